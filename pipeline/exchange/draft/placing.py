"""Goes through a draft and says of each word what becomes of it: none is passed over."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from pipeline.exchange.draft.accounts import Accounts, Left, Why
from pipeline.exchange.draft.headings import Heading, Headings
from pipeline.exchange.draft.letters import typed
from pipeline.exchange.draft.narrative import LONGEST_HEADING
from pipeline.exchange.draft.own import Own, rows_of
from pipeline.exchange.draft.passages import Draft, Passage, Words
from pipeline.exchange.draft.rows import Existing, Rows
from pipeline.exchange.draft.tables import columns, grid
from pipeline.exchange.sent import key
from pipeline.model.paragraph_marks import alike
from pipeline.runs.slots import Heading as Column
from pipeline.runs.slots import Slot

TOOL: Final = "inspection-reports"
"""Who writes findings into a draft, as comments; nobody’s words."""
_PAGES: Final = re.compile(r"[0-9]{1,5}|[ivxlc]{1,9}", re.IGNORECASE)
_LONGEST: Final = 100  # letters of a heading by which a place is told


@dataclass(frozen=True, slots=True)
class Frame:
    """What a draft is held against: the sections and tables of its report type, what its report
    says by itself, and what the bundle has already: which sections, and which rows of lists.
    `replaces` says that sections of the draft take the place of those, but for the `divided` ones,
    of which a letter to one building has only a part."""

    slots: Sequence[Slot]
    columns: Sequence[Column]
    own: Own
    written: Collection[str]
    existing: Mapping[str, Existing]
    replaces: bool = False
    divided: Collection[str] = ()


def placed(draft: Draft, frame: Frame) -> Accounts:
    """Return what becomes of all words of a draft."""
    passages = tuple(_merged(draft.passages))
    work = _Placing(frame, Headings(frame.slots, passages))
    tables = _by_table(passages)
    for one in passages:
        work.set_aside(one)
        if one.cell and one.where == "table":
            if one is tables[one.cell.table][0]:
                work.table(tables[one.cell.table])
        elif one.text.strip():
            work.passage(one)
    for said in draft.drawn:
        work.drawn(said)
    work.accounts.left += [Left("embedded", "")] * draft.embedded
    work.settle()
    return work.accounts


def _merged(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield passages; one whose end was taken out is one with the next of its place."""
    before: Passage | None = None
    for each in passages:
        one = each
        if before and (before.where, before.cell) == (each.where, each.cell):
            one = replace(each, runs=[*before.runs, *each.runs])
        elif before:
            yield before
        before = None if one.ends else one
        if one.ends:
            yield one
    if before:
        yield before


def _by_table(passages: Iterable[Passage]) -> Mapping[int, list[Passage]]:
    found: dict[int, list[Passage]] = {}
    for one in passages:
        if one.cell and one.where == "table":
            found.setdefault(one.cell.table, []).append(one)
    return found


@dataclass(slots=True)
class _Placing:
    frame: Frame
    headings: Headings
    accounts: Accounts = field(default_factory=Accounts)
    _at: Heading | None = None  # of the section that one is in, whichever the last heading was
    _part: str = ""  # a heading within the section, whose first paragraph is still to come
    _below: str = ""  # one below such a heading, likewise
    _level: int = 0  # of the last heading of a part in this section; 0 before the first
    _under: str = ""
    _why: Why = "before the first section"

    # --- what is no text of the report -----------------------------------------------------

    def set_aside(self, one: Passage) -> None:
        """Account for words of a passage that are not read."""
        for words in one.runs:
            if words.is_read or not words.text.strip():
                continue
            match words.standing:
                case "field" | "prompt" if self._is_of_word(one, words):
                    self.accounts.own.append(words.text)
                case "deleted" | "moved away" | "hidden" | "struck" | "field" | "prompt" | "stray":
                    self._leave(words.standing, words.text)
                case "written" | "inserted":
                    raise AssertionError("these are read")

    def _is_of_word(self, one: Passage, words: Words) -> bool:
        """Return whether Word or the report says by itself what nobody seems to have typed.

        A page number does; a date in a sentence may be what matters in it.
        """
        if words.standing == "prompt":
            return key(words.text) in self.frame.own.prompts
        return one.where in ("header", "footer") or bool(_PAGES.fullmatch(words.text.strip()))

    def drawn(self, said: str) -> None:
        """Account for words that describe a picture, or are drawn."""
        if key(said) in self.frame.own.drawn:
            self.accounts.own.append(said)
        else:
            self.accounts.left.append(Left("description", said))

    def _leave(self, why: Why, words: str, detail: str = "") -> None:
        self.accounts.left.append(Left(why, words, self._under, detail))

    # --- text ------------------------------------------------------------------------------

    def passage(self, one: Passage) -> None:
        """Account for a passage that is in no table."""
        self.accounts.inserted += any(each.standing == "inserted" for each in one.runs)
        match one.where:
            case "body":
                self._body(one)
            case "comment" if one.by == TOOL:
                self.accounts.own.append(one.text)
            case "header" | "footer" if self.frame.own.has(one):
                self.accounts.own.append(one.text)
            case "table":
                self._leave("table", one.text)
            case "comment":
                self._leave("comment", one.text, f"by {one.by}" if one.by else "")
            case _:
                self._leave(one.where, one.text)

    def _body(self, one: Passage) -> None:
        heading = self.headings.of(one)
        if one.is_contents or not typed(one.text):  # of letters that nobody sees
            self.accounts.own.append(one.text)
        elif heading and self._begins_part(heading, one):
            self._begin_part(heading, one)
        elif heading and (heading.slot or not self.frame.own.has(one)):
            self._head(heading, one)
        elif self.frame.own.has(one):
            self.accounts.own.append(one.text)
            if heading and self._at and heading.level <= self._at.level:
                self._end_section(one)
        else:
            self._place(one)

    def _begins_part(self, heading: Heading, one: Passage) -> bool:
        """Return whether a heading stands within a section that people write, below its own."""
        if heading.slot or self._at is None or heading.level <= self._at.level:
            return False
        is_ours = key(one.text) in self.frame.own.parts or not self.frame.own.has(one)
        takes = self._at.slot is not None and self._at.slot.narrative
        return bool(takes) and is_ours and len(alike(one.text)) <= LONGEST_HEADING

    def _begin_part(self, heading: Heading, one: Passage) -> None:
        """Begin a part of the section, or a part of that where the heading is a lower one."""
        if self._level and heading.level > self._level:
            if self._below:
                self._leave("heading", self._below)
            self._below = alike(one.text)
            return
        self._drop_part()
        self._part, self._level = alike(one.text), heading.level

    def _drop_part(self) -> None:
        """Leave out the headings of a part in which nothing stands."""
        for waiting in filter(None, (self._part, self._below)):
            self._leave("heading", waiting)
        self._part = self._below = ""

    def _head(self, heading: Heading, one: Passage) -> None:
        self._drop_part()
        self._level = 0
        if heading.slot:
            self._at, self._under = heading, heading.slot.title
            is_known = not heading.beyond or self.frame.own.has(one)
            name = one.text if is_known else _before(one.text, heading.beyond)
            self.accounts.own.append(name)
            if not is_known:
                self._leave("beyond a heading", heading.beyond)
            return
        self._leave("heading", one.text)
        if self._at is None or heading.level <= self._at.level:
            self._end_section(one)

    def _end_section(self, one: Passage) -> None:
        words = alike(one.text)
        self._under = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
        self._at, self._why = None, "under another heading"

    def _place(self, one: Passage) -> None:
        slot = self._at.slot if self._at else None
        heads = [one for one in (self._part, self._below) if one]
        replaces = self.frame.replaces and (not slot or slot.narrative not in self.frame.divided)
        takes = slot is not None and slot.narrative and slot.is_shown and replaces
        if key(one.text) in self.frame.own.written and not takes:
            self.accounts.there += [*heads, one.text]
            self._part = self._below = ""
            return
        if slot is None:
            self._leave(self._why, one.text)
        elif not slot.narrative:
            self._leave("in a section of fields", one.text)
        elif not slot.is_shown:
            self._leave("in a section that is not shown", one.text)
        elif slot.narrative in self.frame.written and not replaces:
            self._leave("in a section that has words", one.text)
        else:
            self.accounts.titles[slot.narrative] = slot.title
            self.accounts.placed.setdefault(slot.narrative, []).append(one)
            one.heading, one.subheading = self._part, self._below
            self._part = self._below = ""
        self._drop_part()

    def settle(self) -> None:
        """Leave a section alone in which nothing stands but what is planned for it."""
        self._drop_part()
        planned = self.frame.own.planned
        for name, passages in list(self.accounts.placed.items()):
            if all(key(one.text) in planned and not one.begins for one in passages):
                del self.accounts.placed[name]
                self.accounts.own += [one.text for one in passages]
        self._tell_numbers_of_paragraphs()

    def _tell_numbers_of_paragraphs(self) -> None:
        """Mark paragraphs with numbers that go on from section to section: they are no list."""
        sections: dict[str, set[str]] = {}
        for name, passages in self.accounts.placed.items():
            for one in passages:
                sections.setdefault(one.list, set()).add(name)
        for passages in self.accounts.placed.values():
            for one in passages:
                goes_on = one.mark == "number" and len(sections[one.list]) > 1
                one.is_numbered = one.is_numbered or goes_on

    # --- tables ----------------------------------------------------------------------------

    def table(self, passages: Sequence[Passage]) -> None:
        """Account for a table."""
        said = [one for one in passages if one.text.strip()]
        self.accounts.inserted += any(
            each.standing == "inserted" for one in said for each in one.runs
        )
        is_outer = all(one.cell and one.cell.depth == 1 for one in said)
        is_known = all(map(self.frame.own.has, said))
        cells = grid(said)
        of = columns(cells, self.frame.columns) if is_outer and not is_known else None
        if of:
            existing = self.frame.existing.get(of.list)
            Rows(of, existing, self.frame.own, self._under, self.accounts).take(cells)
            return
        for row in rows_of(said):
            self._row(row)

    def _row(self, row: Sequence[Passage]) -> None:
        """Account for a row. Where it is no row of the report, what changed may be in any cell."""
        new = [one for one in row if not self.frame.own.has(one)]
        is_known = bool(new) or self.frame.own.has_row(row)
        for one in row:
            if is_known and one not in new:
                self.accounts.own.append(one.text)
            else:
                self._leave("table", one.text)


def _before(words: str, beyond: str) -> str:
    """Return the name of a section that a heading says, without what it says beyond."""
    return words[: max(words.rfind(beyond), 0)] if beyond in words else words
