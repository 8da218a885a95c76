"""Counts over many bundles, and what of them is told: with noise, rounded, none of a few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from typing import Any, Final, NamedTuple

from pipeline.evidence.shape.places import is_listed
from pipeline.evidence.shape.seen import GRID, Cell, Key, What
from pipeline.evidence.shape.seen import SHARES as OF_ENTRIES
from pipeline.runs.profile.chance import Part, Veil, rounded
from pipeline.runs.profile.written import LONGEST, SHARES

LEAST_TOLD: Final = 1.0  # per cent
MOST_TOLD: Final = 99.0
_NOISE, _HARDLY = 2.5, 3.5  # standard deviations
TAIL: Final = 6
"""Numbers of the grid beyond the last step in which the rest is looked for."""
_GRIDS: Final[Mapping[What, Sequence[int]]] = {
    "share": OF_ENTRIES,
    "short": SHARES,
    "ends": range(2 * len(LONGEST)),
}
_CLASSES: Final[Mapping[What, Sequence[int]]] = {
    "paragraphs": (0, 2, 3, 4, 5, 6, 7, 8, 9, 12, 20),
    "entries": (0, 1, 2, 3, 4, 6, 10, 20),
    **_GRIDS,
}
"""The cells of pairs. All above the last is with the last."""
_APART: Final[Mapping[What, int]] = {"short": 50, "ends": len(LONGEST)}
"""Cells from which on none is told together with one before: half are short; one is single."""
WRITTEN: Final[tuple[What, ...]] = ("paragraphs", "short", "ends")
"""What of a section the limits are about, in the order in which it is drawn."""


def grid(key: Key) -> Sequence[int]:
    """Return the numbers that the cells of a table may have, the same whatever was counted."""
    return _GRIDS.get(key.what, GRID)


def classes(key: Key) -> Sequence[int]:
    """Return the coarse cells of a table in order; none of one whose cells are labels."""
    return _CLASSES.get(key.what, ())


def coarse(key: Key, cell: Cell) -> Cell:
    """Return the cell of a pair that a cell belongs to: few and many paragraphs share one.

    Fewer cells have more bundles each, so that more of them can be told.
    """
    if not (known := classes(key)):
        return cell
    return next((one for one in known if int(cell) <= one), known[-1])


def part(key: Key) -> Part:
    """Return the part of a profile that a table belongs to."""
    if key.what in WRITTEN:
        return "written"
    if key.what == "length":
        return "lengths"
    if is_asked(key):
        return "asked"
    return "listed" if is_listed(key.of) else "rest"


def is_asked(key: Key) -> bool:
    """Return whether a template may ask for it once for a report: no entry of a list."""
    return key.what in {"pattern", "entries"} and "*" not in key.of


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


class Steps(NamedTuple):
    """Steps of a distribution, and of how many bundles they are, rounded."""

    steps: list[dict[str, Any]]
    bundles: int


def quantiles(counts: Counter[Cell], numbers: Sequence[int], veil: Veil) -> Steps:
    """Return steps of a distribution, from the bottom up, each of enough bundles to be told.

    A step says up to which number so many per cent of bundles have, from 1 to 99: which is the
    least or the greatest is of one bundle. A last step without a number is of those that have more.
    """
    steps, more = _steps(counts, numbers, veil)
    whole = sum(one.hidden for one in steps) + more
    found, so_far, percent = list[dict[str, Any]](), 0.0, LEAST_TOLD
    for one in steps:
        if one.hardly is not None:
            found.append({"at_most": one.hardly, "percent": percent})
        so_far += one.hidden
        percent = max(round(100 * so_far / whole, 1), LEAST_TOLD)
        found.append({"at_most": one.number, "percent": min(percent, MOST_TOLD)})
        if percent >= MOST_TOLD:
            return Steps(found, rounded(whole))
    return Steps([*found, {"percent": 100}], rounded(whole)) if found else Steps([], 0)


class _Step(NamedTuple):
    """Bundles up to a number, with noise; up to `hardly` there are next to none of them."""

    number: int
    hidden: float
    hardly: int | None


def _steps(counts: Counter[Cell], numbers: Sequence[int], veil: Veil) -> tuple[list[_Step], float]:
    """Return the steps, and the hidden count of the rest: nothing, where it may be noise alone."""
    found = list[_Step]()
    count, hidden, cells, rest = 0, 0.0, 0, 0.0
    hardly: int | None = None
    for at, number in enumerate(numbers):
        own = veil.hidden(counts[number])
        count, hidden, cells = count + counts[number], hidden + own, cells + 1
        if veil.shows(count, hidden, cells):
            if cells > 1 and veil.shows(counts[number], own):
                hardly = numbers[at - 1]  # the few below it are nothing beside it
            found.append(_Step(number, hidden, hardly))
            count, hidden, cells, hardly, rest = 0, 0.0, 0, None, 0.0
        elif hidden < _noisy(veil, cells, _HARDLY):
            hardly = number
        rest = hidden if cells <= TAIL else rest
    return found, rest if rest > _noisy(veil, min(cells, TAIL)) else 0.0


def _noisy(veil: Veil, cells: int, times: float = _NOISE) -> float:
    return times * veil.deviation * sqrt(cells)


def pairs(counts: Counter[tuple[Cell, Cell]], other: Key, veil: Veil) -> list[dict[str, Any]]:
    """Return the cells of a table of pairs that may be told.

    Cells beside each other are told together, `down_to` the lowest, where there are too few in one.
    """
    found = []
    for one in sorted({one for one, _ in counts}, key=str):
        row = Counter({b: count for (a, b), count in counts.items() if a == one})
        if known := classes(other):
            apart = _APART.get(other.what)
            found += [{"one": one, **cell} for cell in _joined(row, known, apart, veil)]
        else:
            found += [
                {"one": one, "other": cell["is"], "bundles": cell["bundles"]}
                for cell in labelled(row, veil)
            ]
    return found


def _joined(
    row: Counter[Cell], known: Sequence[int], apart: int | None, veil: Veil
) -> Iterator[dict[str, Any]]:
    count, hidden, cells = 0, 0.0, list[int]()
    for cell in known:
        if cell == apart:
            count, hidden, cells = 0, 0.0, []
        own = veil.hidden(row[cell])
        count, hidden, cells = count + row[cell], hidden + own, [*cells, cell]
        if len(cells) > 1 and veil.shows(row[cell], own):
            yield {"other": cell, "bundles": rounded(own)}
            count, hidden, cells = 0, 0.0, []
        elif veil.shows(count, hidden, len(cells)):
            low = {"down_to": cells[0]} if len(cells) > 1 else {}
            yield {"other": cell, **low, "bundles": rounded(hidden)}
            count, hidden, cells = 0, 0.0, []
