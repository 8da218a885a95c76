"""RDB: how difficult each section is, against the house style."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from pipeline.checks.case.case import Case
from pipeline.language.difficulty import Difficulty
from pipeline.language.house_style import Threshold, house_style
from pipeline.language.readability import LEAST_WORDS, Scores
from pipeline.model.document import plain
from pipeline.model.finding import Finding, Place, Severity
from pipeline.rules import readability as rules
from pipeline.rules.rule import Rule

_Measure: TypeAlias = Callable[[Difficulty], float | None]


def long_on_average(case: Case) -> Iterator[Finding]:
    """Find sections whose sentences are long on average."""
    return _hard(case, rules.MEAN, "mean-sentence", lambda numbers: numbers.mean)


def many_long_sentences(case: Case) -> Iterator[Finding]:
    """Find sections in which too many sentences are over 25 words."""
    return _hard(case, rules.SHARE, "long-sentences", lambda numbers: numbers.long)


def high_grade(case: Case) -> Iterator[Finding]:
    """Find sections with a high Flesch-Kincaid grade."""
    return _hard(case, rules.GRADE, "grade", _score(lambda scores: scores.grade))


def low_ease(case: Case) -> Iterator[Finding]:
    """Find sections with a low Flesch reading ease."""
    return _hard(case, rules.EASE, "reading-ease", _score(lambda scores: scores.reading_ease))


def _score(read: Callable[[Scores], float]) -> _Measure:
    return lambda numbers: read(numbers.scores) if isinstance(numbers.scores, Scores) else None


def _hard(case: Case, rule: Rule, id_: str, measure: _Measure) -> Iterator[Finding]:
    """Yield what the house style says of each section of 100 words or more."""
    threshold = house_style(case.report_type.house_style).threshold(id_)
    for document, section in case.sections():
        numbers = case.difficulty(document, section)
        value = measure(numbers) if numbers.words >= LEAST_WORDS else None
        severity = threshold.severity(value) if threshold and value is not None else None
        if threshold and value is not None and severity:
            place = case.at_section(document, section)
            yield _finding(rule, place, plain(section.title), threshold, value, severity)


def _finding(
    rule: Rule, place: Place, title: str, threshold: Threshold, value: float, severity: Severity
) -> Finding:
    is_notice = severity is Severity.NOTICE and threshold.notice is not None
    bound = threshold.notice if is_notice else threshold.warning
    return rule.at(
        place,
        f"The section ‘{title}’ has {threshold.told.replace('{value}', f'{value:.1f}')}.",
        severity=severity,
        citation=threshold.citation,
        measured=f"{value:.1f}",
        limit=f"{'at least' if threshold.below else 'at most'} {bound:g}",
    )
