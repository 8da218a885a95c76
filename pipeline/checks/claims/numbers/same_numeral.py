"""Numbers whose numeral a record has of something that it leaves out: ‘11 o’clock’ of ‘now 11’.

Notes leave out what a number is of. One of ten or more, or a time with its minutes, is held by the
same numeral, if nothing behind the two says that they are of different things.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.checks.claims.arithmetic.terms import noun_behind
from pipeline.checks.claims.numbers.grounds import ALIKE, Ground
from pipeline.checks.claims.numbers.held import Held
from pipeline.language.amount import Amount, Kind
from pipeline.language.number_words import NUMBER, value
from pipeline.language.sentences import spans
from pipeline.model.pattern import later

LEAST = 10
"""A number below this stands in a record by chance."""

_HOUR = 60
_NOON = 12
_KINDS = (Kind.COUNT, Kind.TIMES, Kind.AGE, Kind.DURATION, Kind.CLOCK)
_BARE = (Kind.COUNT, Kind.TIMES, Kind.SHARE)
_WRITTEN = later(rf"\d+[.:]\d\d\b|\b{NUMBER}\b", re.IGNORECASE)
_TIMED = later(
    r"\b\d{1,2}[.:][0-5]\d\b|\d ?[ap]\.?m\b"
    r"|\b(?:until|till|bed ?times?|lights out|curfew)\b",
    re.IGNORECASE,
)
_NIGHTS = later(r" (?:days?|nights?|weeks?|months?|years?)\b")


def same_numeral(
    text: str, amount: Amount, records: Sequence[Held], said: Mapping[str, str]
) -> tuple[Ground, ...]:
    """Return the numbers of records that an amount may be by its numeral, as nothing says more.

    `said` are the texts of the records, by pointer.
    """
    numerals = _numerals(amount) if amount.kind in _KINDS and not amount.about else frozenset()
    if not numerals:
        return ()
    return tuple(
        Ground(held, (one,), ALIKE)
        for held in records
        for pointer, found in held.texts
        if (told := said.get(pointer, ""))
        for one in found
        if not numerals.isdisjoint(_written(told, one)) and _may_be(text, amount, told, one)
    )


def _numerals(amount: Amount) -> frozenset[str]:
    """Return how a note may write a number; nothing for a small one, which is there by chance."""
    if amount.kind is Kind.CLOCK:
        hour, minute = divmod(int(amount.value), _HOUR)
        hours = {hour, hour % _NOON or _NOON}
        whole = {f"{one}" for one in hours if not minute}
        return frozenset(whole | {f"{one}.{minute:02}" for one in hours})
    number = amount.number or amount.value
    is_hour = number < _NOON and round(number % 1 * 100) < _HOUR and number % 1
    is_told = bool(is_hour) or number >= LEAST
    return frozenset({f"{number:.10g}", f"{number:.2f}"}) if is_told else frozenset()


def _written(text: str, amount: Amount) -> frozenset[str]:
    found = (match[0] for match in _WRITTEN.finditer(text, amount.start, amount.end))
    return frozenset(
        one.replace(":", ".") if re.search("[.:]", one) else f"{value(one):.10g}" for one in found
    )


def _may_be(text: str, amount: Amount, record: str, one: Amount) -> bool:
    """Return whether nothing behind two equal numerals says that they are of different things."""
    if one.kind is Kind.DURATION and amount.kind is Kind.COUNT:
        return not noun_behind(text, amount.end) or _NIGHTS.match(text, amount.end) is not None
    if one.kind not in _BARE or noun_behind(record, one.end):
        return one.kind is Kind.CLOCK and amount.kind is Kind.COUNT
    if amount.kind is not Kind.CLOCK:
        return True
    first, last = next(((a, b) for a, b in spans(record) if a <= one.start < b), (0, len(record)))
    is_whole = not amount.value % _HOUR
    return not is_whole or _TIMED.search(record, first, last) is not None
