"""Percentage points: how far apart two per cents of a record are, be it less than ten."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from operator import itemgetter

from pipeline.checks.claims.numbers.grounds import ALIKE, LESS, Ground
from pipeline.checks.claims.numbers.held import POINTS, Held
from pipeline.checks.claims.numbers.near import near
from pipeline.language.amount import Amount, Kind
from pipeline.model.pattern import later

_POINTS = re.compile(r"\bpoints?$", re.IGNORECASE)
_POINTS_BEHIND = later(
    r"(?: percentage)? points? (?:below|above|lower|higher|more|less|better|worse|behind|ahead|"
    r"short|under|over|up|down|since|from|in|on|between)\b|(?: percentage)? points?(?:[.,;:)]|$)",
    re.IGNORECASE,
)

_WHOLE = 100


def points_apart(text: str, amount: Amount, records: Iterable[Held]) -> Ground | None:
    """Return two per cents of one record that are so many points apart, or nothing.

    The unit tells what the difference is of, so that even a small one follows from these only.
    """
    said = text[amount.start : amount.end]
    if amount.kind is Kind.PER_CENT:
        is_points = _POINTS.search(said) is not None
    else:
        is_points = amount.kind is Kind.COUNT and bool(_POINTS_BEHIND.match(text, amount.end))
    return (
        next(iter((*_said(amount, records), *_apart(amount, records))), None) if is_points else None
    )


def _said(amount: Amount, records: Iterable[Held]) -> Iterator[Ground]:
    """Yield the same number of a record that has points, too, and leaves out of what."""
    for held in records:
        for one in held.amounts:
            if one.kind is Kind.COUNT and one.unit == POINTS and one.value == amount.value:
                yield Ground(held, (one,), ALIKE)


def _apart(amount: Amount, records: Iterable[Held]) -> Iterator[Ground]:
    for held in records:
        known: list[tuple[float, tuple[Amount, ...]]] = [
            (one.value, (one,)) for one in held.amounts if one.kind is Kind.PER_CENT
        ]
        known += [(round(100 * n / d, amount.decimals), ()) for n, d in held.shares if d]
        known += [(float(one), ()) for one in held.series if one <= _WHOLE]
        for one, other in combinations(known, 2):
            (small, told), (great, said) = sorted((one, other), key=itemgetter(0))
            if near(amount, round(great - small, 6)):
                yield Ground(held, said + told, LESS, (great, small))
