"""Every pointer into a bundle that the files of a report type name, with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.report_type.definition import Pointer
from pipeline.report_type.toml.table import Table

_KEYS = ("at", "to", "of", "title_at", "fact", "exceptions", "from", "or_at", "lapses")
_SLOT = re.compile(r"\{(/[a-z_/]+)\}")


def pointers(table: Table, start: str = "", *, public: bool = False) -> Iterator[Pointer]:
    """Yield the pointers of a table and of those below it.

    Those of a column or row begin where the rows are: `start` leads there. They are printed, and
    so are the slots of a statement.
    """
    for key in _KEYS:
        if isinstance(value := table.data.get(key), str) and value:
            yield Pointer(start + value, public, table.address(key))
    if table.data.get("kind") == "narrative":
        yield Pointer(f"/narrative/{table.string('section')}", False, table.address("section"))
    yield from _of_phrases(table)
    for key, value in table.data.items():
        if key == "slots":
            slots = table.table(key)
            yield from (Pointer(slots.string(to), True, slots.address(to)) for to in slots.data)
        elif isinstance(value, dict):
            yield from pointers(table.table(key))
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            rows = _rows(table, key)
            for below in table.tables(key):
                yield from pointers(below, rows or "", public=rows is not None)


def _rows(table: Table, key: str) -> str | None:
    """Return where the rows of a table begin, or nothing for a list that is not its rows."""
    match table.data.get("kind"), key:
        case "table", "columns":
            return f"{table.string('at')}/0"
        case "facts", "rows":
            each = table.string("each", "")
            return f"{each}/0" if each else ""
        case _:
            return None


def _of_phrases(table: Table) -> Iterator[Pointer]:
    for key in ("phrases", "unless"):
        written = table.data.get(key)
        for index, one in enumerate(written if isinstance(written, list) else ()):
            for slot in _SLOT.findall(one):
                yield Pointer(slot, False, table.address(key, index))
