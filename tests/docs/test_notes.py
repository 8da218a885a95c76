"""Who follows the page from notes to a report has a draft that says what stands in the notebook."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest

from tests import in_process
from tests.commands.sessions import run
from tests.docs.pages import ROOT, blocks

PAGE: Final = (ROOT / "docs/how-to/from-notes-to-a-report.md").read_text("utf-8")
TABLE: Final = re.compile(r"^Sheet ‘(.+)’:\n\n((?:\|.*\n)+)", re.MULTILINE)

pytestmark = pytest.mark.slow


def tables() -> Iterator[tuple[str, list[list[str]]]]:
    """Yield the name of each sheet that the page fills in, and the rows of its table."""
    for name, text in TABLE.findall(PAGE):
        rows = [[one.strip() for one in line[1:-2].split("|")] for line in text.splitlines()]
        yield name, [rows[0], *rows[2:]]


def fill(path: Path) -> None:
    """Fill in a workbook as a person does who has the page beside it."""
    book = openpyxl.load_workbook(path)
    for name, (headers, *rows) in tables():
        sheet = book[name]
        if headers[:2] == ["Part", "Field"]:
            for part, field, value in rows:
                sheet.cell(row_of(sheet, part, field), 3, value)
        else:
            fill_rows(sheet, headers, rows)
    book.save(path)


def row_of(sheet: Any, part: str, field: str) -> int:
    """Return the row of a field of a form; `*` marks what must be filled in."""
    found = [
        row[0].row
        for row in sheet.iter_rows()
        if (row[0].value, str(row[1].value).removesuffix(" *")) == (part, field)
    ]
    (one,) = found
    return int(one)


def fill_rows(sheet: Any, headers: list[str], rows: list[list[str]]) -> None:
    """Put rows below the headings, over what stands there."""
    known = {str(cell.value).removesuffix(" *"): cell.column for cell in sheet[3]}
    for at, values in enumerate(rows, 4):
        for header, value in zip(headers, values, strict=True):
            number = int(value) if value.isdecimal() else value
            sheet.cell(at, known[header], number if value else None)


def test_who_follows_the_page_has_a_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    in_process.use(monkeypatch)
    typed = [line for one in blocks(PAGE) if one.mark == "sh" for line in one.text.splitlines()]
    (made,) = re.findall(r"^\$ (.* new .*)$", PAGE, re.MULTILINE)
    assert run(made)[1] == 0
    fill(tmp_path / "visit.xlsx")
    said = {}
    for command in typed:
        said[command], code = run(command)
        assert code == 0, said[command]
    first, second = (json.loads(Path(one).read_text("utf-8")) for one in _BUNDLES)
    assert first == second
    pages = (tmp_path / "drafts/linden-house-2025").glob("*.html")
    written = re.sub("<[^>]+>", "", " ".join(one.read_text("utf-8") for one in pages))
    for name in ("Evidence!F5", "Setting and event!C"):
        assert name in said[typed[0]]
    paragraphs = [row[1] for name, rows in tables() if name == "Narrative" for row in rows[1:]]
    assert len(paragraphs) == 6
    assert [one for one in paragraphs if one not in written] == []


_BUNDLES: Final = ("visit.bundle.json", "visit-2.bundle.json")
