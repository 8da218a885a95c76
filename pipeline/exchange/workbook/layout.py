"""Which sheets a report type has: all of it read from its schemas.

A list, and a map from ids to values, is a sheet with a row for each entry; inside another list, a
column names the entry that a row belongs to. What stands once in a bundle is a form: a row for
each field.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

from pipeline.evidence.schema.view import View
from pipeline.exchange.workbook.columns import (
    Column,
    Kind,
    Nested,
    Use,
    fields,
    is_list,
    is_map,
    may_only_be_empty,
)
from pipeline.exchange.workbook.names import one_of, sheet_name, worded


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one list or map, or a form. `path` leads to it from its parent’s entry.

    One that is `silent` has no sheet: each of its entries has but one list, whose rows say it.
    """

    name: str
    path: tuple[str, ...]
    columns: tuple[Column, ...]
    view: View = field(repr=False, compare=False)
    parent: Table | None = None
    form: bool = False
    silent: bool = False
    required: bool = False

    @property
    def from_top(self) -> tuple[str, ...]:
        """Return the names that lead to it from the top of a bundle."""
        return (*(self.parent.from_top if self.parent else ()), *self.path)

    @property
    def keyed(self) -> bool:
        """Return whether its entries have keys, and no order."""
        return self.column("key") is not None

    @property
    def offered(self) -> bool:
        """Return whether anything may stand in it."""
        return not may_only_be_empty(self.view)

    def column(self, use: Use) -> int | None:
        """Return which column has this use, or None."""
        return next((at for at, one in enumerate(self.columns) if one.use == use), None)

    @property
    def first(self) -> int:
        """Return the first column that is about the row itself."""
        own = (at for at, one in enumerate(self.columns) if one.use in ("value", "key"))
        return next(own, 0)

    @property
    def names_rows(self) -> int | None:
        """Return the column by which other tables name its rows: the key, the number or the id."""
        ids = (at for at, one in enumerate(self.columns) if one.path == ("id",) and one.required)
        given = (self.column("key"), self.column("number"), next(ids, None))
        return next((at for at in given if at is not None), None)


@dataclass(frozen=True, slots=True)
class Layout:
    """All tables of a report type, each after its parent."""

    report_type: str
    whole: View = field(repr=False, compare=False)
    tables: tuple[Table, ...]

    @property
    def sheets(self) -> tuple[Table, ...]:
        """Return those that have a sheet."""
        return tuple(one for one in self.tables if not one.silent)


AREAS: Final = ("evidence", "area")
"""The path of the one field whose values a report type lists, and no schema."""


def layout_of(report_type: str, whole: View, areas: Iterable[str] = ()) -> Layout:
    """Return the layout of a report type. `whole` is the view of its bundles.

    `areas` are those of its evidence.
    """
    found = list(fields(whole))
    taken: list[str] = []
    forms = tuple(_forms([one for one in found if isinstance(one, Column)], whole, taken))
    nested = [one for one in found if isinstance(one, Nested)]
    tables = tuple(
        _with_areas(table, tuple(areas)) for one in nested for table in _tables(one, None, taken)
    )
    return Layout(report_type, whole, (*forms, *tables))


def _forms(columns: list[Column], whole: View, taken: list[str]) -> Iterator[Table]:
    """Yield the form of what each bundle has, and one for each other object."""
    always = whole.said("required")[0]
    deep = {one.path[0] for one in columns if len(one.path) > 1}
    every = [one for one in columns if one.path[0] in always or one.path[0] not in deep]
    objects = dict.fromkeys(one.path[0] for one in every if one.path[0] in deep)
    name = worded([" and ".join(map(str, objects))])
    yield Table(_taken(taken, name), (), tuple(every), whole, form=True)
    rest = [one for one in columns if one not in every]
    for top, own in groupby(rest, key=lambda one: one.path[0]):
        yield Table(_taken(taken, worded([top])), (), tuple(own), whole, form=True)


def _tables(nested: Nested, parent: Table | None, taken: list[str]) -> Iterator[Table]:
    """Yield the table of a list or a map, then those that are in it."""
    entry = _entry(nested.view)
    found = [*_own(entry)]
    inner = [one for one in found if isinstance(one, Nested)]
    silent = is_map(nested.view) and len(found) == 1 and bool(inner) and inner[0].required
    before = parent.name if parent else ""
    rest = nested.path if before else nested.path[-1:]
    wanted = before if parent and parent.silent else worded([f"{before} {' '.join(rest)}".strip()])
    columns = [*_of_parent(parent), *_key(nested), *(c for c in found if isinstance(c, Column))]
    table = Table(
        wanted if silent else _taken(taken, wanted, nested.path),
        nested.path,
        tuple(columns),
        nested.view,
        parent,
        silent=silent,
        required=nested.required,
    )
    if inner and table.names_rows is None:
        number = Column((), "whole", entry, use="number", own_title="Row number")
        table = Table(table.name, table.path, (number, *columns), *_rest(table))
    yield table
    for one in inner:
        yield from _tables(one, table, taken)


def _with_areas(table: Table, areas: tuple[str, ...]) -> Table:
    """Return a table; that of the evidence with the areas that there are."""
    if table.from_top != AREAS[:1]:
        return table
    columns = (replace(one, among=areas) if one.path == AREAS[1:] else one for one in table.columns)
    return replace(table, columns=tuple(columns))


def _own(entry: View) -> Iterator[Column | Nested]:
    """Yield the columns and lists of an entry, which may be one value."""
    if entry.names():
        yield from fields(entry)
    else:
        yield Column((), "text", entry, required=True, own_title="Value")


def _rest(table: Table) -> tuple[View, Table | None, bool, bool, bool]:
    return table.view, table.parent, table.form, table.silent, table.required


def _entry(view: View) -> View:
    """Return the view of an entry of a list or a map, of which one is as good as another."""
    return view.below(0) if is_list(view) else view.below(next(iter(view.names()), "a"))


def _of_parent(parent: Table | None) -> Iterator[Column]:
    """Yield the column that says whose a row is, if the table is inside another one."""
    if parent is not None:
        named = parent.columns[parent.names_rows or 0]
        kind = named.kind if parent.silent else "text"
        title = one_of(parent.name)
        yield Column((), kind, named.view, required=True, use="parent", own_title=title)


def _key(nested: Nested) -> Iterator[Column]:
    if is_map(nested.view):
        kind: Kind = "choice" if nested.view.names() else "text"
        title = one_of(worded(nested.path[-1:]))
        yield Column((), kind, nested.view, required=True, use="key", own_title=title)


def _taken(taken: list[str], wanted: str, path: tuple[str, ...] = ()) -> str:
    """Return a name for a sheet that is not taken, and take it."""
    name = sheet_name(wanted, taken)
    if name != wanted and path:
        name = sheet_name(worded([" ".join(path)]), taken)
    taken.append(name)
    return name
