"""Lengths of time as they are written, and between which numbers of days each may lie."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.checks.claims.dates.written import Written

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_NUMBERS = {word: float(at) for at, word in enumerate(_ONES, 1)} | {
    "a": 1.0, "an": 1.0, "a couple of": 2.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0,
    "sixty": 60.0, "ninety": 90.0, "half a": 0.5,
}  # fmt: skip
NUMBER = rf"(?:\d+(?:\.\d+)?|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_DAYS = {"day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.44, "year": 365.25}
_WORKING = 7 / 5  # days on the calendar for a working day
_HOLIDAYS = 6  # days more, for the longest row of bank holidays and weekends
_UNIT = re.compile(
    r"(?:day|night|week|fortnight|month|year)s?\b(?P<half> and a half)?(?![ -](?:old|olds)\b)"
    r"(?!\s+(?:a|an|per|each|every|out of)\s+(?:day|week|month|term|year|session)\b)",
    re.IGNORECASE,
)
_MOST = 50  # characters before a unit in which its number stands
_NUMBER = re.compile(
    r"\b(?:(?P<hedge>about|around|roughly|approximately|some|nearly|almost|just under|under|"
    r"less than|fewer than|up to|over|more than|at least|well over|just over|within|no more than|"
    r"a little over|a little under|not quite)\s+)?"
    rf"(?<![\w.,])(?P<number>{NUMBER})"
    r"(?P<half> and a half)?[ -](?P<working>working |school )?$",
    re.IGNORECASE,
)
_AT_MOST = frozenset(
    "nearly,almost,just under,under,less than,fewer than,up to,within,no more than,a little under,"
    "not quite".split(",")
)
_JUST_BELOW = frozenset("nearly,almost,just under,a little under,not quite".split(","))
_AT_LEAST = frozenset("over,more than,at least,well over,just over,a little over".split(","))
_ROUGHLY = frozenset("about,around,roughly,approximately,some".split(","))
_BELOW, _ABOUT = 0.7, 0.3  # how far ‘nearly’ and ‘about’ reach: our own


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time, where it stands, and the least and the most days that it may mean."""

    start: int
    end: int
    least: float
    most: float

    def may_be(self, other: tuple[int, int]) -> bool:
        """Return whether it may be as long as something of so many days, from least to most."""
        return self.least <= other[1] and other[0] <= self.most

    def is_longer(self, other: tuple[int, int]) -> bool:
        """Return whether it is longer for certain."""
        return self.least > other[1]


def number(text: str) -> float:
    """Return the number that digits or a small number in words stand for."""
    return _NUMBERS.get(text.lower()) or float(text)


def lengths_in(text: str) -> Iterator[Length]:
    """Yield the lengths of days and more in a text."""
    for unit in _UNIT.finditer(text):
        first = max(0, unit.start() - _MOST)
        if found := _NUMBER.search(text[first : unit.start()]):
            yield _length(found, unit, first)


def _length(found: re.Match[str], unit: re.Match[str], first: int) -> Length:
    value = number(found["number"])
    value += 0.5 if found["half"] or unit["half"] else 0.0
    days = next(each for name, each in _DAYS.items() if unit[0].lower().startswith(name))
    least, most = _reach(value, days, (found["hedge"] or "").lower())
    if found["working"]:
        most = most * _WORKING + _HOLIDAYS
    return Length(first + found.start(), unit.end(), least, most)


def _reach(value: float, unit: float, hedge: str) -> tuple[float, float]:
    """Return from and to how many days a length may reach. Whoever counts may round to a unit."""
    days, slack = value * unit, min(unit, 31.0) if value >= 1 else unit / 4
    if unit > _DAYS["month"]:  # years are told to the half year
        slack = unit * 0.55
    if hedge in _JUST_BELOW:
        return days * _BELOW - slack, days + 1
    if hedge in _AT_MOST:
        return 0, days + (1 if unit <= _DAYS["week"] else slack / 2)
    if hedge in _AT_LEAST:
        return days - slack / 4 - 1, float("inf")
    if hedge in _ROUGHLY:
        return days * (1 - _ABOUT) - slack, days * (1 + _ABOUT) + slack
    return days - slack - 1, days + slack + 1


# --- between two dates -------------------------------------------------------------------


def between(first: Written, last: Written | date) -> tuple[int, int] | None:
    """Return the least and the most days from one date to another, or nothing without years."""
    begun, ended = _days(first), (last, last) if isinstance(last, date) else _days(last)
    if begun is None or ended is None:
        return None
    spans = [(one - other).days for one in ended for other in begun]
    if min(spans) < 0 < max(spans):
        return 0, max(-min(spans), *spans)
    return (min(spans), max(spans)) if min(spans) >= 0 else (-max(spans), -min(spans))


def _days(when: Written) -> tuple[date, date] | None:
    """Return the first and the last day that a date may mean."""
    if not when.year or not when.on_calendar:
        return None
    if not when.month:
        return date(when.year, 1, 1), date(when.year, 12, 31)
    last = monthrange(when.year, when.month)[1]
    return (
        date(when.year, when.month, when.day or 1),
        date(when.year, when.month, when.day or last),
    )
