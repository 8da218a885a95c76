"""`mark`: a step between draft and publication."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from pipeline.commands import steps
from pipeline.publishing.states import MARKED, MEANS, REASONED, TITLES, Step, hindrance

if TYPE_CHECKING:
    from pipeline.publishing.desk import Desk

_STATES = "\n".join(f"  {one:<18} {MEANS[one]}" for one in MARKED)


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "mark",
        help="record a step of a report on its way to publication",
        description="Record a step of a report on its way to publication, in a file beside its "
        "bundle. ‘approve’ and ‘publish’ record their own.",
        epilog=f"STATE is one of\n{_STATES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    steps.add_path(parser)
    parser.add_argument("state", choices=MARKED, metavar="STATE", help="see below")
    steps.add_who(parser)
    parser.add_argument(
        "--reason", type=steps.words, metavar="TEXT", help="why; some states need it"
    )
    steps.add_signers(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    if arguments.state in REASONED and not arguments.reason:
        print(f"inspection-reports: ‘{arguments.state}’ needs --reason TEXT.", file=sys.stderr)
        return 2
    return steps.at_desk(arguments, lambda desk: _mark(desk, arguments))


def _mark(desk: Desk, arguments: argparse.Namespace) -> int:
    from pipeline.publishing import journal

    day = steps.when(arguments)
    if said := _hindrance(desk, arguments):
        print(f"inspection-reports: {desk.bundle.file.name}: {said}", file=sys.stderr)
        return 1
    step = Step(arguments.state, day, arguments.name, arguments.role, arguments.reason or "")
    journal.add(desk.beside, desk.journal, step)
    print(f"{desk.bundle.id}: {TITLES[arguments.state]}")
    return 0


def _hindrance(desk: Desk, arguments: argparse.Namespace) -> str:
    standing, day = desk.journal.standing, steps.when(arguments)
    if standing.last and day < standing.last:
        return f"The last step was on {standing.last.isoformat()}; this one is before it."
    if day < desk.bundle.end:
        return "This day is before the end of the inspection."
    if arguments.state == "final":
        approved = desk.looked(steps.signers(arguments), day).enough
        return hindrance(standing, "final", desk.asked, approved=approved)
    return hindrance(standing, arguments.state, desk.asked)
