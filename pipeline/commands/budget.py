"""`budget`: how long reports can become, before there is a bundle."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from pipeline.commands import findings
from pipeline.commands.about import unknown
from pipeline.commands.trouble import complain
from pipeline.model.errors import BrokenError
from pipeline.report_type.toml.file import ids

if TYPE_CHECKING:
    pass


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "budget",
        help="how long reports can become, before there is a bundle",
        description="Show the fewest and the most words, sentences and paragraphs of each section, "
        "by templates, schemas and report types alone; what makes them so many; and the room that "
        "is left to inspectors. Pages are an estimate.",
    )
    parser.add_argument("types", nargs="*", metavar="TYPE", help="report types (default: all)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    findings.add_fail_on(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    wrong = next((one for one in arguments.types if one not in ids()), None)
    if wrong is not None:
        return unknown("report type", wrong, ids())
    from pipeline.reporters.budget.data import data
    from pipeline.reporters.budget.text import text
    from pipeline.runs.budget import budgets

    told, code = [], 0
    for one in budgets(arguments.types or ids()):
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
