"""`profile`: the shape of many bundles, without a word of them."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.commands.aside import aside
from pipeline.commands.progress import Progress
from pipeline.commands.trouble import complain

if TYPE_CHECKING:
    from pipeline.runs.profile.counting import Census


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "profile",
        help="the shape of many bundles, without a word of them",
        description="Write the shape of many bundles: how often each field is there, how many and "
        "how long, and what goes together. It has no word of any bundle; every count has noise, "
        "so that nobody can tell from it whether a bundle was among them. ‘compare’ "
        "predicts from it.",
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="bundles or folders")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to write it")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    from pipeline.evidence.find import find
    from pipeline.runs.files import write_whole
    from pipeline.runs.profile.counting import counted
    from pipeline.runs.profile.file import text

    if wrong := _wrong(arguments.out):
        print(f"inspection-reports: {wrong}", file=sys.stderr)
        return 2
    progress = Progress.of(arguments.paths, quiet=arguments.quiet)

    def watch() -> None:
        progress.count("counted")
        progress.show()

    census = counted(find(arguments.paths), watch)
    progress.clear()
    told = census.told()
    _say_what_is_not_in_it(census)
    if told:
        write_whole(arguments.out, text(told).encode())
        types = ", ".join(str(one["id"]) for one in told)
        aside(arguments, f"{arguments.out}: the shape of {types}.")
    if census.broken:
        return 3
    if not told:
        return 2
    return int(bool(census.invalid))


def _wrong(out: Path) -> str:
    """Return why nothing may be written there, or ''. An earlier profile may be replaced."""
    from pipeline.runs.profile.file import may_be_replaced

    if not os.path.lexists(out) or out.is_char_device() or out.is_fifo() or may_be_replaced(out):
        return ""
    return f"{out} is there already and is no profile; choose another name."


def _say_what_is_not_in_it(census: Census) -> None:
    from pipeline.runs.profile.making import LEAST

    for one in census.broken:
        complain(one)
    for id_, number in sorted(census.few.items()):
        are = "1 bundle is" if number == 1 else f"{number} bundles are"
        said = f"{id_}: {are} too few for a profile; it needs {LEAST}."
        print(f"inspection-reports: {said}", file=sys.stderr)
    if census.invalid:
        said = f"Not valid and not counted: {census.invalid}. ‘validate’ says why."
        print(f"inspection-reports: {said}", file=sys.stderr)
    if not census.types and not census.broken:
        print("inspection-reports: no bundle was counted.", file=sys.stderr)
