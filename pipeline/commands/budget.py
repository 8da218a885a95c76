"""`budget`: how long reports can become, before there is a bundle."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, Final

from pipeline.commands import findings
from pipeline.commands.about import unknown
from pipeline.commands.arguments import is_no_folder
from pipeline.commands.trouble import complain
from pipeline.model.errors import BrokenError
from pipeline.report_type.toml.file import ids

_OUT: Final = Path("extremes")


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "budget",
        help="how long reports can become, before there is a bundle",
        description="Show the fewest and the most words, sentences and paragraphs of each section, "
        "by templates, schemas and report types alone; what makes them so many; and the room that "
        "is left to inspectors. Pages are an estimate; with --render they are measured.",
    )
    parser.add_argument("types", nargs="*", metavar="TYPE", help="report types (default: all)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.add_argument(
        "--render",
        action="store_true",
        help="make up the least and the longest bundle of each type and draw them: pages are "
        "measured, and you see the layout at its limits (minutes)",
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="where --render writes them, a folder for each (default: extremes)",
    )
    findings.add_fail_on(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    wrong = next((one for one in arguments.types if one not in ids()), None)
    if wrong is not None:
        return unknown("report type", wrong, ids())
    if wrong_out := _wrong_out(arguments):
        print(f"inspection-reports: {wrong_out}", file=sys.stderr)
        return 2
    from pipeline.reporters.budget.data import data
    from pipeline.reporters.budget.text import text
    from pipeline.runs.budget import budgets

    told, code = [], 0
    for one in budgets(arguments.types or ids(), _out(arguments)):
        if isinstance(one, BrokenError):
            complain(one)
            code = 3
        else:
            told.append(one)
            if arguments.format == "text":
                print("\n".join(text(one)))
    if arguments.format == "json":
        print(data(told), end="")
    found = (finding for one in told for finding in one.findings)
    return code or int(findings.fails(found, arguments.fail_on))


def _out(arguments: argparse.Namespace) -> Path | None:
    return (arguments.out or _OUT) if arguments.render else None


def _wrong_out(arguments: argparse.Namespace) -> str:
    """Return what is wrong with the folder to write to, or ''."""
    if arguments.out and not arguments.render:
        return "--out is where --render writes; name --render, too."
    out = _out(arguments)
    return f"{out} is a file; name a folder." if out and is_no_folder(out) else ""
