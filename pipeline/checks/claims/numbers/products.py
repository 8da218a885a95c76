"""Numbers that are so many times another, where the words say so: ‘£12 a week, £624 a year’."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TypeAlias

from pipeline.checks.claims.numbers.claimed import Claimed
from pipeline.checks.claims.numbers.follows import LEAST
from pipeline.checks.claims.numbers.grounds import RATIO, TIMES, Ground
from pipeline.checks.claims.numbers.held import Held
from pipeline.checks.claims.numbers.near import near
from pipeline.language.amounts import Amount, Kind
from pipeline.language.sentences import spans
from pipeline.model.pattern import later

_EACH = later(
    r"\b(?:each|every|apiece|per|weekly|fortnightly|monthly|quarterly|yearly|annual|annually|"
    r"daily|weekdays|times|adds? up to|comes? to|average|"
    r"(?:a|an|the) (?:day|week|fortnight|month|term|quarter|year|head))\b",
    re.IGNORECASE,
)
_OFTEN = (4, 5, 7, 12, 13, 26, 52)  # days of a week; quarters, months, fortnights, weeks of a year
_TIME = re.compile(
    r"\b(?:(?:half-)?(?:yearly|annual|annually|quarterly|monthly|fortnightly|weekly|daily)|weekdays"
    r"|days?|weeks?|fortnights?|months?|terms?|quarters?|years?)\b",
    re.IGNORECASE,
)
_FEW = 12  # numbers of a passage; more are a list
_NUMBERS = (Kind.COUNT, Kind.TIMES, Kind.MONEY, Kind.DURATION)
_Known: TypeAlias = dict[float, tuple[Held, tuple[Amount, ...]]]


def product(one: Claimed, amount: Amount, records: Sequence[Held]) -> Ground | None:
    """Return of which number that a record holds an amount is a product or a quotient.

    The other number stands in a record or in the passage, or is that of days, weeks or months. The
    sentence must say that it is so much for each, or in each time; a week makes a year only where
    the record or the passage says what is held for which time.
    """
    if amount.kind not in _NUMBERS or _number(amount) < LEAST or len(one.amounts) > _FEW:
        return None
    text = one.passage.text
    first, last = next(((a, b) for a, b in spans(text) if a <= amount.start < b), (0, len(text)))
    if not _EACH.search(text, first, last):
        return None
    held = _known(records)
    beside = (_number(each) for each in one.amounts if each is not amount)
    often = _often(text) if _tells_times(one, records) else ()
    others = [number for number in dict.fromkeys((*held, *beside, *often)) if number not in (0, 1)]
    return _made(amount, held, others)


def _often(text: str) -> tuple[int, ...]:
    """Return how many of one time another may have: two weeks only where a fortnight is told."""
    return (2, *_OFTEN) if "fortnight" in text.lower() else _OFTEN


def _tells_times(one: Claimed, records: Sequence[Held]) -> bool:
    """Return whether a passage and its records tell two times, or a record one: ‘£12 a week’."""
    if any(each.kind is Kind.DURATION for record in records for each in record.amounts):
        return True
    return len({match[0].lower()[:3] for match in _TIME.finditer(one.passage.text)}) > 1


def _known(records: Sequence[Held]) -> _Known:
    found: _Known = {}
    for record in records:
        for number, said in _held(record):
            if number > 1:
                found.setdefault(number, (record, said))
    return found


def _made(amount: Amount, held: _Known, others: Sequence[float]) -> Ground | None:
    scale = _scale(amount)
    for one, (record, said) in held.items():
        for other in others:
            ways = (
                (one * other, TIMES, (one, other)),
                (one / other, RATIO, (one, other)),
                (other / one, RATIO, (other, one)),
            )
            for value, way, numbers in ways:
                if near(amount, value * scale):
                    return Ground(record, said, way, numbers)
    return None


def _number(amount: Amount) -> float:
    return amount.number or amount.value


def _scale(amount: Amount) -> float:
    """Return how much one of its unit is in the measure that its value is in."""
    return amount.value / amount.number if amount.number else 1


def _held(record: Held) -> Iterator[tuple[float, tuple[Amount, ...]]]:
    """Yield the numbers of a record with the words for each; a measure or a series has none."""
    for one in record.amounts:
        if one.kind in (*_NUMBERS, Kind.AGE):
            yield _number(one), (one,)
        elif one.kind is Kind.SHARE:
            yield from ((number, (one,)) for number in (one.value, one.of))
    yield from ((number, ()) for share in record.shares for number in share)
    yield from ((number, ()) for number in record.series)
    clocks = [one for one in record.amounts if one.kind is Kind.CLOCK]
    for first, last in combinations(clocks, 2):
        yield abs(first.value - last.value) / 60, (first, last)
