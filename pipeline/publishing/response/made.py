"""A response as files; or all reasons at once why it is not written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.exchange.answers import Listed
from pipeline.exchange.by_hand import astray
from pipeline.exchange.rules import NO_COMMENTS, UNREADY
from pipeline.exchange.sent import Copy, copies
from pipeline.model.document import Document, plain
from pipeline.model.finding import Finding, Severity
from pipeline.publishing.desk import Desk
from pipeline.publishing.response.document import ID, response
from pipeline.publishing.response.lacks import lacks
from pipeline.publishing.response.prose import OURS, found_in_prose
from pipeline.publishing.response.standing import remarkable, standings
from pipeline.report_type.toml.response import Words
from pipeline.runs.folders import no_folder
from pipeline.runs.leaks.search import scan
from pipeline.writers import FORMATS


@dataclass(frozen=True, slots=True)
class Made:
    """A response: its files by name, or none, and `refusals` say why. `found` is to be looked at.

    `number` counts the comments.
    """

    number: int
    refusals: tuple[Finding, ...] = ()
    found: tuple[Finding, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)


def made(desk: Desk, formats: Sequence[str]) -> Made:
    """Return the response to the comments beside a bundle. Raises BrokenError for its words."""
    number = len(desk.comments.entries)
    if not number:
        place = replace(desk.bundle.file.start(), stable="")
        return Made(0, (NO_COMMENTS.at(place, "No comment of the provider is on record."),))
    now = copies(desk.documents)
    no = no_folder(desk.bundle)
    told = tuple(found_in_prose(desk.examined, desk.comments))
    wrong = [one for one in told if one.severity is Severity.ERROR]
    refusals = (
        *([no] if no else ()),
        *astray(desk.comments, now),
        *_unready(desk),
        *_private(desk),
        *wrong,
    )
    if refusals:
        return Made(number, refusals)
    words = Words.read()
    document = _document(desk, now, words)
    files = {
        f"{ID}.{FORMATS[one].extension}": FORMATS[one].write(document, ()).content
        for one in FORMATS
        if one in formats
    }
    known = (*words.all(), *_theirs(desk.comments.entries))
    leaks = scan(files, desk.bundle, draft=True, known=known)
    return Made(number, leaks) if leaks else Made(number, (), (*_found(desk, now), *told), files)


def _document(desk: Desk, now: Sequence[Copy], words: Words) -> Document:
    labels = {one.id: plain(one.label) for one in desk.documents}
    return response(desk.documents[0], labels, standings(desk.comments, now), words)


def _found(desk: Desk, now: Sequence[Copy]) -> tuple[Finding, ...]:
    return tuple(remarkable(desk.comments, standings(desk.comments, now)))


def _unready(desk: Desk) -> Iterator[Finding]:
    for at, one in enumerate(desk.comments.entries):
        if said := lacks(one):
            place = desk.comments.place(f"/entries/{at}/{one.missing[0]}")
            yield UNREADY.at(place, f"This comment lacks {said}.", key=one.entry.id)


# --- what is private -----------------------------------------------------------------------


def _private(desk: Desk) -> Iterator[Finding]:
    """Yield where our own words of an entry hold what is private in the bundle."""
    ours = {
        f"/entries/{at}/{name}": str(getattr(one, name)).encode()
        for at, one in enumerate(desk.comments.entries)
        for name in OURS
    }
    for found in scan(ours, desk.bundle, draft=True):
        pointer = found.message.partition(",")[0]  # the name of what was searched comes first
        yield replace(found, place=desk.comments.place(pointer))


def _theirs(entries: Iterable[Listed]) -> Iterator[str]:
    """Yield what the provider knows: its own words, those it was sent, and who answers it."""
    for one in entries:
        entry = one.entry
        yield from (entry.written, entry.on, entry.follows, entry.spot.paragraph, one.by)
        yield entry.spot.section
