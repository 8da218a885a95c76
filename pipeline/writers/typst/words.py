"""Inline content as data: words as they are, and around them only what they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Final, TypeAlias, assert_never

from pipeline.model.document import (
    Break,
    Emphasis,
    Grade,
    Inline,
    Link,
    Measured,
    Strong,
    Text,
    plain,
)
from pipeline.model.unbroken import NO_BREAK, unbroken
from pipeline.writers.typst.room import Room

Words: TypeAlias = list[Any]
"""Texts and lists: what kind of inline, and what it has. See `words` in `report.typ`."""

MAY_BREAK: Final = ["may break"]
_MOST_LINES: Final = 6


def words(inlines: Sequence[Inline], room: Room) -> Words:
    """Return inline content for a place.

    What is too wide for it breaks at its blanks, even inside a date, and else anywhere.
    """
    text, bold = plain(inlines), _has_bold(inlines)
    held = unbroken(text)
    if room.holds(held):
        return _Writer(room, held, frozenset()).all(inlines)
    loose = room.loose(held, bold=bold)
    shown = _with_blanks(held, text, loose)
    return _Writer(room, shown, room.cuts(shown, bold=bold)).all(inlines)


def unbroken_words(inlines: Sequence[Inline], room: Room) -> Words:
    """Return inline content that stays on one line, if there is room for it."""
    whole = plain(inlines).replace(" ", NO_BREAK)
    if "\n" in whole or room.cuts(whole, bold=True):
        return words(inlines, room)
    return _Writer(room, whole, frozenset()).all(inlines)


def said(text: str, room: Room) -> Words:
    """Return a text of ours, or of a stamp, for a place."""
    return _split(text, 0, room.cuts(text, bold=False))


def _with_blanks(held: str, text: str, places: AbstractSet[int]) -> str:
    """Return a text with its own blanks at some places."""
    if not places:
        return held
    return "".join(text[at] if at in places else letter for at, letter in enumerate(held))


def _has_bold(inlines: Iterable[Inline]) -> bool:
    return any(not isinstance(one, Text | Break | Measured) for one in inlines)


class _Writer:
    """Goes through inlines, and takes their words from the text of all of them as it is shown."""

    def __init__(self, room: Room, shown: str, cuts: AbstractSet[int]) -> None:
        self._room, self._shown, self._cuts, self._at = room, shown, cuts, 0

    def all(self, inlines: Iterable[Inline]) -> Words:
        found: Words = []
        for inline in inlines:
            found += self._one(inline)
        return found

    def _one(self, inline: Inline) -> Words:
        match inline:
            case Text():
                return self._text(inline)
            case Strong():
                return [["strong", self.all(inline.inlines)]]
            case Emphasis():
                return [["emphasis", self.all(inline.inlines)]]
            case Link():
                kind = "section" if inline.href.startswith("#") else "address"
                return [["link", kind, inline.href.removeprefix("#"), self.all(inline.inlines)]]
            case Measured():
                return self.all(inline.inlines)
            case Grade():
                return [["grade", inline.tone, self._text(inline.text), self._boxed(inline)]]
            case Break():
                self._at += 1
                return [["line"]]
            case _:
                assert_never(inline)

    def _boxed(self, grade: Grade) -> bool:
        """Return whether a grade stands in a box, which no page break divides."""
        return self._room.lines(grade.text.text) <= _MOST_LINES

    def _text(self, text: Text) -> Words:
        start, self._at = self._at, self._at + len(text.text)
        return _split(self._shown[start : self._at], start, self._cuts)


def _split(text: str, start: int, cuts: AbstractSet[int]) -> Words:
    """Return a text that begins at a place of its run, parted where it may break."""
    if not cuts:
        return [text]
    found: Words = []
    last = 0
    for at in range(len(text)):
        if start + at in cuts:
            found += [text[last:at], MAY_BREAK] if at else [MAY_BREAK]
            last = at
    return [*found, text[last:]]
