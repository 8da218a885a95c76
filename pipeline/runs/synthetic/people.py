"""The shapes of so many bundles, drawn from a profile: each thing after what it goes with most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Any, Final, TypeAlias

from pipeline.evidence.shape.seen import Cell, Key, What
from pipeline.runs.profile.making import linked
from pipeline.runs.profile.tables import is_number
from pipeline.runs.synthetic.agreeing import agreeing
from pipeline.runs.synthetic.dice import spread
from pipeline.runs.synthetic.weights import Joint, Pair, Weights, drawn, labels, numbers, raked

Drawn: TypeAlias = Mapping[Key, Cell]
_ORDER: Final[tuple[What, ...]] = ("short", "longest", "lone")
"""In which order is drawn how long the paragraphs of a section are."""


@dataclass(frozen=True, slots=True)
class Link:
    """That one table goes with another, and how: weights of the child for each of the parent."""

    parent: Key
    child: Key
    joint: Joint
    strength: float = 0.0


def weights(told: Mapping[str, Any]) -> Mapping[Key, Weights]:
    """Return the weights of each table that is told of a report type."""
    found = {}
    for one in told["tables"]:
        key = Key(one["what"], one["of"])
        if is_number(key):
            found[key] = numbers(key, one["quantiles"], one["bundles"])
        else:
            found[key] = labels(one["cells"], told["bundles"])
    return {key: one for key, one in found.items() if sum(one.values()) > 0}


def links(told: Mapping[str, Any], known: Mapping[Key, Weights]) -> Iterator[Link]:
    """Yield what each table is drawn after: parents come before their children, each child once.

    Within a section that is fixed; elsewhere a table follows the one that it goes with most.
    """
    found = []
    for one in told["together"]:
        pair = Pair(Key(*one["one"]), Key(*one["other"]), one["cells"])
        if pair.one in known and pair.other in known:
            joint = raked(pair, _written(pair.one, pair.other, known[pair.one]), known[pair.other])
            found.append(Link(pair.one, pair.other, joint, _strength(joint)))
    free = set(linked(known))
    yield from _tree(found, sorted(free))
    within = [one for one in found if one.child not in free]
    for what in _ORDER:
        mine = [one for one in within if one.child.what == what]
        for child in dict.fromkeys(one.child for one in mine):
            yield max((one for one in mine if one.child == child), key=lambda one: one.strength)


def _written(one: Key, other: Key, found: Weights) -> Weights:
    """Return the weights of a section’s paragraphs; of how long they are, without no paragraph."""
    if one.what != "paragraphs" or other.of != one.of:
        return found
    return {cell: weight for cell, weight in found.items() if cell}


def _tree(found: Sequence[Link], free: Sequence[Key]) -> Iterator[Link]:
    """Yield the strongest links that join all tables which may be joined, without a circle."""
    reached = set(free[:1])
    while True:
        open_ = [
            one if one.parent in reached else _turned(one)
            for one in found
            if (one.parent in reached) != (one.child in reached)
            and {one.parent, one.child} <= set(free)
        ]
        if open_:
            best = max(open_, key=lambda one: (one.strength, one.child))
            yield best
            reached.add(best.child)
        elif rest := [one for one in free if one not in reached]:
            reached.add(rest[0])
        else:
            return


def _turned(link: Link) -> Link:
    turned: dict[Cell, dict[Cell, float]] = defaultdict(dict)
    for a, row in link.joint.items():
        for b, weight in row.items():
            turned[b][a] = weight
    return Link(link.child, link.parent, turned, link.strength)


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
    known = weights(told)
    columns: dict[Key, list[Cell]] = {}
    after = list(links(told, known))
    children = {one.child for one in after}
    for key, one in known.items():
        if key not in children:
            columns[key] = list(drawn(one, spread(number, seed, *key)))
    for link in after:
        columns[link.child] = _following(link, columns[link.parent], known[link.child], seed)
    for key in [one for one in columns if one.what == "lone"]:
        if {Key("longest", key.of), Key("short", key.of)} <= set(columns):
            columns[key] = agreeing(columns, key.of)
    return [{key: column[at] for key, column in columns.items()} for at in range(number)]


def _following(link: Link, parents: Sequence[Cell], usual: Weights, seed: str) -> list[Cell]:
    found: list[Cell] = [""] * len(parents)
    places: dict[Cell, list[int]] = defaultdict(list)
    for at, parent in enumerate(parents):
        places[parent].append(at)
    for parent, mine in places.items():
        row = link.joint.get(parent, usual)
        row = row if sum(row.values()) > 0 else usual
        cells = drawn(row, spread(len(mine), seed, *link.child, parent))
        for at, cell in zip(mine, cells, strict=True):
            found[at] = cell
    return found
