"""From a place in a bundle to the cell that it came from."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.evidence.json.pointer import Path
from pipeline.exchange.workbook.columns import Column
from pipeline.exchange.workbook.grids import Row
from pipeline.exchange.workbook.layout import Table


@dataclass(slots=True)
class Places:
    """Where the entries of a bundle stand in sheets."""

    entries: dict[Path, list[tuple[Table, Row]]] = field(default_factory=dict)
    sheets: dict[Path, str] = field(default_factory=dict)

    def add(self, path: Path, table: Table, row: Row) -> None:
        """Note which row an entry is."""
        self.entries.setdefault(path, []).append((table, row))

    def cell(self, path: Path) -> str:
        """Return the cell of a value, or the nearest that there is: its row, its sheet; or ''."""
        for length in range(len(path), -1, -1):
            if length in (len(path), 0) or path[:length] in self.entries:
                found = self._in_row(path[:length], path[length:])
                if found:
                    return found
            if length and path[:length] in self.sheets:
                return self.sheets[path[:length]]
        return ""

    def _in_row(self, entry: Path, rest: Path) -> str:
        named = tuple(one for one in rest if isinstance(one, str))
        first = ""
        for table, row in self.entries.get(entry, ()):
            for at, column in enumerate(table.columns):
                if at in row.places and _is_about(column, named):
                    return row.places[at]
            own = min((at for at in row.places if at >= table.first), default=None)
            first = first or ("" if own is None or named else row.places[own])
        return first or (self._row_of(entry) if entry else "")

    def _row_of(self, entry: Path) -> str:
        return next((row.place for _, row in self.entries.get(entry, ())), "")


def _is_about(column: Column, named: tuple[str, ...]) -> bool:
    """Return whether a column holds a value, something in it, or what it is in."""
    if column.use != "value" or not named:
        return False
    length = min(len(named), len(column.path))
    return bool(length) and column.path[:length] == named[:length]
