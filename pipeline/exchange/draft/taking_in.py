"""A draft taken into a bundle: what became of its words, and the bundle with those it took."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from pipeline.evidence.find import RawBundle
from pipeline.evidence.json.strict import MAX_BYTES, JsonFile, Refused, parse
from pipeline.exchange.draft.accounts import Accounts, Left
from pipeline.exchange.draft.filled import Data, filled, is_blank, is_shaped, written_sections
from pipeline.exchange.draft.narrative import LONGEST, MOST, Paragraph, joined, paragraphs
from pipeline.exchange.draft.own import Own, blocks_of, own, section_of
from pipeline.exchange.draft.passages import Draft, Passage
from pipeline.exchange.draft.placing import Frame, placed
from pipeline.exchange.draft.rows import Existing
from pipeline.exchange.sent import key
from pipeline.model.document import BundleSource, Document, Table, plain, texts
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Finding
from pipeline.runs.composed import Composed, composed
from pipeline.runs.slots import headings, slots

_FILL: Final = "Fill in the blanks of the lists that ‘validate’ names first."


class RefusedError(Exception):
    """A bundle that no draft can be taken into: findings that say why."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        super().__init__("refused")
        self.findings = tuple(findings)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of the words of a draft.

    `narrative` are the paragraphs that each section gets. `content` is the text of the bundle with
    all that was placed: as it was, where that is nothing. It may say what no bundle may.
    `replaced` counts paragraphs of the bundle that stand in it no more.
    """

    accounts: Accounts
    narrative: Mapping[str, tuple[Paragraph, ...]]
    content: str
    is_valid: bool = True
    replaced: int = 0

    @property
    def is_something(self) -> bool:
        """Return whether anything was placed."""
        return bool(self.narrative or self.accounts.entries)


def taken_in(draft: Draft, source: RawBundle, *, replaces: bool = False) -> TakenIn:
    """Return a draft taken into a bundle, in which blanks may be left.

    A section that has words keeps them, unless the draft `replaces` them.
    Raises RefusedError for one that is not valid, BrokenError for one that has no place for words.

    What a template says only where there is a narrative is told from it by composing once more.
    """
    before, parsed = composed(source), parse(source.raw, source.name)
    if not isinstance(before, Composed):
        raise RefusedError(before)
    if isinstance(parsed, Refused) or not is_shaped(parsed.data):
        raise BrokenError("In this bundle blanks are left, and lists that are none.", hint=_FILL)
    frame = replace(frame_of(before, parsed), replaces=replaces)
    found = _taken(draft, frame, parsed)
    if len(found.content.encode()) > MAX_BYTES:
        raise BrokenError("With all words of this draft the bundle would be too large to be read.")
    after = composed(RawBundle(source.name, found.content.encode()))
    if found.is_something and isinstance(after, Composed) and after.documents:
        more = frame.own.with_template(after.documents)
        return _taken(draft, replace(frame, own=more), parsed)
    is_valid = isinstance(after, Composed) and bool(after.bundle or not before.bundle)
    return replace(found, is_valid=is_valid)


def frame_of(before: Composed, parsed: JsonFile) -> Frame:
    """Return what a draft is held against."""
    data = parsed.data
    assert isinstance(data, dict)
    return Frame(
        slots=slots(before.report_type, before.bundle),
        columns=headings(before.report_type),
        own=own(before.documents),
        written=written_sections(data),
        divided=_divided(before),
        existing={
            name: Existing(entries)
            for name in ("requirements", "recommendations")
            if (entries := _by_action(name, data.get(name, []), before.documents))
        },
    )


def _divided(before: Composed) -> frozenset[str]:
    """Return the sections that have paragraphs for one building of a home."""
    written = before.bundle.narrative if before.bundle else {}
    return frozenset(one for one, said in written.items() if any(each.building for each in said))


def _by_action(name: str, entries: Any, documents: Iterable[Document]) -> Mapping[str, list[Data]]:
    """Return entries by what is to be done, as they are written and as tables print them."""
    printed = dict(_printed(documents))
    found: dict[str, list[Data]] = {}
    for at, one in enumerate(entries):
        if not is_blank(one["action"]):
            written = key(one["action"])
            for words in {written, printed.get(f"/{name}/{at}/action", written)}:
                found.setdefault(words, []).append(one)
    return found


def _printed(documents: Iterable[Document]) -> Iterator[tuple[str, str]]:
    """Yield the pointer that each cell of a table begins with, and its words with what follows."""
    for block in blocks_of(documents):
        for row in block.rows if isinstance(block, Table) else ():
            for cell in row.cells:
                source = next((one.source for one in texts(cell.inlines)), None)
                if isinstance(source, BundleSource):
                    yield source.pointer, key(plain(cell.inlines))


def _taken(draft: Draft, frame: Frame, parsed: JsonFile) -> TakenIn:
    accounts = placed(draft, frame)
    narrative = {
        section: fitting
        for section in dict.fromkeys(slot.narrative for slot in frame.slots)
        if (fitting := _fitting(section, accounts, frame.own))
    }
    replaced = sum(_replaced(section, narrative, accounts, frame.own) for section in [*narrative])
    content = filled(parsed, narrative, accounts.entries, frame.own.entries)
    return TakenIn(accounts, narrative, content, replaced=replaced)


def _replaced(
    section: str, narrative: dict[str, tuple[Paragraph, ...]], accounts: Accounts, own: Own
) -> int:
    """Return how many paragraphs of a section are gone; one that is as it was is left alone."""
    before = [one for one in own.entries.values() if section_of(one) == section]
    found = [own.entries.get((section, *one.keys), "") for one in narrative[section]]
    headings = [own.headed.get(one, ("", "")) for one in found]
    is_same = headings == [(one.heading, one.subheading) for one in narrative[section]]
    if before and found == before and is_same:
        accounts.there += [one.text for one in accounts.placed.pop(section)]
        del narrative[section]
        return 0
    return len(set(before).difference(found))


def _fitting(section: str, accounts: Accounts, own: Own) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a section that a bundle can hold; the others are left out."""
    known = {tuple(keys) for name, *keys in own.entries if name == section}
    found: list[Paragraph] = []
    kept: list[Passage] = []
    for one in joined(paragraphs(accounts.placed.get(section, ()), own.planned), known):
        if len(one.text) <= LONGEST and len(found) < MOST:
            found.append(one)
            kept += one.passages
        else:
            title = accounts.titles[section]
            accounts.left += [Left("too long", each.text, title) for each in one.passages]
    if section in accounts.placed:
        accounts.placed[section] = kept
    return tuple(found)
