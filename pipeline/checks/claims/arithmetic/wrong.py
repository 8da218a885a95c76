"""PRP: arithmetic in the text itself, whatever the records say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.checks.case.case import Case
from pipeline.checks.claims.arithmetic.changes import changes
from pipeline.checks.claims.arithmetic.sentence import COUNTED, Sentence, Wrong, sentences
from pipeline.checks.claims.arithmetic.shares import shares
from pipeline.checks.claims.numbers.claimed import Claimed, claimed
from pipeline.checks.claims.numbers.follows import near
from pipeline.language.amounts import Amount, Kind
from pipeline.model.finding import Citation, Finding, Rule, Severity

SUM = Rule(
    "PRP007",
    "wrong-arithmetic",
    Severity.WARNING,
    "The numbers of a sentence agree with one another.",
    "‘61 of 87, 80 per cent’ and ‘rose from 24 to 18’ cannot be: one of the numbers, or the word, "
    "is wrong, whatever the evidence says. Looked at are per cents and fractions beside their "
    "count, rises and falls from one number to another and their size, totals beside their parts, "
    "what remains of a total, and differences beside the two numbers.",
    Citation(says="our own rule: words and numbers must not contradict each other"),
    "Correct the number or the word that is wrong.",
)

_TOTAL = re.compile(
    r"\b(?:mak(?:e|es|ing)|made|a total of|in total|altogether|in all|add(?:s|ing)? up to|sums? to|"
    r"comes? to)(?: \w+)? $",
    re.IGNORECASE,
)
_TOTAL_BEHIND = re.compile(r"(?: [a-z’-]+){0,2},? (?:altogether|in total|in all)\b", re.IGNORECASE)
_PARTS_BEHIND = re.compile(r"[^.:;()\d]{1,60}(?::| –| \(|, of whom| consisting of)", re.IGNORECASE)
_REST = re.compile(r"\b(?:the )?(?:remaining|other|rest,|others,) $", re.IGNORECASE)
_FEW = 6  # numbers that are tried as parts
# A part that is no amount: ‘one’ is said of a person or a thing.
_UNSEEN = re.compile(
    r"\b(?:one|another|both|some|several|a few|a score|rest|others)\b", re.IGNORECASE
)


def wrong_arithmetic(case: Case) -> Iterator[Finding]:
    """Find numbers of a passage that contradict one another."""
    for one in claimed(case):
        seen: set[int] = set()
        for sentence in sentences(one):
            for wrong in _wrongs(sentence):
                if wrong.amount.start not in seen:
                    seen.add(wrong.amount.start)
                    yield _finding(case, one, wrong)


def _finding(case: Case, one: Claimed, wrong: Wrong) -> Finding:
    start, end = wrong.amount.start, wrong.amount.end
    said = one.passage.text[start:end]
    return SUM.at(
        case.at_passage(one.passage, start, end),
        f"‘{said}’ does not agree with the other numbers: {wrong.why}.",
        measured=said,
        key=f"{said} {one.passage.text}",
    )


def _wrongs(sentence: Sentence) -> Iterator[Wrong]:
    yield from shares(sentence)
    yield from changes(sentence)
    for amount in sentence.of(*COUNTED):
        yield from _totals(sentence, amount)
        yield from _total_first(sentence, amount)
        yield from _rests(sentence, amount)


def _totals(sentence: Sentence, amount: Amount) -> Iterator[Wrong]:
    """Yield a total that is no sum of the numbers before it."""
    is_total = _TOTAL.search(sentence.ahead(amount))
    if not is_total and not _TOTAL_BEHIND.match(sentence.behind(amount)):
        return
    parts = _parts(sentence, amount)
    sums = [sum(parts[first:]) for first in range(len(parts) - 1)]
    if sums and not any(near(amount, one) for one in sums):
        yield Wrong(amount, f"{_told(parts)} make {sums[0]:,g}")


def _total_first(sentence: Sentence, amount: Amount) -> Iterator[Wrong]:
    """Yield a total before its parts, after a colon or in brackets, that they do not make."""
    behind = sentence.behind(amount)
    if not _PARTS_BEHIND.match(behind) or _UNSEEN.search(behind):
        return
    parts = [one.value for one in sentence.found if one.start > amount.start]
    if len(parts) == amount.value:
        return  # so many parts, not their sum
    kinds = {one.kind for one in sentence.found if one.start > amount.start}
    if len(parts) > 1 and kinds <= {*COUNTED} and sum(parts) != amount.value:
        yield Wrong(amount, f"{_told(parts)} make {sum(parts):,g}")


def _rests(sentence: Sentence, amount: Amount) -> Iterator[Wrong]:
    """Yield what remains of a total, where no total before it and none of its parts leave that."""
    if not _REST.search(sentence.ahead(amount)):
        return
    earlier = [one for one in sentence.earlier if one.end <= amount.start]
    known = [*(one.value for one in earlier if one.kind in COUNTED)]
    known += [n for one in earlier if one.kind is Kind.SHARE and not one.unit
              for n in (one.of, one.value)]  # fmt: skip
    wholes = [one for one in known if one > amount.value]
    start = earlier[0].start if earlier else amount.start
    if len(known) < 2 or not wholes or _UNSEEN.search(sentence.text[start : amount.start - 6]):
        return
    left = {whole - sum(taken) for whole in wholes for taken in _some(known, whole)}
    if amount.value not in left:
        whole = max(wholes)
        taken = [one for one in known if one != whole]
        yield Wrong(amount, f"{whole:,g} less {_told(taken)} is {whole - sum(taken):,g}")


def _some(known: Sequence[float], whole: float) -> Iterator[tuple[float, ...]]:
    """Yield one, two or three of the numbers that are no more than a whole."""
    others = [one for one in known if one <= whole][:_FEW]
    for many in (1, 2, 3):
        yield from combinations(others, many)


def _parts(sentence: Sentence, amount: Amount) -> list[float]:
    """Return the numbers before an amount, those of the sentence before if needed."""
    found = [one for one in sentence.of(*COUNTED) if one.start < amount.start]
    if len(found) < 2:
        found = [*(one for one in sentence.before if one.kind in COUNTED), *found]
    start = found[0].start if found else amount.start
    is_whole = not _UNSEEN.search(sentence.text[start : amount.start])
    return [one.value for one in found] if is_whole else []


def _told(parts: Sequence[float]) -> str:
    shown = [f"{one:,g}" for one in parts]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
