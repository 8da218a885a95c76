"""From sheets to a bundle: each value in its place, each place with its cell, the rest told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pipeline.evidence.json.pointer import Path
from pipeline.exchange.workbook.cells import read
from pipeline.exchange.workbook.grids import Row
from pipeline.exchange.workbook.layout import Layout, Table
from pipeline.exchange.workbook.places import Places
from pipeline.exchange.workbook.readings import ABSENT, EMPTY, Cell, is_blank
from pipeline.exchange.workbook.told import Told

_OF_LIST: Final = "Name the row that it belongs to, as it is named there."


@dataclass(frozen=True, slots=True)
class Taken:
    """A bundle, where each part of it came from, what there is to tell; sheets in their order."""

    data: dict[str, Any] = field(repr=False)
    places: Places = field(repr=False)
    told: tuple[Told, ...] = ()
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    path: Path
    value: Any


def taken(
    layout: Layout,
    rows: Mapping[str, Sequence[Row]],
    untouched: Mapping[str, Collection[Mapping[int, Cell]]],
) -> Taken:
    """Return the bundle that the rows of the sheets of a layout are, by the names of the sheets.

    `untouched` are rows that were there before anybody filled in a word; they are passed over.
    """
    taking = _Taking(layout, untouched)
    for table in layout.tables:
        taking.table(table, rows.get(table.name, ()) if not table.silent else ())
    taking.complete()
    return Taken(taking.root, taking.places, tuple(taking.told))


class _Taking:
    """What is taken in so far."""

    def __init__(
        self, layout: Layout, untouched: Mapping[str, Collection[Mapping[int, Cell]]]
    ) -> None:
        self.layout = layout
        self.untouched = untouched
        self.root: dict[str, Any] = {}
        self.places = Places()
        self.told: list[Told] = []
        self.entries: dict[tuple[str, ...], list[_Entry]] = {}
        self.named: dict[tuple[str, ...], dict[str, list[_Entry]]] = {}

    def table(self, table: Table, rows: Sequence[Row]) -> None:
        """Take in the rows of a table."""
        if table.form:
            for row in rows:
                self._values(table, row, self.root)
                self.places.add((), table, row)
            return
        given = [row for row in rows if not self._is_untouched(table, row)]
        if left := len(rows) - len(given):
            many = "1 row is" if left == 1 else f"{left} rows are"
            said = f"{many} as the empty workbook has them: passed over."
            self.told.append(Told("notice", table.name, said))
        for row in given:
            self._row(table, row)

    def complete(self) -> None:
        """Put in the empty lists and objects that must be there."""
        for table in self.layout.tables:
            if table.form:
                _complete(table, self.root)
        for table in self.layout.tables:
            for entry in self.entries.get(table.from_top, ()):
                _complete(table, entry.value)
            if table.required:
                owners = (
                    self.entries.get(table.parent.from_top, []) if table.parent else _only(self)
                )
                for owner in owners:
                    self._required_list(table, owner)

    # --- rows ---

    def _row(self, table: Table, row: Row) -> None:
        owner = self._owner(table, row)
        if owner is None:
            return
        if _is_marker(table, row):
            self._container(table, owner)
            self.places.sheets.setdefault((*owner.path, *table.path), row.place)
            return
        entry = self._entry(table, row, owner)
        if entry is None:
            return
        self.places.add(entry.path, table, row)
        self.entries.setdefault(table.from_top, []).append(entry)
        at = table.names_rows
        if at is not None and not is_blank(row.cells.get(at)):
            name = str(read(table.columns[at], row.cells[at]).value)
            self.named.setdefault(table.from_top, {}).setdefault(name, []).append(entry)

    def _owner(self, table: Table, row: Row) -> _Entry | None:
        """Return the entry that a row belongs to; None, and tell why, where there is none."""
        at = table.column("parent")
        if table.parent is None or at is None:
            return _Entry((), self.root)
        name = self._read(table, row, at)
        alone = all(is_blank(cell) for own, cell in row.cells.items() if own != at)
        if table.parent.silent and alone and row.cells.get(at) == EMPTY:
            self._container(table.parent, _Entry((), self.root))
            return None
        if name is ABSENT or name == "":
            self._tell(row, at, "Nothing says what this row belongs to; it is not taken in.")
            return None
        if table.parent.silent:
            return self._of_silent(table.parent, str(name), row.places.get(at, ""))
        found = self.named.get(table.parent.from_top, {}).get(str(name), [])
        if len(found) != 1:
            many = "more than one row" if found else "no row"
            said = f"There is {many} of this name in ‘{table.parent.name}’: it is not taken in."
            self._tell(row, at, said)
        return found[0] if len(found) == 1 else None

    def _of_silent(self, table: Table, key: str, where: str) -> _Entry:
        known = self.named.setdefault(table.from_top, {})
        if key not in known:
            owner = _Entry((), self.root)
            value = self._container(table, owner).setdefault(key, {})
            known[key] = [_Entry((*table.path, key), value)]
            self.entries.setdefault(table.from_top, []).extend(known[key])
            self.places.sheets[*table.path, key] = where
        return known[key][0]

    def _entry(self, table: Table, row: Row, owner: _Entry) -> _Entry | None:
        """Put a row into its list or map and return it; None, and tell why, where it cannot be."""
        container = self._container(table, owner)
        value: Any = self._value(table, row)
        path = (*owner.path, *table.path)
        key_at = table.column("key")
        if key_at is None:
            container.append(value)
            return _Entry((*path, len(container) - 1), value)
        key = self._read(table, row, key_at)
        if key is ABSENT or key in container:
            there = "Nothing names this row" if key is ABSENT else "There is a row of this name"
            self._tell(row, key_at, f"{there}: it is not taken in.")
            return None
        container[str(key)] = value
        return _Entry((*path, str(key)), value)

    def _value(self, table: Table, row: Row) -> Any:
        if any(one.use == "value" and not one.path for one in table.columns):
            at = next(i for i, one in enumerate(table.columns) if one.use == "value")
            found = self._read(table, row, at)
            return "" if found is ABSENT else found
        value: dict[str, Any] = {}
        self._values(table, row, value)
        return value

    def _values(self, table: Table, row: Row, into: dict[str, Any]) -> None:
        for at, column in enumerate(table.columns):
            if column.use != "value" or at not in row.cells:
                continue
            found = self._read(table, row, at)
            if found is not ABSENT:
                inner = into
                for step in column.path[:-1]:
                    inner = inner.setdefault(step, {})
                inner.setdefault(column.path[-1], found)

    def _read(self, table: Table, row: Row, at: int) -> Any:
        found = read(table.columns[at], row.cells.get(at))
        if found.told:
            severity, said, hint = found.told
            self.told.append(Told(severity, row.places[at], said, hint))
        return found.value

    def _tell(self, row: Row, at: int, said: str) -> None:
        self.told.append(Told("error", row.places.get(at, row.place), said, _OF_LIST))

    def _is_untouched(self, table: Table, row: Row) -> bool:
        filled = {at: cell for at, cell in row.cells.items() if not is_blank(cell)}
        return filled in self.untouched.get(table.name, ())

    # --- containers ---

    def _container(self, table: Table, owner: _Entry) -> Any:
        inner = owner.value
        for step in table.path[:-1]:
            inner = inner.setdefault(step, {})
        return inner.setdefault(table.path[-1], {} if table.keyed else [])

    def _required_list(self, table: Table, owner: _Entry) -> None:
        inner = owner.value
        for step in table.path[:-1]:
            if not isinstance(inner, dict) or step not in inner:
                return
            inner = inner[step]
        if isinstance(inner, dict):
            inner.setdefault(table.path[-1], {} if table.keyed else [])


def _complete(table: Table, value: Any) -> None:
    """Put empty objects and lists where an object must have them."""
    for column in table.columns:
        if column.must and column.kind in ("there", "lines", "ids") and column.path:
            inner = value
            for step in column.path[:-1]:
                inner = inner.get(step) if isinstance(inner, dict) else None
            if isinstance(inner, dict):
                inner.setdefault(column.path[-1], {} if column.kind == "there" else [])


def _only(taking: _Taking) -> list[_Entry]:
    return [_Entry((), taking.root)]


def _is_marker(table: Table, row: Row) -> bool:
    """Return whether a row only says that its list or map is there, and empty."""
    own = Counter(at for at, cell in row.cells.items() if at >= table.first and not is_blank(cell))
    return set(own) == {table.first} and row.cells[table.first] == EMPTY
