"""Numbers that are so many times another, where the words say so: ‘£12 a week, £624 a year’."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeAlias

from pipeline.checks.claims.numbers.claimed import Claimed
from pipeline.checks.claims.numbers.follows import LEAST
from pipeline.checks.claims.numbers.grounds import RATIO, TIMES, Ground
from pipeline.checks.claims.numbers.held import Held
from pipeline.checks.claims.numbers.near import near
from pipeline.language.amount import Amount, Kind
from pipeline.language.sentences import spans
from pipeline.model.pattern import later

_EACH = later(
    r"\b(?:(?:each|every)(?! (?:other|second|so|single|morning|evening|day|night|week|fortnight|"
    r"month|quarter|term|year|time)\b)|apiece|per|averag\w*|times (?=\d|the\b|that\b)|"
    r"adds? up to|comes? to|"
    r"(?:a|per) head)\b",
    re.IGNORECASE,
)
_UNITS = {
    "da": "day", "ni": "day", "we": "week", "wk": "week", "fo": "fortnight", "mo": "month",
    "qu": "quarter", "ye": "year", "an": "year", "yr": "year", "te": "term",
}  # fmt: skip
_OFTEN = {  # how many of one time another has, as people reckon
    ("day", "week"): (5, 7), ("day", "fortnight"): (10, 14), ("day", "year"): (365,),
    ("week", "fortnight"): (2,), ("week", "month"): (4,), ("week", "quarter"): (13,),
    ("week", "year"): (52, 50), ("fortnight", "month"): (2,), ("fortnight", "year"): (26,),
    ("month", "quarter"): (3,), ("month", "year"): (12,), ("quarter", "year"): (4,),
    ("term", "year"): (3,),
}  # fmt: skip
_RATE = later(  # ‘£12 a week’, ‘in each month’, ‘weekly’; no ‘two weeks’, and no ‘last year’
    r"\b(?:(?:an?|per|each|every|one|the|its) "
    r"(?P<unit>day|night|week|wk|fortnight|month|term|quarter|year|yr)"
    r"|(?P<often>annual|annually|quarterly|monthly|fortnightly|weekly|daily|nightly|termly|yearly"
    r"|weekdays?))\b",
    re.IGNORECASE,
)
_DAYS = later(
    r"(?:(?:week)?days|mornings|afternoons|evenings|nights|sessions|weeks)\b", re.IGNORECASE
)
_AHEAD, _BEHIND = 24, 40  # characters around a number that say for which time it is so much
_FEW = 12  # numbers of a passage; more are a list
_NUMBERS = (Kind.COUNT, Kind.TIMES, Kind.MONEY, Kind.DURATION)
_SIDED = ("most", "least", "under", "floor", "many")  # as these say it, much would be near
_Known: TypeAlias = dict[float, tuple[Held, tuple[Amount, ...]]]


def product(
    one: Claimed, amount: Amount, records: Sequence[Held], said: Mapping[str, str]
) -> Ground | None:
    """Return of which number that a record holds an amount is a product or a quotient.

    The other number stands in a record or in the passage, where the sentence says that it is so
    much for each; or it is how many of one time another has, where both are told: ‘£12 a week’ is
    £624 a year. A length of time is never made of counts alone. `said` are the texts of the
    records, by pointer.
    """
    may_be_made = amount.kind in _NUMBERS and amount.about not in _SIDED
    if not may_be_made or _number(amount) < LEAST or len(one.amounts) > _FEW:
        return None
    text = one.passage.text
    first, last = next(((a, b) for a, b in spans(text) if a <= amount.start < b), (0, len(text)))
    held, own = (
        _known(records),
        _times(text[max(first, amount.start - _AHEAD) : amount.end + _BEHIND]),
    )
    beside = [_number(each) for each in one.amounts if each is not amount]
    is_each = _EACH.search(text, first, last) is not None
    for number, (record, told) in held.items():
        theirs = _times(text) | _times(said.get(f"{record.pointer}/statement", "")) if own else own
        others = [*_often(own, theirs), *(beside if is_each else ())]
        if own and _DAYS.search(said.get(f"{record.pointer}/labels", "")):
            others += [days for days, _ in record.shares]
        if is_each and number in beside:
            others += held
        known = {other for other in others if other not in (0, 1, number)}
        if found := _made(amount, number, sorted(known)):
            return Ground(record, told, *found)
    return None


def _often(own: frozenset[str], theirs: frozenset[str]) -> Iterator[float]:
    """Yield how many of one time another has, where one text tells one and the other the other."""
    for (short, long), many in _OFTEN.items():
        if (short in own and long in theirs) or (long in own and short in theirs):
            yield from many


def _times(text: str) -> frozenset[str]:
    """Return for which times a text says that something is so much: ‘a week’ is `week`."""
    found = (match["unit"] or match["often"] for match in _RATE.finditer(text))
    return frozenset(
        "day" if one.lower().startswith("weekd") else _UNITS[one[:2].lower()] for one in found
    )


def _known(records: Sequence[Held]) -> _Known:
    found: _Known = {}
    for record in records:
        for number, said in _held(record):
            if number > 1:
                found.setdefault(number, (record, said))
    return found


def _made(
    amount: Amount, one: float, others: Sequence[float]
) -> tuple[str, tuple[float, float]] | None:
    scale = _scale(amount)
    for other in others:
        ways = (
            (one * other, TIMES, (one, other)),
            (one / other, RATIO, (one, other)),
            (other / one, RATIO, (other, one)),
        )
        for value, way, numbers in ways:
            if near(amount, value * scale):
                return way, numbers
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
