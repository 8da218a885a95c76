"""What very many reports of a shelf say alike: looked for in some of them, and once for all."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Final, TypeAlias

from pipeline.checks.copies.align import exact
from pipeline.checks.copies.digests import APART
from pipeline.checks.copies.shelf import STEP, Shelf

OTHERS: Final = 25
"""Settings in which the same eight words are followed, of all that have them."""
THREE: Final = (0, STEP, 2 * STEP)
"""Where three runs begin that stand beside each other."""
EIGHT: Final = 8
"""Words in a row that are followed wherever they are, or in enough settings."""

_ENOUGH = 8  # places in one report for the same words of ours
_OFTEN = 100  # places where two runs meet, above which the third has to be there
_LIKE = 50  # places where runs meet and no eight words do: some were changed there, or it is chance
_NEAREST = 3  # reports that are nearest to ours
_KEPT = 400_000  # places that are remembered

Sizes: TypeAlias = Sequence[tuple[int, int]]
"""From where to where the entries of each run of ours stand."""


class Everywhere:
    """Finds where three runs meet that stand in many places.

    What is found is kept for the reports that are looked for together, which may say the same.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._met: dict[tuple[int, ...], list[int]] = {}
        self._known: dict[tuple[int, ...], tuple[list[int], bool]] = {}
        self._held = 0

    def places(self, words: array[int], sizes: Sizes, at: int) -> tuple[list[int], bool]:
        """Return where our runs at `at` meet, and whether very many more say the same."""
        three, behind = _three(sizes, at), at + EIGHT - 1
        ends = words[at - 1] if at else APART, words[behind] if behind < len(words) else APART
        runs = tuple(low for low, _ in three)
        window = (*runs, *ends)
        if window not in self._known:
            if runs not in self._met:
                self._met[runs] = self._hold(sorted(self._meet(three)))
            found, cut = self._in_enough(words, at, self._met[runs])
            self._known[window] = self._hold(found), cut
        return self._known[window]

    def _hold(self, places: list[int]) -> list[int]:
        """Return places that are remembered from now on; if they are too many, only they are."""
        if self._held + len(places) > _KEPT:
            self._met.clear()
            self._known.clear()
            self._held = 0
        self._held += len(places)
        return places

    def _meet(self, three: Sizes) -> set[int]:
        """Return where the two rarest of three runs beside each other stand together.

        Where these are many, where all three do.
        """
        runs = sorted(zip(three, THREE, strict=True), key=lambda one: one[0][1] - one[0][0])
        places: set[int] = set()
        for number, (size, move) in enumerate(runs):
            if number == 2 and len(places) <= _OFTEN:
                break
            here = [place - move for place in self._shelf.listed(*size) if place >= move]
            places = places.intersection(here) if number else set(here)
        return places

    def _in_enough(
        self, words: array[int], at: int, places: Sequence[int]
    ) -> tuple[list[int], bool]:
        """Return places, those of eight words in enough settings only, and whether some are cut.

        In one setting more than `OTHERS`, for one of them may be our own.
        """
        if len(places) <= OTHERS:
            return self._a_few(places), False
        cut, kept, seen = False, set[int](), set[int]()
        for move, more in _eights(words, at):
            found = self._shelf.having(places, more, words[at + more])
            first = self._first(words, at, found, move)
            cut = cut or len(first) < len(found)
            kept.update(first)
            seen.update(found)
        rest = (place for place in places if place not in seen)
        return self._a_few(sorted(kept.union(islice(rest, _LIKE)))), cut

    def _first(self, words: array[int], at: int, places: Sequence[int], move: int) -> list[int]:
        """Return places of the same eight words up to where enough settings have them."""
        shelf, settings, first = self._shelf, set[int](), list[int]()
        for place in places:
            report = shelf.report_at(place)
            if len(settings) > OTHERS:
                break
            first.append(place)
            if report >= len(shelf) or report in shelf.hidden:
                continue
            to = place - shelf.starts[report] + move
            if _same(words, at + move, shelf.report(report), to):
                settings.add(shelf.settings[report] or -report - 1)
        return first

    def _a_few(self, places: Sequence[int]) -> list[int]:
        """Return places that are in rising order, at most `_ENOUGH` of them in one report."""
        if len(places) <= _ENOUGH:
            return list(places)
        in_reports = groupby(places, self._shelf.report_at)
        return [one for _, found in in_reports for one in islice(found, _ENOUGH)]

    def nearest(self, runs: Iterable[tuple[int, int]], id_: int) -> list[int]:
        """Return the reports that have most of some runs, the rarer the more it counts."""
        shelf, near = self._shelf, defaultdict[int, float](float)
        for low, high in runs:
            for report in {shelf.report_at(place) for place in shelf.listed(low, high)}:
                near[report] += 1 / (high - low)
        ordered = sorted(near, key=lambda report: (-near[report], report))
        there = (one for one in ordered if one < len(shelf) and one not in shelf.hidden)
        return list(islice((one for one in there if shelf.ids[one] != id_), _NEAREST))

    def within(
        self, report: int, words: array[int], sizes: Sizes, windows: Iterable[int]
    ) -> Iterator[tuple[int, int]]:
        """Yield where some of our runs meet in a report: place there, and of ours.

        What goes on behind a place needs no other one.
        """
        shelf, end = self._shelf, 0
        begin, last = shelf.starts[report], shelf.starts[report + 1]
        theirs = shelf.report(report)
        for at in windows:
            if at < end:
                continue
            three = [shelf.within(*one, begin, last) for one in _three(sizes, at)]
            for place in sorted(one for one in self._meet(three) if one >= begin)[:_ENOUGH]:
                yield place, at
                end = max(end, exact(words, theirs, at, place - begin).end)


def _three(sizes: Sizes, at: int) -> Sizes:
    return [sizes[at + move] for move in THREE]


def _eights(words: array[int], at: int) -> Iterator[tuple[int, int]]:
    """Yield where eight words of ours begin that hold our three runs at `at`, seen from there.

    With where the one of them is that none of the runs holds.
    """
    if at > 0 and words[at - 1] != APART:
        yield -1, -1
    if at + EIGHT <= len(words) and words[at + EIGHT - 1] != APART:
        yield 0, EIGHT - 1


def _same(ours: array[int], at: int, theirs: array[int], to: int) -> bool:
    return to >= 0 and ours[at : at + EIGHT] == theirs[to : to + EIGHT]
