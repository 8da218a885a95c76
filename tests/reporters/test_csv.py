"""Findings for spreadsheets: a row for each, columns that stay, and no cell that acts."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from pipeline.model.finding import BundleAddress, Place
from pipeline.reporters.csv import COLUMNS, parts
from tests.reporters.findings import EVIL_OUTCOME, FINDINGS, OAK

ROOT: Final = Path(__file__).resolve().parents[2]


def rows(*findings: object) -> list[dict[str, str]]:
    text = "".join(parts(findings))  # type: ignore[arg-type]
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_there_is_one_row_for_each_finding_the_worst_first() -> None:
    found = rows(*FINDINGS)
    assert len(found) == len(FINDINGS)
    order = ["error", "warning", "notice"]
    assert [row["severity"] for row in found] == sorted(
        (row["severity"] for row in found), key=order.index
    )
    assert {row["fingerprint"] for row in found} == {one.fingerprint for one in FINDINGS}


def test_a_row_says_what_was_found_where_and_who_says_so() -> None:
    (row,) = rows(FINDINGS[1])
    assert row == {
        "severity": "warning", "acknowledged": "no", "rule": "LEN002", "name": "long-paragraph",
        "file": OAK, "line": "40", "column": "17",
        "pointer": "/narrative/leaders/paragraphs/0/text",
        "template": "templates/report-types/sccif-rfc-full/leaders.md.j2", "template_line": "12",
        "document": "report", "section": "leaders", "block": "3",
        "message": FINDINGS[1].message, "hint": FINDINGS[1].hint, "measured": "7", "limit": "5",
        "source": "001:888", "fingerprint": FINDINGS[1].fingerprint,
    }  # fmt: skip


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "\n@", "＝"])
def test_no_cell_is_a_formula(start: str) -> None:
    evil = f"{start}cmd|'/C calc'!A0"
    place = Place(BundleAddress(evil, evil, 3, 5))
    for row in rows(replace(FINDINGS[1], message=evil, hint=evil, place=place, measured=evil)):
        for cell in row.values():
            assert not re.match(r"\s*[=+\-@＝＋－＠]", cell), cell


def test_one_finding_is_one_line_whatever_a_file_is_called() -> None:
    lines = list(parts(EVIL_OUTCOME.findings))
    assert len(lines) == 1 + len(EVIL_OUTCOME.findings)
    for line in lines:
        assert line.endswith("\r\n")
        assert not set("\r\n\x1b") & set(line[:-2])
        assert line.encode()


def test_the_reference_tells_each_column_in_order() -> None:
    page = (ROOT / "docs/reference/findings.md").read_text("utf-8")
    part = page[page.index("**CSV**") : page.index("**SARIF**")]
    named = [name for name in re.findall("`([a-z_]+)`", part) if name in COLUMNS]
    assert tuple(named) == COLUMNS
