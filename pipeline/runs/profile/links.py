"""Which pairs of tables may go together, and which of them hidden scores choose to be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import pi, sqrt
from typing import Final, NamedTuple, TypeAlias

from pipeline.evidence.shape.seen import Cell, Key
from pipeline.runs.profile.chance import Veil
from pipeline.runs.profile.tables import WRITTEN, coarse, is_asked
from pipeline.runs.profile.weighed import REST, Weights, summed

Link: TypeAlias = tuple[Key, Key]
Pairs: TypeAlias = Counter[tuple[Cell, Cell]]

_SURE: Final = 3.0
"""Standard deviations that the score of a pair that is told has above that of mere chance."""
_MOST: Final = 5
"""Pairs of what a template may ask for with one thing that is written."""


def within(sections: Sequence[str]) -> Iterator[Link]:
    """Yield the pairs of what is written in one section: they are always told."""
    for section in sections:
        yield from combinations([Key(what, section) for what in WRITTEN], 2)


def across(tables: Iterable[Key], sections: Sequence[str]) -> Iterator[Link]:
    """Yield the pairs with what a template may ask for: with each other, and what is written.

    Two sections are no pair: a limit is one of a single section.
    """
    asked = [one for one in tables if is_asked(one)]
    yield from combinations(asked, 2)
    for section in sections:
        yield from ((one, Key(what, section)) for one in asked for what in WRITTEN)


class Scored(NamedTuple):
    """A pair, and how far its bundles are from what mere chance would give, with noise."""

    link: Link
    score: float


def chosen(together: Mapping[Link, Pairs], known: Mapping[Key, Weights], veil: Veil) -> list[Link]:
    """Return the pairs that are told, of all: those that surely go together, by hidden scores.

    `known` is what is told of each table alone. So one bundle shifts a score by one at the most.
    """
    found = [
        Scored(link, veil.hidden(0) + score(pairs, link, known))
        for link, pairs in together.items()
        if link[0] in known and link[1] in known
    ]
    sure = sorted(
        (one for one in found if one.score > _SURE * veil.deviation),
        key=lambda one: (-one.score, one.link),
    )
    return [*_tree(sure), *_written(sure)]


def score(pairs: Pairs, link: Link, known: Mapping[Key, Weights]) -> float:
    """Return how many bundles a pair has otherwise than chance would, less what chance does."""
    one, other = (_coarse(key, known[key]) for key in link)
    seen = Counter[tuple[Cell, Cell]]()
    for (a, b), number in pairs.items():
        seen[a if a in one else REST, b if b in other else REST] += number
    whole = sum(one.values())
    scale = whole * sum(other.values())
    found = 0.0
    for a in {*one, REST}:
        for b in {*other, REST}:
            usual = whole * one.get(a, 0.0) * other.get(b, 0.0) / scale
            found += abs(seen[a, b] - usual) - sqrt(2 * usual / pi)
    return found


def _coarse(key: Key, found: Weights) -> Weights:
    return summed(found, {cell: coarse(key, cell) for cell in found})


def _tree(sure: Sequence[Scored]) -> Iterator[Link]:
    """Yield the strongest pairs of what templates ask for that make no circle."""
    of: dict[Key, Key] = {}
    for one, other in (scored.link for scored in sure):
        if not is_asked(other):
            continue
        first, second = _root(of, one), _root(of, other)
        if first != second:
            of[first] = second
            yield one, other


def _root(of: Mapping[Key, Key], key: Key) -> Key:
    while key in of:
        key = of[key]
    return key


def _written(sure: Sequence[Scored]) -> Iterator[Link]:
    number = Counter[Key]()
    for link in (scored.link for scored in sure):
        if not is_asked(link[1]) and number[link[1]] < _MOST:
            number[link[1]] += 1
            yield link
