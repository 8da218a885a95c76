"""What a loop can add that goes on for long: bounded, not gone through."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from pipeline.composition.budget.pen import Pen
from pipeline.composition.budget.pens import Pens, joined
from pipeline.composition.budget.tally import Amount


def more(after: Pens, once: Callable[[Pens], Pens], passes: Amount) -> Pens:
    """Return the pens after up to so many more passes of a loop, each adding the most it can."""
    later = once(after)
    stands = joined((after, later))
    growth = max(most_of(once({at: pen})) - most_of({at: pen}) for at, pen in stands.items())
    if not growth:
        return stands
    return joined((_grown(after, growth * passes), _grown(later, growth * (passes - 1))))


def _grown(some: Pens, more: Amount) -> Pens:
    found: Pens = {}
    for at, pen in some.items():
        found[at] = grown = pen.copy()
        for name in _GROWING:  # whatever is counted has a word
            setattr(grown.most, name, getattr(grown.most, name) + more)
    return found


_GROWING: Final = (
    "together", "fixed", "paragraphs", "sentences", "words", "other", "here", "stops", "own_stops",
    "longest", "lone", "short", "single", "odd",
)  # fmt: skip


def most_of(some: Pens) -> Amount:
    """Return the most words that there can be, what is begun counted in."""
    return max((pen.most.together + _pending(pen) for pen in some.values()), default=0)


def _pending(pen: Pen) -> int:
    return int(bool(pen.at.token))


def added(before: Pens, after: Pens) -> tuple[Amount, Amount]:
    """Return how many words came in between, and how many of them are the template's own."""
    own = [max((pen.most.fixed for pen in some.values()), default=0) for some in (before, after)]
    added = most_of(after) - most_of(before)
    return added, min(own[1] - own[0], added)
