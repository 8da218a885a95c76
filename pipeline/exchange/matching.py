"""Which paragraph of a returned file is which of the copy that was sent.

By its bookmark; by its very words, in their order; by words that are much alike.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final, Literal, TypeAlias

from pipeline.exchange.sent import Sent, key
from pipeline.exchange.units import Unit

How: TypeAlias = Literal["bookmark", "words", "order"]

ALIKE: Final = 0.5
"""How much two paragraphs must have in common to be taken for one; see `likeness`.

Measured on the 643 numbered paragraphs of the good samples: of those in which three words of ten
were changed, 98 in 100 are this much alike still; another paragraph of the report is for 3 in 100,
and the one that is most alike is taken.
"""
_MOST_COMPARED: Final = 2_000_000  # pairs: more take longer than they are worth
_WORD: Final = re.compile(r"\w+")

_Bag: TypeAlias = Counter[str]


@dataclass(frozen=True, slots=True)
class Match:
    """A paragraph of the copy, how it was found, and how much it is like what came back."""

    sent: Sent
    how: How
    likeness: float = 1.0


def likeness(one: str, other: str) -> float:
    """Return what share of their words and pairs of words two texts have in common, from 0 to 1."""
    return _share(_bag(one), _bag(other))


def label(unit: Unit) -> str:
    """Return what a paragraph is told by: its words, or how many pictures it has; or ''."""
    return key(unit.original) or "\N{WHITE SQUARE}" * unit.objects


def _bag(words: str) -> _Bag:
    found = _WORD.findall(words.casefold())
    return Counter(found) + Counter(f"{first} {second}" for first, second in pairwise(found))


def _share(one: _Bag, other: _Bag) -> float:
    whole = one.total() + other.total()
    return 2 * (one & other).total() / whole if whole else 0.0


@dataclass(slots=True)
class Matched:
    """Paragraphs of a returned file, each with that of the copy; no two with the same one."""

    theirs: Sequence[Unit]
    ours: Sequence[Sent]
    pairs: dict[Unit, Match] = field(default_factory=dict)
    _taken: set[Sent] = field(default_factory=set)
    _bags: list[_Bag] = field(default_factory=list)
    _holding: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self._bags = [_bag(one.words) for one in self.ours]
        for at, bag in enumerate(self._bags):
            for term in bag:
                self._holding[term].append(at)
        self._by_mark()
        for in_body in (True, False):
            theirs = [one for one in self._left() if one.in_body is in_body]
            self._in_order(theirs, [one for one in self._free() if one.unit.in_body is in_body])
        self._anywhere()
        self._by_likeness()

    def place(self, unit: Unit | None) -> Match | None:
        """Return where in the copy something stands; None where that cannot be told.

        What stands in a new paragraph, which the copy does not have, belongs to the one before it.
        """
        if unit is None:
            return None
        if found := self.pairs.get(unit):
            return found
        if best := max(self._alike(unit), key=lambda one: one.likeness, default=None):
            return best
        return None if key(unit.original) else self.before(unit)

    def before(self, unit: Unit) -> Match | None:
        """Return the paragraph that something new follows."""
        found: Match | None = None
        for one in self.theirs:
            if one is unit:
                break
            if one.in_body is unit.in_body and one in self.pairs:
                found = self.pairs[one]
        return Match(found.sent, "order") if found else None

    def missing(self) -> Iterator[Sent]:
        """Yield the paragraphs of the copy that did not come back."""
        return self._free()

    # --- how they are found ----------------------------------------------------------------

    def _take(self, unit: Unit, match: Match) -> None:
        self.pairs[unit] = match
        self._taken.add(match.sent)

    def _left(self) -> Iterator[Unit]:
        return (one for one in self.theirs if one not in self.pairs and label(one))

    def _free(self) -> Iterator[Sent]:
        return (one for one in self.ours if one not in self._taken)

    def _by_mark(self) -> None:
        marked = {mark: one for one in self.ours for mark in one.unit.marks}
        for unit in self.theirs:
            for mark in unit.marks:
                sent = marked.get(mark)
                if sent and sent not in self._taken and unit not in self.pairs:
                    alike = likeness(unit.original, sent.words)
                    self._take(unit, Match(sent, "bookmark", alike))

    def _in_order(self, theirs: Sequence[Unit], ours: Sequence[Sent]) -> None:
        if len(theirs) * len(ours) > _MOST_COMPARED:
            return
        first, second = list(map(label, theirs)), [label(one.unit) for one in ours]
        found = SequenceMatcher(None, first, second, autojunk=False)
        for at, to, size in found.get_matching_blocks():
            for unit, sent in zip(theirs[at : at + size], ours[to : to + size], strict=True):
                self._take(unit, Match(sent, "words"))

    def _anywhere(self) -> None:
        free: dict[tuple[bool, str], list[Sent]] = defaultdict(list)
        for one in self._free():
            free[one.unit.in_body, label(one.unit)].append(one)
        for unit in list(self._left()):
            if same := free.get((unit.in_body, label(unit))):
                self._take(unit, Match(same.pop(0), "words"))

    def _by_likeness(self) -> None:
        found = [(one, unit) for unit in self._left() for one in self._alike(unit)]
        for match, unit in sorted(found, key=lambda each: -each[0].likeness):
            if unit not in self.pairs and match.sent not in self._taken:
                self._take(unit, match)

    def _alike(self, unit: Unit) -> Iterator[Match]:
        """Yield the paragraphs that are much like one that came back."""
        bag = _bag(unit.original)
        for at in self._candidates(bag):
            share = _share(bag, self._bags[at])
            if share >= ALIKE and self.ours[at].unit.in_body is unit.in_body:
                yield Match(self.ours[at], "words", share)

    def _candidates(self, bag: Mapping[str, int]) -> Iterable[int]:
        """Return those with so many words in common that they may be much alike."""
        common: Counter[int] = Counter()
        for term, number in bag.items():
            for at in self._holding.get(term, ()):
                common[at] += min(number, self._bags[at][term])
        whole = sum(bag.values())
        return [
            at
            for at, number in common.items()
            if 2 * number >= ALIKE * (whole + self._bags[at].total())
        ]
