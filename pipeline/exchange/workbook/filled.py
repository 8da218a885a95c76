"""From a bundle to the rows of its sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from pipeline.evidence.json.pointer import Path
from pipeline.evidence.json.reading import Json
from pipeline.exchange.workbook.cells import write
from pipeline.exchange.workbook.grids import Row
from pipeline.exchange.workbook.layout import Layout, Table
from pipeline.exchange.workbook.readings import EMPTY, Cell
from pipeline.exchange.workbook.taken import taken

MOST_LETTERS: Final = 32_767
"""Letters of a cell. Spreadsheets cut what is longer."""

Rows = Mapping[str, list[dict[int, Cell]]]
"""The rows of each sheet: by the number of a column, the cell."""


@dataclass(frozen=True, slots=True)
class Filled:
    """The rows of a bundle, and the paths of what has no place in them or is too long."""

    rows: Rows = field(repr=False)
    lost: tuple[Path, ...] = ()
    too_long: tuple[Path, ...] = ()


def filled(layout: Layout, data: Any) -> Filled:
    """Return the rows of a bundle. They are read back at once: what is not the same is `lost`."""
    filling = _Filling(layout)
    for table in layout.tables:
        filling.table(table, data)
    rows = {name: found for name, found in filling.rows.items() if found}
    back = taken(layout, {name: [_row(one) for one in found] for name, found in rows.items()}, {})
    lost = tuple(_differences(data, back.data, ()))
    return Filled(rows, lost, tuple(filling.too_long))


def _row(cells: Mapping[int, Cell]) -> Row:
    return Row(cells, dict.fromkeys(cells, ""))


class _Filling:
    """The rows so far."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.rows: dict[str, list[dict[int, Cell]]] = {one.name: [] for one in layout.sheets}
        self.too_long: list[Path] = []
        self.entries: dict[tuple[str, ...], list[tuple[Path, Any, Cell]]] = {}

    def table(self, table: Table, data: Any) -> None:
        """Put in the rows of a table."""
        if table.form:
            self.rows[table.name].append(self._cells(table, data, ()))
            return
        parents = (
            self.entries.get(table.parent.from_top, []) if table.parent else [((), data, None)]
        )
        own = self.entries.setdefault(table.from_top, [])
        for path, value, name in parents:
            found = _at(value, table.path)
            if found is None:
                continue
            told_by_rows = table.parent is not None and table.parent.silent
            if not found and (told_by_rows or not table.required):
                self._mark(table, name)
            for step, entry in _entries(found):
                own.append(self._entry(table, (*path, *table.path, step), entry, name))

    def _entry(self, table: Table, path: Path, entry: Any, parent: Cell) -> tuple[Path, Any, Cell]:
        if table.silent:
            return path, entry, str(path[-1])
        cells = self._cells(table, entry, path)
        if (at := table.column("parent")) is not None:
            cells[at] = parent
        if (at := table.column("key")) is not None:
            cells[at] = write(table.columns[at], str(path[-1]))
        if (at := table.column("number")) is not None:
            cells[at] = len(self.rows[table.name]) + 1
        self.rows[table.name].append(cells)
        at = table.names_rows
        return path, entry, None if at is None else cells.get(at)

    def _cells(self, table: Table, entry: Any, path: Path) -> dict[int, Cell]:
        cells: dict[int, Cell] = {}
        for at, column in enumerate(table.columns):
            value = _at(entry, column.path)
            if column.use != "value" or value is None:
                continue
            empty = isinstance(value, list) and not value
            cell = None if empty and column.must else write(column, value)
            if isinstance(cell, str) and len(cell) > MOST_LETTERS:
                self.too_long.append((*path, *column.path))
            if cell is not None:
                cells[at] = cell
        return cells

    def _mark(self, table: Table, parent: Cell) -> None:
        """Say that a list is there, and empty."""
        if table.silent:
            below = next(one for one in self.layout.tables if one.parent is table)
            self.rows[below.name].append({below.column("parent") or 0: EMPTY})
            return
        cells: dict[int, Cell] = {table.first: EMPTY}
        if (at := table.column("parent")) is not None:
            cells[at] = parent
        self.rows[table.name].append(cells)


def _at(value: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        if not isinstance(value, dict):
            return None
        value = value.get(step)
    return value


def _entries(found: Json) -> Iterator[tuple[str | int, Json]]:
    if isinstance(found, dict):
        yield from found.items()
    elif isinstance(found, list):
        yield from enumerate(found)


def _differences(one: Any, other: Any, path: Path) -> Iterator[Path]:
    """Yield where two values differ, as deep as it can be told."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in dict.fromkeys((*one, *other)):
            if key not in one or key not in other:
                yield (*path, key)
            else:
                yield from _differences(one[key], other[key], (*path, key))
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for at, (mine, theirs) in enumerate(zip(one, other, strict=True)):
            yield from _differences(mine, theirs, (*path, at))
    elif one != other or isinstance(one, bool) != isinstance(other, bool):
        yield path
