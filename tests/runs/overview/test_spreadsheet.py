"""`batch.csv`: the same rows for spreadsheets, none of whose cells is a formula."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Final

import pytest

from pipeline.model.finding import BundleAddress, Citation, Finding, Place, Rule, Severity
from pipeline.runs.measures import Measured
from pipeline.runs.overview.data import by_bundle
from pipeline.runs.overview.entry import Entry
from pipeline.runs.overview.spreadsheet import COLUMNS, lines
from tests.runs.overview.records import GRADES, LIMITS, PARTS, drafted, refused, worst

ROOT: Final = Path(__file__).resolve().parents[3]


def table(*records: Entry, copies: tuple[Finding, ...] = ()) -> list[dict[str, str]]:
    text = "".join(lines(records, by_bundle(copies)))
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_there_is_a_row_for_each_bundle_in_the_order_they_came() -> None:
    assert [row["file"] for row in table(*worst())] == [one.file for one in worst()]


def test_a_row_says_what_became_of_a_bundle() -> None:
    one = drafted(
        "fir", "Fir House", grades=GRADES, measured=Measured(PARTS, *LIMITS), pages=9,
        severities={"error": ("GRD004",), "warning": ("LEN001", "RDB003")},
    )  # fmt: skip
    found = Rule("COP001", "copied-words", Severity.WARNING, "t", "w", Citation(says="us"))
    copy = found.at(Place(BundleAddress("fir/bundle.json", "/a", 3, 1)), "The same.")
    (row,) = table(one, copies=(copy,))
    assert row == {
        "file": "fir/bundle.json", "line": "1", "state": "drafted", "bundle": "fir",
        "report_type": "sccif-rfc-full", "title": "Fir House", "reference": "SC000001",
        "overall_grade": "good",
        "other_grades": "Helped and protected: outstanding; Leaders and managers: inadequate",
        "errors": "1", "warnings": "2", "notices": "0", "acknowledged": "0",
        "error_rules": "GRD004", "warning_rules": "LEN001, RDB003", "copies": "1",
        "words": "1480", "pages": "9", "sections": "3", "sections_over": "1",
        "hardest_grade": "13.1", "sections_hard": "1",
        "reason": "1 error: GRD004; 2 warnings: LEN001, RDB003; 1 section over the limit; "
        "1 section hard to read",
    }  # fmt: skip


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t=", "\r=", "＝", "＋", "－", "＠", " =", "\n@", "\xa0-"]
)
def test_no_cell_is_a_formula(start: str) -> None:
    said = f"{start}HYPERLINK(1)"
    grade = GRADES[0].__class__(said, said, "good", overall=True)
    for row in table(drafted("a", said, reference=said, grades=(grade,)), refused(said, said)):
        for cell in row.values():
            assert not re.match(r"\s*[=+\-@＝＋－＠]", cell), cell
            assert cell in {said, f"'{said}"} or "HYPERLINK" not in cell


def test_plain_cells_stay_as_they_are() -> None:
    title = 'Oak, "Old" House\nand – more = 3'
    (row,) = table(drafted("oak", title))
    assert row["title"] == title


def test_the_reference_tells_each_column_in_order() -> None:
    page = (ROOT / "docs/reference/outputs.md").read_text("utf-8")
    part = page[page.index("## `batch.csv`") : page.index("## `manifest.json`")]
    told = [name for cell in re.findall(r"^\| (`.*?) \|", part, re.MULTILINE)
            for name in re.findall("`([a-z_]+)`", cell)]  # fmt: skip
    assert told == list(COLUMNS)
