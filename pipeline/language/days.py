"""Dates in a text, each as the first and the last day that it may be: ‘March 2025’ is 31 days."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from pipeline.language.dated import MONTHS

Days = tuple[int, int]
"""The first and the last day, as `date.toordinal` counts them."""

_NUMBERS = {name[:3]: at for at, name in enumerate(MONTHS.split("|")[:12], start=1)}
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"\b(?:{_DAY} (?:of )?)?(?P<month>{MONTHS})\b(?! \d{{1,2}}\b)(?:,? (?P<year>(?:19|20)\d\d))?"
    r"|\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b"
    r"|\b(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>(?:19|20)?\d\d)\b"
    r"|\b(?P<season>spring|summer|autumn|winter)(?: of)? (?P<of>(?:19|20)\d\d)\b"
    r"|\b(?P<alone>(?:19|20)\d\d)(?:[/–-](?P<to>\d\d))?\b(?![,.]\d)",
    re.IGNORECASE,
)
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 12)}


def days(text: str, by: date) -> Iterator[Days]:
    """Yield the dates of a text. What has no year is the last such day or month before `by`.

    What is on no calendar, such as 31 June, is left out.
    """
    for match in _DATE.finditer(text):
        try:
            yield _days(match, by)
        except ValueError:
            continue


def _days(match: re.Match[str], by: date) -> Days:
    if match["iso"]:
        return _whole(date.fromisoformat(match["iso"]))
    if match["d"]:
        year = int(match["y"]) + (2000 if len(match["y"]) == 2 else 0)
        return _whole(date(year, int(match["m"]), int(match["d"])))
    if match["season"]:
        first, last = _SEASONS[match["season"].lower()]
        return _months(int(match["of"]), first, int(match["of"]), last)
    if match["alone"]:
        year = int(match["alone"])
        if match["to"]:
            return _months(year, 4, year + 1, 8)  # a school year or a year of accounts
        return _months(year, 1, year, 12)
    month = _NUMBERS[match["month"][:3].capitalize()]
    year = int(match["year"]) if match["year"] else _year(month, by)
    return (
        _whole(date(year, month, int(match["day"])))
        if match["day"]
        else _months(year, month, year, month)
    )


def _year(month: int, by: date) -> int:
    return by.year if month <= by.month else by.year - 1


def _whole(day: date) -> Days:
    return day.toordinal(), day.toordinal()


def _months(year: int, first: int, last_year: int, last: int) -> Days:
    end = date(last_year, last, monthrange(last_year, last)[1])
    return date(year, first, 1).toordinal(), end.toordinal()
