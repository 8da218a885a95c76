"""Whether a rise is one, and as large as it is said to be."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import combinations, permutations

from pipeline.checks.claims.arithmetic.sentence import COUNTED, Sentence, Wrong
from pipeline.checks.claims.numbers.follows import near
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
_REACH = 30  # characters between ‘doubled’ and the first of the numbers
_UNTIL = re.compile(r"(?: to| until| till| and| ?–) ?", re.IGNORECASE)
_BESIDE = re.compile(
    r"(?:,|:| \(| –) ?(?:a total of |about |in all )?|, or | is | are ", re.IGNORECASE
)
_DIFFERENCE = re.compile(
    r"(?: (?!and\b|or\b)[a-z’-]+)? (?:more|fewer|less|higher|lower)\b(?! or\b)", re.IGNORECASE
)
_BY = re.compile(
    r"\b(?:by|(?:rise|fall|drop|cut|increase|decrease|reduction|difference|loss|gain|gap) of) "
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
        yield from _size(sentence, amount)
        yield from _hours(sentence, amount)


def _hours(sentence: Sentence, amount: Amount) -> Iterator[Wrong]:
    """Yield hours that two times right before them are not apart."""
    if amount.unit != "minutes":
        return
    before = [one for one in sentence.earlier if one.end <= amount.start][-2:]
    if [one.kind for one in before] != [Kind.CLOCK, Kind.CLOCK]:
        return
    text = sentence.text
    if not _UNTIL.fullmatch(text[before[0].end : before[1].start]) or not _BESIDE.fullmatch(
        text[before[1].end : amount.start]
    ):
        return
    apart = (before[1].value - before[0].value) % (24 * 60)
    if apart % (12 * 60) != amount.value % (12 * 60):
        yield Wrong(amount, f"the times before it are {apart / 60:g} hours apart")


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
    for amount in sentence.found:
        said = sentence.text[amount.start : amount.end].lower()
        is_near = amount.kind is Kind.TIMES and first.start - amount.end < _REACH
        times = last.value / first.value if first.value else 0
        if is_near and said in _TIMES and times and not _is_times(amount, times):
            yield Wrong(amount, f"{told} is {times:.1f} times as much")


def _is_times(amount: Amount, times: float) -> bool:
    """Return whether so many times is what ‘doubled’ or ‘more than halved’ says."""
    if amount.value < 1 and amount.about == "over":
        return times <= amount.value
    return near(amount if amount.about else replace(amount, about="about"), times)


def _size(sentence: Sentence, amount: Amount) -> Iterator[Wrong]:
    """Yield how much something rose or fell, where no two numbers beside it did so much."""
    if amount.kind not in (Kind.PER_CENT, Kind.FRACTION):
        return
    if not _BY.search(sentence.ahead(amount)):
        return
    beside = [one for one in (*sentence.before, *sentence.found) if one is not amount]
    for kind in (Kind.COUNT, Kind.MONEY, Kind.TIMES):
        values = [one.value for one in beside if one.kind is kind and one.value]
        changes_ = [abs(b - a) / a for a, b in permutations(values, 2)]
        changes_ += [b / a for a, b in permutations(values, 2)]  # ‘12 fewer’, of 21
        size = amount.value / (100 if amount.kind is Kind.PER_CENT else 1)
        if changes_ and not any(abs(size - one) <= _off(amount) for one in changes_):
            change = abs(values[1] - values[0]) / values[0]
            yield Wrong(amount, f"{values[0]:,g} and {values[1]:,g} are {100 * change:.0f}% apart")


def _off(amount: Amount) -> float:
    """Return by how much a change may be off: it may be rounded, and so may the numbers."""
    return 0.02 if amount.kind is Kind.PER_CENT and not amount.about else 0.08


def says_difference(ahead: str, behind: str) -> bool:
    """Return whether the words ahead of a number and behind it say that it is a difference."""
    return bool(_DIFFERENCE.match(behind) or _BY.search(ahead))


def _difference(sentence: Sentence, amount: Amount) -> Iterator[Wrong]:
    """Yield a difference that is none between the two numbers beside it."""
    kinds = {*COUNTED, Kind.DURATION, Kind.PER_CENT, Kind.MONEY}
    if amount.kind not in kinds:
        return
    if not says_difference(sentence.ahead(amount), sentence.behind(amount)):
        return
    kinds = {*COUNTED} if amount.kind in COUNTED else {*COUNTED, amount.kind}
    kinds = {amount.kind} if amount.kind in (Kind.PER_CENT, Kind.MONEY) else kinds
    others = [
        one.number or one.value for one in sentence.found if one is not amount and one.kind in kinds
    ]
    said = replace(amount, value=amount.number or amount.value)
    apart = [abs(one - other) for one, other in combinations(others, 2)]
    if len(others) == 2 and not any(near(said, one) for one in (*apart, *others)):
        great, small = max(others), min(others)
        yield Wrong(amount, f"{great:,g} less {small:,g} is {apart[0]:,g}")


def _beside(amount: Amount, one: Amount, kinds: Collection[Kind]) -> bool:
    """Return whether another amount may be one of two that the difference is between."""
    same_unit = one.kind is not Kind.DURATION or one.unit == amount.unit
    return one is not amount and one.kind in kinds and same_unit
