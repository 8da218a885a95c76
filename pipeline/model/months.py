"""A month in place of a day that nobody knows any more, as `2011-03`: no day of it is invented."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")


def month(written: str) -> date | None:
    """Return the first day of a month that is written as one, or nothing for any other text."""
    try:
        return date.fromisoformat(f"{written}-01") if _MONTH.fullmatch(written) else None
    except ValueError:
        return None


def days_of(written: str) -> tuple[date, date]:
    """Return the first and the last day that a date may be: one day, or those of its month."""
    if first := month(written):
        return first, first.replace(day=monthrange(first.year, first.month)[1])
    day = date.fromisoformat(written)
    return day, day
