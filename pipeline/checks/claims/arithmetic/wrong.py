"""PRP: arithmetic in the text itself, whatever the records say."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.checks.claims.arithmetic.changes import changes
from pipeline.checks.claims.arithmetic.compared import compared
from pipeline.checks.claims.arithmetic.differences import differences
from pipeline.checks.claims.arithmetic.rates import rates
from pipeline.checks.claims.arithmetic.shares import shares
from pipeline.checks.claims.arithmetic.sums import sums
from pipeline.checks.claims.arithmetic.terms import Sentence, Wrong, sentences
from pipeline.checks.claims.numbers.claimed import Claimed, claimed
from pipeline.model.finding import Citation, Finding, Rule, Severity

SUM = Rule(
    "PRP007",
    "wrong-arithmetic",
    Severity.WARNING,
    "The numbers of a sentence agree with one another.",
    "‘61 of 87, 80 per cent’ and ‘rose from 24 to 18’ cannot be: one of the numbers, or the word, "
    "is wrong, whatever the evidence says. Looked at are shares beside their count, wholes beside "
    "their parts, what is left, changes and their size, differences, so much for each or in each "
    "week, and means. Where units or nouns do not fit, nothing is said.",
    Citation(says="our own rule: words and numbers must not contradict each other"),
    "Correct the number or the word that is wrong.",
)


def wrong_arithmetic(case: Case) -> Iterator[Finding]:
    """Find numbers of a passage that contradict one another."""
    for one in claimed(case):
        seen: set[str] = set()
        for sentence in sentences(one):
            for wrong in _wrongs(sentence):
                if wrong.why not in seen:
                    seen.add(wrong.why)
                    yield _finding(case, one, wrong)


def _finding(case: Case, one: Claimed, wrong: Wrong) -> Finding:
    start, end = wrong.term.amount.start, wrong.term.amount.end
    said = one.passage.text[start:end]
    return SUM.at(
        case.at_passage(one.passage, start, end),
        f"‘{said}’ does not agree with the other numbers: {wrong.why}.",
        measured=said,
        key=f"{said} {one.passage.text}",
    )


def _wrongs(sentence: Sentence) -> Iterator[Wrong]:
    for relation in (shares, changes, differences, compared, sums, rates):
        yield from relation(sentence)
