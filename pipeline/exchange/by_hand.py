"""What came in no Word file: a person adds it to the list, and here it gets its paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from pipeline.exchange.answers import Comments, Listed
from pipeline.exchange.entries import BY_HAND, Entry, Spot
from pipeline.exchange.rules import NO_PARAGRAPH
from pipeline.exchange.sent import Copy, Sent, key
from pipeline.model.finding import Finding

_QUOTES: Final = str.maketrans("‘’‛“”", "''''\"")


@dataclass(frozen=True, slots=True)
class Astray:
    """Why something has no paragraph: the field that leads to none, what is wrong, what to do."""

    field: str
    said: str
    hint: str = NO_PARAGRAPH.hint


def placed(comments: Comments, copies: Sequence[Copy]) -> Comments:
    """Return the list with a paragraph of the copy for all that was added by hand.

    What leads to none stays as it is; see `astray`.
    """
    return replace(comments, entries=tuple(_placed(one, copies) for one in comments.entries))


def astray(comments: Comments, copies: Sequence[Copy]) -> Iterator[Finding]:
    """Yield a finding for all that names a number, words or a document which the copy lacks."""
    for at, one in enumerate(comments.entries):
        if not _waits(one.entry):
            continue
        found = _found(one.entry, copies)
        if isinstance(found, Astray):
            place = comments.place(f"/entries/{at}/{found.field}")
            yield NO_PARAGRAPH.at(place, found.said, hint=found.hint, key=one.entry.id)


def is_general(entry: Entry) -> bool:
    """Return whether something was added by hand that is about the report as a whole."""
    return entry.kind in BY_HAND and entry.spot.number is None and not entry.on


def _waits(entry: Entry) -> bool:
    return entry.kind in BY_HAND and entry.spot.placed == "nowhere" and not is_general(entry)


def _placed(one: Listed, copies: Sequence[Copy]) -> Listed:
    if not _waits(one.entry):
        return one
    found = _found(one.entry, copies)
    return one if isinstance(found, Astray) else replace(one, entry=replace(one.entry, spot=found))


def _found(entry: Entry, copies: Sequence[Copy]) -> Spot | Astray:
    named = entry.spot.document or "report"
    copy = next((one for one in copies if one.document == named), None)
    if copy is None:
        known = ", ".join(dict.fromkeys(f"‘{one.document}’" for one in copies))
        return Astray("document", "The bundle has no document of this id.", f"It has {known}.")
    if entry.spot.number is not None:
        return _by_number(entry, copy)
    return _by_words(entry, [one for one in copy.paragraphs if one.unit.in_body])


def _by_number(entry: Entry, copy: Copy) -> Spot | Astray:
    there = [one for one in copy.paragraphs if one.number == entry.spot.number and one.unit.in_body]
    if not there:
        last = max((one.number or 0 for one in copy.paragraphs), default=0)
        return Astray("number", f"The copy has no paragraph of this number; its last is {last}.")
    if not entry.on:
        return _spot(there[0], "number")
    holding = [one for one in there if _holds(one, entry.on)]
    if not holding:
        return Astray("on", "These words do not stand in the paragraph of this number.")
    return _spot(holding[0], "number")


def _by_words(entry: Entry, paragraphs: Sequence[Sent]) -> Spot | Astray:
    holding = [one for one in paragraphs if _holds(one, entry.on)]
    if not holding:
        return Astray("on", "These words stand in no paragraph of the copy.")
    if len(holding) > 1:
        hint = "Give the number of the paragraph, too, or more of its words."
        said = f"These words stand in {len(holding)} places of the copy."
        return Astray("on", said, hint)
    return _spot(holding[0], "words")


def _spot(sent: Sent, how: Literal["number", "words"]) -> Spot:
    where = (sent.document, sent.section, sent.number, sent.bookmark, sent.words.strip())
    return Spot(how, *where)


def _holds(sent: Sent, words: str) -> bool:
    return _plain(words) in _plain(sent.words)


def _plain(words: str) -> str:
    """Return words as people type them again: without regard to capitals and curls."""
    return key(words).translate(_QUOTES).casefold()
