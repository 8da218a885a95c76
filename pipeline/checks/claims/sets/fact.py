"""What a note counts of a set, with what it says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.checks.claims.sets.around import beside, headed, kept, numbers
from pipeline.checks.claims.sets.counted_sets import Set
from pipeline.checks.claims.sets.fragments import Fragment
from pipeline.checks.claims.sets.telling import in_order, turned, unlooked
from pipeline.model.pattern import later

ALL, NONE, SOME = (100.0, 100.0), (0.0, 0.0), (0.1, 99.9)
UNKNOWN = -1
_ALL_DONE = later(r"\ball done\W*$", re.IGNORECASE)
_DONE = later(r"\bdone\b", re.IGNORECASE)  # says so where nothing else does: ‘3 recs: 2 done’


@dataclass(frozen=True, slots=True)
class Noted:
    """How much of a set a note has: from and to a per cent, or `n` of `d` where it counts.

    `about` are the words that tell what is so of them, in their order, `around` others near by,
    `follows` those that the sentence goes on with, `noun` what the set is of, and `turned` the
    words that turn round what is so. `name` is that of a word for how many, or ''.
    """

    least: float
    most: float
    n: int
    d: int
    about: tuple[str, ...]
    around: frozenset[str]
    follows: frozenset[str]
    noun: frozenset[str]
    turned: frozenset[str]
    start: int
    end: int
    name: str = ""

    @property
    def is_counted(self) -> bool:
        """Return whether the note has the number."""
        return self.d > 0 and self.n >= 0

    @property
    def is_whole(self) -> bool:
        """Return whether it is said of all, or of none."""
        return self.least == self.most and self.least in (*ALL, *NONE)

    def less(self, left: int) -> Noted:
        """Return it without so many exceptions, 0 for some, if it is said of all."""
        if self.least < ALL[0]:
            return self
        if self.d > left > 0:
            share = 100 * (self.d - left) / self.d
            return replace(self, least=share, most=share, n=self.d - left)
        return replace(self, least=SOME[0], most=SOME[1], n=UNKNOWN, name="")


def fact_of(parts: Sequence[Fragment], at: int, of: Set, place: tuple[int, int], n: int) -> Noted:
    """Return that `n` of a set are what a fragment says, around the place of its word or number."""
    part = parts[at]
    counts = {str(each) for one in part.counts for each in (one.n, one.d)}
    about = tuple(one for one in in_order(unlooked(kept(part))) if one not in of.noun | counts)
    after = headed(parts, at) if not about else None
    if after:
        about = tuple(in_order(unlooked(kept(after))))
    same = [one for one in parts if one is not part and one.is_plain]
    ahead = (one for one in same if one.sentence == part.sentence and one.start < part.start)
    if not (about or _tells(ahead, of)) and _DONE.search(part.said):
        about = tuple(in_order("completed"))
    elif _ALL_DONE.search(part.said):  # ‘checks all done’
        about = (*about, *in_order("completed"))
    turns = turned(part.said, place[0] - part.start, place[1] - part.start)
    if not about:
        about, turns = beside(parts, at, of.noun | numbers(parts)), turns | _turned_ahead(parts, at)
    heads = (one for one in same if one.sentence in (0, part.sentence) and one.start < part.start)
    rest = [one for one in same if one.sentence == part.sentence and one.start > part.start]
    near = frozenset(tokens(heads) | of.around)
    is_counted = of.d > 0 and n >= 0
    share = 100 * n / of.d if is_counted else 0
    least, most = (share, share) if is_counted else SOME
    n = n if is_counted else UNKNOWN
    turns |= turned(after.said, 0, 0) if after else frozenset()
    return Noted(least, most, n, of.d, about, near, tokens(rest), of.noun, turns, *place)


def _turned_ahead(parts: Sequence[Fragment], at: int) -> frozenset[str]:
    """Return what turns round the head that a bare number belongs to: ‘Overdue: 3 of 20’."""
    head = parts[at - 1] if at else None
    is_head = head and head.is_plain and head.text.startswith(":", head.end)
    return turned(head.said, 0, 0) if head and is_head else frozenset()


def _tells(parts: Iterator[Fragment], of: Set) -> bool:
    """Return whether fragments tell more than what a set is of."""
    return bool(tokens(parts) - of.noun)


def tokens(parts: Iterator[Fragment] | Sequence[Fragment]) -> frozenset[str]:
    """Return what some fragments tell."""
    return frozenset(word for one in parts for word in in_order(unlooked(one.said)))
