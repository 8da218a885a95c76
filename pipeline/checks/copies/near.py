"""Whether words around a place where two reports meet can be a copy, before they are compared.

A copy with changes has twelve words of which nine are the same, in the same order, and it stays
within a field. So of the nine words before a meeting and the nine behind it six are the same.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from pipeline.checks.copies.align import CHANGES
from pipeline.checks.copies.digests import APART, GRAM

CHANGED: Final = 12
"""Words that are told if at most three of them were changed."""
TELLING: Final = 3
"""Words of them, at least, that are the same and not in every report."""

_BESIDE = CHANGED - GRAM  # words on each side of a meeting that can be of one copy
_IN_ORDER = _BESIDE - CHANGES  # of these, at least, that are the same
_ALIKE = 7  # different words there, at least, that are the same
_ALL = (1 << _BESIDE) - 1


@dataclass(frozen=True, slots=True)
class Near:
    """Words near a place of ours: all, and those that tell.

    `before` and `behind` have each word of the field, and where it stands, the nearest first: a
    bit for each place. `room` is how many are behind it.
    """

    words: frozenset[int]
    telling: frozenset[int]
    before: Mapping[int, int]
    behind: Mapping[int, int]
    room: int

    @classmethod
    def of(cls, words: array[int], at: int, common: AbstractSet[int]) -> Near:
        """Return what is near a place. `common` are words of every report."""
        said = frozenset(_around(words, at)) - {APART}
        before, behind = map(_bits, _beside(words, at))
        room = sum(one.bit_count() for one in behind.values())
        return cls(said, said - common, before, behind, room)

    def is_like(self, theirs: array[int], to: int) -> bool:
        """Return whether words around a meeting can be a copy of ours with some changed."""
        before, behind = _beside(theirs, to)
        missing = _IN_ORDER - _in_order(self.before, before)
        if self.room < missing or _in_order(self.behind, behind) < missing:
            return False
        near = _around(theirs, to)
        telling = len(self.telling.intersection(near)) >= TELLING
        return telling and len(self.words.intersection(near)) >= _ALIKE


def _around(words: array[int], at: int) -> array[int]:
    return words[max(0, at - _BESIDE) : at + CHANGED]


def _beside(words: array[int], at: int) -> Iterator[array[int]]:
    """Yield the words before a meeting, the nearest first, and those behind it."""
    yield words[max(0, at - _BESIDE) : at][::-1]
    yield words[at + GRAM : at + CHANGED]


def _bits(words: Iterable[int]) -> dict[int, int]:
    """Return where each word of a row stands, up to the end of its field: a bit for each place."""
    found: dict[int, int] = {}
    for at, word in enumerate(takewhile(bool, words)):
        found[word] = found.get(word, 0) | 1 << at
    return found


def _in_order(ours: Mapping[int, int], theirs: Iterable[int]) -> int:
    """Return how many words of two rows are the same in the same order, up to the end of a field.

    The length of the longest common subsequence, as H. Hyyrö counts it in the bits of a number.
    """
    row = _ALL
    for word in theirs:
        if word == APART:
            break
        if places := ours.get(word):
            kept = row & places
            row = row + kept | row - kept
    return _BESIDE - (row & _ALL).bit_count()
