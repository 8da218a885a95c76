"""Workbooks as people and others make them: filled in, and changed where no program would."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter import Workbook

TYPE: Final = "rfc-assurance-visit"
FORM: Final = (
    ("This bundle", "Schema version", "2"),
    ("This bundle", "Id", "oak-house"),
    ("This bundle", "Report type", TYPE),
    ("Setting", "Name", "Oak House"),
    ("Setting", "Reference", "SC000001"),
    ("Setting", "Kind", "residential family centre"),
    ("Setting: registered provider", "Name", "Oak Care"),
    ("Event", "Start", "4 March 2025"),
    ("Event", "End", "2025-03-05"),
)
FACTS: Final = (("Facts: concerns", "Level", "none"),)
PEOPLE: Final = (("Name", "Role"), ("Sam Hill", "lead inspector"))
EVIDENCE: Final = (
    ("Id", "Area", "Source: kind", "Statement", "Direction", "Weight"),
    ("E1", "families-first", "observation", "Families are welcome.", "strength", 4),
)

_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "default_date_format": "dd/mm/yyyy",
}
Rows = tuple[tuple[Any, ...], ...]
Change = Callable[[Workbook, Mapping[str, Any]], object]


def book(change: Change | None = None, **sheets: Rows) -> bytes:
    """Return a small visit as a workbook; `sheets` stand in place of those, or beside them."""
    page = io.BytesIO()
    header = (("Part", "Field", "Value"),)
    all_: dict[str, Rows] = {
        "Setting and event": header + FORM,
        "Facts": header + FACTS,
        "Inspectors": PEOPLE,
        "Evidence": EVIDENCE,
        **{name.replace("_", " "): rows for name, rows in sheets.items()},
    }
    with Workbook(page, _OPTIONS) as made:
        own = {name: made.add_worksheet(name) for name in all_}
        for name, rows in all_.items():
            for at, cells in enumerate(rows):
                own[name].write_row(at, 0, cells)
        if change:
            change(made, own)
    return page.getvalue()


def form(*rows: tuple[Any, ...]) -> Rows:
    """Return the form with other values in some rows."""
    other = {row[:2]: row for row in rows}
    return (("Part", "Field", "Value"), *(other.pop(one[:2], one) for one in FORM), *other.values())


def parts(content: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook."""
    with ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(content: Mapping[str, bytes]) -> bytes:
    """Return parts as a workbook."""
    page = io.BytesIO()
    with ZipFile(page, "w", ZIP_DEFLATED) as made:
        for name, part in content.items():
            made.writestr(name, part)
    return page.getvalue()


def changed(name: str, before: str, after: bytes, content: bytes | None = None) -> bytes:
    """Return a workbook with another text in a part, wherever a pattern is first found."""
    found = parts(content or book())
    assert re.search(before.encode(), found[name]), f"{before} is not in {name}"
    found[name] = re.sub(before.encode(), lambda _: after, found[name], count=1)
    return packed(found)
