"""Which days may be meant by one that is not written as year, month and day.

A day that is written in numbers may be meant as in Britain or as in America; one with the name of
its month can be read in one way only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from pipeline.model.pattern import later

_LONGEST: Final = 60  # characters; what is longer is no day
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_GAP: Final = r"[\s./,\\_–—-]+"
_BIT: Final = r"[\s./,\\_–—-]*"
_AGO: Final = r"(?:[ ,T].*)?"  # a time of the day
_WEEKDAY: Final = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]?\s+)?"
_DAY: Final = r"(?:the\s+)?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR: Final = r"(?P<year>[0-9]{4}|[’']?[0-9]{2})"
_NAMED: Final = tuple(
    later(form, re.IGNORECASE)
    for form in (
        rf"{_WEEKDAY}{_DAY}{_BIT}(?:of\s+)?{_MONTH}{_BIT}{_YEAR}{_AGO}",
        rf"{_WEEKDAY}{_MONTH}{_BIT}{_DAY}{_GAP}{_YEAR}{_AGO}",
        rf"(?P<year>[0-9]{{4}}){_BIT}{_MONTH}{_BIT}{_DAY}{_AGO}",
    )
)
_MONTH_ALONE: Final = later(rf"{_MONTH}[.,]?\s+(?P<year>[12][0-9]{{3}})", re.IGNORECASE)
_NUMBERS: Final = later(
    rf"([0-9]{{1,2}}){_GAP}([0-9]{{1,2}}){_GAP}([0-9]{{4}}|[’']?[0-9]{{2}}){_AGO}"
)
_YEAR_FIRST: Final = later(rf"([0-9]{{4}}){_GAP}([0-9]{{1,2}}){_GAP}([0-9]{{1,2}}){_AGO}")
_TOGETHER: Final = later(r"[0-9]{8}")
_COUNTED: Final = later(r"[1-6][0-9]{4}")
_FIRST_COUNTED: Final = date(1899, 12, 30)  # the day that spreadsheets count from


def readings(written: str) -> list[date]:
    """Return the days of the calendar that a text may mean, each once; none for other texts."""
    text = written.strip()
    if len(text) > _LONGEST:
        return []
    return list(dict.fromkeys(_readings(text)))


def month_in(written: str) -> date | None:
    """Return the first day of a month that a text names with its year, and nothing else."""
    match = _MONTH_ALONE.fullmatch(written.strip())
    if not match:
        return None
    return date(int(match["year"]), _MONTHS.index(match["month"][:3].casefold()) + 1, 1)


def counted(written: str) -> date | None:
    """Return the day that a spreadsheet shows for a number, if that is one of our time."""
    if not _COUNTED.fullmatch(written.strip()):
        return None
    return _FIRST_COUNTED + timedelta(days=int(written))


def _readings(text: str) -> Iterator[date]:
    for form in _NAMED:
        if match := form.fullmatch(text):
            number = _MONTHS.index(match["month"][:3].casefold()) + 1
            yield from _days((match["year"], number, match["day"]))
    if match := _NUMBERS.fullmatch(text):
        first, second, year = match.groups()
        yield from _days((year, second, first), (year, first, second))
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = match.groups()
        yield from list(_days((year, month, day))) or list(_days((year, day, month)))
    if _TOGETHER.fullmatch(text):
        yield from _days((text[:4], text[4:6], text[6:]), (text[4:], text[2:4], text[:2]))


def _days(*numbers: tuple[str, str | int, str | int]) -> Iterator[date]:
    """Yield those that are on the calendar; a year of two digits is one of this century."""
    for year, month, day in numbers:
        digits = year.lstrip("’'")
        try:
            found = date(int(digits) + (2000 if len(digits) == 2 else 0), int(month), int(day))
        except ValueError:
            continue
        if found.year >= _FIRST_COUNTED.year:
            yield found
