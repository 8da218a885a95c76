"""Days as people write them: `11 March 2025`, `11/03/2025` with the day first, `2025-03-11`."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from pipeline.evidence.schema.days import FIRST_YEAR, LAST_YEAR, is_day
from pipeline.evidence.schema.written_days import readings

_ON: Final = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s", re.IGNORECASE)
_WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NUMBER: Final = re.compile(r"[0-9]+")
_WHOLE: Final = re.compile(r"(?!.*\bthe\b)[^:]*[^0-9][0-9]{4}", re.IGNORECASE)
"""It ends with the year, and is no piece of a sentence."""
_NUMBERS: Final = re.compile(r"[0-9]{1,2}\s*([/.-])\s*[0-9]{1,2}\s*\1\s*[0-9]{4}")


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
    found = [one for one in readings(text) if FIRST_YEAR <= one.year <= LAST_YEAR]
    if not found or not _WHOLE.fullmatch(text):
        return None
    numbers = [int(one) for one in _NUMBER.findall(text)]
    if _NUMBERS.fullmatch(text):
        first = next((one for one in found if [one.day, one.month] == numbers[:2]), None)
        return Reading(first, next((one for one in found if one != first), None)) if first else None
    if len(found) > 1 or numbers != [found[0].day, found[0].year]:
        return None
    on = _ON.match(text)
    return Reading(found[0], None, on is not None and not _is_on(found[0], on[1]))


def said(day: date) -> str:
    """Return a day in words."""
    return f"{day.day} {day:%B} {day.year}"


def _is_on(day: date, weekday: str) -> bool:
    return _WEEK[day.weekday()] == weekday.casefold()
