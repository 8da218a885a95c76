"""From sheets, wherever they come from, to a bundle: which grid is which sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final, NamedTuple

from pipeline.evidence.schema.view import bundle_view
from pipeline.exchange.workbook.blank import blank
from pipeline.exchange.workbook.grids import WHOLE_PART, Grid, Row, sheet_of, unknown_cells
from pipeline.exchange.workbook.guide import LISTS, NAME, explains
from pipeline.exchange.workbook.hints import surroundings
from pipeline.exchange.workbook.known import Known
from pipeline.exchange.workbook.layout import Layout, Table, layout_of
from pipeline.exchange.workbook.names import same
from pipeline.exchange.workbook.readings import is_blank
from pipeline.exchange.workbook.taken import Taken, taken
from pipeline.exchange.workbook.told import Told

_EXPLAINING: Final = {same(one): one for one in (NAME, LISTS)}
TYPE: Final = "Report type"
VERSION: Final = "Schema version"
_MOST_ROWS: Final = 300
_MOST_ABOVE: Final = 30  # rows in which the headers of a sheet with another name are looked for
_MOST_OF_THEM: Final = 0.5
_FEWEST_ALIKE: Final = 2


@cache
def _form() -> str:
    """Return the name of the form of what each bundle has."""
    return layout_of("", bundle_view(None)).tables[0].name


class Said(NamedTuple):
    """What a form says of a bundle as a whole, and in which cell; '' on a sheet not ours."""

    text: str
    where: str


def said_of_all(grids: Sequence[Grid], field: str) -> Said | None:
    """Return what a form says of the bundle as a whole, or None if no form has such a field."""
    for grid in grids:
        for row, cells in enumerate(grid.rows[:_MOST_ROWS]):
            at = next((i for i, one in enumerate(cells) if one == WHOLE_PART), None)
            if at is None or [same(str(one)) for one in cells[at + 1 : at + 2]] != [same(field)]:
                continue
            value = cells[at + 2] if at + 2 < len(cells) else None
            text = "" if is_blank(value) else str(value).strip().removesuffix(".0")
            known = grid.title or same(grid.name) == same(_form())
            return Said(text, grid.where(row, at + 2) if known else "")
    return None


def read_back(
    given: Sequence[Grid], layout: Layout, known: Known, before: Iterable[Told] = ()
) -> Taken:
    """Return the bundle that grids are, by a layout.

    What was told of them `before` is told again, by the names that sheets have here.
    """
    names = _names(given, layout)
    grids = [replace(one, name=names[one.name], title=one.title or one.name) for one in given]
    rows: dict[str, tuple[Row, ...]] = {}
    told: list[Told] = [_renamed(one, names) for one in before]
    words = surroundings(layout)
    for grid in grids:
        table = _home(grid, layout)
        if table is None and same(grid.title) in _EXPLAINING:
            told += unknown_cells(grid, explains(layout, known))
        elif table is None:
            told += _strange(grid, layout)
        elif table.name in rows:
            said = "This sheet is there twice, and the second is not taken in."
            told.append(Told("error", grid.name, said, "Leave one of them."))
        else:
            found = sheet_of(grid, table, words)
            rows[table.name] = found.rows
            told += found.told
    result = taken(layout, rows, blank(layout, known))
    for table in layout.sheets:
        top = next((one.name for one in grids if _home(one, layout) is table), table.name)
        result.places.sheets.setdefault(table.from_top, top)
        if table.parent is not None and table.parent.silent:
            result.places.sheets.setdefault(table.parent.from_top, top)
    order = tuple(one.name for one in grids)
    return replace(result, told=(*told, *result.told), order=order)


def _names(grids: Sequence[Grid], layout: Layout) -> dict[str, str]:
    """Return what grids are called when something is told of them.

    The name of a sheet that is none of ours may be as private as what it holds: it goes by its
    number. A file goes by its name.
    """
    found: dict[str, str] = {}
    for number, grid in enumerate(grids, 1):
        table = _home(grid, layout)
        ours = table.name if table else _EXPLAINING.get(same(grid.name), f"Sheet {number}")
        found[grid.name] = grid.name if grid.title else ours
    return found


def _renamed(told: Told, names: Mapping[str, str]) -> Told:
    name, mark, cell = told.where.rpartition("!")
    if mark and name in names:
        return replace(told, where=f"{names[name]}!{cell}")
    return replace(told, where=names.get(told.where, told.where))


def _home(grid: Grid, layout: Layout) -> Table | None:
    """Return the sheet that a grid is by its name; programs put their own name before it."""
    name = same(grid.title or grid.name)
    exact = [one for one in layout.sheets if same(one.name) == name]
    ends = [one for one in layout.sheets if name.endswith(same(one.name))]
    return next(iter([*exact, *sorted(ends, key=lambda one: -len(one.name))]), None)


def _strange(grid: Grid, layout: Layout) -> list[Told]:
    """Return what is told of a sheet that is none of ours: an error if it has our columns."""
    number = sum(1 for _ in grid.filled())
    if not number:
        return []
    many = "1 cell of it is" if number == 1 else f"{number:,} cells of it are"
    if meant := _meant(grid, layout):
        said = f"This sheet has the columns of ‘{meant}’ and another name: {many} not taken in."
        return [Told("error", grid.name, said, f"Call it ‘{meant}’, or take it out.")]
    said = f"This sheet is none of the report type: {many} not taken in."
    return [Told("warning", grid.name, said, "Move what it holds to where it belongs.")]


def _meant(grid: Grid, layout: Layout) -> str:
    """Return the table that a row of a sheet has the columns of, two or more; '' for none."""
    rows = [{same(one) for one in row if isinstance(one, str)} for row in grid.rows[:_MOST_ABOVE]]
    alike: dict[str, int] = {}
    for table in layout.tables:
        own = set[str]() if table.form else {same(column.header) for column in table.columns}
        fits = (len(row & own) for row in rows if len(row & own) > _MOST_OF_THEM * len(row))
        alike[table.name] = max(fits, default=0)
    best = max(alike, key=alike.__getitem__, default="")
    return best if best and alike[best] >= _FEWEST_ALIKE else ""
