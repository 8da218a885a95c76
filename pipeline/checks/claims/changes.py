"""Whether a rise is one, and as large as it is said to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from pipeline.checks.claims.follows import near
from pipeline.checks.claims.sentence import COUNTED, Sentence, Wrong
from pipeline.language.amounts import Amount, Kind

_ADVERB = (
    r"(?: (?:\w+ly|again|back|further|more|less|slightly|quite|once|even|still|in number|in size))?"
)
_RISE = (
    "rose|risen|rises|rising|rise|grew|grown|increased?|increases|increasing|climbed|up|went up|"
    "gone up|improved|doubled|trebled"
)
_FALL = (
    "fell|fallen|falls|falling|fall|dropped|drops|drop|decreased?|decreases|decreasing|declined?|"
    "declines|reduced|reduction|came down|down|went down|gone down|shrank|shrunk|cut|halved"
)
_SIZE = r"(?: by [\w%,.£ ]{1,24}?)?"
_WAY = re.compile(
    rf"\b(?:(?P<rise>{_RISE})|(?P<fall>{_FALL})){_ADVERB}{_SIZE},? from (?:[a-z]+ ){{0,2}}$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?:(?:,| (?!to\b)[\w’%/–-]+){0,8}),? to (?:just |only |about |around |nearly |almost |over |"
    r"under |a )?$",
    re.IGNORECASE,
)
_TIMES = {"doubled": 2, "trebled": 3, "tripled": 3, "quadrupled": 4, "halved": 0.5}
_DIFFERENCE = re.compile(
    r"(?: (?!and\b|or\b)[a-z’-]+)? (?:more|fewer|less|higher|lower)\b(?! or\b)", re.IGNORECASE
)
_BY = re.compile(
    r"\b(?:by|(?:rise|fall|drop|increase|decrease|reduction|difference|loss|gain|gap) of) "
    r"(?:\w+ )?$",
    re.IGNORECASE,
)


def changes(sentence: Sentence) -> Iterator[Wrong]:
    """Yield rises to less, falls to more, and changes that are not as large as they are said."""
    for first, last in zip(sentence.found, sentence.found[1:], strict=False):
        if _comparable(first, last) and _TO.fullmatch(sentence.text[first.end : last.start]):
            yield from _way(sentence, first, last)
    for amount in sentence.found:
        yield from _difference(sentence, amount)


def _comparable(first: Amount, last: Amount) -> bool:
    return first.kind is last.kind or {first.kind, last.kind} <= {*COUNTED}


def _way(sentence: Sentence, first: Amount, last: Amount) -> Iterator[Wrong]:
    """Yield what is wrong with ‘rose by … from … to …’."""
    told = f"from {first.value:,g} to {last.value:,g}"
    if way := _WAY.search(sentence.ahead(first, 80)):
        if way["rise"] and last.value <= first.value:
            yield Wrong(first, f"{told} is no rise")
        if way["fall"] and last.value >= first.value:
            yield Wrong(first, f"{told} is no fall")
    if not first.value or first.value == last.value:
        return
    for amount in sentence.found:
        said = sentence.text[amount.start : amount.end].lower()
        is_size = _BY.search(sentence.ahead(amount))
        if amount.kind is Kind.TIMES and said in _TIMES and first.start - amount.end < 30:
            if not near(_about(amount), last.value / first.value):
                yield Wrong(amount, f"{told} is {last.value / first.value:.1f} times as much")
        elif amount.kind in (Kind.PER_CENT, Kind.FRACTION) and is_size and amount is not last:
            change = abs(last.value - first.value) / first.value
            size = amount.value / (100 if amount.kind is Kind.PER_CENT else 1)
            if first.kind is not Kind.PER_CENT and abs(change - size) > _off(amount):
                yield Wrong(amount, f"{told} is a change of {100 * change:.0f}%")


def _about(amount: Amount) -> Amount:
    return amount if amount.about else replace(amount, about="about")


def _off(amount: Amount) -> float:
    """Return by how much a change may be off: it may be rounded, and so may the numbers."""
    return 0.02 if amount.kind is Kind.PER_CENT and not amount.about else 0.08


def _difference(sentence: Sentence, amount: Amount) -> Iterator[Wrong]:
    """Yield a difference that is none between the two numbers beside it."""
    kinds = {*COUNTED, Kind.DURATION, Kind.PER_CENT, Kind.MONEY}
    if amount.kind not in kinds:
        return
    if not (_DIFFERENCE.match(sentence.behind(amount)) or _BY.search(sentence.ahead(amount))):
        return
    kinds = {*COUNTED, amount.kind} if amount.kind is Kind.DURATION else {amount.kind}
    kinds = {*COUNTED} if amount.kind in COUNTED else kinds
    others = [
        one.number or one.value for one in sentence.found if one is not amount and one.kind in kinds
    ]
    said = replace(amount, value=amount.number or amount.value)
    apart = [abs(one - other) for one, other in combinations(others, 2)]
    if len(others) == 2 and not any(near(said, one) for one in (*apart, *others)):
        great, small = max(others), min(others)
        yield Wrong(amount, f"{great:,g} less {small:,g} is {apart[0]:,g}")
