"""Days as people write them: `11 March 2025`, `11/03/2025` with the day first, `2025-03-11`."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from pipeline.evidence.schema.days import FIRST_YEAR, LAST_YEAR, is_day

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_LEAST_LETTERS: Final = 3
_WEEKDAY: Final = r"(?:(?P<on>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?,?\s+)?"
_WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NUMBERS = re.compile(r"([0-9]{1,2})\s*([/.-])\s*([0-9]{1,2})\s*\2\s*([0-9]{4})")
_NAMED = re.compile(
    rf"{_WEEKDAY}(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?P<month>[a-z]+)\.?,?[\s-]+"
    r"(?P<year>[0-9]{4})",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<month>[a-z]+)\.?\s+(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>[0-9]{{4}})",
    re.IGNORECASE,
)


class Reading(NamedTuple):
    """The day that a text says, and the other one that it would be with the month first.

    Or it says a day of the week that this day is not: then it is in doubt.
    """

    day: date
    other: date | None = None
    is_in_doubt: bool = False


def reading(words: str) -> Reading | None:
    """Return the day that somebody wrote, or None where no rule says which it is.

    Numbers have the day first, as in Britain; a year has four digits.
    """
    text = " ".join(words.split())
    if is_day(text):
        return Reading(date.fromisoformat(text))
    if found := _NUMBERS.fullmatch(text):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        day, other = _date(year, second, first), _date(year, first, second)
        return Reading(day, other if other != day else None) if day else None
    if found := _NAMED.fullmatch(text) or _MONTH_FIRST.fullmatch(text):
        named = _date(int(found["year"]), _month(found["month"]), int(found["day"]))
        on = (found["on"] or "").casefold()
        return Reading(named, None, on not in ("", _WEEK[named.weekday()])) if named else None
    return None


def said(day: date) -> str:
    """Return a day in words."""
    return f"{day.day} {day:%B} {day.year}"


def _month(name: str) -> int:
    """Return the number of a month, or 0 for what is the name of none, or of several."""
    text = name.casefold()
    if text == "sept":
        return _month("september")
    found = [at for at, one in enumerate(_MONTHS, 1) if one.startswith(text)]
    return found[0] if len(found) == 1 and len(text) >= _LEAST_LETTERS else 0


def _date(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if FIRST_YEAR <= year <= LAST_YEAR else None
