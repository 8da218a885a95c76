"""Numbers as notes shorten them, which no report does: ‘2-3 weeks’, ‘no calls after 2000’."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.language.amounts import Amount, Kind, amounts
from pipeline.model.pattern import later

_FIRST = re.compile(r"(?<![\w./-])(?P<first>\d{1,3})-$")
_LOOK = 8  # characters ahead of the second number of a range in which the first one stands
_RANGED = (Kind.COUNT, Kind.DURATION, Kind.TIMES, Kind.PER_CENT, Kind.QUANTITY)
# A year, too: it may only hold a time of the day, of which nobody writes a year.
_HOUR = later(
    r"\b(?:at|by|until|till|from|before|after|past|to) "
    r"(?P<hour>1\d|2[0-3])(?P<minute>[0-5]\d)\b"
    r"(?![-/–]| (?:hours|hrs) of\b)"
)


def noted(text: str) -> Iterator[Amount]:
    """Yield the first number of each range that has a hyphen, and hours in four digits."""
    yield from _ranges(text) if "-" in text else ()
    for match in _HOUR.finditer(text):
        minutes = 60 * int(match["hour"]) + int(match["minute"])
        yield Amount(Kind.CLOCK, minutes, match.start("hour"), match.end())


def _ranges(text: str) -> Iterator[Amount]:
    for last in amounts(text):
        ahead = text[max(0, last.start - _LOOK) : last.start]
        found = _FIRST.search(ahead) if last.kind in _RANGED else None
        number = float(found["first"]) if found else 0
        if found and 0 < number < (last.number or last.value):
            each = last.value / last.number if last.number else 1
            start = last.start - len(found[0])
            end = start + len(found["first"])
            yield replace(
                last,
                value=number * each,
                number=number if last.number else 0,
                start=start,
                end=end,
            )
