"""How often something was done, by the days that a record lists: ‘on 9 and 12 May’ is twice."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.checks.claims.numbers.grounds import DAYS_LISTED, Ground
from pipeline.checks.claims.topics import same_topic
from pipeline.evidence.bundle import Evidence
from pipeline.language.amount import Amount, Kind
from pipeline.language.amounts import amounts
from pipeline.language.dated import MONTHS
from pipeline.language.sentences import spans
from pipeline.model.pattern import later

_DAY = rf"(?:\d{{1,2}}(?: (?:{MONTHS}))?|(?:{MONTHS}))(?: (?:19|20)\d\d)?"
_AND = r"(?:,? and|,? then|,| ?[&+])(?: then)?(?: again)?(?: on| in)?"
_DAYS = later(rf"\b{_DAY}(?:, (?:on |in )?{_DAY})*{_AND} {_DAY}\b")
_ONE_DAY = later(rf"\b{_DAY}\b")
_OCCASIONS = later(r" (?:separate |different )?(?:occasions|times)\b", re.IGNORECASE)
_RATE = later(
    r" (?:an?|each|every|per) (?P<unit>day|week|fortnight|month|term|year)\b"
    r"|,? (?:an?|each|every|per|as|the number)\b",
    re.IGNORECASE,
)


def days_listed(text: str, amount: Amount, records: Iterable[Evidence]) -> Ground | None:
    """Return that a record lists as many days as a text says something was done, or nothing."""
    rate = _RATE.match(text, amount.end)
    is_often = amount.kind is Kind.TIMES and amount.unit != "multiple"
    is_occasions = amount.kind is Kind.COUNT and _OCCASIONS.match(text, amount.end) is not None
    if not (is_often or is_occasions):
        return None
    if rate:
        is_same = any(_says_rate(one.statement, amount, rate["unit"]) for one in records)
        return Ground(None, (), DAYS_LISTED) if is_same else None
    sentence = next((text[a:b] for a, b in spans(text) if a <= amount.start < b), text)
    for one in records:
        listed = [len(_ONE_DAY.findall(match[0])) for match in _DAYS.finditer(one.statement)]
        if amount.value in listed and same_topic(sentence, one.statement, 1):
            return Ground(None, (), DAYS_LISTED)
    return None


def _says_rate(statement: str, amount: Amount, unit: str | None) -> bool:
    """Return whether a record says the same rate of days: ‘three nights a week’ is three times."""
    return any(
        one.number == amount.value and rate["unit"].lower() == unit.lower()
        for one in amounts(statement if unit else "")
        if unit and one.kind is Kind.DURATION and one.unit == "days"
        if (rate := _RATE.match(statement, one.end)) and rate["unit"]
    )
