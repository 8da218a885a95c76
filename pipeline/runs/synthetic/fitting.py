"""A column drawn after several others: so that it goes with each of them as is told.

Of all ways to do so it is the one that adds nothing else (the greatest entropy), found by raking.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Any, Final, TypeAlias

from pipeline.evidence.shape.seen import Cell, Key
from pipeline.runs.profile.weighed import Weights
from pipeline.runs.synthetic.dice import fraction
from pipeline.runs.synthetic.weights import Joint, drawn

_ROUNDS: Final = 12
_GOLDEN: Final = 0.6180339887498949  # its multiples fill any stretch of them evenly
_LITTLE: Final = 1e-12
_DETERMINED: Final = 0.05
"""Nats: what a column must tell beyond others."""
_MOST: Final = 5
"""Columns that one is drawn after."""

Only: TypeAlias = Sequence[frozenset[Cell]]
Row: TypeAlias = tuple[Any, ...]
"""What a bundle can have, and what it has in each of the columns that another is drawn after."""


@dataclass(frozen=True, slots=True)
class After:
    """A column that is there, and how the one that is drawn goes with it."""

    column: Sequence[Cell]
    joint: Joint


def following(
    key: Key, usual: Weights, after: Sequence[After], seed: str, only: Only | None = None
) -> list[Cell]:
    """Return a column that goes with others, the strongest first, as near as all can be together.

    `only` says for each bundle which cells it can have at all, as a set.
    """
    after = _telling(after)
    sets: Sequence[object] = only or [None] * len(after[0].column)
    rows: list[Row] = list(zip(sets, *(one.column for one in after), strict=True))
    fitted = _fitted(Counter(rows), usual, [one.joint for one in after])
    found: list[Cell] = [""] * len(rows)
    start = fraction(seed, *key, "start")
    order = sorted(
        range(len(rows)), key=lambda at: (*map(str, rows[at][1:]), fraction(seed, *key, at))
    )
    for place, at in enumerate(order):
        found[at] = next(drawn(fitted[rows[at]], [(start + place * _GOLDEN) % 1]))
    return found


def _telling(after: Sequence[After]) -> list[After]:
    """Return the columns without those that the stronger ones determine: they add noise alone."""
    found = list(after[:1])
    rows: list[Row] = [(cell,) for cell in after[0].column]
    for one in after[1:]:
        both = [(*row, cell) for row, cell in zip(rows, one.column, strict=True)]
        if _entropy(both) - _entropy(rows) > _DETERMINED:
            found.append(one)
            rows = both
    return found[:_MOST]


def _entropy(column: Sequence[Hashable]) -> float:
    """Return how much a column tells, in nats."""
    shares = [number / len(column) for number in Counter(column).values()]
    return -sum(one * log(one) for one in shares)


def _fitted(
    rows: Mapping[Row, int], usual: Weights, joints: Sequence[Joint]
) -> Mapping[Row, Weights]:
    """Return the weights of a column’s cells in each row. The strongest has the last word."""
    whole = sum(usual.values())
    shares = {cell: weight / whole for cell, weight in usual.items() if weight > 0}
    goals = [_goals(rows, at, joint) for at, joint in enumerate(joints, 1)]
    found = {row: _possible(row, shares) for row in rows}
    number = sum(rows.values())
    for _ in range(_ROUNDS if len(joints) > 1 else 1):
        for at in reversed(range(len(goals))):
            _turn(found, rows, at + 1, goals[at])
            for row, weights in found.items():
                found[row] = _whole(weights, _possible(row, shares))
        _level(found, rows, {cell: one * number for cell, one in shares.items()})
        for row, weights in found.items():
            found[row] = _whole(weights, _possible(row, shares))
    return found


def _possible(row: Row, shares: Weights) -> dict[Cell, float]:
    found = {cell: one for cell, one in shares.items() if row[0] is None or cell in row[0]}
    return found or dict(shares)


def _level(found: dict[Row, dict[Cell, float]], rows: Mapping[Row, int], goal: Weights) -> None:
    """Let the column as a whole have what it should, whatever the others make of it."""
    sums: dict[Cell, float] = dict.fromkeys(goal, 0.0)
    for row, weights in found.items():
        for cell, one in weights.items():
            sums[cell] += one * rows[row]
    times = {cell: goal[cell] / one if one > _LITTLE else 0.0 for cell, one in sums.items()}
    for row, weights in found.items():
        found[row] = {cell: one * times[cell] for cell, one in weights.items()}


def _whole(weights: Mapping[Cell, float], usual: Weights) -> dict[Cell, float]:
    total = sum(weights.values())
    return {at: one / total for at, one in weights.items()} if total > _LITTLE else dict(usual)


def _goals(rows: Mapping[Row, int], at: int, joint: Joint) -> Mapping[Cell, Weights]:
    """Return how many bundles of each cell of a column should have each cell of the one drawn."""
    number = Counter[Cell]()
    for row, count in rows.items():
        number[row[at]] += count
    sums = {cell: sum(told.values()) for cell, told in joint.items()}
    return {
        cell: {b: number[cell] * one / sums[cell] for b, one in told.items()}
        for cell, told in joint.items()
        if number[cell] and sums[cell]
    }


def _turn(
    found: dict[Row, dict[Cell, float]],
    rows: Mapping[Row, int],
    at: int,
    goals: Mapping[Cell, Weights],
) -> None:
    sums: dict[Cell, dict[Cell, float]] = {cell: {} for cell in goals}
    for row, weights in found.items():
        if (so_far := sums.get(row[at])) is not None:
            for cell, one in weights.items():
                so_far[cell] = so_far.get(cell, 0.0) + one * rows[row]
    factors = {
        cell: {b: goal.get(b, 0.0) / one if one > _LITTLE else 0.0 for b, one in sums[cell].items()}
        for cell, goal in goals.items()
    }
    for row, weights in found.items():
        if (times := factors.get(row[at])) is not None:
            found[row] = {cell: one * times[cell] for cell, one in weights.items()}
