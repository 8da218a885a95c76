"""Where in the tables of a file one reads: table, row and column."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from pipeline.exchange.draft.passages import Cell

_MOST_COLUMNS: Final = 63  # of a table in Word


@dataclass(slots=True)
class _Table:
    number: int
    row: int = -1
    column: int = -1
    more: int = 0  # columns that the cell before takes beyond its own


@dataclass(slots=True)
class Cells:
    """The tables that are open. `count` is how many there were so far, in all parts."""

    count: int
    _open: list[_Table] = field(default_factory=list)

    @property
    def here(self) -> Cell | None:
        """Return the cell that one is in, if in any."""
        if not self._open:
            return None
        one = self._open[-1]
        return Cell(one.number, one.row, one.column, len(self._open))

    def table(self) -> None:
        """Hear that a table begins."""
        self._open.append(_Table(self.count))
        self.count += 1

    def row(self) -> None:
        """Hear that a row begins."""
        if self._open:
            one = self._open[-1]
            one.row, one.column, one.more = one.row + 1, -1, 0

    def cell(self) -> None:
        """Hear that a cell begins."""
        if self._open:
            one = self._open[-1]
            one.column, one.more = one.column + 1 + one.more, 0

    def span(self, width: str) -> None:
        """Hear how many columns the cell takes."""
        if self._open and width.isdecimal():
            self._open[-1].more = min(int(width), _MOST_COLUMNS) - 1

    def end(self) -> None:
        """Hear that the table ends."""
        self._open.pop()
