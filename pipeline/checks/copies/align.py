"""How far two runs of words stay the same around a place where they meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TypeAlias

CHANGES = 3
"""Words that may be replaced, put in or left out."""

Words = Sequence[int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of ours, from `start` to `end`, that stand from `first` to `last` in another report.

    `same` of them are the same, `changes` are replaced, put in or left out.
    """

    start: int
    end: int
    first: int
    last: int
    same: int
    changes: int

    @property
    def length(self) -> int:
        """Return the words that it has, here or there, whichever are more."""
        return max(self.end - self.start, self.last - self.first)


_Reach: TypeAlias = tuple[int, int, int]
"""How far words stay the same in one direction: how many are, how far in ours and in theirs."""


def exact(ours: Words, theirs: Words, at: int, to: int) -> Stretch:
    """Return the longest run of equal words around `at` in ours and `to` in theirs."""
    before = _equal(ours, theirs, at - 1, to - 1, -1)
    after = _equal(ours, theirs, at, to, 1)
    start, first = at - before, to - before
    return Stretch(start, at + after, first, to + after, before + after, 0)


def nearly(ours: Words, theirs: Words, run: Stretch, least: int = 0) -> Iterator[Stretch]:
    """Yield stretches around a run of equal words with at most `CHANGES` changes.

    First one in which each change brings words of its own, then the longest that there is; none if
    no stretch has as many as `least` words that are the same.
    """
    left = _reaches(ours, theirs, run.start - 1, run.first - 1, -1)
    right = _reaches(ours, theirs, run.end, run.last, 1)
    if run.same + left[-1][0] + right[-1][0] < least:
        return
    for worth in (_WORTH, 0):
        _, before, after = max(_weighed(left, right, worth), key=_weight)
        yield _joined(run, left[before], right[after], before + after)


_WORTH = 2  # words that are the same, at least, behind a change
_Weighed: TypeAlias = tuple[tuple[int, int, int], int, int]


def _weighed(left: Sequence[_Reach], right: Sequence[_Reach], worth: int) -> Iterator[_Weighed]:
    """Yield how good it is to go so far to the left and to the right, with these changes."""
    for before in range(len(left)):
        for after in range(len(right) - before):
            same, changes = left[before][0] + right[after][0], before + after
            yield (same - worth * changes, same, -changes), before, after


def _joined(run: Stretch, one: _Reach, other: _Reach, changes: int) -> Stretch:
    return Stretch(
        run.start - one[1],
        run.end + other[1],
        run.first - one[2],
        run.last + other[2],
        run.same + one[0] + other[0],
        changes,
    )


def _reaches(ours: Words, theirs: Words, at: int, to: int, step: int) -> list[_Reach]:
    """Return how far it goes with no change, one, and so on; each ends with a word that is same.

    The furthest place with so many changes is kept for each shift between the two, as in the
    method of Ukkonen and of Landau and Vishkin. No change goes over the end of a field, or over
    words that are let pass.
    """
    end, last = len(ours), len(theirs)
    best: list[_Reach] = [(0, 0, 0)]
    furthest: dict[int, _Reach] = {0: (0, 0, 0)}  # shift → with so many changes
    for _ in range(CHANGES):
        following: dict[int, _Reach] = {}
        for shift, (same, start, first) in furthest.items():
            mine, their = at + step * start, to + step * first
            ends = not (0 <= mine < end and ours[mine])
            theirs_ends = not (0 <= their < last and theirs[their])
            for more, other in _CHANGES:
                if (more and ends) or (other and theirs_ends):
                    continue
                begin, begins = mine + step * more, their + step * other
                went = _equal(ours, theirs, begin, begins, step)
                made = (same + went, start + more + went, first + other + went)
                moved = shift + more - other
                if moved not in following or made > following[moved]:
                    following[moved] = made
        furthest = following
        best.append(max([best[-1], *furthest.values()], key=_same))
    return best


_CHANGES = ((1, 1), (1, 0), (0, 1))  # a word replaced, put in, left out
_same = _weight = itemgetter(0)


def _equal(ours: Words, theirs: Words, at: int, to: int, step: int) -> int:
    """Return how many words in a row are the same; what stands apart is never the same."""
    begun, end, last = at, len(ours), len(theirs)
    while 0 <= at < end and 0 <= to < last and ours[at] == theirs[to] and ours[at]:
        at, to = at + step, to + step
    return abs(at - begun)
