"""Counts over many bundles, and what of them is told: with noise, rounded, none of a few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Any, Final, NamedTuple

from pipeline.evidence.shape.seen import GRID, Cell, Key, What
from pipeline.runs.profile.chance import Part, Veil, rounded
from pipeline.runs.profile.written import SHARES

_LEAST_TOLD, _MOST_TOLD = 1.0, 99.0  # per cent
_NOISE, _HARDLY = 2.5, 3.5  # standard deviations
TAIL: Final = 6
"""Numbers of the grid beyond the last step in which the rest is looked for."""
_GRIDS: Final[Mapping[What, Sequence[int]]] = {"short": SHARES, "lone": (0, 1)}
_CLASSES: Final = (0, 2, 3, 4, 5, 6, 7, 8, 9, 12, 20)
WRITTEN: Final = frozenset({"paragraphs", "longest", "short", "lone", "words"})


def grid(key: Key) -> Sequence[int]:
    """Return the numbers that the cells of a table may have, the same whatever was counted."""
    return _GRIDS.get(key.what, GRID)


def coarse(key: Key, cell: Cell) -> Cell:
    """Return the cell of a pair that a cell belongs to: few and many paragraphs share one.

    Fewer cells have more bundles each, so that more of them can be told.
    """
    if key.what != "paragraphs":
        return cell
    return next((one for one in _CLASSES if int(cell) <= one), _CLASSES[-1])


def part(key: Key) -> Part:
    """Return the part of a profile that a table belongs to."""
    if key.what in WRITTEN:
        return "written"
    return "patterns" if key.what == "pattern" and "*" not in key.of else "rest"


def is_number(key: Key) -> bool:
    """Return whether the cells of a table are numbers."""
    return key.what not in {"pattern", "field"}


def labelled(counts: Counter[Cell], veil: Veil) -> list[dict[str, Any]]:
    """Return the cells of a table of labels that may be told, the most frequent first."""
    found = []
    for label, count in sorted(counts.items()):
        hidden = veil.hidden(count)
        if veil.shows(count, hidden):
            found.append({"is": label, "bundles": rounded(hidden)})
    return sorted(found, key=lambda one: (-one["bundles"], one["is"]))


def quantiles(counts: Counter[Cell], numbers: Sequence[int], veil: Veil) -> list[dict[str, Any]]:
    """Return steps of a distribution, from the bottom up, each of enough bundles to be told.

    A step says up to which number so many per cent of bundles have, from 1 to 99: which is the
    least or the greatest is of one bundle. A last step without a number is of those that have more.
    """
    steps, more = _steps(counts, numbers, veil)
    whole = sum(one.hidden for one in steps) + more
    found, so_far, percent = list[dict[str, Any]](), 0.0, _LEAST_TOLD
    for one in steps:
        if one.hardly is not None:
            found.append({"at_most": one.hardly, "percent": percent})
        so_far += one.hidden
        percent = max(round(100 * so_far / whole, 1), _LEAST_TOLD)
        found.append({"at_most": one.number, "percent": min(percent, _MOST_TOLD)})
        if percent >= _MOST_TOLD:
            return found
    return [*found, {"percent": 100}] if found else []


class _Step(NamedTuple):
    """Bundles up to a number, with noise; up to `hardly` there may be none of them."""

    number: int
    hidden: float
    hardly: int | None


def _steps(counts: Counter[Cell], numbers: Sequence[int], veil: Veil) -> tuple[list[_Step], float]:
    """Return the steps, and the hidden count of the rest: nothing, where it may be noise alone."""
    found = list[_Step]()
    count, hidden, cells, rest = 0, 0.0, 0, 0.0
    hardly: int | None = None
    for number in numbers:
        count += counts[number]
        hidden += veil.hidden(counts[number])
        cells += 1
        if veil.shows(count, hidden, cells):
            found.append(_Step(number, hidden, hardly))
            count, hidden, cells, hardly, rest = 0, 0.0, 0, None, 0.0
        elif hidden < _noisy(veil, cells, _HARDLY):
            hardly = number
        rest = hidden if cells <= TAIL else rest
    return found, rest if rest > _noisy(veil, min(cells, TAIL)) else 0.0


def _noisy(veil: Veil, cells: int, times: float = _NOISE) -> float:
    return times * veil.deviation * sqrt(cells)


def pairs(counts: Counter[tuple[Cell, Cell]], veil: Veil) -> list[dict[str, Any]]:
    """Return the cells of a table of pairs that may be told."""
    found = []
    for (one, other), count in sorted(counts.items(), key=repr):
        hidden = veil.hidden(count)
        if veil.shows(count, hidden):
            found.append({"one": one, "other": other, "bundles": rounded(hidden)})
    return found
