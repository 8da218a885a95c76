"""The picture of a chart: bars over the value columns of its table, and no words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.model.document import Point
from pipeline.model.errors import BrokenError
from pipeline.writers.look.reading import look
from pipeline.writers.word.png import encode

HEIGHT: Final = 260
"""Pixels from the top of the highest bar to the lower edge of the base line."""

_FULL, _PALE, _LINE = 1, 2, 3
_BASE: Final = 3
_EDGE: Final = 2
_STRIPE: Final = 7
_GAP: Final = 0.22


def draw(points: Sequence[Point], edges: Sequence[int]) -> bytes:
    """Return a PNG as wide as the last edge; bar `n` stands between edges `n` and `n + 1`.

    The bars are to scale from zero. A bar for part of a year is hatched.
    """
    rows = [bytearray(edges[-1]) for _ in range(HEIGHT)]
    highest = max(_positive(point) for point in points) or 1
    for point, left, right in zip(points, edges, edges[1:], strict=False):
        inset = round((right - left) * _GAP)
        top = HEIGHT - _BASE - round((HEIGHT - _BASE) * point.value / highest)
        _bar(rows[top:-_BASE], left + inset, right - inset, hatched=point.partial)
    for row in rows[-_BASE:]:
        row[edges[0] :] = bytes((_LINE,)) * (edges[-1] - edges[0])
    inks = look().paper
    return encode(rows, (inks.paper, inks.accent, inks.hatch, inks.quiet))


def _positive(point: Point) -> int:
    if point.value < 0:
        raise BrokenError("a chart in Word has no bars below zero")
    return point.value


def _bar(rows: Sequence[bytearray], left: int, right: int, *, hatched: bool) -> None:
    """Fill the part of rows between left and right; a hatched bar has stripes and an edge."""
    width = right - left
    stripes = (bytes((_FULL,)) * 2 + bytes((_PALE,)) * (_STRIPE - 2)) * (width // _STRIPE + 2)
    for number, row in enumerate(rows):
        row[left:right] = bytes((_FULL,)) * width
        if hatched and number >= _EDGE:
            start = number % _STRIPE
            row[left + _EDGE : right - _EDGE] = stripes[start : start + width - 2 * _EDGE]
