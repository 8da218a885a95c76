"""Working days in England: Monday to Friday, without bank holidays.

The bank holidays come from the `holidays` library; this is the only module that knows it. It takes
long to load, so those of the usual years stand in a table that is made with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

from pipeline.evidence.bank_holidays import DAYS


@lru_cache(maxsize=64)
def _bank_holidays(year: int) -> frozenset[date]:
    if days := _table().get(year):
        return frozenset(date.fromisoformat(f"{year}-{day}") for day in days)
    import holidays

    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=[year]))


@lru_cache(maxsize=1)
def _table() -> Mapping[int, Sequence[str]]:
    lines = (line.split(": ") for line in DAYS.split("\n") if line)
    return {int(year): days.split() for year, days in lines}


def is_working_day(day: date) -> bool:
    """Return whether a day is a working day in England."""
    return day.weekday() < 5 and day not in _bank_holidays(day.year)


def add_working_days(start: date, days: int) -> date:
    """Return the day that is so many working days after `start`, which itself does not count."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        days -= is_working_day(day)
    return day


def add_months(start: date, months: int) -> date:
    """Return the same day so many months later, or the last day of that month."""
    year, month = divmod(start.month - 1 + months, 12)
    first = date(start.year + year, month + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return min(first + timedelta(days=start.day - 1), last)
