"""Claims as a proof shows them: each with its number, and the public words of what bears it.

What bears a claim is known by its pointer. The words at it are taken from the public bundle alone:
where they are not public, no more is told than that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, TypeVar

from pipeline.model.claim import Borne, Claim, How
from pipeline.model.finding import Finding
from pipeline.reporters.proof.fields import Fields
from pipeline.reporters.proof.notes import Note, quoted

_With = TypeVar("_With")
Look = Literal["held", "follows", "exempt", "nothing", "waived"]

_AROUND = 44  # characters of a record on each side of the words that bear a claim
_SAYS: Mapping[Look, tuple[str, str, str]] = {
    "nothing": ("nothing holds it", "that nothing holds", "that nothing holds"),
    "waived": ("waived", "waived", "waived"),
    "held": ("borne out", "borne out", "borne out"),
    "follows": ("follows", "follows", "follow"),
    "exempt": ("claims nothing", "claims nothing", "claim nothing"),
}  # what each look means, of a claim, and behind one and many; in the order in which they are told


@dataclass(frozen=True, slots=True)
class Source:
    """What bears a claim: a record or a field, and the words there between those around them."""

    record: str
    part: str
    before: str = ""
    words: str = ""
    behind: str = ""
    sum: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim on the page. `slot` counts those of its block; `notes` are the findings on it."""

    number: int
    slot: int
    claim: Claim
    look: Look
    sources: tuple[Source, ...]
    why: str
    notes: tuple[Note, ...] = ()
    private: bool = False
    pointers: tuple[Borne, ...] = field(default=())

    @property
    def words(self) -> str:
        """Return its words, the middle left out where they are many."""
        return quoted(self.claim.words)

    @property
    def says(self) -> str:
        """Return how it stands to the evidence, in words."""
        return "in doubt" if self.look == "nothing" and self.sources else _SAYS[self.look][0]

    @property
    def span(self) -> tuple[int, int]:
        """Return where it stands in the plain text of its block."""
        return self.claim.at.start or 0, self.claim.at.end or 0


def told(
    claims: Sequence[Claim],
    notes: Sequence[Note],
    waived: Sequence[tuple[Finding, str]],
    fields: Fields,
) -> tuple[Told, ...]:
    """Return the claims of all documents, numbered as one meets them.

    `waived` are the findings that a waiver accepts, each with the pointer of the waiver.
    """
    found: list[Told] = []
    slots: dict[_Block, int] = {}
    noted = _by_block((note.finding, note) for note in notes)
    accepted = _by_block(waived)
    for number, one in enumerate(claims, 1):
        block = (one.at.document, one.at.section, one.at.block)
        slots[block] = slots.get(block, 0) + 1
        mine = tuple(note for finding, note in noted.get(block, ()) if _is_on(one, finding))
        waiver = next((at for each, at in accepted.get(block, ()) if _is_on(one, each)), "")
        found.append(_told(number, slots[block], one, mine, waiver, fields))
    return tuple(found)


_Block: TypeAlias = tuple[str, str, int | None]


def _by_block(
    found: Iterable[tuple[Finding, _With]],
) -> dict[_Block, list[tuple[Finding, _With]]]:
    """Return findings, each with what goes with it, by the blocks in which they are."""
    blocks: dict[_Block, list[tuple[Finding, _With]]] = {}
    for finding, other in found:
        if at := finding.place.document:
            blocks.setdefault((at.document, at.section, at.block), []).append((finding, other))
    return blocks


def _is_on(one: Claim, finding: Finding) -> bool:
    """Return whether a finding in its block is about a claim, by its rule and its words."""
    at = finding.place.document
    if at is None or finding.rule.id not in one.rules:
        return False
    return (one.at.start or 0) < (at.end or 0) and (at.start or 0) < (one.at.end or 0)


def tally(claims: Sequence[Told]) -> tuple[tuple[Look, str], ...]:
    """Return how claims stand to the evidence, such as `2 borne out`, the doubtful ones first."""
    counts = {look: sum(one.look == look for one in claims) for look in _SAYS}
    return tuple((look, f"{n} {_SAYS[look][min(n, 2)]}") for look, n in counts.items() if n)


def _told(
    number: int, slot: int, one: Claim, notes: tuple[Note, ...], waiver: str, fields: Fields
) -> Told:
    public = tuple(borne for borne in one.borne if fields.is_public(borne.pointer))
    sources = tuple(source for borne in public if (source := _source(borne, fields)))
    return Told(
        number=number,
        slot=slot,
        claim=one,
        look=_look(one, notes, waiver),
        sources=sources,
        why=_why(one, waiver, is_told=bool(notes)),
        notes=notes,
        private=len(public) < len(one.borne),
        pointers=public,
    )


def _look(one: Claim, notes: Sequence[Note], waiver: str) -> Look:
    if notes:
        return "nothing"
    match one.how:
        case How.HELD:
            return "held"
        case How.FOLLOWS:
            return "follows"
        case How.EXEMPT:
            return "exempt"
        case How.NOTHING:
            return "waived" if waiver else "nothing"


def _why(one: Claim, waiver: str, *, is_told: bool) -> str:
    """Return why a claim claims nothing, or what there is to say where nothing holds it."""
    if waiver:
        accepted = f"entry {int(waiver.rpartition('/')[2]) + 1} of ‘waivers’ in the bundle says who"
        lead = "Nothing holds it" if one.how is How.NOTHING else "What was found is waived"
        return f"{lead}: {accepted} looked, and why."
    if one.how is not How.NOTHING or is_told:
        return one.why
    if one.kind == "name":
        return "It is told of where it stands first."
    return "No record that it rests on has it."


def _source(borne: Borne, fields: Fields) -> Source | None:
    """Return what of the public bundle bears a claim; arithmetic alone needs no field."""
    if not borne.pointer:
        return Source("", "", sum=borne.sum) if borne.sum else None
    record, part = fields.name(borne.pointer)
    text = fields.text(borne.pointer)
    start, end = (borne.start, borne.end) if borne.end else (0, len(text))
    before, behind = text[:start] or fields.label(borne.pointer), text[end:]
    return Source(
        record=record,
        part=part,
        before=_last(before) if start else before,
        words="" if borne.sum and not borne.end else _shortened(text[start:end]),
        behind=_first(behind),
        sum=borne.sum,
        anchor=fields.anchor(record),
    )


def _last(text: str) -> str:
    return text if len(text) <= _AROUND else f"… {text[-_AROUND:].partition(' ')[2]}"


def _first(text: str) -> str:
    return text if len(text) <= _AROUND else f"{text[:_AROUND].rpartition(' ')[0]} …"


def _shortened(text: str) -> str:
    most = 3 * _AROUND
    return text if len(text) <= most else f"{text[:most].rpartition(' ')[0]} …"
