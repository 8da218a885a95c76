"""Cells as they stand in a sheet, and which rows and columns of a table they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.exchange.workbook.columns import Column
from pipeline.exchange.workbook.layout import Table
from pipeline.exchange.workbook.names import same
from pipeline.exchange.workbook.readings import Cell, is_blank
from pipeline.exchange.workbook.scan import letters_of
from pipeline.exchange.workbook.told import Told

PART, FIELD, VALUE, HINT = FORM_HEADERS = ("Part", "Field", "Value", "What belongs there")
WHOLE_PART: Final = "This bundle"
_MOST_ABOVE: Final = 30  # rows in which the headers are looked for
_FEW: Final = 8  # cells that are named


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a sheet or a CSV file, from A1 on, and its name; `title` without an ending."""

    name: str
    rows: Sequence[Sequence[Cell]]
    title: str = ""

    def where(self, row: int, column: int) -> str:
        """Return what a cell is called; both are counted from 0."""
        return f"{self.name}!{letters_of(column)}{row + 1}"

    def filled(self) -> Iterator[tuple[int, int, Cell]]:
        """Yield row, column and content of each cell that is not blank."""
        for row, cells in enumerate(self.rows):
            for column, cell in enumerate(cells):
                if not is_blank(cell):
                    yield row, column, cell


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what stands in its columns, and where. Both by the number of a column."""

    cells: Mapping[int, Cell]
    places: Mapping[int, str]

    @property
    def place(self) -> str:
        """Return where it begins."""
        return next(iter(self.places.values()), "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a grid says of a table."""

    rows: tuple[Row, ...]
    told: tuple[Told, ...]


def part_of(column: Column) -> str:
    """Return which part of a form a field stands in."""
    return column.part or WHOLE_PART


def sheet_of(grid: Grid, table: Table, ours: frozenset[str]) -> Sheet:
    """Return the rows of a table. `ours` are the texts that we put around them."""
    if table.form:
        return _form(grid, table, ours)
    names = {same(one.header): at for at, one in enumerate(table.columns)}
    top, columns, told = _headers(grid, names)
    if top < 0:
        return Sheet((), tuple(told))
    rows = tuple(_rows(grid, top, columns))
    lost: dict[int, list[tuple[int, int]]] = {}
    for row, column, cell in grid.filled():
        if (row < top and cell not in ours) or (row > top and column not in columns):
            lost.setdefault(column if row > top else -1, []).append((row, column))
    return Sheet(rows, (*told, *(_lost(grid, one) for one in lost.values())))


def unknown_cells(grid: Grid, ours: frozenset[str]) -> tuple[Told, ...]:
    """Return what is told of the cells of a sheet from which nothing is read."""
    found = [(row, column) for row, column, cell in grid.filled() if cell not in ours]
    return (_lost(grid, found),) if found else ()


def _rows(grid: Grid, top: int, columns: Mapping[int, int]) -> Iterator[Row]:
    for at, cells in enumerate(grid.rows[top + 1 :], top + 1):
        found = {columns[i]: one for i, one in enumerate(cells) if i in columns}
        if not all(map(is_blank, found.values())):
            places = {own: grid.where(at, i) for i, own in columns.items()}
            yield Row(dict(sorted(found.items())), dict(sorted(places.items())))


def _headers(grid: Grid, names: Mapping[str, int]) -> tuple[int, dict[int, int], list[Told]]:
    """Return the row of the headers, which columns they are above, and what to tell of them."""
    counted = [
        (sum(1 for one in cells if isinstance(one, str) and same(one) in names), -at)
        for at, cells in enumerate(grid.rows[:_MOST_ABOVE])
    ]
    most, below = max(counted, default=(0, 0))
    if not most:
        if not any(grid.filled()):
            return -1, {}, []
        said = "No row of this sheet has the names of its columns: nothing of it is taken in."
        return -1, {}, [Told("error", grid.name, said, "Put the row of headers back.")]
    found: dict[int, int] = {}
    told: list[Told] = []
    for i, cell in enumerate(grid.rows[-below]):
        if is_blank(cell):
            continue
        own = names.get(same(str(cell)))
        if own is None:
            said = "This column is not known."
            told.append(Told("warning", grid.where(-below, i), said, _KNOWN))
        elif own in found.values():
            said = "This column is there twice, and the second is not taken in."
            told.append(Told("error", grid.where(-below, i), said, "Leave one of them."))
        else:
            found[i] = own
    return -below, found, told


_KNOWN: Final = "‘new TYPE --as xlsx’ writes a workbook with all columns that there are."


def _lost(grid: Grid, cells: Sequence[tuple[int, int]]) -> Told:
    """Return what is told of cells that no column takes in."""
    named = ", ".join(f"{letters_of(column)}{row + 1}" for row, column in cells[:_FEW])
    more = f" and {len(cells) - _FEW:,} more" if len(cells) > _FEW else ""
    said = f"What stands here belongs to no column and is not taken in: {named}{more}."
    return Told("warning", grid.where(*cells[0]), said, "Move it to where it belongs.")


# --- forms -----------------------------------------------------------------------------------


def _form(grid: Grid, table: Table, ours: frozenset[str]) -> Sheet:
    """Return a form as one row whose columns are its fields."""
    names = {same(one): at for at, one in enumerate(FORM_HEADERS)}
    top, columns, told = _headers(grid, names)
    at = {own: i for i, own in columns.items()}
    if top < 0:
        return Sheet((), tuple(told))
    if not {0, 1, 2} <= at.keys():
        said = "The columns ‘Part’, ‘Field’ and ‘Value’ must be there; nothing is taken in."
        return Sheet((), (*told, Told("error", grid.where(top, 0), said)))
    fields = {(same(part_of(one)), same(one.title)): n for n, one in enumerate(table.columns)}
    cells: dict[int, Cell] = {}
    places: dict[int, str] = {}
    strange: list[tuple[int, int]] = []
    for row, line in enumerate(grid.rows):
        own = fields.get(_named(line, at)) if row > top else None
        known = {at[0], at[1]} if own is not None else set[int]()
        if own is not None and own not in places:
            known.add(at[2])
            cells[own] = line[at[2]] if at[2] < len(line) else None
            places[own] = grid.where(row, at[2])
        strange += [
            (row, i)
            for i, one in enumerate(line)
            if row != top and i not in known and not is_blank(one) and one not in ours
        ]
    lost = (_lost(grid, strange),) if strange else ()
    return Sheet((Row(cells, places),) if cells else (), (*told, *lost))


def _named(line: Sequence[Cell], at: Mapping[int, int]) -> tuple[str, str]:
    """Return part and field of a row of a form."""
    part, title = (line[at[n]] if at[n] < len(line) else None for n in range(2))
    return same(str(part or "")), same(str(title or ""))
