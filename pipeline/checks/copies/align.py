"""How far two runs of words stay the same around a place where they meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class _Reach:
    """How far words stay the same in one direction: in ours, in theirs, and how many."""

    ours: int = 0
    theirs: int = 0
    same: int = 0


def exact(ours: Words, theirs: Words, at: int, to: int) -> Stretch:
    """Return the longest run of equal words around `at` in ours and `to` in theirs."""
    before = _equal(ours, theirs, at - 1, to - 1, -1)
    after = _equal(ours, theirs, at, to, 1)
    start, first = at - before, to - before
    return Stretch(start, at + after, first, to + after, before + after, 0)


def nearly(ours: Words, theirs: Words, run: Stretch) -> Stretch:
    """Return the longest stretch around a run of equal words with at most `CHANGES` changes."""
    left = _reaches(ours, theirs, run.start - 1, run.first - 1, -1)
    right = _reaches(ours, theirs, run.end, run.last, 1)
    most, before = max(
        (left[changes].same + right[CHANGES - changes].same, changes)
        for changes in range(len(left))
    )
    one, other = left[before], right[CHANGES - before]
    changes = _fewest(left, one) + _fewest(right, other)
    return Stretch(
        run.start - one.ours,
        run.end + other.ours,
        run.first - one.theirs,
        run.last + other.theirs,
        run.same + most,
        changes,
    )


def _fewest(reaches: Sequence[_Reach], reach: _Reach) -> int:
    """Return the changes that a reach needs."""
    return next(changes for changes, one in enumerate(reaches) if one.same >= reach.same)


def _reaches(ours: Words, theirs: Words, at: int, to: int, step: int) -> list[_Reach]:
    """Return how far it goes with no change, one, and so on; each ends with a word that is same.

    The furthest place with so many changes is kept for each shift between the two, as in the
    method of Ukkonen and of Landau and Vishkin.
    """
    best = [_Reach()]
    furthest: dict[int, _Reach] = {0: _Reach()}  # shift → with so many changes
    for _ in range(CHANGES):
        following: dict[int, _Reach] = {}
        for shift, reach in furthest.items():
            for more, other in ((1, 1), (1, 0), (0, 1)):
                start, first = reach.ours + more, reach.theirs + other
                went = _equal(ours, theirs, at + step * start, to + step * first, step)
                made = _Reach(start + went, first + went, reach.same + went)
                known = following.get(shift + more - other)
                if known is None or (made.same, made.ours) > (known.same, known.ours):
                    following[shift + more - other] = made
        furthest = following
        far = max(furthest.values(), key=lambda one: one.same)
        best.append(far if far.same > best[-1].same else best[-1])
    return best


def _equal(ours: Words, theirs: Words, at: int, to: int, step: int) -> int:
    """Return how many words in a row are the same; what stands apart is never the same."""
    went = 0
    while (
        0 <= at < len(ours) and 0 <= to < len(theirs) and ours[at] == theirs[to] and ours[at] != 0
    ):
        went, at, to = went + 1, at + step, to + step
    return went
