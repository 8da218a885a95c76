"""Every pointer into a bundle that the files of a report type name, with its line.

Each says what it is for, so that those who know the schemas can tell whether it leads to that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.model.finding import TemplateAddress
from pipeline.model.phrase import slots
from pipeline.report_type.pointer import Kind, Pointer, Use
from pipeline.report_type.toml.table import Table

_KEYS = (
    "at", "to", "of", "title_at", "more", "fact", "exceptions", "from", "or_at", "lapses", "each",
)  # fmt: skip
_FORMATS: Mapping[str, Kind] = {
    "text": "text", "date": "date", "dates": "date", "lines": "lines", "number": "number",
}  # fmt: skip

_ASKED: Mapping[tuple[str, str], tuple[Use, Kind]] = {
    ("rows", "to"): ("shown", "date"),
    ("rows", "title_at"): ("shown", "text"),
    ("columns", "more"): ("shown", "lines"),
    ("when", "at"): ("seen", "any"),
    ("where", "at"): ("seen", "any"),
    ("timetable", "at"): ("seen", "date"),
    ("timetable", "or_at"): ("seen", "date"),
    ("timetable", "from"): ("seen", "date"),
    ("timetable", "lapses"): ("seen", "any"),
}


def pointers(table: Table, within: str = "", start: str = "") -> Iterator[Pointer]:
    """Yield the pointers of a table and of those below it; `within` is the key it stands under.

    Those of a column or row begin where the rows are: `start` leads there.
    """
    for key in _KEYS:
        if isinstance(value := table.data.get(key), str) and value:
            use, kind = _asked(table, within, key)
            values = _values(table) if within in ("when", "where", "contradiction") else ()
            yield Pointer(start + value, table.address(key), use, kind, values)
    yield from _of_content(table)
    yield from _in_lists(table, within)
    for key, value in table.data.items():
        if key == "slots":
            filled = table.table(key)
            for to in filled.data:
                yield Pointer(filled.string(to), filled.address(to), "shown", "text")
        elif isinstance(value, dict):
            yield from pointers(table.table(key), key)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            # A list of conditions sees what is private, too; the tests of a cap are none.
            name = "contradiction" if key == "when" else key
            for below in table.tables(key):
                yield from pointers(below, name, _rows(table, key))


def _of_content(table: Table) -> Iterator[Pointer]:
    """Yield the pointers that only some kinds of content have."""
    match table.data.get("kind"):
        case "narrative":
            yield Pointer(f"/narrative/{table.string('section')}", table.address("section"))
        case "table" if "group" in table.data:
            entry = f"{table.string('at')}/0"
            yield Pointer(entry + table.string("group"), table.address("group"), "shown", "text")


def _asked(table: Table, within: str, key: str) -> tuple[Use, Kind]:
    """Return what a pointer is for, and what it must lead to."""
    if within in ("rows", "columns") and key == "at":
        return "shown", _FORMATS[table.string("as", "text")]
    if key == "fact":
        return "fact", "number" if {"over", "least"} & table.data.keys() else "yes or no"
    if key == "exceptions":
        return "fact", "fields"
    if key == "each" or (key == "at" and table.data.get("kind") == "table"):
        return "known", "list"
    return _ASKED.get((within, key), ("known", "any"))


def _values(condition: Table) -> tuple[tuple[str, TemplateAddress], ...]:
    """Return the texts that a condition asks for."""
    if "equals" in condition.data:
        return ((condition.string("equals"), condition.address("equals")),)
    return tuple(
        (value, condition.address(key, at))
        for key in ("in", "not_in")
        for at, value in enumerate(condition.strings(key))
    )


def _rows(table: Table, key: str) -> str:
    """Return where the pointers of the rows of a table begin; '' for any other list."""
    match table.data.get("kind"), key:
        case "table", "columns" | "where":
            return f"{table.string('at')}/0"
        case "facts", "rows" if "each" in table.data:
            return f"{table.string('each')}/0"
        case _:
            return ""


def _in_lists(table: Table, within: str) -> Iterator[Pointer]:
    """Yield the pointers in lists of texts: those to lists that are numbered, and in phrases."""
    for at, value in enumerate(table.strings("lists") if within == "numbered" else ()):
        yield Pointer(value, table.address("lists", at), "known", "list")
    for key in ("phrases", "unless"):
        written = table.data.get(key)
        for index, one in enumerate(written if isinstance(written, list) else ()):
            yield from (Pointer(to, table.address(key, index), "seen") for to in slots(one))
