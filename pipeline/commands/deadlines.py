"""`deadlines`: when each step after an inspection is due."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.commands import findings
from pipeline.evidence.timetable import Deadline, deadlines
from pipeline.language.phrasing import day
from pipeline.model.errors import BrokenError

if TYPE_CHECKING:
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


def _run(arguments: argparse.Namespace) -> int:
    from pipeline.evidence.intake import find, intake

    code = 0
    found: list[dict[str, object]] = []
    for source in find(arguments.paths):
        if isinstance(source, BrokenError):
            findings.complain(source)
            code = 3
            continue
        taken = intake(source)
        if taken.bundle is None:
            message = f"{source.name}: this bundle is not valid; run ‘inspection-reports validate’."
            findings.complain(BrokenError(message))
            code = max(code, 1)
        elif arguments.format == "text":
            print("\n".join(_lines(taken)))
        else:
            found.append(_entry(taken))
    if arguments.format == "json":
        print(json.dumps({"schema_version": "1", "bundles": found}, indent=2, ensure_ascii=False))
    return code


def _of(taken: Intake) -> tuple[Deadline, ...]:
    assert taken.bundle
    assert taken.report_type
    return deadlines(taken.bundle, taken.report_type)


def _lines(taken: Intake) -> Iterator[str]:
    assert taken.bundle
    yield f"{taken.bundle.id}: last day on site {day(taken.bundle.end)}"
    steps = _of(taken)
    width = max((len(one.step.label) for one in steps), default=0)
    for one in steps:
        done = f"  done {day(one.done)}{' (late)' if one.late else ''}" if one.done else ""
        must = "by" if one.step.force == "must" else "usually by"
        yield f"  {one.step.label:<{width}}  {must} {day(one.due)}  ({one.step.citation}){done}"
    if not steps:
        yield "  this report type has no timetable"
    yield ""


def _entry(taken: Intake) -> dict[str, object]:
    assert taken.bundle
    return {
        "bundle": taken.bundle.id,
        "end": taken.bundle.end.isoformat(),
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
            for one in _of(taken)
        ],
    }
