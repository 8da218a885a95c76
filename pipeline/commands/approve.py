"""`approve`: an approval of exactly what is there now."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.commands import steps
from pipeline.commands.aside import aside

if TYPE_CHECKING:
    from pipeline.publishing.desk import Desk
    from pipeline.publishing.states import Step


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "approve",
        help="approve a report as it is now",
        description="Approve a report: its bundle, its words, what the checks find, and all that "
        "they were made from. When one of these changes, the approval is void. It shows first "
        "what others have waived and acknowledged, for which you answer, too.",
    )
    steps.add_path(parser)
    steps.add_who(parser)
    parser.add_argument(
        "--key",
        type=Path,
        metavar="FILE",
        help="sign the approval with this SSH key (a private key, or the public one of an agent)",
    )
    steps.add_signers(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    return steps.at_desk(arguments, lambda desk: _approve(desk, arguments))


def _approve(desk: Desk, arguments: argparse.Namespace) -> int:
    from pipeline.publishing import journal
    from pipeline.publishing.states import Step, hindrance

    standing, day, known = desk.journal.standing, steps.when(arguments), steps.signers(arguments)
    said = hindrance(standing, "approved", desk.asked)
    if (last := steps.last_before_today(desk.journal.steps)) and day < last:
        said = f"The last step was on {last.isoformat()}; this one is before it."
    if said:
        print(f"inspection-reports: {desk.bundle.file.name}: {said}", file=sys.stderr)
        return 1
    step = Step("approved", day, arguments.name, arguments.role, content=desk.content.digest)
    step = _signed(step, desk, arguments.key)
    after = replace(desk, journal=desk.journal.with_step(step, desk.content))
    looked = after.looked(known, day)
    if step not in looked.valid:
        steps.tell(tuple(one for one in looked.findings if one.rule.id == "PUB012"))
        return 1
    for line in _answers_for(desk):
        print(line)
    journal.add(desk.beside, desk.journal, step, desk.content)
    more = "all approvals are there" if looked.enough else "more approvals are needed"
    aside(arguments, f"{desk.bundle.id}: approved as {arguments.role}; {more}")
    return 0


def _signed(step: Step, desk: Desk, key: Path | None) -> Step:
    from pipeline.publishing.approvals import signed
    from pipeline.publishing.signing import APPROVAL, sign

    if key is None:
        return step
    return replace(step, signature=sign(signed(desk.bundle.id, step), key, APPROVAL))


def _answers_for(desk: Desk) -> Iterator[str]:
    """Yield what was waived or acknowledged: its rule, where, and the number of the entry."""
    for waiver, found in desk.examined.held:
        for one in found:
            at = one.place.bundle
            where = f" at {at.pointer}, line {at.line}" if at else ""
            verb = "acknowledged" if waiver.acknowledges else "waived"
            yield f"  {verb}: {one.rule.id}{where} ({waiver.pointer})"
