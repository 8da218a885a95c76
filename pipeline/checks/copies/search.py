"""Words of some reports that stand in the reports of a shelf.

Two reports meet where three words in a row are the same (`meetings`). Around such a place the words
are compared one by one, if they can be a copy (`near`).
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain

from pipeline.checks.copies.align import CHANGES, Stretch, Words, exact, nearly
from pipeline.checks.copies.digests import GRAM, Key
from pipeline.checks.copies.everywhere import EIGHT
from pipeline.checks.copies.meetings import PLACE, QUERY, Meetings
from pipeline.checks.copies.near import CHANGED, TELLING, Near, is_telling
from pipeline.checks.copies.shelf import Shelf

VERBATIM = EIGHT
"""Words in a row that are told, if they are the same."""

AT_ONCE = 40
"""Reports that are looked for together."""

_SHORT = 10  # words that are the same in a stretch with changes, up to which it needs a rare run
_RARE = 15  # places of such a run; what is said more often is how people of the trade write
_ENOUGH = 8  # places in one report for the same words of ours
_MISSES = 25  # at one place of ours, above which only words in a row are looked for there
_OURS, _NUMBER, _AT = (1 << PLACE) - 1, (1 << PLACE - QUERY) - 1, (1 << QUERY) - 1


@dataclass(frozen=True, slots=True)
class Query:
    """One report that is looked for, by its words and by the digests of all runs of three.

    `common` are words that are in every report.
    """

    words: array[int]
    grams: Sequence[int | None]
    common: AbstractSet[int]
    id: int
    _near: dict[int, Near] = field(default_factory=dict)

    @classmethod
    def of(cls, words: array[int], key: Key, common: AbstractSet[int], id_: int) -> Query:
        """Return the query for the words of a report. `common` are words of every report."""
        return cls(words, key.grams(words), common, id_)

    def is_like(self, at: int, theirs: array[int], to: int) -> bool:
        """Return whether words around a meeting can be a copy of ours with some changed."""
        if at not in self._near:
            self._near[at] = Near.of(self.words, at)
        is_like = self._near[at].is_like(theirs, to)
        return is_like and is_telling(self.words, at, theirs, to, self.common)


@dataclass(frozen=True, slots=True)
class Copy:
    """Words of a query (by its number) that stand in a report (by its number on the shelf).

    `more` says that very many more reports have some of them.
    """

    query: int
    report: int
    stretch: Stretch
    more: bool = False


def search(queries: Sequence[Query], shelf: Shelf) -> Iterator[Copy]:
    """Yield every copy: of eight words that are the same, or of twelve with some changed.

    At most `AT_ONCE` queries. A report is not compared with another one of the same id.
    """
    finder = Meetings(shelf)
    met = [
        finder.of(query.words, query.grams, query.id, number << QUERY)
        for number, query in enumerate(queries)
    ]
    meetings = sorted(chain.from_iterable(one.meetings for one in met))
    looking, end = _Looking(queries, [one.cut for one in met], shelf), 0
    while end < len(meetings):
        begin, report = end, shelf.report_at(meetings[end] >> PLACE)
        if report >= len(shelf):
            return  # only in a file that is damaged
        end = bisect_left(meetings, shelf.starts[report + 1] << PLACE, begin + 1)
        if report not in shelf.hidden:
            yield from looking.in_report(report, meetings[begin:end])


@dataclass(frozen=True, slots=True)
class _Looking:
    """Looks at meetings. `missed` counts where nothing came of one, by query and place of ours."""

    queries: Sequence[Query]
    cut: Sequence[AbstractSet[int]]  # of each query, places that very many more reports have
    shelf: Shelf
    missed: Counter[int] = field(default_factory=Counter)

    def in_report(self, report: int, met: Iterable[int]) -> Iterator[Copy]:
        """Yield every copy in one report."""
        theirs, first = self.shelf.report(report), self.shelf.starts[report]
        found: dict[int, _Found] = {}  # by query
        for one in met:
            number, at, to = one >> QUERY & _NUMBER, one & _AT, (one >> PLACE) - first
            query = self.queries[number]
            if query.id == self.shelf.ids[report]:
                continue
            if number in found and found[number].has(at, to):
                continue
            if stretch := self._stretch(query, one & _OURS, theirs, to):
                found.setdefault(number, _Found(bytearray(len(query.words)))).add(stretch)
                more = not self.cut[number].isdisjoint(range(stretch.start, stretch.end))
                yield Copy(number, report, stretch, more)

    def _stretch(self, query: Query, ours: int, theirs: array[int], to: int) -> Stretch | None:
        """Return the words around a meeting that are the same, some changed, if they are enough."""
        at = ours & _AT
        if self.missed[ours] >= _MISSES or not query.is_like(at, theirs, to):
            return _verbatim(query.words, theirs, at, to)
        stretch = _changed(query, self.shelf, theirs, at, to)
        self.missed[ours] += stretch is None
        return stretch


@dataclass(slots=True)
class _Found:
    """What is found of a query in one report, with how often for each place of ours."""

    times: bytearray
    open: list[Stretch] = field(default_factory=list)

    def has(self, at: int, to: int) -> bool:
        """Return whether a meeting needs no look. Meetings come in the order of their places."""
        if self.times[at] >= _ENOUGH:
            return True
        self.open = [one for one in self.open if to < one.last]
        return any(one.start <= at < one.end and one.first <= to for one in self.open)

    def add(self, stretch: Stretch) -> None:
        """Keep what was found."""
        self.open.append(stretch)
        for place in range(stretch.start, stretch.end):
            self.times[place] = min(_ENOUGH, self.times[place] + 1)


def _verbatim(ours: Words, theirs: Words, at: int, to: int) -> Stretch | None:
    """Return the words in a row around a meeting that are the same, if they are enough."""
    before = at and to and ours[at - 1] == theirs[to - 1]
    end, last = at + GRAM, to + GRAM
    if not before and not (end < len(ours) and last < len(theirs) and ours[end] == theirs[last]):
        return None
    run = exact(ours, theirs, at, to)
    return run if run.same >= VERBATIM else None


def _changed(query: Query, shelf: Shelf, theirs: Words, at: int, to: int) -> Stretch | None:
    """Return the words around a meeting that are the same, some changed, if they are enough."""
    run = exact(query.words, theirs, at, to)
    if run.same < GRAM:
        return None  # other words with the same digest
    for one in nearly(query.words, theirs, run, CHANGED - CHANGES):
        enough = one.same >= CHANGED - CHANGES and _telling(query, theirs, one) >= TELLING
        if enough and (one.same > _SHORT or _has_rare(query, shelf, theirs, one)):
            return one
    return run if run.same >= VERBATIM else None


def _telling(query: Query, theirs: Words, one: Stretch) -> int:
    """Return how many words of a stretch are the same and not in every report."""
    said = set(query.words[one.start : one.end]).intersection(theirs[one.first : one.last])
    return len(said - query.common)


def _has_rare(query: Query, shelf: Shelf, theirs: Words, one: Stretch) -> bool:
    """Return whether a stretch has three words in a row in both that stand in few places."""
    runs = {tuple(theirs[to : to + GRAM]) for to in range(one.first, one.last - GRAM + 1)}
    for at in range(one.start, one.end - GRAM + 1):
        digest = query.grams[at]
        if digest is not None and tuple(query.words[at : at + GRAM]) in runs:
            low, high = shelf.places(digest)
            if high - low <= _RARE:
                return True
    return False
