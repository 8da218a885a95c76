"""PRP: arithmetic in the text itself, whatever the records say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.case.case import Case
from pipeline.checks.claims.changes import changes
from pipeline.checks.claims.claimed import Claimed, claimed
from pipeline.checks.claims.follows import near
from pipeline.checks.claims.sentence import COUNTED, Sentence, Wrong, sentences
from pipeline.checks.claims.shares import WHOLE, shares
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
_PARTS_BEHIND = re.compile(
    r"(?: [a-z’-]+){1,3}(?::| –| \(|, of whom| consisting of)", re.IGNORECASE
)
_REST = re.compile(r"\b(?:the )?(?:remaining|other|rest,|others,) $", re.IGNORECASE)
# A part that is no amount: ‘one’ is said of a person or a thing.
_UNSEEN = re.compile(r"\b(?:one|another|both|some|several|a few|rest|others)\b", re.IGNORECASE)


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
    kinds = {one.kind for one in sentence.found if one.start > amount.start}
    if len(parts) > 1 and kinds <= {Kind.COUNT} and sum(parts) != amount.value:
        yield Wrong(amount, f"{_told(parts)} make {sum(parts):,g}")


def _rests(sentence: Sentence, amount: Amount) -> Iterator[Wrong]:
    """Yield what remains of a total, where it is not what its parts leave."""
    if not _REST.search(sentence.ahead(amount)):
        return
    earlier = [*sentence.before, *(one for one in sentence.found if one.start < amount.start)]
    wholes = [at for at, one in enumerate(earlier) if _is_whole(sentence, one)]
    if not wholes:
        return
    whole, parts = earlier[wholes[-1]], earlier[wholes[-1] + 1 :]
    taken = [one.value for one in parts if one.kind in COUNTED]
    taken = [whole.value, *taken] if whole.kind is Kind.SHARE else taken
    total = whole.of if whole.kind is Kind.SHARE else whole.value
    between = sentence.text[whole.end : amount.start]
    left = total - sum(taken)
    if taken and left != amount.value and not _UNSEEN.search(between.removesuffix("other ")):
        yield Wrong(amount, f"{total:,g} less {_told(taken)} is {left:,g}")


def _is_whole(sentence: Sentence, one: Amount) -> bool:
    if one.kind is Kind.SHARE:
        return True
    before = sentence.text[max(0, one.start - 20) : one.start]
    return one.kind in COUNTED and WHOLE.search(before) is not None


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
