"""Lengths of time as they are written, and between which numbers of days each may lie."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.checks.claims.dates.written import Written
from pipeline.language import number_words
from pipeline.language.approximate import About, hedge
from pipeline.model.pattern import later

_OTHERS = {"a": 1.0, "an": 1.0, "a couple of": 2.0, "half a": 0.5}
NUMBER = rf"(?:{number_words.NUMBER}|{'|'.join(sorted(_OTHERS, key=len, reverse=True))})"
"""A number of a length of time, as a regular expression."""

Span = tuple[int, int]
"""From the least to the most days that something may last."""

_DAYS = {"day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.44, "year": 365.25}
_WORKING = 7 / 5  # days on the calendar for a working day
_HOLIDAYS = 6  # days more, for the longest row of bank holidays and weekends
_UNIT = re.compile(
    r"(?:day|night|week|fortnight|month|year)s?\b(?P<half> and a half)?(?![ -](?:old|olds)\b)"
    r"(?!\s+(?:a|an|per|each|every|out of)\s+(?:day|week|month|term|year|session)\b)",
    re.IGNORECASE,
)
_MOST = 50  # characters before a unit in which its number stands
_NUMBER = later(
    rf"\b(?<![\w.,])(?P<number>{NUMBER})(?P<half> and a half)?[ -](?P<working>working |school )?$",
    re.IGNORECASE,
)
_BELOW, _ABOUT = 0.7, 0.3  # how far ‘nearly’ and ‘about’ reach: our own


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time, where it stands, and the least and the most days that it may mean."""

    start: int
    end: int
    least: float
    most: float

    def may_be(self, other: tuple[float, float]) -> bool:
        """Return whether it may be as long as something of so many days, from least to most."""
        return self.least <= other[1] and other[0] <= self.most

    def is_longer(self, other: tuple[int, int]) -> bool:
        """Return whether it is longer for certain."""
        return self.least > other[1]


def number(text: str) -> float:
    """Return the number that `NUMBER` finds."""
    return _OTHERS.get(text.lower()) or number_words.value(text)


def lengths_in(text: str) -> Iterator[Length]:
    """Yield the lengths of days and more in a text."""
    for unit in _UNIT.finditer(text):
        first = max(0, unit.start() - _MOST)
        if found := _NUMBER.search(text[first : unit.start()]):
            about, start = hedge(text, first + found.start())
            yield _length(found, unit, start, about)


def _length(found: re.Match[str], unit: re.Match[str], start: int, about: About) -> Length:
    value = number(found["number"])
    value += 0.5 if found["half"] or unit["half"] else 0.0
    days = next(each for name, each in _DAYS.items() if unit[0].lower().startswith(name))
    least, most = _reach(value, days, about)
    if found["working"]:
        most = most * _WORKING + _HOLIDAYS
    return Length(start, unit.end(), least, most)


def _reach(value: float, unit: float, about: About) -> tuple[float, float]:
    """Return from and to how many days a length may reach. Whoever counts may round to a unit."""
    days, slack = value * unit, min(unit, 31.0) if value >= 1 else unit / 8
    if unit > _DAYS["month"] and value >= 1:  # years are told to the half year
        slack = unit * 0.55
    match about:
        case "nearly":
            return max(days * _BELOW, days - 0.75 * unit) - min(slack, unit / 7), days + 1
        case "under" | "most":
            return 0, days + (1 if unit <= _DAYS["week"] else slack / 2)
        case "over" | "least" | "floor":
            return days - slack / 4 - 1, float("inf")
        case "about":
            return days * (1 - _ABOUT) - slack, days * (1 + _ABOUT) + slack
        case "" | "many":
            return days - slack - 1, days + slack + 1


# --- between two dates -------------------------------------------------------------------


def between(first: Written, last: Written | date) -> tuple[int, int] | None:
    """Return the least and the most days from one date to another, or nothing without years."""
    begun, ended = days_of(first), (last, last) if isinstance(last, date) else days_of(last)
    if begun is None or ended is None:
        return None
    spans = [(one - other).days for one in ended for other in begun]
    if min(spans) < 0 < max(spans):
        return 0, max(-min(spans), *spans)
    return (min(spans), max(spans)) if min(spans) >= 0 else (-max(spans), -min(spans))


def days_of(when: Written) -> tuple[date, date] | None:
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
