"""A number that a record tells otherwise: ‘four staff’ beside ‘all 4 children and 3 staff’.

What holds such a number is of something else, or lies between two dates. It is held no more where
a record counts the same things by another number, in a sentence that speaks of the same, and the
text has that number nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.checks.claims.arithmetic.terms import noun_behind
from pipeline.checks.claims.dates.written import all_dates_in
from pipeline.checks.claims.numbers.claimed import Claimed
from pipeline.checks.claims.numbers.grounds import DATES, SUM, Ground
from pipeline.checks.claims.numbers.told_apart import near_by
from pipeline.checks.claims.topics import stem, stems
from pipeline.evidence.bundle import Evidence
from pipeline.language.amount import Amount, Kind
from pipeline.language.amounts import amounts
from pipeline.language.sentences import spans

_SAME = 2  # telling words and numbers of both sentences, besides what is counted
_BRIEF = 3  # telling words of a sentence of a note that has few: one of them will do
_CUT = {"mth": "month", "mnth": "month", "wk": "week", "yr": "year", "hr": "hour", "min": "minute"}
_LETTERS = re.compile(r"[a-z]+")
_KINDS = (Kind.COUNT, Kind.DURATION)


def not_otherwise(
    one: Claimed,
    amount: Amount,
    grounds: tuple[tuple[Ground, ...], ...],
    records: Iterable[Evidence],
) -> tuple[tuple[Ground, ...], ...]:
    """Return those of the grounds of a number that hold it though records tell it otherwise."""
    if amount.kind not in _KINDS or amount.about not in ("", "most") or len(grounds) != 1:
        return grounds
    what = _what(one.passage.text, amount)
    resting = [each for each in records if each.id in one.rests_on and not each.withheld]
    said = {each.pointer: each.statement for each in resting}
    dates = all_dates_in(_sentences(one.passage.text, amount))
    is_dated = sum(bool(each.month) for each in dates) > 1
    strong = tuple(
        each for each in grounds[0] if _is_of(what, each, said) or (each.way == DATES and is_dated)
    )
    if len(strong) == len(grounds[0]) or not what:
        return grounds
    if not any(_tells_other(one, amount, what, text) for text in said.values()):
        return grounds
    return (strong,) if strong else ()


def _what(text: str, amount: Amount) -> str:
    """Return what a number counts, or the unit of a length."""
    if amount.kind is Kind.DURATION:
        said = _LETTERS.findall(text[amount.start : amount.end].lower())
        unit = said[-1].rstrip("s") if said else ""
        return stem(_CUT.get(unit, unit))
    return stem(noun_behind(text, amount.end))


def _is_of(what: str, ground: Ground, said: dict[str, str]) -> bool:
    """Return whether a ground may be of what is counted: the words of a record say nothing else."""
    if ground.way and ground.way != SUM and not ground.said and not ground.numbers:
        return True
    if not ground.held or ground.held.pointer not in said:
        return False
    if not ground.said:
        return True  # of a measure or a series
    found = ground.held.texts[0][1] if ground.held.texts else ()
    own = [one for one in ground.said if any(one is each for each in found)]
    if len(own) < len(ground.said):
        return True  # of a quote or a label
    text = said[ground.held.pointer]
    return any(one.kind is not Kind.COUNT or _what(text, one) in ("", what) for one in own)


def _tells_other(one: Claimed, amount: Amount, what: str, record: str) -> bool:
    """Return whether a record counts the same by another number, which the text never tells."""
    text = one.passage.text
    start, end = _place(text, amount)
    told = {number for each in one.amounts for number in (each.value, each.of, each.number)}
    beside = {each.value for each in one.amounts if start <= each.start < end} - {amount.value}
    about = stems(text[start:end]) - {what}
    for first, last in spans(record):
        here = [each for each in amounts(record) if first <= each.start < last]
        alike = [each for each in here if each.kind is amount.kind and each.about == amount.about]
        others = [each.number for each in alike if _what(record, each) == what]
        if len(others) == 1 and others[0] not in told:
            theirs = stems(record[first:last]) - {what}
            shared = len(about & theirs)
            is_brief = bool(shared) and len(theirs) <= _BRIEF
            if is_brief or shared + len(beside & {each.value for each in here}) >= _SAME:
                return True
    return False


def _place(text: str, amount: Amount) -> tuple[int, int]:
    return next(((a, b) for a, b in spans(text) if a <= amount.start < b), (0, len(text)))


def _sentences(text: str, amount: Amount) -> str:
    """Return the sentence of a number and the one before it: both dates may stand there."""
    start, end = near_by(text, amount)
    return text[start:end]
