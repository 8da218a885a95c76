"""`compare`: what a change of templates, schemas or rules does to reports."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pipeline.commands import findings
from pipeline.commands.arguments import at_least
from pipeline.commands.project import found as project_of
from pipeline.commands.sides import BaseError, Sides, sides
from pipeline.commands.trouble import complain
from pipeline.reporters.comparison import REPORTERS

if TYPE_CHECKING:
    from pipeline.model.comparison.comparison import Comparison
    from pipeline.model.comparison.findings import FindingChange
    from pipeline.runs.comparison.run import Wanted

_SAMPLES: Final = "samples"


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "compare",
        help="what a change of templates, schemas or rules does to reports",
        description="Build bundles with the templates, schemas, house styles and rules of base and "
        "of the working folder, and show what the change does: length, readability, findings, "
        "wording, and what is asked of bundles.",
    )
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="bundles or folders to build (default: the folder ‘samples’)",
    )
    parser.add_argument(
        "--base",
        required=True,
        metavar="REV_OR_DIR",
        help="a Git revision (compared is where the work began), a folder, or a file of --save",
    )
    findings.add_fail_on(parser)
    parser.add_argument(
        "--format",
        choices=tuple(REPORTERS),
        default="text",
        help="how it is told: text for people, json for programs (default: text)",
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="write it to a file")
    parser.add_argument(
        "--jobs",
        type=at_least(1),
        metavar="N",
        help="how many bundles at once (default: one a core)",
    )
    findings.add_quiet(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    from pipeline.runs.comparison.both import SideError
    from pipeline.runs.comparison.repository import GitError

    arguments.paths = arguments.paths or _samples()
    if not arguments.paths:
        print("inspection-reports: name bundles: there is no folder ‘samples’.", file=sys.stderr)
        return 2
    try:
        with sides(arguments) as both:
            comparison = _compared(both, arguments)
    except (BaseError, GitError) as error:
        complain(error)
        return 2
    except SideError as error:
        error.message = f"{'Base' if error.side == 'base' else 'Head'} cannot be read: {error}"
        print(f"inspection-reports: {error.message}", file=sys.stderr)
        return 2 if error.side == "base" else 3
    _tell(comparison, arguments)
    return _code(comparison)


def _samples() -> list[Path]:
    """Return the folder of samples beside the project file, or else in the working folder."""
    project = project_of(Path.cwd())
    folder = project.parent if project else Path.cwd()
    path = Path(os.path.relpath(folder / _SAMPLES))
    return [path] if path.is_dir() else []


def _compared(both: Sides, arguments: argparse.Namespace) -> Comparison:
    from pipeline.runs.comparison.run import compare
    from pipeline.runs.comparison.subjects import subjects

    return compare(
        both.base, both.head, subjects(arguments.paths, both.history), _wanted(arguments)
    )


def _wanted(arguments: argparse.Namespace) -> Wanted:
    from pipeline.commands.progress import Progress
    from pipeline.runs.comparison.run import Wanted
    from pipeline.runs.render import cores

    progress = Progress.of(arguments.paths, quiet=arguments.quiet)

    def watch() -> None:
        progress.count("compared")
        progress.show()

    def named(change: FindingChange) -> bool:
        return findings.names(change.found.rule, change.found.severity, arguments.fail_on)

    return Wanted(arguments.jobs or cores(), named=named, watch=watch)


def _tell(comparison: Comparison, arguments: argparse.Namespace) -> None:
    parts = REPORTERS[arguments.format](comparison)
    if arguments.output is None:
        for part in parts:
            print(part, end="")
    else:
        from pipeline.runs.files import write_parts

        write_parts(arguments.output, (part.encode() for part in parts))


def _code(comparison: Comparison) -> int:
    """Return 3 where a side alone refuses a bundle, or one could not be processed; 1 for a no."""
    refused: dict[str, Sequence[str]] = {}
    for one in comparison.unbuilt:
        if not one.invalid:
            return 3
        refused[one.bundle] = (*refused.get(one.bundle, ()), one.side)
    if any(len(on) == 1 for on in refused.values()):
        return 3
    return 0 if comparison.verdict.passes else 1
