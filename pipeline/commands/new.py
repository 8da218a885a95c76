"""`new`: a bundle to fill in, and beside it the schema by which an editor completes it."""

from __future__ import annotations

import argparse
import json
import sys
from errno import ENOTDIR
from os import strerror
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.commands import sheets
from pipeline.commands.about import schema_text, unknown
from pipeline.commands.aside import aside
from pipeline.report_type.toml.file import ids, load

if TYPE_CHECKING:
    from pipeline.report_type.definition import ReportType


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "new",
        help="write a bundle to fill in",
        description="Write a bundle to fill in. Each blank holds a hint between << and >>; once "
        "all are filled, the bundle validates. Beside a FILE goes the schema of its report type, "
        "by which editors such as VS Code complete and explain what one types. A workbook, or a "
        "folder of CSV files, has the same fields as columns; ‘import’ makes a bundle of it.",
    )
    parser.add_argument("type", metavar="TYPE", help="a report type")
    parser.add_argument(
        "--as", dest="form", choices=("json", *sheets.FORMS), default="json",
        help="json: the bundle itself; xlsx: a workbook; csv: a folder with a file for each "
        "sheet (default: json)",
    )  # fmt: skip
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="write to a new file instead of standard output, such as visit.bundle.json",
    )
    parser.set_defaults(run=_new)


def _new(arguments: argparse.Namespace) -> int:
    from pipeline.runs.blank import new_bundle

    if arguments.type not in ids():
        return unknown("report type", arguments.type, ids())
    if arguments.form != "json":
        return _sheets(arguments)
    if wrong := sheets.cannot_be_json(arguments.out):
        print(f"inspection-reports: {wrong} ‘--as’ says what else to write.", file=sys.stderr)
        return 2
    type_ = load(arguments.type)
    bundle = new_bundle(type_)
    if arguments.out is None:
        print(_text(bundle), end="")
        return 0
    return _write(arguments, bundle, type_)


def _text(bundle: dict[str, Any]) -> str:
    return json.dumps(bundle, indent=2, ensure_ascii=False) + "\n"


def _sheets(arguments: argparse.Namespace) -> int:
    """Write a workbook or CSV files: never to standard output, which is for text."""
    from pipeline.exchange.workbook.blank import blank

    out = arguments.out
    wrong = sheets.cannot_be(out, arguments.form) if out else _SOMEWHERE
    if wrong:
        print(f"inspection-reports: {wrong}", file=sys.stderr)
        return 2
    layout, known = sheets.of_type(arguments.type)
    return sheets.write(arguments, layout, blank(layout, known), known, "Fill in")


_SOMEWHERE = "this is not written to standard output; say where with --out."


def _write(arguments: argparse.Namespace, bundle: dict[str, Any], type_: ReportType) -> int:
    """Write a new file, with its folder; one that is there may hold somebody's work and stays."""
    path: Path = arguments.out
    schema = path.with_name(f"{type_.id}.schema.json")
    if path == schema:
        print(
            f"inspection-reports: {path} is the name of the schema; choose another.",
            file=sys.stderr,
        )
        return 2
    text, content = _text({"$schema": f"./{schema.name}"} | bundle), schema_text(type_)
    try:
        _make(path.parent)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
        changed = _schema_differs(schema, content)
    except FileExistsError:
        print(f"inspection-reports: {path} is there already; choose another name.", file=sys.stderr)
        return 2
    except OSError as error:
        name = error.filename or path
        print(f"inspection-reports: {name} cannot be written: {error.strerror}.", file=sys.stderr)
        return 3
    aside(arguments, f"Fill in the blanks of {path}, then run:")
    aside(arguments, f"  inspection-reports validate {path}")
    aside(arguments, f"Editors such as VS Code complete it by {schema}.")
    if changed:
        renew = f"inspection-reports schema {type_.id} > {schema}"
        told = f"{schema} was there and is of another version, so it is left. To renew it: {renew}"
        print(f"inspection-reports: {told}", file=sys.stderr)
    return 0


def _make(folder: Path) -> None:
    """Make a folder, with those above it. Raises OSError, also where a file is in its place."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(ENOTDIR, strerror(ENOTDIR), str(folder)) from error


def _schema_differs(path: Path, content: str) -> bool:
    """Write a schema where there is none; return whether another one is there already."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(content)
    except FileExistsError:
        return path.read_bytes() != content.encode()
    return False
