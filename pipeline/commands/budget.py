"""`budget`: how long reports can become, before there is a bundle."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pipeline.commands import findings
from pipeline.commands.about import unknown
from pipeline.commands.trouble import complain
from pipeline.evidence.schema.pointers import checked_type
from pipeline.model.errors import BrokenError
from pipeline.report_type.toml.file import ids

if TYPE_CHECKING:
    from pipeline.reporters.budget import Told


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
    told, broken = _told(arguments.types or ids())
    from pipeline.reporters import budget

    if arguments.format == "json":
        print(budget.data(told), end="")
    else:
        for one in told:
            print("\n".join(budget.text(one)))
    if broken:
        return 3
    found = (finding for one in told for finding in one.findings)
    return int(findings.fails(found, arguments.fail_on))


def _told(types: Sequence[str]) -> tuple[list[Told], bool]:
    """Return what is told of each type; say at once what is wrong with one that is broken."""
    from pipeline.checks.room import room
    from pipeline.composition.budget import budget_of
    from pipeline.reporters.budget import Told

    found, broken = list[Told](), False
    for id_ in dict.fromkeys(types):
        try:
            report_type = checked_type(id_)
            documents = budget_of(report_type)
        except BrokenError as error:
            complain(error)
            broken = True
        else:
            found.append(Told(report_type, documents, tuple(room(report_type, documents))))
    return found, broken
