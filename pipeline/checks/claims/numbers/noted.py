"""Numbers as notes shorten them, which no report does: ‘2-3 weeks’, ‘22.5/wk’, ‘6 mi’."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.language.amount import Amount, Kind
from pipeline.language.amounts import amounts
from pipeline.language.number_words import DIGITS, value
from pipeline.language.units import QUANTITIES
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
_A_TIME = (
    r"(?:hr|hour|day|night|wk|week|fortnight|mth|mnth|month|term|qtr|quarter|yr|year|session|"
    r"visit)s?"
)
_SHORT = later(
    rf"(?<![\w.,/£:-])(?P<often>{DIGITS})(?= ?/ ?{_A_TIME}\b|p[wadm]\b|pcm\b)"
    rf"|£ ?(?P<money>{DIGITS})(?=(?:pcm|p/?[awdhm]|pppw)\b)"
    rf"|(?<![\w.,/£:-])(?P<miles>{DIGITS}) ?(?:mi|mls?)\b",
    re.IGNORECASE,
)
_KINDS = {"often": Kind.COUNT, "money": Kind.MONEY, "miles": Kind.QUANTITY}


def noted(text: str) -> Iterator[Amount]:
    """Yield the first number of each range, hours in four digits, and numbers with short units."""
    yield from _ranges(text) if "-" in text else ()
    yield from _shortened(text)
    for match in _HOUR.finditer(text):
        minutes = 60 * int(match["hour"]) + int(match["minute"])
        yield Amount(Kind.CLOCK, minutes, match.start("hour"), match.end())


def _shortened(text: str) -> Iterator[Amount]:
    """Yield ‘22.5/wk’ as a count, ‘£450pcm’ as money, and ‘6 mi’ as miles."""
    for match in _SHORT.finditer(text):
        name = match.lastgroup or ""
        number, (start, end) = value(match[name]), match.span(name)
        if name == "miles":
            unit, each = QUANTITIES["mile"]
            yield Amount(_KINDS[name], number * each, start, end, unit=unit, number=number)
        else:
            yield Amount(_KINDS[name], number, start, end, number=number)


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
