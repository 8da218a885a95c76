"""The arithmetic by which a number follows from others, as it is shown: `9 of 11 = 82%`."""

from __future__ import annotations

from datetime import date

from pipeline.checks.case.case import Case
from pipeline.checks.claims.dates.days import Days, days
from pipeline.checks.claims.numbers.grounds import (
    CHANGE,
    DATES,
    LESS,
    PERIODS,
    RATIO,
    SHARE,
    SUM,
    TIMES,
    Ground,
)
from pipeline.checks.claims.numbers.held import of_event
from pipeline.language.amount import Amount, Kind
from pipeline.language.phrasing import day

_OF_ALL = (Kind.PER_CENT, Kind.FRACTION, Kind.SHARE)


def arithmetic(case: Case, text: str, amount: Amount, ground: Ground) -> str:
    """Return how an amount of a text follows from its ground, or '' where it is the same."""
    if ground.way == DATES:
        return _dates(case, text, [int(one) for one in ground.numbers])
    if ground.way == SUM:
        return f"{' + '.join(map(_figure, ground.numbers))} = {_figure(sum(ground.numbers))}"
    if ground.way == PERIODS:
        return "the periods of the series"
    if ground.way not in (LESS, SHARE, RATIO, TIMES, CHANGE) or not ground.numbers:
        return ""
    first, last = ground.numbers[:2]
    shown = ground.way.format(_figure(first), _figure(last))
    return f"{shown} = {_result(ground.way, amount, first, last)}"


def _result(way: str, amount: Amount, first: float, last: float) -> str:
    places = amount.decimals
    if way == LESS:
        return _figure(first - last)
    if way == TIMES:
        return _figure(first * last)
    if way == CHANGE:
        told = "less" if last < first else "more"
        return f"{100 * abs(last - first) / first:.{places}f}% {told}"
    share = first / last if last else 0.0
    if way == SHARE or amount.kind in _OF_ALL:
        return f"{100 * share:.{places}f}%"
    return _figure(round(share, 2))


def _figure(number: float) -> str:
    return f"{number:,.10g}"


def _dates(case: Case, text: str, found: list[int]) -> str:
    """Return the two dates; only that there are two, where one is in a part that is not public."""
    pairs = [(found[0], found[1]), (found[2], found[3])]
    by = case.bundle.end
    told = case.remembered("told days", lambda case: set(_public(case)))
    open_ = {*told, *days(text, by), *of_event(case)}
    if not all(any(a <= first and last <= b for a, b in open_) for first, last in pairs):
        return "between two dates of its records"
    return f"from {_day(pairs[0])} to {_day(pairs[1])}"


def _public(case: Case) -> list[Days]:
    texts = (one.statement for one in case.bundle.evidence if not one.withheld)
    return [found for text in texts for found in days(text, case.bundle.end)]


def _day(days_: Days) -> str:
    first, last = (date.fromordinal(one) for one in days_)
    if first == last:
        return day(first)
    month = day(first).partition(" ")[2]
    return month if first.month == last.month else f"{first.year}"
