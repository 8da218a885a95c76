"""Words of some reports that stand in the reports of a shelf.

Two reports meet where three words in a row are the same. The rarest of these runs are followed
first, as many as there is time for; a run that stands everywhere is not worth it. Any eight words
in a row hold three runs beside each other: where none of the three was followed, those places are
where two of them meet. Text that says the same over and over is followed `_ENOUGH` times in each
report, so that the work grows with its length only.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby, islice

from pipeline.checks.copies.align import CHANGES, Stretch, exact, nearly
from pipeline.checks.copies.digests import GRAM, Key
from pipeline.checks.copies.shelf import STEP, Shelf

VERBATIM = 8
"""Words in a row that are told, if they are the same."""
CHANGED = 12
"""Words that are told if at most three of them were changed."""
TELLING = 3
"""Words of them, at least, that are the same and not in every report."""

AT_ONCE = 100
"""Reports that are looked for together."""

_FOLLOWED = 4_000  # places that are looked at for one report, the rarest first
_BEFORE, _AFTER = CHANGED - GRAM, CHANGED  # words around a meeting that can be of one copy
_ALIKE = 7  # different words there, at least, that are the same
_SHORT = 10  # words that are the same in a stretch with changes, up to which it needs a rare run
_RARE = 15  # places of such a run; what is said more often is how people of the trade write
_ENOUGH = 8  # places in one report for the same words of ours
_THREE = (0, STEP, 2 * STEP)
_PLACE, _QUERY = 32, 20  # bits: a meeting is a place, the number of a query, a place of ours
_NUMBER, _AT = (1 << _PLACE - _QUERY) - 1, (1 << _QUERY) - 1


@dataclass(frozen=True, slots=True)
class Query:
    """One report that is looked for, by its words and by the digests of all runs of three.

    `around` has, for each place, the different words near it, `telling` those of them that are not
    in every report.
    """

    words: array[int]
    grams: Sequence[int | None]
    common: AbstractSet[int]
    id: int
    around: Sequence[frozenset[int]]
    telling: Sequence[frozenset[int]]

    @classmethod
    def of(cls, words: array[int], key: Key, common: AbstractSet[int], id_: int) -> Query:
        """Return the query for the words of a report. `common` are words of every report."""
        grams, apart = key.grams(words), {0}
        around = [
            frozenset(words[max(0, at - _BEFORE) : at + _AFTER]) - apart for at in range(len(grams))
        ]
        return cls(words, grams, common, id_, around, [one - common for one in around])


@dataclass(frozen=True, slots=True)
class Copy:
    """Words of a query (by its number) that stand in a report (by its number on the shelf)."""

    query: int
    report: int
    stretch: Stretch


def search(queries: Sequence[Query], shelf: Shelf) -> Iterator[Copy]:
    """Yield every copy: of eight words that are the same, or of twelve with some changed.

    At most `AT_ONCE` queries. A report is not compared with another one of the same id.
    """
    meetings: list[int] = []
    for number, query in enumerate(queries):
        meetings += _meetings(query, shelf, number << _QUERY)
    meetings.sort()
    end = 0
    while end < len(meetings):
        begin, report = end, shelf.report_at(meetings[end] >> _PLACE)
        if report >= len(shelf):
            return  # only in a file that is damaged
        end = bisect_left(meetings, shelf.starts[report + 1] << _PLACE, begin + 1)
        if report not in shelf.hidden:
            yield from _in_report(queries, shelf, report, meetings[begin:end])


def _in_report(
    queries: Sequence[Query], shelf: Shelf, report: int, met: Iterable[int]
) -> Iterator[Copy]:
    theirs, first = shelf.report(report), shelf.starts[report]
    found: dict[tuple[int, int], list[Stretch]] = {}  # by query and place of ours
    for one in met:
        number, at, to = one >> _QUERY & _NUMBER, one & _AT, (one >> _PLACE) - first
        query = queries[number]
        known = found.get((number, at), ())
        if len(known) >= _ENOUGH or any(copy.first <= to < copy.last for copy in known):
            continue
        near = theirs[max(0, to - _BEFORE) : to + _AFTER]
        alike = (
            len(query.telling[at].intersection(near)) >= TELLING
            and len(query.around[at].intersection(near)) >= _ALIKE
        )
        if not alike and not _goes_on(query, theirs, at, to):
            continue
        if query.id == shelf.ids[report]:
            continue
        if stretch := _stretch(query, shelf, theirs, at, to):
            for place in range(stretch.start, stretch.end):
                found.setdefault((number, place), []).append(stretch)
            yield Copy(number, report, stretch)


def _goes_on(query: Query, theirs: array[int], at: int, to: int) -> bool:
    """Return whether three words that are the same are part of as many as are told."""
    ours = query.words
    before = at and to and ours[at - 1] == theirs[to - 1]
    after = (
        at + GRAM < len(ours) and to + GRAM < len(theirs) and ours[at + GRAM] == theirs[to + GRAM]
    )
    return bool(before or after) and exact(ours, theirs, at, to).same >= VERBATIM


def _stretch(query: Query, shelf: Shelf, theirs: array[int], at: int, to: int) -> Stretch | None:
    """Return the words around a meeting that are the same, if they are enough to be told."""
    run = exact(query.words, theirs, at, to)
    if run.same < GRAM:
        return None  # other words with the same digest
    for one in nearly(query.words, theirs, run):
        enough = one.same >= CHANGED - CHANGES and _telling(query, theirs, one) >= TELLING
        if enough and (one.same > _SHORT or _has_rare(query, shelf, theirs, one)):
            return one
    return run if run.same >= VERBATIM else None


def _telling(query: Query, theirs: array[int], one: Stretch) -> int:
    """Return how many words of a stretch are the same and not in every report."""
    said = set(query.words[one.start : one.end]).intersection(theirs[one.first : one.last])
    return len(said - query.common)


def _has_rare(query: Query, shelf: Shelf, theirs: array[int], one: Stretch) -> bool:
    """Return whether a stretch has three words in a row in both that stand in few places."""
    runs = {tuple(theirs[to : to + GRAM]) for to in range(one.first, one.last - GRAM + 1)}
    for at in range(one.start, one.end - GRAM + 1):
        digest = query.grams[at]
        if digest is not None and tuple(query.words[at : at + GRAM]) in runs:
            low, high = shelf.places(digest)
            if high - low <= _RARE:
                return True
    return False


def _meetings(query: Query, shelf: Shelf, tag: int) -> list[int]:
    """Return where our words meet those of a shelf: place there, number and place of ours."""
    sizes = _sizes(query, shelf)
    found: list[int] = []
    followed = bytearray(len(sizes))
    for at in sorted(range(len(sizes)), key=lambda one: sizes[one][1] - sizes[one][0]):
        low, high = sizes[at]
        if len(found) + high - low > _FOLLOWED:
            break
        followed[at] = 1
        if low < high:
            found += [place << _PLACE | tag | at for place in shelf.listed(low, high)]
    known: dict[tuple[int, ...], list[int]] = {}
    for at in range(len(sizes) - _THREE[-1]):
        if not any(followed[at + move] for move in _THREE):
            runs = tuple(sizes[at + move][0] for move in _THREE)
            if runs not in known:
                known[runs] = _some(shelf, _both(shelf, sizes, at))
            found += [place << _PLACE | tag | at for place in known[runs]]
    return found


def _some(shelf: Shelf, places: set[int]) -> list[int]:
    """Return places, at most `_ENOUGH` of them in one report, in rising order."""
    ordered = sorted(places)
    if len(ordered) <= _ENOUGH:
        return ordered
    in_reports = groupby(ordered, shelf.report_at)
    return [one for _, found in in_reports for one in islice(found, _ENOUGH)]


def _sizes(query: Query, shelf: Shelf) -> list[tuple[int, int]]:
    """Return where the entries of each of our runs stand, from and to."""
    known: dict[int | None, tuple[int, int]] = {None: (0, 0)}
    for digest in query.grams:
        if digest is not None and digest not in known:
            known[digest] = shelf.places(digest)
    return [known[digest] for digest in query.grams]


def _both(shelf: Shelf, sizes: Sequence[tuple[int, int]], at: int) -> set[int]:
    """Return where the two rarest of three runs beside each other stand together."""
    first, second, _ = sorted(_THREE, key=lambda move: sizes[at + move][1] - sizes[at + move][0])
    places = {place - first for place in shelf.listed(*sizes[at + first])}
    places.intersection_update([place - second for place in shelf.listed(*sizes[at + second])])
    return places
