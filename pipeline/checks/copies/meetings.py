"""Where three words in a row of a report stand on a shelf: places that are worth a look.

The rarest of these runs are followed first, as many as there is time for; a run that stands
everywhere is not worth it. Any eight words in a row hold three runs beside each other: where none
of the three was followed, those places are where two of them meet, or all three where two meet
often. Text that says the same over and over is followed `_ENOUGH` times in each report. Eight
words that more settings have than `OTHERS` are followed in the first so many of these, and in the
reports that we meet most often anyway. So the work grows with the length of a report only, however
many reports say the same.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby, islice
from typing import Final, TypeAlias

from pipeline.checks.copies.digests import APART
from pipeline.checks.copies.shelf import STEP, Shelf

OTHERS: Final = 25
"""Settings in which the same eight words are followed, of all that have them."""
QUERY: Final = 20
"""Bits of a place of ours."""
PLACE: Final = 32
"""Bits of a place of ours and of the number of a query: a meeting is a place of theirs, a number
and a place of ours."""

_FOLLOWED = 4_000  # places that are looked at for one report, the rarest first
_ENOUGH = 8  # places in one report for the same words of ours
_OFTEN = 100  # places where two runs meet, above which the third has to be there
_NEAREST = 3  # reports that we meet most often
_STRIDE = 8  # of so many places two are followed there: we look for much that is the same
_THREE = (0, STEP, 2 * STEP)
_SEVEN = 7  # words that the three runs hold
_KEPT = 400_000  # places that are remembered

_Sizes: TypeAlias = Sequence[tuple[int, int]]
_Window: TypeAlias = tuple[int, ...]
"""Which three runs, and the word before them and behind them."""


class Meetings:
    """Finds meetings on a shelf, for reports that are looked for together and may say the same."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._known: dict[_Window, tuple[list[int], bool]] = {}
        self._held = 0

    def of(self, words: array[int], grams: Sequence[int | None], tag: int) -> list[int]:
        """Return the meetings of a report, in no order: place there, `tag`, and place of ours."""
        sizes = _sizes(self._shelf, grams)
        found, followed = self._rarest(sizes, tag)
        nearest: list[int] | None = None
        for at in range(len(sizes) - _THREE[-1]):
            if any(followed[at + move] for move in _THREE):
                continue
            places, more = self._some(words, sizes, at)
            found += [place << PLACE | tag | at for place in places]
            if more and at % _STRIDE < STEP:
                if nearest is None:
                    nearest = self._nearest(found)
                for report in nearest:
                    found += [place << PLACE | tag | at for place in self._in(report, sizes, at)]
        return found

    def _rarest(self, sizes: _Sizes, tag: int) -> tuple[list[int], bytearray]:
        """Return the meetings of the rarest runs, and which runs these are."""
        found: list[int] = []
        followed = bytearray(len(sizes))
        for at in sorted(range(len(sizes)), key=lambda one: sizes[one][1] - sizes[one][0]):
            low, high = sizes[at]
            if len(found) + high - low > _FOLLOWED:
                break
            followed[at] = 1
            if low < high:
                found += [place << PLACE | tag | at for place in self._shelf.listed(low, high)]
        return found, followed

    def _nearest(self, found: Iterable[int]) -> list[int]:
        """Return the reports that have most of the meetings so far."""
        met = Counter(self._shelf.report_at(one >> PLACE) for one in found)
        return sorted(met, key=lambda report: (-met[report], report))[:_NEAREST]

    def _in(self, report: int, sizes: _Sizes, at: int) -> list[int]:
        """Return where two of three runs of ours meet in one report."""
        begin, end = self._shelf.starts[report], self._shelf.starts[report + 1]
        three = [self._shelf.within(*one, begin, end) for one in _three(sizes, at)]
        return sorted(self._both(three))[:_ENOUGH]

    def _some(self, words: array[int], sizes: _Sizes, at: int) -> tuple[list[int], bool]:
        """Return places where our runs meet, and whether there are more that say the same."""
        three = _three(sizes, at)
        before, behind = words[at - 1] if at else APART, words[at + _SEVEN : at + _SEVEN + 1]
        window = (*(low for low, _ in three), before, *behind)
        if window not in self._known:
            places = sorted(self._both(three))
            first = self._first(words, at, places) if len(places) > OTHERS else None
            made = self._a_few(places) if first is None else first
            if self._held + len(made) > _KEPT:
                self._known.clear()
                self._held = 0
            self._held += len(made)
            self._known[window] = made, first is not None
        return self._known[window]

    def _both(self, three: _Sizes) -> set[int]:
        """Return where the two rarest of three runs beside each other stand together.

        Where these are many, where all three do.
        """
        runs = sorted(zip(three, _THREE, strict=True), key=lambda one: one[0][1] - one[0][0])
        places: set[int] = set()
        for number, (size, move) in enumerate(runs):
            if number == 2 and len(places) <= _OFTEN:
                break
            here = [place - move for place in self._shelf.listed(*size)]
            places = places.intersection(here) if number else set(here)
        return places

    def _first(self, words: array[int], at: int, places: Sequence[int]) -> list[int] | None:
        """Return places of the same eight words in the first settings, if more have them.

        One more than `OTHERS`, for one of them may be our own.
        """
        shelf, found = self._shelf, dict[int, int]()
        for place in places:
            report = shelf.report_at(place)
            setting = shelf.settings[report] or -report - 1
            if setting in found or report in shelf.hidden:
                continue
            if _same_eight(words, at, shelf.report(report), place - shelf.starts[report]):
                found[setting] = place
                if len(found) > OTHERS:
                    return list(found.values())
        return None

    def _a_few(self, places: list[int]) -> list[int]:
        """Return places that are in rising order, at most `_ENOUGH` of them in one report."""
        if len(places) <= _ENOUGH:
            return places
        in_reports = groupby(places, self._shelf.report_at)
        return [one for _, found in in_reports for one in islice(found, _ENOUGH)]


def _three(sizes: _Sizes, at: int) -> _Sizes:
    return [sizes[at + move] for move in _THREE]


def _same_eight(ours: array[int], at: int, theirs: array[int], to: int) -> bool:
    """Return whether seven words from here on are the same, and one before or behind them."""
    if to < 0 or ours[at : at + _SEVEN] != theirs[to : to + _SEVEN]:
        return False
    before = at > 0 and to > 0 and ours[at - 1] == theirs[to - 1] != APART
    end, last = at + _SEVEN, to + _SEVEN
    return before or (end < len(ours) and last < len(theirs) and ours[end] == theirs[last] != APART)


def _sizes(shelf: Shelf, grams: Sequence[int | None]) -> _Sizes:
    """Return where the entries of each of our runs stand, from and to."""
    known: dict[int | None, tuple[int, int]] = {None: (0, 0)}
    for digest in grams:
        if digest is not None and digest not in known:
            known[digest] = shelf.places(digest)
    return [known[digest] for digest in grams]
