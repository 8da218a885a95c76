"""`comments --response`: the response to the provider’s comments; and a look at the list."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.commands import steps
from pipeline.commands.arguments import for_what_is_published, formats, is_no_folder
from pipeline.commands.told import KEPT
from pipeline.evidence.folder import shown
from pipeline.language.phrasing import count
from pipeline.writers import FORMATS, USUAL

if TYPE_CHECKING:
    from pipeline.exchange.answers import Comments
    from pipeline.exchange.sent import Copy
    from pipeline.publishing.desk import Desk


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what is asked of the response."""
    parser.add_argument(
        "--response",
        type=Path,
        metavar="DIR",
        help="write the response to all comments, which goes to the provider with the final "
        "report, into a folder of the bundle in DIR; refused while one has no answer",
    )
    parser.add_argument(
        "--formats",
        type=formats,
        metavar="LIST",
        help=f"in which of {', '.join(FORMATS)} (plain text) to write the response, "
        f"comma-separated (default: {','.join(USUAL)})",
    )


def wrong(arguments: argparse.Namespace) -> str:
    """Return what is wrong with what was typed, or ''."""
    out: Path | None = arguments.response
    if out is None:
        return ""
    if arguments.returned is not None:
        return "first take in what came back; then write the response: --response DIR BUNDLE."
    if is_no_folder(out):
        return f"{out} is a file; name a folder."
    return for_what_is_published(out, "the response")


def write(desk: Desk, arguments: argparse.Namespace) -> int:
    """Write the response to the comments of a bundle, or say why it cannot be; the exit code."""
    from pipeline.publishing.response.folder import put
    from pipeline.publishing.response.made import made
    from pipeline.runs.workshop import workshop

    folder: Path = arguments.response / desk.bundle.id
    if desk.beside.bundle.resolve().is_relative_to(folder.resolve()):
        print(
            f"inspection-reports: the bundle itself lies in {folder}; name another folder.",
            file=sys.stderr,
        )
        return 2
    done = made(desk, arguments.formats)
    if done.refusals:
        steps.tell(done.refusals)
        return 1
    if done.found:
        steps.tell(done.found)
    with workshop(arguments.response) as shop:
        kept = put(shop, desk.bundle.id, done.files)
    for name in kept:
        print(f"inspection-reports: {folder / name}: {KEPT}", file=sys.stderr)
    if not arguments.quiet:
        comments = count(done.number, "comment", "comments")
        print(f"response to {comments}: {folder}")
    return 0


# --- a look at the list --------------------------------------------------------------------


def look(desk: Desk) -> int:
    """Give what was added by hand its paragraph, and tell what the list lacks; the exit code."""
    from pipeline.exchange.by_hand import placed
    from pipeline.exchange.comments import save
    from pipeline.exchange.sent import copies

    now = copies(desk.documents)
    after = placed(desk.comments, now)
    if after != desk.comments or desk.comments.is_unnamed:
        save(desk.beside.comments, after)
    code = tell_astray(desk, now)
    _tell_missing(after, desk.beside.comments)
    return code


def tell_astray(desk: Desk, copies: Sequence[Copy]) -> int:
    """Tell what leads to no paragraph, with its line in the list as it is now; the exit code."""
    from pipeline.exchange.by_hand import astray
    from pipeline.exchange.comments import read

    found = tuple(astray(read(desk.beside.comments, desk.bundle.id), copies))
    if found:
        steps.tell(found)
    return 1 if found else 0


def _tell_missing(comments: Comments, path: Path) -> None:
    number = len(comments.entries)
    told = f"{count(number, 'comment', 'comments')}, {len(comments.open)} without an answer"
    if unready := len(comments.unready) - len(comments.open):
        told += f", {unready} without its kind or its day"
    print(f"{told}: {shown(path)}")
