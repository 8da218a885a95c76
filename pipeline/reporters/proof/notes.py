"""Findings as the numbered notes of a proof, each at its place in the documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.model.document import Block, Document, block_inlines, plain
from pipeline.model.finding import DocumentAddress, Finding, Severity
from pipeline.model.places import Places, parts
from pipeline.report_type.sources import cite
from pipeline.reporters.causes import WORST, badness

_RANKS = {severity: rank for rank, severity in enumerate(Severity)}
_QUOTED = 60
"""Characters of a passage that a note repeats, so that one knows which words it is about."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that the proof can show: a section, perhaps a block, perhaps words of that block.

    The masthead is a section without an id.
    `start` and `end` are characters of the block's plain text, without white space at the edges;
    both are 0 where the block as a whole is meant.
    """

    document: str
    section: str
    block: int = -1
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A finding with its number on the proof. Without a spot it is about the bundle or report.

    A `brief` one is told in a line: worse ones of its rule stand in the same section.
    """

    number: int
    finding: Finding
    spot: Spot | None
    words: str = ""
    brief: bool = False

    @property
    def severity(self) -> str:
        """Return `error`, `warning` or `notice`: the last, too, for what is acknowledged."""
        return self.finding.weight.value

    @property
    def standing(self) -> str:
        """Return `error`, `warning` or `notice`; or that it is `acknowledged`."""
        return self.finding.standing

    @property
    def rank(self) -> int:
        """Return how bad it is, 0 the worst."""
        return _RANKS[self.finding.weight]

    @property
    def name(self) -> str:
        """Return the name of its rule in words, such as `long paragraph`."""
        name = self.finding.rule.name.replace("-", " ")
        return f"{name}, acknowledged" if self.finding.acknowledged else name

    @property
    def label(self) -> str:
        """Return what the number says to somebody who does not see it."""
        return f"Finding {self.number}, {self.severity}: {self.name}"

    @property
    def why(self) -> str:
        """Return why its rule is there."""
        return self.finding.rule.why

    @property
    def source(self) -> str:
        """Return who says so, in words, or ''."""
        return cite(self.finding.citation) if self.finding.citation else ""

    @property
    def where(self) -> str:
        """Return the line and column of the bundle, never the name of the file, or ''.

        So the same bundle gives the same proof in any folder.
        """
        at = self.finding.place.bundle
        return f"line {at.line}, column {at.column}" if at and at.line else ""

    @property
    def pointer(self) -> str:
        """Return its JSON pointer in the bundle, or ''."""
        return self.finding.place.bundle.pointer if self.finding.place.bundle else ""

    @property
    def template(self) -> str:
        """Return the line of the template whose words they are, or ''."""
        at = self.finding.place.template
        return f"{at.file}, line {at.line}" if at else ""


@dataclass(frozen=True, slots=True)
class Kind:
    """Notes of one rule in one section: the worst three, and the rest, which are told briefly."""

    worst: tuple[Note, ...]
    rest: tuple[Note, ...]

    @property
    def name(self) -> str:
        """Return the name of the rule in words, with how many there are: `long paragraph: 12`."""
        return f"{self.worst[0].name}: {len(self.worst) + len(self.rest)}"


def numbered(documents: Sequence[Document], findings: Sequence[Finding]) -> tuple[Note, ...]:
    """Return all findings in the order one meets them: in general, then as the documents read."""
    blocks, places = _blocks(documents), Places(documents)
    order = {key: at for at, key in enumerate(blocks)}
    spots = [_spot(places.of(finding), blocks) for finding in findings]
    met = sorted(
        range(len(findings)), key=lambda at: (*_met(spots[at], order), _rank(findings[at]), at)
    )
    notes = [
        Note(number, findings[at], spots[at], _words(spots[at], blocks))
        for number, at in enumerate(met, 1)
    ]
    brief = {note.number for kind in together(notes) for note in kind.rest}
    return tuple(replace(note, brief=note.number in brief) for note in notes)


def together(notes: Sequence[Note]) -> tuple[Kind, ...]:
    """Return the notes of one rule in one section, where they are many. No error is among them."""
    found: dict[tuple[str, str, str], list[Note]] = {}
    for note in notes:
        if note.spot and note.finding.severity is not Severity.ERROR:
            key = (note.finding.rule.id, note.spot.document, note.spot.section)
            found.setdefault(key, []).append(note)
    kinds = (sorted(same, key=lambda one: badness(one.finding)) for same in found.values())
    return tuple(Kind(tuple(same[:WORST]), tuple(same[WORST:])) for same in kinds if same[WORST:])


_Section = tuple[str, str]


def _blocks(documents: Sequence[Document]) -> dict[_Section, tuple[Block, ...]]:
    """Return the blocks of all mastheads and sections, as one meets them."""
    return {(one.id, section): blocks for one in documents for section, blocks in parts(one)}


def text(block: Block) -> str:
    """Return the plain text of a block, in which spans are counted."""
    return "".join(plain(run) for run in block_inlines(block))


def _spot(at: DocumentAddress | None, blocks: dict[_Section, tuple[Block, ...]]) -> Spot | None:
    """Return the nearest place that there is: an address is believed only as far as it leads."""
    if at is None:
        return None
    found = blocks[at.document, at.section]
    if at.block is None or not 0 <= at.block < len(found):
        return Spot(at.document, at.section)
    start, end = _trimmed(text(found[at.block]), at.start or 0, at.end or 0)
    return Spot(at.document, at.section, at.block, start, end)


def _trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without white space at its edges; 0, 0 for all of a block or none of it."""
    start, end = max(start, 0), min(end, len(words))
    start += len(words[start:end]) - len(words[start:end].lstrip())
    end = max(start, start + len(words[start:end].rstrip()))
    is_all = not words[:start].strip() and not words[end:].strip()
    return (0, 0) if is_all or start >= end else (start, end)


def _met(spot: Spot | None, order: dict[_Section, int]) -> tuple[int, ...]:
    if spot is None:
        return (-1,)
    return order[spot.document, spot.section], spot.block, spot.start, -spot.end


def _rank(finding: Finding) -> int:
    return _RANKS[finding.weight]


def _words(spot: Spot | None, blocks: dict[_Section, tuple[Block, ...]]) -> str:
    """Return the words that a spot marks, the middle left out where they are many."""
    if spot is None or not spot.end:
        return ""
    return quoted(text(blocks[spot.document, spot.section][spot.block])[spot.start : spot.end])


def quoted(words: str) -> str:
    """Return words as a note repeats them: the middle is left out where they are many."""
    whole = " ".join(words.split())
    if len(whole) <= _QUOTED:
        return whole
    first, last = whole[: _QUOTED // 2].rsplit(" ", 1)[0], whole[-_QUOTED // 3 :].split(" ", 1)[-1]
    return f"{first} … {last}"
