"""Workbooks that somebody made to do harm, or that are none: a clear line, and nothing happens."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from pipeline.cli import main
from pipeline.exchange.markup import UnreadableError
from pipeline.exchange.packed import MOST_OF_A_PART
from pipeline.exchange.workbook.xlsx_in import grids_from
from tests.exchange.workbook.made import book, changed, packed, parts
from tests.samples.cases import ROOT

SHEET: Final = "xl/worksheets/sheet1.xml"
SHARED: Final = "xl/sharedStrings.xml"
MAIN: Final = "xl/workbook.xml"
LAUGHS: Final = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c SYSTEM "file:///etc/passwd">]><'
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def with_part(name: str, content: bytes = b"") -> bytes:
    return packed({**parts(book()), name: content})


def without(name: str) -> bytes:
    return packed({one: part for one, part in parts(book()).items() if one != name})


def locked() -> bytes:
    """Return a file whose parts say that they are encrypted, as zip itself does it."""
    content = bytearray(book())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(mark)
        while start >= 0:
            content[start + at] |= 1
            start = content.find(mark, start + 1)
    return bytes(content)


def twice() -> bytes:
    page = io.BytesIO(book())
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(page, "a") as more:
        more.writestr(SHEET, "<worksheet/>")
    return page.getvalue()


def lied_about() -> bytes:
    """Return a workbook that says a part is small which is not."""
    content = with_part(SHEET, b"<a>" + b" " * (MOST_OF_A_PART + 9))
    return content.replace((MOST_OF_A_PART + 12).to_bytes(4, "little"), (9).to_bytes(4, "little"))


def cell(inside: bytes) -> bytes:
    return changed(SHEET, r'<c r="A1"[^>]*>.*?</c>', inside)


BAD: Final[dict[str, tuple[Callable[[], bytes], str]]] = {
    "macros": (lambda: with_part("xl/vbaProject.bin", b"x"), "has macros"),
    "macros by its kind": (
        lambda: changed(
            "[Content_Types].xml",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main",
            b"application/vnd.ms-excel.sheet.macroEnabled.main",
        ),
        "has macros",
    ),
    "a password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "a password of zip": (locked, "password"),
    "an old workbook": (lambda: OLE + b"\0" * 600, "old Excel"),
    "nothing": (lambda: b"", "no workbook"),
    "no zip": (lambda: b"PK\x03\x04" + b"?" * 200, "no workbook"),
    "half of it": (lambda: book()[:3000], "no workbook"),
    "another program’s": (lambda: with_part("mimetype", b"opendocument"), "no workbook"),
    "a Word file": (lambda: without(MAIN), "no workbook"),
    "a part that is there twice": (twice, "not packed as Excel packs files"),
    "parts that differ in capitals": (lambda: with_part(SHEET.upper()), "not packed"),
    "no sheet": (lambda: without(SHEET), "not packed"),
    "a sheet outside": (
        lambda: changed(
            "xl/_rels/workbook.xml.rels",
            'Target="worksheets/sheet1.xml"',
            b'Target="file:///etc/passwd" TargetMode="External"',
        ),
        "not packed as Excel packs files",
    ),
    "a bomb": (lambda: with_part(SHEET, b"<a>" + b" " * (MOST_OF_A_PART + 9)), "too large"),
    "a bomb that lies": (lied_about, "broken"),
    "100 MB of blank cells": (
        lambda: changed(SHEET, "<sheetData>", b"<sheetData>" + b'<row r="9"/>' * (8 << 20)),
        "too many cells",
    ),
    "a cell far down": (lambda: cell(b'<c r="A1048576"><v>1</v></c>'), "too far away"),
    "a cell far right": (lambda: cell(b'<c r="XFD1"><v>1</v></c>'), "too far away"),
    "a cell beyond all": (lambda: cell(b'<c r="A99999999999"><v>1</v></c>'), "broken"),
    "a cell of no row": (lambda: cell(b'<c r="A0"><v>1</v></c>'), "broken"),
    "no number": (lambda: cell(b'<c r="A1"><v>nan</v></c>'), "broken"),
    "too much of a number": (lambda: cell(b'<c r="A1"><v>1e999</v></c>'), "broken"),
    "a number without end": (lambda: cell(b'<c r="A1"><v>' + b"9" * 9999 + b"</v></c>"), "broken"),
    "a text that is not there": (lambda: cell(b'<c r="A1" t="s"><v>99999</v></c>'), "broken"),
    "a cell of an unknown kind": (lambda: cell(b'<c r="A1" t="zz"><v>1</v></c>'), "broken"),
    "a cell that is there twice": (lambda: cell(b'<c r="B1"><v>1</v></c>'), "broken"),
    "a document type": (lambda: changed(SHEET, "<(?=worksheet)", LAUGHS), "document type"),
    "one in the texts": (lambda: changed(SHARED, "<(?=sst)", LAUGHS), "document type"),
    "one in the list of sheets": (lambda: changed(MAIN, "<(?=workbook)", LAUGHS), "document type"),
    "broken marks": (lambda: changed(SHEET, "</sheetData>", b""), "broken"),
    "an unknown encoding": (lambda: changed(SHEET, "UTF-8", b"EBCDIC-X"), "broken"),
    "one text in many cells": (
        lambda: changed(
            SHEET,
            "<sheetData>.*</sheetData>",
            b"<sheetData>%s</sheetData>"
            % b"".join(b'<c r="A%d" t="s"><v>0</v></c>' % row for row in range(1, 2000)),
            changed(SHARED, "<t>Part</t>", b"<t>" + b"x" * 30_000 + b"</t>"),
        ),
        "too many cells",
    ),
    "too many cells": (
        lambda: changed(
            SHEET,
            "<sheetData>.*</sheetData>",
            b"<sheetData>%s</sheetData>"
            % b"".join(
                b'<row r="%d">%s</row>' % (row, b"<c><v>1</v></c>" * 250) for row in range(1, 900)
            ),
        ),
        "too many cells",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_workbook_is_refused_with_a_reason(name: str) -> None:
    make, said = BAD[name]
    with pytest.raises(UnreadableError) as told:
        grids_from(io.BytesIO(make()), "visit.xlsx")
    assert said in str(told.value)


def test_it_is_one_line_with_a_way_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "visit.xlsm"
    path.write_bytes(with_part("xl/vbaProject.bin"))
    assert main(["import", str(path), "--out", str(tmp_path / "new.json")]) == 3
    said, hint = capsys.readouterr().err.splitlines()
    assert said.endswith("visit.xlsm: This workbook has macros, and is not opened.")
    assert "save it as a workbook (.xlsx)" in hint
    assert not (tmp_path / "new.json").exists()


def test_cells_without_end_that_hold_nothing_cost_nothing() -> None:
    blanks = b"".join(b'<row r="%d"><c r="XFD%d" s="1"/></row>' % (n, n) for n in (2**19, 2**20))
    content = changed(SHEET, "</sheetData>", blanks + b"</sheetData>")
    assert len(grids_from(io.BytesIO(content), "visit.xlsx")[0][0].rows) == 10


@pytest.mark.slow
def test_no_workbook_takes_much_memory(tmp_path: Path) -> None:
    """All of them, one after another, in a process that may have 400 MiB."""
    for number, (make, _) in enumerate(BAD.values()):
        (tmp_path / f"{number}.xlsx").write_bytes(make())
    code = (
        "import resource, sys; from pathlib import Path\n"
        "resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))\n"
        "from pipeline.exchange.markup import UnreadableError\n"
        "from pipeline.exchange.workbook.xlsx_in import grids_of\n"
        "for one in Path(sys.argv[1]).iterdir():\n"
        "    try: grids_of(one)\n"
        "    except UnreadableError: print('refused')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, text=True,
        timeout=250, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout.count("refused")) == (0, len(BAD)), done.stderr
