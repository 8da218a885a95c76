"""The shapes of so many bundles, drawn from a profile: each thing after what it goes with most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log
from typing import Any, TypeAlias

from pipeline.evidence.shape.seen import Cell, Key
from pipeline.runs.profile.tables import WRITTEN, is_asked
from pipeline.runs.profile.weighed import Weights, weights
from pipeline.runs.synthetic.dice import spread
from pipeline.runs.synthetic.fitting import After, following
from pipeline.runs.synthetic.possible import together
from pipeline.runs.synthetic.weights import Joint, Pair, drawn, raked

Drawn: TypeAlias = Mapping[Key, Cell]


@dataclass(frozen=True, slots=True)
class Link:
    """That one table goes with another, and how: weights of the child for each of the parent."""

    parent: Key
    child: Key
    joint: Joint
    strength: float

    @property
    def turned(self) -> Link:
        """Return the same with parent and child exchanged."""
        turned: dict[Cell, dict[Cell, float]] = defaultdict(dict)
        for a, row in self.joint.items():
            for b, weight in row.items():
                turned[b][a] = weight
        return Link(self.child, self.parent, turned, self.strength)


def links(told: Mapping[str, Any], known: Mapping[Key, Weights]) -> Iterator[Link]:
    """Yield the pairs that are told, each raked to both of its tables."""
    for one in told["together"]:
        pair = Pair(Key(*one["one"]), Key(*one["other"]), one["cells"])
        if pair.one in known and pair.other in known:
            joint = raked(pair, _written(pair.one, pair.other, known[pair.one]), known[pair.other])
            yield Link(pair.one, pair.other, joint, _strength(joint))


def _written(one: Key, other: Key, found: Weights) -> Weights:
    """Return the weights of a section’s paragraphs; of how long they are, without no paragraph."""
    if one.what != "paragraphs" or other.of != one.of:
        return found
    return {cell: weight for cell, weight in found.items() if cell}


def _strength(joint: Joint) -> float:
    """Return how much one tells of the other: mutual information, in nats."""
    whole = sum(sum(row.values()) for row in joint.values())
    if not whole:
        return 0.0
    ones = {a: sum(row.values()) for a, row in joint.items()}
    others: dict[Cell, float] = defaultdict(float)
    for row in joint.values():
        for b, weight in row.items():
            others[b] += weight
    return sum(
        weight / whole * log(weight * whole / (ones[a] * others[b]))
        for a, row in joint.items()
        for b, weight in row.items()
        if weight > 0
    )


def people(told: Mapping[str, Any], number: int, seed: str) -> Sequence[Drawn]:
    """Return the shapes of so many bundles of a report type. The same ones for a seed."""
    known = weights(told["tables"], told["bundles"])
    found = list(links(told, known))
    columns: dict[Key, list[Cell]] = {}
    for key in _ordered(known, found):
        after = [
            After(columns[one.parent], one.joint)
            for one in _parents(key, found)
            if one.parent in columns
        ]
        if after:
            columns[key] = following(key, known[key], after, seed, _only(key, columns))
        else:
            columns[key] = list(drawn(known[key], spread(number, seed, *key)))
    return [{key: column[at] for key, column in columns.items()} for at in range(number)]


def _only(key: Key, columns: Mapping[Key, Sequence[Cell]]) -> Sequence[frozenset[Cell]] | None:
    beside = [columns.get(Key(what, key.of)) for what in WRITTEN[:2]]
    if key.what != "ends" or None in beside:
        return None
    known = cache(together)
    return [known(*pair) for pair in zip(*filter(None, beside), strict=True)]


def _parents(key: Key, found: Sequence[Link]) -> list[Link]:
    """Return what goes with a table, the strongest first."""
    mine = [one for one in found if one.child == key]
    mine += [one.turned for one in found if one.parent == key]
    return sorted(mine, key=lambda one: (-one.strength, one.parent))


def _ordered(known: Mapping[Key, Weights], found: Sequence[Link]) -> Iterator[Key]:
    """Yield what a template may ask for, each beside what it goes with, then what is written."""
    left = [one for one in sorted(known) if is_asked(one)]
    reached = set[Key]()
    while left:
        open_ = [
            (one.strength, child)
            for one in found
            for parent, child in ((one.parent, one.child), (one.child, one.parent))
            if parent in reached and child in left
        ]
        key = max(open_)[1] if open_ else left[0]
        left.remove(key)
        reached.add(key)
        yield key
    rest = [one for one in known if not is_asked(one)]
    yield from sorted(rest, key=lambda one: WRITTEN.index(one.what) if one.what in WRITTEN else -1)
