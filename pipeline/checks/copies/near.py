"""Whether words around a place where two reports meet can be a copy, before they are compared.

A copy with changes has twelve words of which nine are the same, in the same order, and it stays
within a field. So of the nine words before a meeting and the nine behind it six are the same; none
of these is moved further than there are changes, and between them no more words are passed over.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
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
_WIDE = (1 << 2 * CHANGES + 1) - 1
_CLOSE = [_WIDE << at >> CHANGES & _ALL for at in range(_BESIDE)]
"""Where each word of theirs can stand in ours."""


@dataclass(frozen=True, slots=True)
class Near:
    """Words of ours beside a place.

    `before` and `behind` have each word of the field, and where it stands, the nearest first: a
    bit for each place.
    """

    before: Mapping[int, int]
    behind: Mapping[int, int]

    @classmethod
    def of(cls, words: array[int], at: int) -> Near:
        """Return what is beside a place."""
        return cls(_bits(_before(words, at)), _bits(_behind(words, at)))

    def is_like(self, theirs: array[int], to: int) -> bool:
        """Return whether words around a meeting can be a copy of ours with some changed."""
        before = _in_order(self.before, _before(theirs, to))
        behind = _in_order(self.behind, _behind(theirs, to))
        return max(map(int.__add__, before, reversed(behind))) >= _IN_ORDER


def is_telling(
    ours: array[int], at: int, theirs: array[int], to: int, common: AbstractSet[int]
) -> bool:
    """Return whether enough different words around a meeting are the same, some of them telling.

    `common` are words of every report, which do not tell.
    """
    same = set(_around(ours, at)).intersection(_around(theirs, to)) - {APART}
    return len(same) >= _ALIKE and len(same - common) >= TELLING


def _around(words: array[int], at: int) -> array[int]:
    return words[max(0, at - _BESIDE) : at + CHANGED]


def _before(words: array[int], at: int) -> array[int]:
    return words[max(0, at - _BESIDE) : at][::-1]


def _behind(words: array[int], at: int) -> array[int]:
    return words[at + GRAM : at + CHANGED]


def _bits(words: Iterable[int]) -> dict[int, int]:
    """Return where each word of a row stands, up to the end of its field: a bit for each place."""
    found: dict[int, int] = {}
    for at, word in enumerate(takewhile(bool, words)):
        found[word] = found.get(word, 0) | 1 << at
    return found


def _in_order(ours: Mapping[int, int], theirs: Iterable[int]) -> list[int]:
    """Return how many words of two rows are the same in the same order, up to the end of a field.

    If none of theirs is passed over, then if one is, and so on, up to `CHANGES`. It is the longest
    common subsequence, whose length H. Hyyrö counts in the bits of a number.
    """
    row, same, found = _ALL, 0, list[int]()
    for word, close in zip(takewhile(bool, theirs), _CLOSE, strict=False):
        kept, before = row & ours.get(word, 0) & close, same
        if kept:
            row = row + kept | row - kept
            same = _BESIDE - (row & _ALL).bit_count()
        if same == before:
            found.append(same)
            if len(found) > CHANGES:
                return found
    return found + [same] * (CHANGES + 1 - len(found))
