"""`comments`: what came back from the provider in Word, taken in beside the bundle."""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.commands import steps
from pipeline.commands.trouble import complain
from pipeline.commands.word_content import content, read
from pipeline.evidence.folder import shown
from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place

if TYPE_CHECKING:
    from pipeline.exchange.answers import Comments, Source
    from pipeline.exchange.entries import Entry, Held, Placed
    from pipeline.publishing.desk import Desk

_FEWEST = 0.5
"""The share of the paragraphs written by people that tells a copy of this report from another."""


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "comments",
        help="take in what the provider wrote into its copy",
        description="Take in the comments and changes of a Word file that came back from the "
        "provider: each with its paragraph, into a file beside the bundle, in which you answer "
        "them. What is there already keeps its answers.",
    )
    parser.add_argument(
        "returned", type=Path, metavar="RETURNED.docx", help="the file that came back"
    )
    parser.add_argument("path", type=Path, metavar="BUNDLE", help="the bundle that it is about")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    return steps.at_desk(
        arguments, lambda desk: _take_in(desk, arguments.returned, quiet=arguments.quiet)
    )


def _take_in(desk: Desk, path: Path, *, quiet: bool) -> int:
    from pipeline.exchange.answers import Source
    from pipeline.exchange.comments import save
    from pipeline.exchange.comments_json import readable

    before = desk.comments
    found, digest = _held(desk, path)
    if found.strange and found.known < _FEWEST:
        complain(_stranger(path, desk))
        return 1
    entries = tuple(map(readable, found.entries))
    source = Source(path.name, digest, found.copy.document, found.form)
    after = before.with_more(source, entries)
    if after != before:
        save(desk.beside.comments, after)
    _warn(found, path, desk)
    if not quiet or any(one.spot.placed == "nowhere" for one in entries):
        _tell(entries, source, before, after, desk.beside.comments)
    return 0


def _held(desk: Desk, path: Path) -> tuple[Held, str]:
    """Return a returned file held against the bundle, and its digest. Raises BrokenError."""
    from pipeline.evidence.public import text_of
    from pipeline.exchange.entries import held
    from pipeline.exchange.returned import returned
    from pipeline.exchange.sent import copies

    raw = content(path)
    found = read(path, raw, returned)
    reference = text_of(desk.bundle.public.at("/setting/reference"))
    digest = hashlib.sha256(raw).hexdigest()
    return held(found, copies(desk.documents), reference), digest


def _place(path: Path) -> Place:
    return Place(BundleAddress(shown(path), ""))


def _stranger(path: Path, desk: Desk) -> BrokenError:
    said = (
        f"This is no copy of the report of {desk.bundle.id}: neither its title nor its reference "
        "stands there, nor what was written in it. Nothing was taken in."
    )
    return BrokenError(said, place=_place(path), hint="Name the bundle that it is a copy of.")


def _warn(found: Held, path: Path, desk: Desk) -> None:
    if found.strange:
        _say(
            f"{shown(path)}: title and reference are not those of {desk.bundle.id}, its words are."
        )
    if found.changed:
        one = found.changed == 1
        paragraphs = "1 paragraph says" if one else f"{found.changed} paragraphs say"
        _say(
            f"{shown(path)}: {paragraphs} something else now than when the copy was sent. "
            "Outside numbered paragraphs your own changes since then are listed as edits, too."
        )


def _say(line: str) -> None:
    print(f"inspection-reports: {line}", file=sys.stderr)


# --- the table -----------------------------------------------------------------------------

_PLACED: Mapping[Placed, str] = {
    "bookmark": "placed by bookmark",
    "words": "placed by their words",
    "order": "new, after the paragraph named",
    "nowhere": "not placed",
}


def _tell(
    entries: Sequence[Entry], source: Source, before: Comments, after: Comments, path: Path
) -> None:
    new = len(after.entries) - len(before.entries)
    print(f"{'':<14}{'number':>8}")
    for kind, number in sorted(Counter(one.kind for one in entries).items()):
        print(f"{kind:<14}{number:>8,}")
    if source.form:
        print(f"{'of form only':<14}{source.form:>8,}  (counted, and listed nowhere)")
    print()
    found = Counter(one.spot.placed for one in entries)
    for placed, said in _PLACED.items():
        if found[placed] or placed == "nowhere":
            print(f"{said:<32}{found[placed]:>8,}")
    print(f"\n{new} new, {len(after.open)} without an answer: {shown(path)}")
