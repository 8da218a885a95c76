"""`export`: a bundle as a workbook or CSV files, to go on with it there."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.commands import sheets
from pipeline.commands.known import known_of
from pipeline.commands.told_cells import tell
from pipeline.commands.trouble import complain
from pipeline.evidence.folder import unreadable
from pipeline.model.errors import BrokenError

if TYPE_CHECKING:
    from pipeline.evidence.find import RawBundle


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "export",
        help="write a bundle as a workbook or CSV files",
        description="Write a bundle as a workbook or as CSV files, of which ‘import’ makes the "
        "same bundle again. What has no cell, or is too long for one, is told, and then nothing "
        "is written: no text is ever cut.",
    )
    parser.add_argument("path", type=Path, metavar="BUNDLE", help="a bundle")
    parser.add_argument(
        "--as", dest="form", choices=sheets.FORMS, required=True,
        help="xlsx: a workbook; csv: a folder with a file for each sheet",
    )  # fmt: skip
    parser.add_argument(
        "--out", type=Path, required=True, metavar="PATH",
        help="the new file or folder, which only its owner can read",
    )  # fmt: skip
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    if wrong := sheets.cannot_be(arguments.out, arguments.form):
        print(f"inspection-reports: {wrong}", file=sys.stderr)
        return 2
    try:
        return _export(_source(arguments.path), arguments)
    except BrokenError as error:
        complain(error)
        return 3


def _source(path: Path) -> RawBundle:
    """Return the one bundle of a path. Raises BrokenError where there is none, or several."""
    from pipeline.evidence.find import find

    found = list(find([path]))
    if len(found) != 1:
        raise unreadable(path, "More than one bundle is here.", "A workbook holds one: name it.")
    if isinstance(found[0], BrokenError):
        raise found[0]
    return found[0]


def _export(source: RawBundle, arguments: argparse.Namespace) -> int:
    from pipeline.exchange.workbook.leaving import leaving
    from pipeline.report_type.toml.file import ids, load

    found = leaving(source, ids(), lambda named: known_of(load(named)).areas)
    if found is None:
        return _no_bundle(source)
    if found.told:
        tell(source.name, found.told, sys.stdout)
        print("inspection-reports: nothing is written.", file=sys.stderr)
        return 1
    known = known_of(load(found.layout.report_type))
    return sheets.write(arguments, found.layout, found.rows, known, "Go on in")


def _no_bundle(source: RawBundle) -> int:
    """Tell what ‘validate’ finds in what cannot be exported, or that it is of an older version."""
    from pipeline.evidence.intake import validity
    from pipeline.reporters.text import write

    found = validity(source).findings
    if found:
        print(write(found, 1), end="")
    else:
        hint = "‘inspection-reports upgrade’ makes it one of today’s."
        complain(BrokenError(f"{source.name}: This bundle is of an older version.", hint=hint))
    return 1
