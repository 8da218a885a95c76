"""Rows as CSV: a file for each sheet. No text of it acts in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Final

from pipeline.exchange.workbook.csv_in import GUARD, acts
from pipeline.exchange.workbook.filled import Rows
from pipeline.exchange.workbook.grids import FORM_HEADERS, part_of
from pipeline.exchange.workbook.hints import REQUIRED, hint_of
from pipeline.exchange.workbook.layout import Layout, Table
from pipeline.exchange.workbook.readings import Cell

_BOM: Final = "\ufeff"  # by which Excel knows that it is UTF-8


def files(layout: Layout, rows: Rows) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each CSV file."""
    for table in layout.sheets:
        own = rows.get(table.name, [])
        if own or table.offered:
            lines = _form(table, own) if table.form else _list(table, own)
            yield f"{file_name(table)}.csv", _csv(lines)


def file_name(table: Table) -> str:
    """Return the name of the file of a sheet, without its ending."""
    return re.sub(r"\W+", "-", table.name).strip("-").lower()


def _form(table: Table, rows: list[dict[int, Cell]]) -> Iterator[list[Cell]]:
    cells = rows[0] if rows else {}
    yield list(FORM_HEADERS)
    for at, one in enumerate(table.columns):
        if one.offered or at in cells:
            yield [
                part_of(one),
                one.title + _mark(one.required),
                cells.get(at),
                hint_of(table, one),
            ]


def _list(table: Table, rows: list[dict[int, Cell]]) -> Iterator[list[Cell]]:
    used = {at for one in rows for at in one}
    shown = [at for at, one in enumerate(table.columns) if one.offered or at in used]
    yield [table.columns[at].header + _mark(table.columns[at].required) for at in shown]
    for row in rows:
        yield [row.get(at) for at in shown]


def _mark(required: bool) -> str:
    return REQUIRED if required else ""


def _csv(lines: Iterator[list[Cell]]) -> bytes:
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\r\n")
    for line in lines:
        writer.writerow([_text(one) for one in line])
    return (_BOM + page.getvalue()).encode()


def _text(cell: Cell) -> str:
    text = "" if cell is None else str(cell)
    return GUARD + text if acts(text) else text
