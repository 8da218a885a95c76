"""`status`: where each report stands, what blocks it, and what is due when."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.commands import steps
from pipeline.commands.arguments import day as day_of
from pipeline.commands.lines import width, wrapped
from pipeline.commands.progress import Progress
from pipeline.commands.trouble import complain
from pipeline.language.phrasing import count, day
from pipeline.model.errors import BrokenError
from pipeline.publishing.states import TITLES
from pipeline.reporters.json import with_entries

if TYPE_CHECKING:
    from pipeline.evidence.find import RawBundle
    from pipeline.evidence.timetable import Deadline
    from pipeline.publishing.desk import RefusedError
    from pipeline.publishing.whereabouts import Whereabouts


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "status",
        help="show where each report stands, what blocks it, and what is due when",
        description="Show where each report stands on its way to publication, what must be done "
        "before it can be published, and what is due when. It changes nothing.",
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a bundle or folder")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.add_argument(
        "--date", type=day_of, metavar="DAY", help="as it stands on that day (default: today)"
    )
    steps.add_signers(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    told = _Teller(arguments)
    if arguments.format == "text":
        for one in told.all():
            print("\n".join(_lines(one)))
        return told.code
    content = {"schema_version": "1", "reports": []}
    for part in with_entries(content, "reports", map(_entry, told.all())):
        print(part, end="")
    return told.code


class _Teller:
    """Goes through all bundles, says at once which cannot be used, and keeps the exit code."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._arguments = arguments
        self._known = steps.signers(arguments)
        self.code = 0

    def all(self) -> Iterator[Whereabouts]:
        """Yield where each report stands."""
        from pipeline.evidence.find import find
        from pipeline.publishing.desk import RefusedError

        progress = Progress.beside(self._arguments.paths, quiet=self._arguments.quiet)
        for source in find(self._arguments.paths):
            found = source if isinstance(source, BrokenError) else self._look(source)
            progress.count("failed" if isinstance(found, BrokenError) else "looked at")
            progress.show()
            if isinstance(found, BrokenError | RefusedError):
                progress.clear()
                self._refused(found)
            else:
                yield found
        progress.clear()

    def _refused(self, error: BrokenError | RefusedError) -> None:
        if isinstance(error, BrokenError):
            complain(error)
            self.code = 3
            return
        at = error.findings[0].place.describe() if error.findings else ""
        said = "it cannot be said where this stands; run ‘inspection-reports check’."
        if any(one.rule.family == "PUB" for one in error.findings):
            said = error.findings[0].message
        complain(BrokenError(f"{at}: {said}"))
        self.code = max(self.code, 1)

    def _look(self, source: RawBundle) -> Whereabouts | RefusedError | BrokenError:
        from pipeline.publishing.desk import RefusedError, laid_out
        from pipeline.publishing.whereabouts import whereabouts
        from pipeline.runs.clock import today
        from pipeline.runs.guard import guarded

        def look(one: RawBundle) -> Whereabouts | RefusedError:
            try:
                desk = laid_out(one, self._arguments.choices)
            except RefusedError as error:
                return error
            return whereabouts(desk, self._known, self._arguments.date or today())

        return guarded(source, look)


def _lines(one: Whereabouts) -> Iterator[str]:
    since = f" since {day(one.since)}" if one.since else ""
    yield f"{one.desk.bundle.id}: {TITLES[one.state]}{since}"
    for version in one.versions:
        yield f"  version {version.version} was published on {day(version.date)}"
    for number in one.unprovable:
        yield f"  version {number}: its salts are lost, so nothing of it can be proved any more"
    if approvals := len(one.looked.valid):
        yield f"  {count(approvals, 'approval counts', 'approvals count')} now"
    if one.comments:
        yield f"  {count(one.comments, 'comment waits', 'comments wait')} for an answer"
    yield from _unready(one)
    yield from _due(one)
    if one.blocks:
        yield "  it is not published:" if one.is_ruled_out else "  before it can be published:"
    for block in one.blocks:
        yield from _wrapped(f"{block.rule.id}  {block.message}", "    ", "            ")
        yield from _wrapped(f"→ {block.hint}", "            ", "              ")
    yield ""


def _unready(one: Whereabouts) -> Iterator[str]:
    from pipeline.publishing.response.lacks import all_lack

    if one.unready:
        said = f"the response to the comments waits for {all_lack(one.unready)}"
        yield from _wrapped(said, "  ", "    ")


def _due(one: Whereabouts) -> Iterator[str]:
    width = max((len(step.step.label) for step in one.steps), default=0)
    for step in one.steps:
        must = "by" if step.step.force == "must" else "usually by"
        yield f"  {step.step.label:<{width}}  {must} {day(step.due)}{_done(step, one.today)}"


def _done(step: Deadline, today: date) -> str:
    if step.done is None:
        return "" if step.due >= today else ", not done yet (overdue)"
    return f", done {day(step.done)}{' (late)' if step.late else ''}"


def _wrapped(text: str, first: str, rest: str) -> Iterator[str]:
    yield from wrapped(text, width(), first, rest)


def _entry(one: Whereabouts) -> dict[str, object]:
    return {
        "file": one.desk.bundle.file.name,
        "bundle": one.desk.bundle.id,
        "report_type": one.desk.type_.id,
        "state": one.state,
        "since": one.since.isoformat() if one.since else None,
        "versions": [
            {
                "version": step.version,
                "date": step.date.isoformat(),
                "digest": step.digest,
                "provable": step.version not in one.unprovable,
            }
            for step in one.versions
        ],
        "approvals": len(one.looked.valid),
        "open_comments": one.comments,
        "unready_comments": len(one.unready),
        "blocks": [
            {"rule": block.rule.id, "message": block.message, "hint": block.hint}
            for block in one.blocks
        ],
        "steps": [
            {
                "id": step.step.id,
                "label": step.step.label,
                "due": step.due.isoformat(),
                "force": step.step.force,
                "done": step.done.isoformat() if step.done else None,
                "late": step.late,
            }
            for step in one.steps
        ],
    }
