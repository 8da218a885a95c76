"""A sentence with the amounts it claims, as arithmetic looks at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.claims.numbers.claimed import Claimed
from pipeline.language.amounts import Amount, Kind
from pipeline.language.sentences import spans

COUNTED = (Kind.COUNT, Kind.TIMES)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The amounts of a sentence and of the one before it; `text` is that of the whole passage.

    `earlier` are those of the passage up to the end of the sentence.
    """

    text: str
    start: int
    end: int
    found: tuple[Amount, ...]
    before: tuple[Amount, ...]
    earlier: tuple[Amount, ...] = ()

    def of(self, *kinds: Kind) -> list[Amount]:
        """Return its own amounts of some kinds."""
        return [one for one in self.found if one.kind in kinds]

    def ahead(self, amount: Amount, most: int = 40) -> str:
        """Return what stands before an amount."""
        return self.text[max(self.start, amount.start - most) : amount.start]

    def behind(self, amount: Amount) -> str:
        """Return what stands behind an amount, to the end of the sentence."""
        return self.text[amount.end : self.end]


@dataclass(frozen=True, slots=True)
class Wrong:
    """An amount that cannot be, and why."""

    amount: Amount
    why: str


def sentences(one: Claimed) -> Iterator[Sentence]:
    """Yield the sentences of a passage."""
    before: tuple[Amount, ...] = ()
    for start, end in spans(one.passage.text):
        found = tuple(each for each in one.amounts if start <= each.start < end)
        earlier = tuple(each for each in one.amounts if each.start < end)
        yield Sentence(one.passage.text, start, end, found, before, earlier)
        before = found
