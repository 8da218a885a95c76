"""Rows packed into pages, as they are drawn, so that no more than one page is held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model.finding import Finding
from pipeline.runs.overview.entry import Entry, Place
from pipeline.runs.overview.rows import copied, row
from pipeline.runs.overview.totals import Totals
from pipeline.writers.html import pages

_SEVERAL = 2
ROWS = 500
"""The most rows of a page."""
ROOM = 900_000
"""Bytes that its rows may take; style, script and totals take the rest of a megabyte."""


@dataclass(slots=True)
class Page:
    """A page that is being filled: its number, its first row, its rows and the copies in them."""

    number: int
    first: int
    rows: list[str] = field(default_factory=list)
    copies: list[str] = field(default_factory=list)
    size: int = 0

    def has_room(self, size: int) -> bool:
        """Return whether a row of so many bytes can be added; an empty page takes any."""
        return not self.rows or (len(self.rows) < ROWS and self.size + size <= ROOM)

    def add(self, drawn: str, copies: str, size: int) -> None:
        """Add a row, and what it shares with other reports."""
        self.rows.append(drawn)
        self.copies += [copies] if copies else []
        self.size += size

    @property
    def last(self) -> int:
        """Return the number of its last row; one less than its first where it has none."""
        return self.first + len(self.rows) - 1


def packed(
    records: Sequence[Entry],
    order: Sequence[int],
    copies: Mapping[Place, Sequence[Finding]],
    totals: Totals,
) -> Iterator[tuple[Page, bool]]:
    """Yield each page with its rows, and whether it is the last one."""
    page = Page(1, 1)
    for number, at in enumerate(order, 1):
        one = records[at]
        mine = copies.get(one.place, ())
        drawn = pages.index_row(row(one, number, mine, totals.titles[one.title] < _SEVERAL))
        shared = pages.index_copies(copied(one, number, mine)) if mine else ""
        size = len(drawn.encode("utf-8", "replace")) + len(shared.encode("utf-8", "replace"))
        if not page.has_room(size):
            yield page, False
            page = Page(page.number + 1, number)
        page.add(drawn, shared, size)
    yield page, True
