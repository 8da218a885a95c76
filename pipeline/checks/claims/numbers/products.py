"""Numbers that are so many times another, where the words say so: ‘£12 a week, £624 a year’."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.checks.claims.numbers.claimed import Claimed
from pipeline.checks.claims.numbers.follows import LEAST, near
from pipeline.checks.claims.numbers.held import Held
from pipeline.language.amounts import Amount, Kind
from pipeline.language.sentences import spans

_EACH = re.compile(
    r"\b(?:each|every|apiece|per|weekly|monthly|daily|weekdays|times|adds? up to|comes? to|average|"
    r"(?:a|an|the) (?:day|week|month|term|quarter|year|head))\b",
    re.IGNORECASE,
)
_OFTEN = (5, 7, 12, 52)  # days of a week, months and weeks of a year
_FEW = 12  # numbers of a passage; more are a list
_NUMBERS = (Kind.COUNT, Kind.TIMES, Kind.MONEY, Kind.DURATION)


def is_product(one: Claimed, amount: Amount, records: Sequence[Held]) -> bool:
    """Return whether an amount is a product or a quotient of a number that a record holds.

    The other number stands in a record or in the passage, or is that of days, weeks or months.
    The sentence must say that it is so much for each, or in each time.
    """
    if amount.kind not in _NUMBERS or _number(amount) < LEAST or len(one.amounts) > _FEW:
        return False
    text = one.passage.text
    first, last = next(((a, b) for a, b in spans(text) if a <= amount.start < b), (0, len(text)))
    if not _EACH.search(text, first, last):
        return False
    held = {number for each in records for number in _held(each) if number > 1}
    beside = {_number(each) for each in one.amounts if each is not amount}
    others = {*held, *beside, *_OFTEN} - {0, 1}
    return any(near(amount, each * _scale(amount)) for each in _made(held, others))


def _number(amount: Amount) -> float:
    return amount.number or amount.value


def _scale(amount: Amount) -> float:
    """Return how much one of its unit is in the measure that its value is in."""
    return amount.value / amount.number if amount.number else 1


def _made(held: set[float], others: set[float]) -> Iterator[float]:
    for one in held:
        for other in others:
            yield from (one * other, one / other, other / one)


def _held(record: Held) -> Iterator[float]:
    yield from record.numbers
    yield from (_number(one) for one in record.amounts if one.kind in _NUMBERS)
    times = [one.value for one in record.amounts if one.kind is Kind.CLOCK]
    yield from (abs(one - other) / 60 for one, other in combinations(times, 2))
