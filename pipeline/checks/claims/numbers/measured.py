"""What the unit of a series or a measure makes of its numbers: per cents, pounds, days, counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.evidence.bundle import Evidence
from pipeline.language.amount import Amount, Kind
from pipeline.language.amounts import amounts
from pipeline.model.pattern import later

_PER_CENT = later(r"%|\b(?:per ?cents?|percentages?|pct)\b", re.IGNORECASE)
_RATE = later(r"^(?:the )?(?:%|per ?cent\b|percentage\b|pct\b)", re.IGNORECASE)
_MONEY = later(r"£|\b(?:pounds|gbp|sterling)\b", re.IGNORECASE)
_SCALES = (
    (later(r"(?:\b|£ ?)(?:billions?|bn|b)\b", re.IGNORECASE), 1_000_000_000),
    (later(r"(?:\b|£ ?)(?:millions?|mn|m)\b", re.IGNORECASE), 1_000_000),
    (later(r"(?:\b|£ ?)(?:thousands?|k)\b|[’']?\b000s?\b", re.IGNORECASE), 1000),
)
_LEADING = re.compile(r"^(?:(?:number|no|total|average|mean|median|length)\b\.? ?)?(?:(?:of|in) )?")
_IN_LABEL = later(r"\((?P<boxed>[^()]+)\)\s*$|(?:, | in )(?P<last>[^,]+)$")
_MEASURED = (Kind.DURATION, Kind.QUANTITY, Kind.MONEY, Kind.AGE)
_WHOLE = 100


def points_of(record: Evidence) -> tuple[Amount, ...]:
    """Return the points of the series of a record, where its unit measures; none, if it counts.

    ‘Days’ and ‘£ million’ measure, ‘children’ count. A label such as ‘% of parents who came’ tells
    the unit, too.
    """
    if not record.points:
        return ()
    label, unit = record.labels[2:4] if record.measure else record.labels[:2]
    if measured(2, unit):
        return _all(record.points, unit)
    if _RATE.search(label) and max(record.points) <= _WHOLE:
        return _all(record.points, "per cent")
    last = _IN_LABEL.search(label)  # ‘Wait in days’, ‘Budget (£000)’
    return _all(record.points, last["boxed"] or last["last"]) if last else ()


def units_of(record: Evidence) -> Iterator[str]:
    """Yield the units of the measure and the series of a record."""
    if record.measure:
        yield record.measure.unit
    if record.points:
        yield record.labels[3 if record.measure else 1]


def share_of(record: Evidence) -> tuple[Amount, ...]:
    """Return the measure of a record as a per cent, where its unit says that it is one of 100."""
    one = record.measure
    if one and one.denominator == _WHOLE and _PER_CENT.search(one.unit):
        return _all((one.numerator,), one.unit)
    return ()


def is_time(unit: str) -> bool:
    """Return whether a unit is one of time: ‘days’, ‘wks’, ‘working days’."""
    one = measured(2, unit)
    return one is not None and one.kind in (Kind.DURATION, Kind.AGE)


def _all(numbers: Sequence[int], unit: str) -> tuple[Amount, ...]:
    found = [measured(number, unit) for number in numbers]
    return tuple(one for one in found if one) if all(found) else ()


def measured(number: int, unit: str) -> Amount | None:
    """Return a number with a unit as an amount; nothing, where the unit is what it counts."""
    if _PER_CENT.search(unit):
        return Amount(Kind.PER_CENT, number, 0, 0)
    if _MONEY.search(unit):
        each = next((size for found, size in _SCALES if found.search(unit)), 1)
        return Amount(Kind.MONEY, number * each, 0, 0)
    written = f"{number} {_LEADING.sub('', unit.strip().lower())}"
    one = next(iter(amounts(written)), None)
    if one and one.kind in _MEASURED and one.start == 0:
        return Amount(one.kind, one.value, 0, 0, unit=one.unit, number=one.number)
    return None
