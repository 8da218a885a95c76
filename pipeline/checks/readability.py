"""RDB: how difficult each section is, against the house style."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.case import Case
from pipeline.finding import Finding
from pipeline.house_style import house_style
from pipeline.model import Document, Section, plain
from pipeline.readability import LEAST_WORDS, Scores
from pipeline.rules import readability as rules
from pipeline.rules.rule import Rule
from pipeline.scores import Difficulty, difficulty


def hard_sections(case: Case) -> Iterator[Finding]:
    """Find sections of 100 words or more that are harder than the house style allows."""
    for document, section in case.sections():
        numbers = difficulty(section)
        if numbers.words >= LEAST_WORDS:
            for rule, id_, value in _measures(numbers):
                yield from _finding(case, document, section, rule, id_, value)


def _measures(numbers: Difficulty) -> Iterator[tuple[Rule, str, float]]:
    yield rules.MEAN, "mean-sentence", numbers.mean
    yield rules.SHARE, "long-sentences", numbers.long
    if isinstance(numbers.scores, Scores):
        yield rules.GRADE, "grade", numbers.scores.grade
        yield rules.EASE, "reading-ease", numbers.scores.reading_ease


def _finding(
    case: Case, document: Document, section: Section, rule: Rule, id_: str, value: float
) -> Iterator[Finding]:
    threshold = house_style().threshold(id_)
    severity = threshold.severity(value) if threshold else None
    if threshold and severity:
        bound = threshold.notice if severity.value == "notice" else threshold.warning
        yield rule.at(
            case.at_section(document, section),
            f"The section ‘{plain(section.title)}’ has {value:.1f} {threshold.unit}.",
            severity=severity,
            citation=threshold.citation,
            measured=f"{value:.1f}",
            limit=f"{'at least' if threshold.below else 'at most'} {bound:g}",
        )
