"""A small number that is a difference of two beside it: ‘by nine, from 14 to five’."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from pipeline.checks.claims.arithmetic.differences import says_difference
from pipeline.checks.claims.numbers.claimed import Claimed
from pipeline.checks.claims.numbers.follows import LEAST, follows
from pipeline.checks.claims.numbers.held import Held as Numbers
from pipeline.language.amount import Amount, Kind
from pipeline.language.number_places import numbers_in
from pipeline.language.sentences import spans
from pipeline.model.pattern import later

_LEFT = re.compile(
    r"\b(?:left|leaves|leaving|remain|remained|so|thus|so that|which means that|the)"
    r" (?:only |just |the )?$",
    re.IGNORECASE,
)
_LEFT_BEHIND = later(
    r"(?: \w+){0,2} (?:left|remain|remained|remains|were free|are free|lacks?|lacked|missed|"
    r"(?:had|have|has) (?:no|none|only)|(?:were|was|are|is) (?:without|late|overdue)|"
    r"(?:do|does|did|were|was|are|is|had|have|has|can|could|would|will) (?:not|never)|\w+n[’']t)\b"
)
_NEXT = later(r"(?:^|[.,;:] ?)(?:and |but |while |the |only )*$", re.IGNORECASE)
_ARE = later(r" (?:are|is|were|was)\b")
_LOOK = 60  # characters beside a number that say what it is
_FEW = 12  # numbers of a sentence; more are a list


def told_apart(
    one: Claimed, amount: Amount, records: Sequence[Numbers]
) -> tuple[float, float] | None:
    """Return the two numbers beside a small one that it lies between, if records hold both.

    ‘Fell by nine, from 14 to five’: no sum explains so small a number, but this one is shown.
    """
    if amount.kind not in (Kind.COUNT, Kind.SHARE) or amount.value >= LEAST:
        return None
    text = one.passage.text
    first, last = near_by(text, amount)
    own = next((a for a, b in spans(text) if a <= amount.start < b), first)
    is_said = _says_rest(text, own, amount, last)
    if not is_said and not _is_next(text, amount):
        return None
    beside = [each for each in one.amounts if first <= each.start < last and each is not amount]
    if not is_said and not _is_rest_of(amount, beside):
        return None
    if len(beside) > _FEW:
        return None
    beside += [*parts_of(amount)][-1:] if amount.kind is Kind.SHARE else []
    known = [number for each in beside if follows(each, records) for number in _numbers(each)]
    pairs = ((max(pair), min(pair)) for pair in combinations(known, 2))
    return next((pair for pair in pairs if pair[0] - pair[1] == amount.value), None)


def _says_rest(text: str, first: int, amount: Amount, last: int) -> bool:
    """Return whether the words around a number say that it is a difference, or what is left."""
    ahead = text[max(first, amount.start - _LOOK) : amount.start]
    behind = text[amount.end : min(last, amount.end + _LOOK)]
    found = _LEFT.search(ahead) or _LEFT_BEHIND.match(behind)
    return says_difference(ahead, behind) or found is not None


def _is_next(text: str, amount: Amount) -> bool:
    """Return whether a number begins a clause by itself: ‘… are permanent. Two are …’."""
    is_next = _NEXT.search(text, max(0, amount.start - _LOOK), amount.start)
    return bool(is_next and _ARE.match(text, amount.end))


def _is_rest_of(amount: Amount, beside: Sequence[Amount]) -> bool:
    """Return whether a number is what is left of the share told just before it.

    ‘Seven of the nine are permanent. Two are agency staff.’
    """
    before = [each for each in beside if each.kind is Kind.SHARE and each.end <= amount.start][-1:]
    return amount.kind is Kind.COUNT and any(
        each.of - each.value == amount.value for each in before
    )


def _numbers(amount: Amount) -> tuple[float, ...]:
    if amount.kind is Kind.SHARE:
        return amount.value, amount.of
    return (amount.number,) if amount.kind in (Kind.COUNT, Kind.DURATION, Kind.TIMES) else ()


def parts_of(amount: Amount, text: str = "") -> Iterator[Amount]:
    """Yield the two numbers of a share, which may come from two places; one of one is none.

    In its text the whole starts where it stands there: ‘two of the other three’ looks back.
    """
    found = [*numbers_in(text[amount.start : amount.end])]
    at = amount.start + (found[-1][0] if len(found) > 1 else 0)
    whole = replace(amount, kind=Kind.COUNT, value=amount.of, number=amount.of, start=at)
    part = replace(amount, kind=Kind.COUNT, number=amount.value)
    yield from (each for each in (part, whole) if each.value != 1)


def near_by(text: str, amount: Amount) -> tuple[int, int]:
    """Return where the sentence before that of an amount starts, and where its own ends."""
    places = spans(text)
    at = next((at for at, (a, b) in enumerate(places) if a <= amount.start < b), 0)
    return places[max(0, at - 1)][0], places[at][1]
