"""`comments`: what came back from the provider, taken in beside the bundle, and the response."""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.commands import response, steps
from pipeline.commands.trouble import complain
from pipeline.commands.word_content import content, read
from pipeline.evidence.folder import shown
from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place

if TYPE_CHECKING:
    from pipeline.exchange.answers import Comments, Source
    from pipeline.exchange.entries import Entry, Held, Placed
    from pipeline.exchange.sent import Copy
    from pipeline.publishing.desk import Desk

_FEWEST = 0.5
"""The share of the paragraphs written by people that tells a copy of this report from another."""


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "comments",
        help="take in what the provider wrote, and write the response",
        usage="%(prog)s [options] [RETURNED.docx] BUNDLE",
        description="Take in the comments and changes of a Word file that came back from the "
        "provider: each with its paragraph, into a file beside the bundle, in which you answer "
        "them. What is there already keeps its answers. What came by letter or e-mail you add "
        "there by hand; with the bundle alone the command gives it its paragraph.",
    )
    parser.add_argument(
        "returned",
        type=Path,
        metavar="RETURNED.docx",
        help="the file that came back; or the copy that was sent, for the numbers of a letter",
    )
    parser.add_argument(
        "path", nargs="?", type=Path, metavar="BUNDLE", help="the bundle that it is about"
    )
    response.add_arguments(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    if arguments.path is None:
        arguments.path, arguments.returned = arguments.returned, None
    if wrong := response.wrong(arguments):
        print(f"inspection-reports: {wrong}", file=sys.stderr)
        return 2
    return steps.at_desk(arguments, lambda desk: _work(desk, arguments))


def _work(desk: Desk, arguments: argparse.Namespace) -> int:
    if arguments.response:
        return response.write(desk, arguments)
    if arguments.returned is None:
        return response.look(desk)
    return _take_in(desk, arguments.returned, quiet=arguments.quiet)


def _take_in(desk: Desk, path: Path, *, quiet: bool) -> int:
    from pipeline.exchange.answers import Source
    from pipeline.exchange.by_hand import placed
    from pipeline.exchange.comments import save
    from pipeline.exchange.comments_json import readable

    before = desk.comments
    found, digest, copies = _held(desk, path)
    if found.strange and found.known < _FEWEST:
        complain(_stranger(path, desk))
        return 1
    entries = tuple(map(readable, found.entries))
    source = Source(path.name, digest, found.copy.document, found.form)
    after = placed(before.with_more(source, entries), copies)
    if after != before:
        save(desk.beside.comments, after)
    _warn(found, path, desk)
    if not quiet or any(one.spot.placed == "nowhere" for one in entries):
        _tell(entries, source, before, after, desk.beside.comments)
    return response.tell_astray(desk, copies)


def _held(desk: Desk, path: Path) -> tuple[Held, str, tuple[Copy, ...]]:
    """Return a returned file held against the bundle, its digest, and the copies, as sent first.

    Raises BrokenError.
    """
    from pipeline.evidence.public import text_of
    from pipeline.exchange.entries import held
    from pipeline.exchange.returned import returned
    from pipeline.exchange.sent import as_sent, copies

    raw = content(path)
    found = read(path, raw, returned)
    reference = text_of(desk.bundle.public.at("/setting/reference"))
    digest = hashlib.sha256(raw).hexdigest()
    now = copies(desk.documents)
    whole = held(found, now, reference)
    return whole, digest, (as_sent(whole.copy, found.units), *now)


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
    "number": "placed by number",
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
