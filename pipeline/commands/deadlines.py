"""`deadlines`: when each step after an inspection is due."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.commands.progress import Progress
from pipeline.commands.trouble import complain
from pipeline.evidence.timetable import Deadline, deadlines
from pipeline.language.phrasing import day
from pipeline.model.errors import BrokenError
from pipeline.reporters.json import with_entries
from pipeline.runs.folders import where

if TYPE_CHECKING:
    from pipeline.evidence.bundle import Bundle
    from pipeline.evidence.find import RawBundle
    from pipeline.evidence.intake import Intake


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "deadlines",
        help="show when each step after an inspection is due",
        description="Show when each step after an inspection is due, by the timetable of its "
        "framework. Working days leave out England’s bank holidays.",
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a bundle or folder")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.set_defaults(run=_run)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of one bundle, as text and as data."""

    text: str
    entry: dict[str, object]


def _run(arguments: argparse.Namespace) -> int:
    told = _Teller(arguments.paths, arguments.quiet)
    if arguments.format == "text":
        for one in told.all():
            print(one.text)
        return told.code
    content = {"schema_version": "1", "bundles": []}
    for part in with_entries(content, "bundles", (one.entry for one in told.all())):
        print(part, end="")
    return told.code


@dataclass(slots=True)
class _Teller:
    """Goes through all bundles, says at once which cannot be used, and keeps the exit code."""

    paths: Sequence[Path]
    quiet: bool
    code: int = 0

    def all(self) -> Iterator[_Told]:
        """Yield what is told of each bundle."""
        progress = Progress.beside(self.paths, quiet=self.quiet)
        for result in _results(self.paths):
            progress.count("failed" if isinstance(result, BrokenError) else "looked at")
            progress.show()
            if not isinstance(result, _Told):
                progress.clear()
            if isinstance(result, BrokenError):
                complain(result)
                self.code = 3
            elif isinstance(result, _Told):
                yield result
            else:
                complain(BrokenError(f"{_name(result)}: {_INVALID}"))
                self.code = max(self.code, 1)
        progress.clear()


_INVALID = "this bundle is not valid; run ‘inspection-reports validate’."


def _name(taken: Intake) -> str:
    """Return the file of a bundle, and the line of a file with many."""
    at = taken.findings[0].place.bundle
    return where(taken.name, at.line if at else 1)


def _results(paths: Sequence[Path]) -> Iterator[_Told | Intake | BrokenError]:
    """Yield what is told of each bundle, or what is wrong with it or with the machine."""
    from pipeline.evidence.find import find
    from pipeline.runs.guard import guarded

    for source in find(paths):
        yield source if isinstance(source, BrokenError) else guarded(source, _look)


def _look(source: RawBundle) -> _Told | Intake:
    from pipeline.evidence.intake import intake

    taken = intake(source)
    if taken.bundle is None or taken.report_type is None:
        return taken
    steps = deadlines(taken.bundle, taken.report_type)
    return _Told("\n".join(_lines(taken.bundle, steps)), _entry(taken.bundle, steps))


def _lines(bundle: Bundle, steps: Sequence[Deadline]) -> Iterator[str]:
    yield f"{bundle.id}: last day on site {day(bundle.end)}"
    width = max((len(one.step.label) for one in steps), default=0)
    for one in steps:
        done = f"  done {day(one.done)}{' (late)' if one.late else ''}" if one.done else ""
        must = "by" if one.step.force == "must" else "usually by"
        yield f"  {one.step.label:<{width}}  {must} {day(one.due)}  ({one.step.citation}){done}"
    if not steps:
        yield "  this report type has no timetable"
    yield ""


def _entry(bundle: Bundle, steps: Sequence[Deadline]) -> dict[str, object]:
    return {
        "bundle": bundle.id,
        "end": bundle.end.isoformat(),
        "steps": [
            {
                "id": one.step.id,
                "label": one.step.label,
                "due": one.due.isoformat(),
                "force": one.step.force,
                "done": one.done.isoformat() if one.done else None,
                "late": one.late,
                "source": str(one.step.citation),
            }
            for one in steps
        ],
    }
