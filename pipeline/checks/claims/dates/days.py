"""Dates of a text as the first and the last day that each may be: ‘March 2025’ is 31 days."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from pipeline.checks.claims.dates.written import Written, all_dates_in, may_date

Days = tuple[int, int]
"""The first and the last day, as `date.toordinal` counts them."""

_SEASON = re.compile(
    r"\b(?P<name>spring|summer|autumn|winter)(?: of)? (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 12)}


@lru_cache(maxsize=512)
def days(text: str, by: date) -> tuple[Days, ...]:
    """Return the dates of a text. What has no year is the last such day or month before `by`.

    What is on no calendar, such as 31 June, is left out.
    """
    return tuple(_each_day(text, by)) if may_date(text) else ()


def _each_day(text: str, by: date) -> Iterator[Days]:
    for one in all_dates_in(text):
        if one.on_calendar:
            yield _days(one, by)
        if one.on_calendar and one.month > by.month and not one.year:
            yield _days(replace(one, year=by.year), by)  # ‘starts on 1 December’ is still to come
        if one.until:
            yield _months(one.until, 1, 12)
    for match in _SEASON.finditer(text):
        first, last = _SEASONS[match["name"].lower()]
        yield _months(int(match["year"]), first, last)


def _days(one: Written, by: date) -> Days:
    if not one.month:
        return _months(one.year, 1, 12)
    year = one.year or (by.year if one.month <= by.month else by.year - 1)
    if day := one.in_year(year):
        return day.toordinal(), day.toordinal()
    return _months(year, one.month, one.month)


def _months(year: int, first: int, last: int) -> Days:
    end = date(year, last, monthrange(year, last)[1])
    return date(year, first, 1).toordinal(), end.toordinal()
