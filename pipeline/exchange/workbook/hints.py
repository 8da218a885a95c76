"""What belongs in a column, in plain words: read from the schemas and the report type."""

from __future__ import annotations

import re
from typing import Final

from pipeline.exchange.workbook.columns import Column
from pipeline.exchange.workbook.grids import FORM_HEADERS, WHOLE_PART, part_of
from pipeline.exchange.workbook.layout import Layout, Table
from pipeline.exchange.workbook.names import worded
from pipeline.exchange.workbook.texts import listed

REQUIRED: Final = " *"
"""What stands behind the name of a column that must be filled in."""
_SOURCE: Final = re.compile(r" \(\d{3}:[^)]*\)")
_NAME: Final = re.compile("‘([a-z]+(?:_[a-z]+)+)’")
_FEW: Final = 8
_KINDS: Final = {
    "day": "A day, such as 11 March 2025.",
    "day or month": "A day, such as 11 March 2025, or only its month: March 2025.",
    "yes-no": "Write yes or no, or leave it blank.",
    "ids": "With commas between them: E1, E2.",
    "lines": "Each on a line of its own.",
    "there": "Write (empty) where it is there, with nothing in it.",
}


def hint_of(table: Table, column: Column) -> str:
    """Return what belongs in a column, as one paragraph."""
    said = _plain(_description(table, column))
    values = listed(column.view) if column.kind == "choice" else ()
    one_of = f"One of: {', '.join(values)}." if 1 < len(values) <= _FEW else ""
    needed = "Must be filled in." if column.required else ""
    if column.needed_with:
        needed = f"Needed where anything of ‘{column.needed_with}’ is filled in."
    parts = (said, one_of, _KINDS.get(column.kind, ""), needed)
    return " ".join(one for one in parts if one)


def _description(table: Table, column: Column) -> str:
    match column.use:
        case "parent":
            name = table.parent.name if table.parent else ""
            silent = table.parent is not None and table.parent.silent
            if silent:
                return table.parent.view.description() if table.parent else ""
            return f"Which row of ‘{name}’ this belongs to: its name there."
        case "key":
            return table.view.description()
        case "number":
            return "A number of your own for the row, by which other sheets name it."
        case _:
            return column.view.description()


def about(table: Table) -> str:
    """Return what a sheet is for, in a sentence or two."""
    if table.form:
        return "What stands once in each bundle. Fill in the column ‘Value’."
    told = table.parent if table.parent and table.parent.silent else table
    return f"{_plain(told.view.description())} A row for each.".strip()


def _plain(description: str) -> str:
    """Return a description without its source, and with fields by their names in words."""
    said = _SOURCE.sub("", description).strip()
    return _NAME.sub(lambda found: f"‘{worded([found[1]])}’", said)


def surroundings(layout: Layout) -> frozenset[str]:
    """Return all texts that stand around what people fill in."""
    found = {*FORM_HEADERS, WHOLE_PART}
    for table in layout.sheets:
        found |= {table.name, about(table)}
        for one in table.columns:
            found |= {hint_of(table, one), one.title, one.title + REQUIRED, one.header}
            found |= {part_of(one), one.header + REQUIRED, worded(one.path)}
    return frozenset(found)
