"""What commands that write workbooks and CSV files share."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.commands.aside import aside
from pipeline.commands.known import known_of
from pipeline.evidence.schema.view import bundle_view
from pipeline.report_type.toml.file import load

if TYPE_CHECKING:
    from pipeline.exchange.workbook.filled import Rows
    from pipeline.exchange.workbook.known import Known
    from pipeline.exchange.workbook.layout import Layout

FORMS: Final = ("xlsx", "csv")
_OF_SHEETS: Final = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv"})


def cannot_be(out: Path, form: str) -> str:
    """Return why a workbook or a folder of CSV files cannot be written to a path, or ''."""
    if os.path.lexists(out):
        return f"{out} is there already; choose another name."
    if form == "xlsx" and out.suffix.lower() != ".xlsx":
        return f"{out} is no name of a workbook; let it end with .xlsx."
    if form == "csv" and out.suffix.lower() == ".csv":
        return f"{out} is the name of one file; CSV files, one for each sheet, need a folder."
    return ""


def cannot_be_json(out: Path | None) -> str:
    """Return why a bundle is not written to a file of this name, or ''."""
    if out is None or out.suffix.lower() not in _OF_SHEETS:
        return ""
    hint = "let that of a bundle end with .bundle.json"
    return f"{out} is the name of a workbook or table; {hint}."


def of_type(report_type: str) -> tuple[Layout, Known]:
    """Return the sheets of a report type, and what it knows. BrokenError for a broken one."""
    from pipeline.exchange.workbook.layout import layout_of

    known = known_of(load(report_type))
    return layout_of(report_type, bundle_view(report_type), known.areas), known


def write(
    arguments: argparse.Namespace, layout: Layout, rows: Rows, known: Known, said: str
) -> int:
    """Write rows as a new workbook, or as a new folder of CSV files, and say so."""
    from pipeline.runs.files import put_folder, put_new

    out: Path = arguments.out
    if arguments.form == "csv":
        from pipeline.exchange.workbook.csv_out import files

        done = put_folder(out, files(layout, rows))
    else:
        from pipeline.exchange.workbook.xlsx_out import workbook

        done = put_new(out, workbook(layout, rows, known))
    if not done:
        print(f"inspection-reports: {out} is there already; choose another name.", file=sys.stderr)
        return 2
    aside(arguments, f"{said} {out}, then run:")
    aside(arguments, f"  inspection-reports import {out} --out visit.bundle.json")
    return 0
