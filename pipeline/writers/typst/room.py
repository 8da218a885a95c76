"""The room that a text has on paper: where a long word may break, and how many lines it takes.

Typst draws a word that is wider than its place over what stands beside it, and a block that may not
break past the foot of the page, without a word. So both are reckoned here, from the widths of the
letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from pipeline.model.unbroken import NO_BREAK
from pipeline.resources import read, remembered
from pipeline.writers.look.brand.truetype import widths
from pipeline.writers.look.fonts import fonts_of
from pipeline.writers.look.reading import look

_WIDEST: Final = 1.4
"""More than any letter takes, in em, of our font; a letter that we do not know takes as much."""

_NEARLY: Final = 1.02
"""A word that has so little room to spare may break: pairs of letters may stand further apart."""

_PIECES: Final = 4
"""A long word is cut so that each line of it is filled but for one of so many parts."""

_LEAST_FILLED: Final = 0.45
"""The least that a line of a long word fills."""

# A line ends at a blank, and after a hyphen, a dash or a slash within a word of letters.
_PART: Final = re.compile(r"[^ \n]+?(?:(?<=\w)[-–/](?=[^\W\d_])|(?=[ \n]|$))")


class _Widths(dict[str, float]):
    def __missing__(self, letter: str) -> float:
        return _WIDEST


@dataclass(frozen=True, slots=True)
class Room:
    """How wide a place is, and how large its letters are, in points; and whether they are bold."""

    width: float
    size: float
    bold: bool = False

    def less(self, em: float) -> Room:
        """Return a place that is narrower by so much, in parts of the size of its letters."""
        return replace(self, width=self.width - em * self.size)

    def holds(self, text: str) -> bool:
        """Return whether each word of a text is surely no wider than the place."""
        return max(map(len, text.split(" "))) * _WIDEST * self.size <= self.width

    def cuts(self, text: str, *, bold: bool) -> frozenset[int]:
        """Return where words may break that are wider than the place: before which letters."""
        parts = [*self._too_wide(text, bold=bold)]
        if not parts:
            return frozenset()
        known, most = _widths(self.bold or bold), self.width / self.size
        return frozenset(at for part in parts for at in _cut(part, known, most / _PIECES))

    def loose(self, text: str, *, bold: bool) -> frozenset[int]:
        """Return where blanks stand that do not break, in what is wider than the place for them."""
        parts = self._too_wide(text, bold=bold)
        return frozenset(
            part.start() + at
            for part in parts
            for at, letter in enumerate(part[0])
            if letter == NO_BREAK
        )

    def _too_wide(self, text: str, *, bold: bool) -> Iterator[re.Match[str]]:
        """Yield the parts of a text without a place to break that are wider than the place."""
        most = self.width / self.size
        if not self.holds(text):
            known = _widths(self.bold or bold)
            for part in _PART.finditer(text):
                if _wide(part[0], known) * _NEARLY > most:
                    yield part

    def wide(self, text: str) -> float:
        """Return how wide a text is on one line, in points."""
        return _wide(text, _widths(self.bold)) * self.size

    def lines(self, text: str) -> int:
        """Return how many lines a text takes; rather a few too many than one too few."""
        known, room = _widths(True), self.width / self.size
        blank = known[" "]
        return sum(_lines(line.split(" "), known, room, blank) for line in text.split("\n"))


def _lines(words: list[str], known: _Widths, room: float, blank: float) -> int:
    count, left = 1, room
    for word in words:
        wide = _wide(word, known)
        if wide > left:
            count += 1 if wide <= room else int(wide / (room * _LEAST_FILLED)) + 1
            left = max(room, wide)
        left -= wide + blank
    return count


def _cut(part: re.Match[str], known: _Widths, most: float) -> Iterator[int]:
    """Yield where a word is cut into pieces of no more than so many em, if a letter is not more."""
    word, filled = part[0], 0.0
    for place, letter in enumerate(word):
        wide = known[letter]
        joins = unicodedata.category(letter)[0] in "MC" or word[place - 1] in "\u200c\u200d"
        if place and filled + wide > most and not joins:
            yield part.start() + place
            filled = 0
        filled += wide


def _wide(word: str, known: _Widths) -> float:
    return sum([known[letter] for letter in word])


@remembered
def _widths(bold: bool) -> _Widths:
    """Return how wide each letter is in the report font, upright or in italics, in em."""
    found = _Widths()
    for font in reversed(fonts_of(look())):
        faces = [file for file, heavy, _ in font.faces if heavy is bold]
        for letter, wide in _widest(faces).items():
            found[letter] = wide
    return found


def _widest(files: list[str]) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for file in files:
        for letter, wide in widths(read(file)).items():
            found[letter] = max(wide, found.get(letter, 0))
    return found
