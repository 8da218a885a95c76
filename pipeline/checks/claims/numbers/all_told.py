"""A small number in a paragraph that leaves out nothing of what its records count.

A slip stands in place of the right number, which the paragraph then does not tell. Where it tells
all numbers of its records, ‘one adult to three’ stands for ‘1:3’, and ‘two boys’ for ‘YP1 and the
youngest’. The number still has to stand somewhere: in a record, as anything, or as how many things
a record, or the text beside it, names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.checks.claims.numbers.as_often import often
from pipeline.checks.claims.numbers.claimed import Claimed
from pipeline.checks.claims.numbers.grounds import ALL_TOLD, Ground
from pipeline.checks.claims.numbers.listings import days_in, listings, people_together
from pipeline.evidence.bundle import Evidence
from pipeline.language.amount import Amount, Kind
from pipeline.language.amounts import amounts
from pipeline.language.dated import not_amounts
from pipeline.language.number_words import NUMBER, value
from pipeline.language.ordinals import ordinals
from pipeline.language.sentences import spans
from pipeline.language.taken import Taken
from pipeline.model.pattern import later

_BELOW = 10
_FEW = 12  # numbers of a passage; more are a list, or a table
_KINDS = (Kind.COUNT, Kind.AGE, Kind.DURATION, Kind.SHARE, Kind.RATIO)
_LOOSE = (Kind.RATIO, Kind.SHARE)
_NUMERAL = later(
    rf"(?<![\w.:])\d+(?:,\d{{3}})+|(?<![\w.])\d+(?:\.\d+)?|\b(?!a\b){NUMBER}\b", re.IGNORECASE
)
_TWO = later(r"\b(?:both|twice|pair|couple|twins?|either|neither)\b", re.IGNORECASE)
_TOLD_APART = later(r"\bone\b.*\bthe other\b|\bthe first\b.*\bthe second\b", re.IGNORECASE)


_JOIN = r"(?:, and |, | and | ?[&+/] ?)"
_NAME = r"[A-Z][a-z’-]+(?: [A-Z][a-z’-]+){0,3}"
_NAMES = later(rf"\b{_NAME}(?:{_JOIN}{_NAME})+\b")  # ‘two of the centres, Ashpit and Weirside’
_JOINS = later(_JOIN)


def all_told(one: Claimed, amount: Amount, records: Sequence[Evidence]) -> Ground | None:
    """Return that a small number stands somewhere, and that nothing of the records is left out."""
    number, text = amount.number or amount.value, one.passage.text
    is_small = 1 < number < _BELOW and amount.of < _BELOW
    if amount.kind not in _KINDS or not is_small or len(one.amounts) > _FEW:
        return None
    if often(text, amount):  # one pace is no other: ‘twice a week’ of ‘two a month’
        return None
    told = _numbers(f"{text[: amount.start]} # {text[amount.end :]}")
    theirs = Counter[float]()
    for each in records:
        theirs.update(_numbers_of(each))
    listed = Counter(float(many) for each in records for many in _days(each.statement))
    wanted = {number, amount.of or number}
    left = (theirs + listed) - told
    if not theirs or any(left[each] for each in left if each not in wanted):
        return None
    known = {number for each in records for number in _unread(each)}
    if amount.kind is not Kind.DURATION:  # how long something took is never named one by one
        known |= {*listed, *_beside(text, amount)}
        known |= {number for each in records for number in _named(each.statement)}
    return Ground(None, (), ALL_TOLD) if wanted <= known else None


def _numbers(text: str) -> Counter[float]:
    """Return how often each number stands in a text, as digits or in words; no date counts."""
    taken = Taken(not_amounts(text))
    found = Counter(
        value(match[0].lower()) for match in _NUMERAL.finditer(text) if taken.is_free(*match.span())
    )
    found[2.0] += len(_TWO.findall(text))
    return found


def _unread(record: Evidence) -> Iterator[float]:
    """Yield the numbers of a record that are no amounts, or ratios: ‘7-mth-old’, ‘1:3’.

    What counts, or how long something took, was looked at before.
    """
    for text in (record.statement, record.quote.text if record.quote else ""):
        read = (one for one in amounts(text) if one.kind not in _LOOSE)
        taken = Taken((*not_amounts(text), *((one.start, one.end) for one in read)))
        found = (one for one in _NUMERAL.finditer(text) if taken.is_free(*one.span()))
        yield from (value(one[0].lower()) for one in found)


def _numbers_of(record: Evidence) -> Iterator[float]:
    yield from _numbers(record.statement).elements()
    yield from map(float, record.points)
    if record.measure:
        yield from (float(record.measure.numerator), float(record.measure.denominator))


def _days(text: str) -> Iterator[int]:
    yield from days_in(text)
    yield from days_in(text, of_week=True)


def _named(text: str) -> Iterator[float]:
    """Yield how many things or people a text names one by one, each time."""
    yield from (float(len(one.items)) for one in listings(text))
    yield from map(float, people_together(text))
    for match in _NAMES.finditer(text):
        yield float(len(_JOINS.split(match[0])))


def _beside(text: str, amount: Amount) -> Iterator[float]:
    """Yield how many things the text around an amount names: ‘two boys fell out. One …’."""
    places = spans(text)
    at = next((at for at, (a, b) in enumerate(places) if a <= amount.start < b), 0)
    near = places[max(0, at - 1) : at + 2]
    for first, last in near:
        yield from _named(text[first:last])
    around = text[near[0][0] : near[-1][1]] if near else text
    if _TOLD_APART.search(around):
        yield 2.0
    for _, _, number, _ in _ordinals(around):
        yield from (float(number), float(number - 1))


_LAST = later(r"\bthe (?P<at>third|fourth|fifth|sixth|seventh|eighth|ninth)\b", re.IGNORECASE)
_AT = {
    word: at
    for at, word in enumerate("third fourth fifth sixth seventh eighth ninth".split(), start=3)
}


def _ordinals(text: str) -> Iterator[tuple[int, int, int, str]]:
    yield from ordinals(text)
    for match in _LAST.finditer(text):
        yield *match.span(), _AT[match["at"].lower()], ""
