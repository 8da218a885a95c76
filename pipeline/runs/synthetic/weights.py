"""How likely is each pair of cells of two tables, from what a profile tells of them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Final, TypeAlias

from pipeline.evidence.shape.seen import Cell, Key
from pipeline.runs.profile.tables import classes, coarse
from pipeline.runs.profile.weighed import Weights
from pipeline.runs.synthetic.possible import possible

Joint: TypeAlias = Mapping[Cell, Weights]
"""Weights of the cells of one table for each cell of another."""

_Joint: TypeAlias = dict[Cell, dict[Cell, float]]
_Told: TypeAlias = tuple[Sequence[tuple[Cell, Cell]], float]

_ROUNDS: Final = 30
_NEARLY: Final = 0.95
_LITTLE: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Pair:
    """What is told of two tables together, by their coarse cells."""

    one: Key
    other: Key
    cells: Sequence[Mapping[str, Any]]

    def told(self) -> Iterator[tuple[Cell, Sequence[Cell], float]]:
        """Yield coarse cells that are told together, and how many bundles they are."""
        known = classes(self.other)
        for one in self.cells:
            low, top = one.get("down_to", one["other"]), one["other"]
            inner = [at for at in known if low <= at <= top] if known else [top]
            yield one["one"], inner, float(one["bundles"])


def raked(pair: Pair, one: Weights, other: Weights) -> Joint:
    """Return the weights of pairs: as told where told, with the sums that both tables have.

    What is not told is as if the two had nothing to do with each other, within what is left; and
    what is not possible never is.
    """
    can, scale = possible(pair.one, pair.other), sum(one.values()) / sum(other.values())
    joint: _Joint = {a: {b: other[b] for b in other if can(a, b)} for a in one}
    told = list(_filling(_told(pair, joint), one, joint))
    for _ in range(_ROUNDS):
        _tell(joint, told)
        joint = {a: _scaled(row, one[a]) for a, row in joint.items()}
        sums = dict.fromkeys(other, 0.0)
        for row in joint.values():
            for b, weight in row.items():
                sums[b] += weight
        factors = {b: scale * other[b] / sums[b] if sums[b] else 0.0 for b in other}
        joint = {a: {b: row[b] * factors[b] for b in row} for a, row in joint.items()}
    return joint


def _told(pair: Pair, joint: _Joint) -> Iterator[_Told]:
    """Yield the fine cells of what is told, all that are possible."""
    for one, others, bundles in pair.told():
        known = set(others)
        cells = [
            (a, b)
            for a, row in joint.items()
            if coarse(pair.one, a) == one
            for b in row
            if coarse(pair.other, b) in known
        ]
        yield cells, bundles


def _filling(told: Iterable[_Told], one: Weights, joint: _Joint) -> Iterator[_Told]:
    """Yield what is told, as all of a row where it is nearly all: what is left of it is noise.

    So it is where more is told than there are. The other cells of such a row are next to nothing.
    """
    rows: dict[tuple[Cell, ...], list[_Told]] = defaultdict(list)
    for cells, bundles in told:
        rows[tuple(dict.fromkeys(a for a, _ in cells))].append((cells, bundles))
    for of, mine in rows.items():
        found, whole = sum(bundles for _, bundles in mine), sum(one[a] for a in of)
        full = found > _NEARLY * whole
        if full:
            known = {at for cells, _ in mine for at in cells}
            for a in of:
                joint[a] |= {b: w * _LITTLE for b, w in joint[a].items() if (a, b) not in known}
        yield from ((cells, n * whole / found if full else n) for cells, n in mine)


def _tell(joint: _Joint, told: Sequence[_Told]) -> None:
    for cells, bundles in told:
        if whole := sum(joint[a][b] for a, b in cells):
            for a, b in cells:
                joint[a][b] *= bundles / whole


def _scaled(row: Mapping[Cell, float], total: float) -> dict[Cell, float]:
    whole = sum(row.values())
    return {cell: weight * total / whole if whole else 0.0 for cell, weight in row.items()}


def drawn(weights: Weights, at: Sequence[float]) -> Iterator[Cell]:
    """Yield a cell for each number from 0 up to 1."""
    cells = list(weights)
    steps = list(accumulate(weights.values()))
    for one in at:
        yield cells[min(bisect_left(steps, one * steps[-1]), len(cells) - 1)]
