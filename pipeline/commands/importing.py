"""`import`: what people wrote in other programs becomes a bundle, or part of one."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any, Final

from pipeline.commands.trouble import complain
from pipeline.evidence.folder import unreadable

_SHEETS: Final = (".csv", ".ods", ".xls", ".xlsb", ".xlsm", ".xlsx", ".xltm", ".xltx")
_WORD: Final = (".docx", ".docm", ".dotx", ".dotm", ".doc")


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "import",
        help="make a bundle of a workbook or CSV files, or take a draft from Word into one",
        description="Make a bundle of a workbook that somebody filled in, or of CSV files "
        "with the same columns. What is wrong is told "
        "with its cell, and what has no place is listed: nothing is left out in silence. "
        "With --into, take a draft that was written in Word into a bundle: its words below "
        "headings that name sections, and its tables of requirements and recommendations.",
    )
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE",
        help="a workbook (.xlsx), CSV files, or a folder of them; or a Word file (.docx)",
    )  # fmt: skip
    parser.add_argument(
        "--out", type=Path, metavar="FILE",
        help="write the bundle to a new file instead of standard output, or, with --into, of one "
        "beside that bundle",
    )  # fmt: skip
    parser.add_argument(
        "--unfinished", action="store_true",
        help="write the bundle even where it has errors, to go on with it as JSON",
    )  # fmt: skip
    parser.add_argument(
        "--into", type=Path, metavar="BUNDLE",
        help="the bundle that a draft from Word is for; it stays as it is",
    )  # fmt: skip
    parser.add_argument(
        "--replace", action="store_true",
        help="let sections of the draft take the place of those that have words in the bundle",
    )  # fmt: skip
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    first: Path = arguments.files[0]
    if str(first) == "-":
        return _wrong("what is imported is read from a file, not from standard input.")
    if arguments.out and os.path.lexists(arguments.out):
        return _wrong(f"{arguments.out} is there already; choose another name.")
    is_draft = bool(arguments.into) or first.suffix.lower() in _WORD
    if arguments.replace and not is_draft:
        return _wrong("--replace is for a draft from Word, with --into; leave it out.")
    if arguments.unfinished and is_draft:
        return _wrong("--unfinished is for workbooks and CSV files; leave it out.")
    if is_draft:
        from pipeline.commands.import_draft import run as run_draft

        return run_draft(arguments)
    if first.is_dir() or (first.is_file() and first.suffix.lower() in _SHEETS):
        from pipeline.commands.import_sheets import run

        return run(arguments)
    hint = "‘import’ reads workbooks (.xlsx), CSV files (.csv) and drafts from Word (.docx)."
    said = (
        "This is no workbook, CSV file or Word file."
        if first.exists()
        else "There is no such file."
    )
    complain(unreadable(first, said, hint))
    return 3


def _wrong(said: str) -> int:
    print(f"inspection-reports: {said}", file=sys.stderr)
    return 2
