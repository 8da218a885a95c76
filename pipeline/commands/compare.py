"""`compare`: what a change of templates, schemas or rules does to reports."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pipeline.commands import findings
from pipeline.commands.arguments import at_least
from pipeline.commands.baseline import BaselineError, add_baseline, known
from pipeline.commands.formats import add_formats, write
from pipeline.commands.project import found as project_of
from pipeline.commands.sides import BaseError, Sides, head, sides
from pipeline.commands.trouble import complain
from pipeline.model.errors import BrokenError
from pipeline.reporters.comparison import REPORTERS
from pipeline.writers.pdf.pictures import there

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.evidence.find import RawBundle
    from pipeline.model.comparison.comparison import Comparison
    from pipeline.model.comparison.findings import FindingChange
    from pipeline.runs.comparison.run import Wanted
    from pipeline.runs.profile.file import Profile

_FOLDERS: Final = ("samples", "extremes")


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
        help="bundles or folders to build (default: the folders ‘samples’ and ‘extremes’)",
    )
    _add_sides(parser)
    add_baseline(parser)
    findings.add_fail_on(parser)
    _add_output(parser)
    parser.add_argument(
        "--jobs",
        type=at_least(1),
        metavar="N",
        help="how many bundles are built at once (default: one a core)",
    )
    _add_more(parser)
    parser.add_argument(
        "--accept", action="store_true", help="renew expected texts of samples that are stale"
    )
    parser.set_defaults(run=_run)


def _add_more(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--profile",
        type=Path,
        metavar="FILE",
        help="predict from a profile which share of reports crosses each limit of length",
    )
    parser.add_argument(
        "--pages",
        action="store_true",
        help="print PDFs, too: their pages, and pictures of those that look different",
    )
    parser.add_argument(
        "--extremes",
        action="store_true",
        help="also make up the least and the longest bundle of each report type that is reached",
    )


def _add_output(parser: argparse.ArgumentParser) -> None:
    said = (
        "how it is told: text, markdown and html for people, json for programs, sarif for "
        "code scanning, junit, github and gitlab for CI"
    )
    add_formats(parser, REPORTERS, said, "write it to a file")


def _add_sides(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--base",
        metavar="REV_OR_DIR",
        help="a Git revision (compared is where the work began), a folder, or a file of --save",
    )
    parser.add_argument(
        "--save",
        type=Path,
        metavar="FILE",
        help="keep what bundles come to now, as the base of a later comparison: measures, "
        "fingerprints and the words of templates, no word of a bundle",
    )


def _run(arguments: argparse.Namespace) -> int:
    from pipeline.runs.comparison.both import SideError
    from pipeline.runs.comparison.repository import GitError
    from pipeline.runs.profile.file import ProfileError

    arguments.paths = arguments.paths or _samples()
    if wrong := _misused(arguments):
        print(f"inspection-reports: {wrong}", file=sys.stderr)
        return 2
    try:
        arguments.known = known(arguments.baseline)
        return max(_kept(arguments), _compared(arguments))
    except (BaseError, BaselineError, GitError, ProfileError) as error:
        complain(error)
        return 2
    except SideError as error:
        side = "Base" if error.side == "base" else "Head"
        complain(BrokenError(f"{side} cannot be read: {error}", hint=error.hint))
        return 2 if error.side == "base" else 3


def _misused(arguments: argparse.Namespace) -> str:
    if arguments.profile and arguments.base is None:
        return "--profile predicts what a change does: name --base, too."
    if not arguments.paths and not arguments.profile:
        return "name bundles: there is no folder ‘samples’."
    if arguments.base is None and arguments.save is None:
        return "name what to compare with, --base REV_OR_DIR, or where to keep measures, --save."
    if arguments.base is not None and not arguments.base.strip():
        return "--base is empty: name a revision, a folder, or a file of --save."
    if arguments.save and not _may_be_written(arguments.save):
        return f"{arguments.save} is there already and holds no measures; choose another name."
    if arguments.pages and not there():
        return "--pages needs PDFium: python -m pip install 'inspection-reports[compare]'"
    return ""


def _may_be_written(path: Path) -> bool:
    from pipeline.runs.comparison.kept import may_be_replaced

    is_stream = path.is_char_device() or path.is_fifo()
    return not os.path.lexists(path) or is_stream or may_be_replaced(path)


def _kept(arguments: argparse.Namespace) -> int:
    """Keep the measures of head, where that was asked for."""
    if arguments.save is None:
        return 0
    from pipeline.runs.comparison.keeping import keep
    from pipeline.runs.comparison.kept import text
    from pipeline.runs.comparison.subjects import subjects
    from pipeline.runs.files import write_whole

    kept, broken = keep(head(arguments), subjects(arguments.paths), _jobs(arguments))
    for one in broken:
        complain(one)
    write_whole(arguments.save, text(kept).encode())
    return 3 if broken else 0


def _samples() -> list[Path]:
    """Return the folders of samples and extremes beside the project file, or where one works."""
    project = project_of(Path.cwd())
    folder = project.parent if project else Path.cwd()
    paths = (Path(os.path.relpath(folder / name)) for name in _FOLDERS)
    return [path for path in paths if path.is_dir()]


def _compared(arguments: argparse.Namespace) -> int:
    """Compare both sides, where there is a base, tell what comes of it, and return the code."""
    if arguments.base is None:
        return 0
    from pipeline.runs.comparison.run import compare
    from pipeline.runs.comparison.subjects import subjects

    profile = _profile(arguments)
    with sides(arguments) as both:
        found = subjects(arguments.paths, both.history)
        comparison = compare(both.base, both.head, found, _wanted(arguments))
        if profile:
            comparison = _predicted(comparison, profile, both, arguments)
    write(arguments, comparison, REPORTERS)
    return _code(comparison, never="never" in arguments.fail_on)


def _profile(arguments: argparse.Namespace) -> Profile | None:
    """Return the profile that is named, if one is. Raises ProfileError for what is none."""
    if arguments.profile is None:
        return None
    from pipeline.runs.profile.file import read

    return read(arguments.profile)


def _predicted(
    comparison: Comparison, profile: Profile, both: Sides, arguments: argparse.Namespace
) -> Comparison:
    """Return a comparison with what a profile predicts. BaseError where base has no templates."""
    from pipeline.runs.comparison.before import types_of
    from pipeline.runs.comparison.stand import Stand
    from pipeline.runs.synthetic.predicting import predictions

    if not isinstance(both.base, Stand):
        raise BaseError("--profile needs the templates of base, and kept measures have none.")
    if not comparison.files:
        return comparison
    found = tuple(predictions(profile, both.base.home, both.head.home))
    strange = [one["id"] for one in profile["report_types"] if one["id"] not in types_of(both.head)]
    for id_ in strange:
        said = f"{arguments.profile} knows ‘{id_}’, and head has no such report type."
        print(f"inspection-reports: {said}", file=sys.stderr)
    if not (found or arguments.quiet) and len(strange) < len(profile["report_types"]):
        said = f"{arguments.profile}: no other share of its reports crosses a limit."
        print(f"inspection-reports: {said}", file=sys.stderr)
    return replace(comparison, predictions=found)


def _jobs(arguments: argparse.Namespace) -> int:
    from pipeline.runs.cores import cores

    return int(arguments.jobs or cores())


def _wanted(arguments: argparse.Namespace) -> Wanted:
    from pipeline.commands.progress import Progress
    from pipeline.runs.comparison.run import Wanted

    progress = Progress.of(arguments.paths, quiet=arguments.quiet)

    def watch() -> None:
        progress.count("compared")
        progress.show()

    def named(change: FindingChange) -> bool:
        return findings.names(change.found.rule, change.found.severity, arguments.fail_on)

    return Wanted(
        jobs=_jobs(arguments),
        paged=arguments.pages,
        known=arguments.known,
        named=named,
        watch=watch,
        renew=_renew if arguments.accept else None,
        made_up=_extremes if arguments.extremes else None,
    )


def _extremes(report_type: str) -> Iterator[RawBundle]:
    from pipeline.runs.comparison.made_up import extremes_of  # seldom asked for, and slow to start

    return extremes_of(report_type)


def _renew(path: Path, text: str) -> None:
    """Write an expected text, and say so."""
    from pipeline.runs.files import write_whole

    write_whole(path, text.encode())
    print(f"inspection-reports: {path}: renewed.", file=sys.stderr)


def _code(comparison: Comparison, *, never: bool) -> int:
    """Return 3 where a bundle could not be built, or a side refuses it; 1 where a change fails.

    With `never` that is told, and is none for the exit code.
    """
    if comparison.unbuilt:
        return 3
    return 0 if comparison.verdict.passes or never else 1
