"""`mark`: a step between draft and publication."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.commands import steps
from pipeline.commands.aside import aside
from pipeline.language.phrasing import count
from pipeline.publishing.states import MARKED, MEANS, REASONED, TITLES, Step, hindrance

if TYPE_CHECKING:
    from pipeline.publishing.desk import Desk

_RETIRED = ("withdrawn", "superseded")
_STATES = "\n".join(f"  {one:<18} {MEANS[one]}" for one in MARKED)


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "mark",
        help="record a step of a report on its way to publication",
        description="Record a step of a report on its way to publication, in a file beside its "
        "bundle. ‘approve’ and ‘publish’ record their own.",
        epilog=f"STATE is one of\n{_STATES}",
    )
    steps.add_path(parser)
    parser.add_argument("state", choices=MARKED, metavar="STATE", help="see below")
    steps.add_who(parser)
    parser.add_argument(
        "--reason", type=steps.words, metavar="TEXT", help="why; some states need it"
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="with withdrawn or superseded: the folder it was published into, whose register and "
        "page for readers then say so",
    )
    parser.add_argument(
        "--key", type=Path, metavar="FILE", help="sign that line of the register with this SSH key"
    )
    steps.add_signers(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    if arguments.state in REASONED and not arguments.reason:
        print(f"inspection-reports: ‘{arguments.state}’ needs --reason TEXT.", file=sys.stderr)
        return 2
    if (arguments.out or arguments.key) and arguments.state not in _RETIRED:
        states = " and ".join(_RETIRED)
        print(f"inspection-reports: --out and --key go with {states}.", file=sys.stderr)
        return 2
    return steps.at_desk(arguments, lambda desk: _mark(desk, arguments))


def _mark(desk: Desk, arguments: argparse.Namespace) -> int:
    from pipeline.publishing import journal

    day = steps.when(arguments)
    if said := _hindrance(desk, arguments):
        print(f"inspection-reports: {desk.bundle.file.name}: {said}", file=sys.stderr)
        return 1
    if arguments.state in _RETIRED:
        _retire(desk, arguments)
    step = Step(arguments.state, day, arguments.name, arguments.role, arguments.reason or "")
    journal.add(desk.beside, desk.journal, step)
    aside(arguments, f"{desk.bundle.id}: {TITLES[arguments.state]}")
    return 0


def _retire(desk: Desk, arguments: argparse.Namespace) -> None:
    """Let the register of the published folder say that the last version is out of use."""
    from pipeline.publishing.publication import published_id
    from pipeline.publishing.retired import retire

    if arguments.out is None:
        said = "the register and the page for readers do not say so; give --out DIR for that"
        print(f"inspection-reports: {said}.", file=sys.stderr)
        return
    last = desk.journal.standing.versions[-1].version
    day, sign = steps.when(arguments), steps.register_key(arguments)
    retire(arguments.out, published_id(desk), last, arguments.state, day, sign)


def _hindrance(desk: Desk, arguments: argparse.Namespace) -> str:
    standing, day = desk.journal.standing, steps.when(arguments)
    if (last := steps.last_before_today(desk.journal.steps)) and day < last:
        return f"The last step was on {last.isoformat()}; this one is before it."
    if day < desk.bundle.end:
        return "This day is before the end of the inspection."
    if arguments.state == "comments-answered" and (number := desk.open_comments()):
        waiting = count(number, "comment waits", "comments wait")
        where = desk.beside.comments.name
        return f"{waiting[0].upper()}{waiting[1:]} for an answer: see {where}."
    if arguments.state == "final":
        approved = desk.looked(steps.signers(arguments), day).enough
        return hindrance(standing, "final", desk.asked, approved=approved)
    return hindrance(standing, arguments.state, desk.asked)
