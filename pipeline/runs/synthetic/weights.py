"""From the tables of a profile to weights: how likely is each cell of a table, or a pair."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Final, TypeAlias

from pipeline.evidence.shape.seen import Cell, Key
from pipeline.runs.profile.tables import TAIL, coarse, grid
from pipeline.runs.synthetic.possible import possible

Weights: TypeAlias = Mapping[Cell, float]
Joint: TypeAlias = Mapping[Cell, Weights]
"""Weights of the cells of one table for each cell of another."""

REST: Final = ""
"""The cell of all that a profile does not tell of: cells of a few bundles."""
_TAIL: Final = 0.5  # what lies in each number beyond the last that is told, of the one before
_HEAD: Final = 4  # and in each number below the first that is told, of the one below it
_ROUNDS: Final = 60
_LITTLE: Final = 1e-9  # no pair is impossible


def labels(cells: Sequence[Mapping[str, Any]], bundles: float) -> Weights:
    """Return the weights of labels; those not told share what is left of all bundles."""
    found: dict[Cell, float] = {one["is"]: float(one["bundles"]) for one in cells}
    return {**found, REST: max(0.0, bundles - sum(found.values()))}


def numbers(key: Key, quantiles: Sequence[Mapping[str, Any]], bundles: float) -> Weights:
    """Return the weights of numbers: within a step each number of the grid has the same."""
    found = _numbers(quantiles, grid(key))
    return {number: share * bundles / 100 for number, share in found.items()}


def _numbers(quantiles: Sequence[Mapping[str, Any]], known: Sequence[int]) -> Weights:
    """Return the weights; the first step has most at its top, and the last at its bottom."""
    found: dict[Cell, float] = {}
    before, least = 0.0, 0
    for one in quantiles:
        top = bisect_left(known, one["at_most"]) + 1 if "at_most" in one else least + TAIL
        inner = known[least:top] or known[-1:]
        slope = _TAIL if "at_most" not in one else _HEAD if least == 0 else 1
        parts = [slope**at for at in range(len(inner))]
        share = (one["percent"] - before) / sum(parts)
        found |= {number: share * part for number, part in zip(inner, parts, strict=True)}
        before, least = one["percent"], top
    return found


@dataclass(frozen=True, slots=True)
class Pair:
    """What is told of two tables together, by their coarse cells."""

    one: Key
    other: Key
    cells: Sequence[Mapping[str, Any]]

    def told(self) -> dict[tuple[Cell, Cell], float]:
        """Return the bundles of each coarse cell that is told."""
        return {(one["one"], one["other"]): float(one["bundles"]) for one in self.cells}


def raked(pair: Pair, one: Weights, other: Weights) -> Joint:
    """Return the weights of pairs: as told where told, with the sums that both tables have.

    What is not told starts as if the two had nothing to do with each other, within what is left,
    and what is not possible never is.
    """
    joint = _started(pair, one, other)
    for _ in range(_ROUNDS):
        joint = {a: _scaled(row, one[a]) for a, row in joint.items()}
        sums = {b: sum(row.get(b, 0.0) for row in joint.values()) for b in other}
        factors = {b: other[b] / sums[b] if sums[b] else 0.0 for b in other}
        joint = {a: {b: row[b] * factors[b] for b in row} for a, row in joint.items()}
    return joint


def _started(pair: Pair, one: Weights, other: Weights) -> dict[Cell, dict[Cell, float]]:
    told, scale = pair.told(), sum(one.values()) / sum(other.values())
    ones = {a: coarse(pair.one, a) for a in one}
    others = {b: coarse(pair.other, b) for b in other}
    whole_one, whole_other = _summed(one, ones), _summed(other, others)
    left_one = {
        a: max(weight - sum(n for at, n in told.items() if at[0] == a), 0.0)
        for a, weight in whole_one.items()
    }
    left_other = {
        b: max(weight * scale - sum(n for at, n in told.items() if at[1] == b), 0.0)
        for b, weight in whole_other.items()
    }
    left = sum(left_one.values()) or 1.0

    can = possible(pair.one, pair.other)

    def start(a: Cell, b: Cell) -> float:
        at = ones[a], others[b]
        found = told.get(at) or left_one[at[0]] * left_other[at[1]] / left + _LITTLE
        return found * one[a] / (whole_one[at[0]] or 1.0) * other[b] / (whole_other[at[1]] or 1.0)

    return {a: {b: start(a, b) for b in other if can(a, b)} for a in one}


def _summed(weights: Weights, classes: Mapping[Cell, Cell]) -> dict[Cell, float]:
    found: dict[Cell, float] = dict.fromkeys(classes.values(), 0.0)
    for cell, weight in weights.items():
        found[classes[cell]] += weight
    return found


def _scaled(row: Mapping[Cell, float], total: float) -> dict[Cell, float]:
    whole = sum(row.values())
    return {cell: weight * total / whole if whole else 0.0 for cell, weight in row.items()}


def drawn(weights: Weights, at: Sequence[float]) -> Iterator[Cell]:
    """Yield a cell for each number from 0 up to 1."""
    cells = list(weights)
    steps = list(accumulate(weights.values()))
    for one in at:
        yield cells[min(bisect_left(steps, one * steps[-1]), len(cells) - 1)]
