"""What is a day, and what to write where it was written in another way."""

from __future__ import annotations

import re
from datetime import date

from pipeline.evidence.schema.written_days import counted, month_in, readings
from pipeline.model.months import month
from pipeline.model.pattern import later

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""No day of an inspection lies beyond them, and a step counted from one stays on the calendar."""
_FORM = later(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = later(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:[0-9]{2}.*")
_NOTHING = later(r"[0/. :T-]+|#+.*|n/?a|null|none|tb[cad]|[-–—?]+", re.IGNORECASE)
_ORDER = (
    "Write the year first, then the month as a number, then the day, with hyphens between them."
)
_NO_DAY = "The calendar has no such day: look at the numbers of the month and the day."
_BLANK = "It looks like the blank of another program: write the day, or leave the field out."


def is_day(value: object) -> bool:
    """Return whether a text is a day of the calendar in a year with which steps can be counted."""
    if not isinstance(value, str):
        return True
    day = _day(value)
    return day is not None and FIRST_YEAR <= day.year <= LAST_YEAR


def is_day_or_month(value: object) -> bool:
    """Return whether a text is such a day, or a month of such a year."""
    first = month(value) if isinstance(value, str) else None
    return is_day(value) or (first is not None and FIRST_YEAR <= first.year <= LAST_YEAR)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if _FORM.fullmatch(written) else None
    except ValueError:
        return None


def hint(written: str, *, public: bool, months: bool = False) -> str:
    """Return what a day may be that is not written as one, or what is wrong with it.

    What is not public is not repeated, in no other form either. With `months` it may be a month.
    """
    if _day(written):
        return f"Its year must be one from {FIRST_YEAR} to {LAST_YEAR}."
    if _FORM.fullmatch(written) and not readings(written):
        return _BLANK if _NOTHING.fullmatch(written) else _NO_DAY
    if not written or _NOTHING.fullmatch(written.strip()):
        return _BLANK
    if match := _TIME.fullmatch(written.strip()):
        return f"Leave the time out: {match[1]}." if public else "Leave the time out."
    return _told(written, public=public, months=months)


def _told(written: str, *, public: bool, months: bool) -> str:
    found = readings(written)
    if not public:
        return _ORDER if len(found) < 2 else f"{_ORDER} This can be read as two days."
    if (first := month_in(written)) and months:
        return f"Write {first:%Y-%m} ({first:%B} {first.year})."
    if day := counted(written):
        return f"A spreadsheet shows this number as {_in_words(day)}: write that, if it is meant."
    return f"Write {' or '.join(map(_in_words, found))}." if found else _ORDER


def _in_words(day: date) -> str:
    return f"{day.isoformat()} ({day.day} {day:%B} {day.year})"
