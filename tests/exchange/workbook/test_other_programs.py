"""Other programs open a workbook, save it, and read it as we do."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipeline.exchange.workbook.readings import Cell
from pipeline.exchange.workbook.xlsx_in import grids_from
from tests.exchange.workbook.books import back, book, empty
from tests.exchange.workbook.test_lossless import TRAPS
from tests.samples.cases import GOOD, OF_EACH_TYPE, Sample, each


def trapped(sample: Sample, but: str = "") -> Any:
    """Return a sample with texts in it that spreadsheets like to change."""
    data = json.loads(sample.content)
    traps = [one for one in TRAPS if one != but]
    for one, text in zip(data["evidence"], traps * 3, strict=False):
        one["source"]["detail"] = text
    data["event"]["figures"] = [{"what": text, "number": at} for at, text in enumerate(traps)]
    return data


@each(OF_EACH_TYPE)
def test_openpyxl_opens_it_and_saves_it_and_nothing_is_lost(sample: Sample) -> None:
    data = trapped(sample, but="_x000D_")  # which openpyxl saves as a line break
    page = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(book(data))).save(page)
    taken, told = back(page.getvalue(), data["report_type"])
    assert (taken.data, told) == (data, ())


@each(OF_EACH_TYPE)
def test_openpyxl_reads_what_we_read(sample: Sample) -> None:
    content = book(trapped(sample))
    theirs = openpyxl.load_workbook(io.BytesIO(content))
    for grid in grids_from(io.BytesIO(content), "visit.xlsx")[0]:
        cells = {(row, column): usual(cell) for row, column, cell in grid.filled()}
        others = {
            (cell.row - 1, cell.column - 1): usual(cell.value)
            for row in theirs[grid.name].iter_rows()
            for cell in row
            if cell.value is not None and str(cell.value).strip()
        }
        assert cells == others


def usual(cell: Any) -> Cell:
    """Return a day as openpyxl says it."""
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return datetime.combine(cell, time())
    return cell  # type: ignore[no-any-return]


def test_openpyxl_fills_in_the_empty_workbook() -> None:
    made = openpyxl.load_workbook(io.BytesIO(empty("rfc-assurance-visit")))
    sheet = made["Evidence"]
    headers = [cell.value for cell in sheet[3]]
    sheet.cell(4, headers.index("Source: date") + 1, datetime(2025, 3, 4))  # noqa: DTZ001
    sheet.cell(4, headers.index("Weight *") + 1, 4)
    page = io.BytesIO()
    made.save(page)
    taken, _ = back(page.getvalue(), "rfc-assurance-visit")
    (record,) = taken.data["evidence"]
    assert (record["source"], record["weight"]) == ({"date": "2025-03-04"}, 4)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_each_and_saves_it_and_nothing_is_lost(tmp_path: Path) -> None:
    """All in one go, for LibreOffice takes long to start."""
    data = {one.name.replace("/", "-"): trapped(one) for one in OF_EACH_TYPE}
    data |= {one.name.replace("/", "-good-"): json.loads(one.content) for one in GOOD}
    for name, one in data.items():
        (tmp_path / f"{name}.xlsx").write_bytes(book(one))
    files = sorted(map(str, tmp_path.glob("*.xlsx")))
    own = f"-env:UserInstallation=file://{tmp_path}/profile"
    to = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "saved")]
    done = subprocess.run(
        ["soffice", own, "--headless", *to, *files],
        check=True, capture_output=True, text=True, timeout=280,
    )  # fmt: skip
    if "no export filter" in done.stderr or not (tmp_path / "saved").exists():
        pytest.skip("this LibreOffice has no Calc")
    for name, one in data.items():
        content = (tmp_path / "saved" / f"{name}.xlsx").read_bytes()
        taken, told = back(content, one["report_type"])
        assert (taken.data, told) == (one, ()), name
