"""PRP: arithmetic in the text itself, whatever the records say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from pipeline.checks.case.case import Case
from pipeline.checks.claims.claimed import Claimed, claimed
from pipeline.checks.claims.follows import near
from pipeline.language.amounts import Amount, Kind
from pipeline.language.sentences import spans
from pipeline.model.finding import Citation, Finding, Rule, Severity

SUM = Rule(
    "PRP007",
    "wrong-arithmetic",
    Severity.WARNING,
    "The numbers of a sentence agree with one another.",
    "‘61 of 87, 80 per cent’ and ‘rose from 24 to 18’ cannot be: one of the numbers, or the word, "
    "is wrong, whatever the evidence says. Looked at are a per cent beside its count, rises and "
    "falls from one number to another, totals beside their parts, what remains of a total, and "
    "differences beside the two numbers.",
    Citation(says="our own rule: words and numbers must not contradict each other"),
    "Correct the number or the word that is wrong.",
)

_ADVERB = r"(?: (?:\w+ly|again|back|further|more|less|slightly|quite|once))?"
_RISE = (
    "rose|risen|rises|rising|grew|grown|increased?|increases|increasing|climbed|up|went up|gone up"
)
_FALL = (
    "fell|fallen|falls|falling|dropped|drops|decreased?|decreases|decreasing|declined|declines|"
    "reduced|came down|down|went down|gone down|shrank|shrunk"
)
_WAY = re.compile(
    rf"\b(?:(?P<rise>{_RISE})|(?P<fall>{_FALL})){_ADVERB} from (?:\w+ )?$", re.IGNORECASE
)
_TO = re.compile(
    r"(?:(?:,| (?!to\b)[\w’%/–-]+){0,8}),? to (?:just |only |about |around |nearly |almost |over |"
    r"under |a )?$",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:mak(?:e|es|ing)|made|a total of|in total|altogether|in all|add(?:s|ing)? up to|sums? to|"
    r"comes? to)(?: \w+)? $",
    re.IGNORECASE,
)
_TOTAL_BEHIND = re.compile(r"(?: [a-z’-]+){0,2},? (?:altogether|in total|in all)\b", re.IGNORECASE)
_REST = re.compile(r"\b(?:the )?(?:remaining|other|rest,) $", re.IGNORECASE)
_WHOLE = re.compile(r"\b[Oo]f (?:the |these |those |its |all |their )*$")
_DIFFERENCE = re.compile(
    r"(?: (?!and\b|or\b)[a-z’-]+)? (?:more|fewer|less|higher|lower)\b(?! or\b)", re.IGNORECASE
)
_BY = re.compile(
    r"\b(?:by|an? (?:rise|fall|drop|increase|decrease|reduction|difference|loss|gain) of) $",
    re.IGNORECASE,
)
_COUNTED = (Kind.COUNT, Kind.TIMES)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The amounts of a sentence, and those of the one before it."""

    text: str
    found: tuple[Amount, ...]
    before: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class _Wrong:
    """An amount that cannot be, and why."""

    amount: Amount
    why: str


def wrong_arithmetic(case: Case) -> Iterator[Finding]:
    """Find numbers of a passage that contradict one another."""
    for one in claimed(case):
        seen: set[int] = set()
        for sentence in _sentences(one):
            for wrong in _wrongs(sentence):
                if wrong.amount.start not in seen:
                    seen.add(wrong.amount.start)
                    yield _finding(case, one, wrong)


def _finding(case: Case, one: Claimed, wrong: _Wrong) -> Finding:
    start, end = wrong.amount.start, wrong.amount.end
    said = one.passage.text[start:end]
    return SUM.at(
        case.at_passage(one.passage, start, end),
        f"‘{said}’ does not agree with the other numbers: {wrong.why}.",
        measured=said,
        key=f"{said} {one.passage.text}",
    )


def _sentences(one: Claimed) -> Iterator[_Sentence]:
    text = one.passage.text
    before: tuple[Amount, ...] = ()
    for start, end in spans(text):
        found = tuple(each for each in one.amounts if start <= each.start < end)
        yield _Sentence(text, found, before)
        before = found


def _wrongs(sentence: _Sentence) -> Iterator[_Wrong]:
    yield from _per_cents(sentence)
    yield from _ways(sentence)
    for amount in sentence.found:
        if amount.kind in _COUNTED or amount.kind is Kind.DURATION:
            yield from _totals(sentence, amount)
            yield from _rests(sentence, amount)
            yield from _differences(sentence, amount)


def _per_cents(sentence: _Sentence) -> Iterator[_Wrong]:
    """Yield a per cent that is not that of the only count out of a total beside it."""
    shares = [*_shares(sentence)]
    shares = shares or [(one.value, one.of) for one in sentence.before if one.kind is Kind.SHARE]
    found = [one for one in sentence.found if one.kind is Kind.PER_CENT]
    if len(shares) != 1 or len(found) != 1 or not shares[0][1]:
        return
    (n, m), amount = shares[0], found[0]
    if not any(_rounds(amount, one) for one in (100 * n / m, 100 - 100 * n / m)):
        yield _Wrong(amount, f"{n:,g} of {m:,g} is {100 * n / m:.0f}%")


def _shares(sentence: _Sentence) -> Iterator[tuple[float, float]]:
    """Yield ‘n of m’, and ‘of m families, n’."""
    for at, one in enumerate(sentence.found):
        after = sentence.found[at + 1] if at + 1 < len(sentence.found) else None
        if one.kind is Kind.SHARE:
            yield one.value, one.of
        elif one.kind is Kind.COUNT and after and after.kind is Kind.COUNT:
            before = sentence.text[: one.start][-20:]
            if _WHOLE.search(before) and after.value <= one.value:
                yield after.value, one.value


def _rounds(amount: Amount, share: float) -> bool:
    return near(amount, share) or abs(amount.value - share) <= 0.5 / 10**amount.decimals + 1e-9


def _ways(sentence: _Sentence) -> Iterator[_Wrong]:
    """Yield rises to a smaller number, and falls to a greater one."""
    for first, last in zip(sentence.found, sentence.found[1:], strict=False):
        way = _WAY.search(sentence.text[: first.start])
        if not way or not _TO.fullmatch(sentence.text[first.end : last.start]):
            continue
        if first.kind is not last.kind and not {first.kind, last.kind} <= {*_COUNTED}:
            continue
        if way["rise"] and last.value <= first.value:
            yield _Wrong(first, f"from {first.value:,g} to {last.value:,g} is no rise")
        if way["fall"] and last.value >= first.value:
            yield _Wrong(first, f"from {first.value:,g} to {last.value:,g} is no fall")


def _totals(sentence: _Sentence, amount: Amount) -> Iterator[_Wrong]:
    """Yield a total that is no sum of the numbers before it."""
    before, behind = sentence.text[: amount.start], sentence.text[amount.end :]
    if not (_TOTAL.search(before[-40:]) or _TOTAL_BEHIND.match(behind)):
        return
    parts = _parts(sentence, amount)
    sums = [sum(parts[first:]) for first in range(len(parts) - 1)]
    if sums and not any(near(amount, one) for one in sums):
        yield _Wrong(amount, f"{_told(parts)} make {sums[0]:,g}")


def _rests(sentence: _Sentence, amount: Amount) -> Iterator[_Wrong]:
    """Yield what remains of a total, where it is not what its parts leave."""
    if not _REST.search(sentence.text[: amount.start][-20:]):
        return
    parts = _parts(sentence, amount)
    whole = [
        one.value
        for one in (*sentence.before, *sentence.found)
        if one.start < amount.start and _WHOLE.search(sentence.text[: one.start][-20:])
    ]
    if len(parts) < 2 or not whole or whole[-1] not in parts:
        return
    at = len(parts) - 1 - parts[::-1].index(whole[-1])
    left = whole[-1] - sum(parts[at + 1 :])
    if parts[at + 1 :] and left != amount.value:
        yield _Wrong(amount, f"{whole[-1]:,g} less {_told(parts[at + 1 :])} is {left:,g}")


def _differences(sentence: _Sentence, amount: Amount) -> Iterator[_Wrong]:
    """Yield a difference that is none between two numbers beside it."""
    before, behind = sentence.text[: amount.start], sentence.text[amount.end :]
    if not (_DIFFERENCE.match(behind) or _BY.search(before[-30:])):
        return
    others = [
        one.number or one.value
        for one in sentence.found
        if one is not amount and one.kind in (*_COUNTED, amount.kind) and one.number
    ]
    said = replace(amount, value=amount.number or amount.value)
    apart = [abs(one - other) for one, other in combinations(others, 2)]
    if len(others) == 2 and apart and not any(near(said, one) for one in (*apart, *others)):
        great, small = max(others), min(others)
        yield _Wrong(amount, f"{great:,g} less {small:,g} is {apart[0]:,g}")


def _parts(sentence: _Sentence, amount: Amount) -> list[float]:
    """Return the numbers of its kind before an amount, those of the sentence before if needed."""
    kinds = _COUNTED if amount.kind in _COUNTED else (amount.kind,)
    found = [one for one in sentence.found if one.kind in kinds and one.start < amount.start]
    if len(found) < 2:
        found = [*(one for one in sentence.before if one.kind in kinds), *found]
    return [one.value for one in found]


def _told(parts: Sequence[float]) -> str:
    shown = [f"{one:,g}" for one in parts]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
