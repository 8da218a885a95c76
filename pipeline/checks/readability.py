"""RDB: how difficult each section is, against the house style."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from pipeline.checks.case.case import Case
from pipeline.checks.severity import steps_beyond
from pipeline.language.difficulty import Difficulty
from pipeline.language.readability import LEAST_WORDS, Scores
from pipeline.model.document import Document, plain
from pipeline.model.finding import Citation, Finding, Rule, Severity
from pipeline.report_type.definition import ReportType
from pipeline.report_type.house_style import Threshold
from pipeline.report_type.toml.house_style import house_style

_STEP = 0.1  # of the bound: two words of an average of 20, before a waiver is looked at again
_STYLE = Citation(says="the house style")
MEAN = Rule(
    "RDB001",
    "long-sentences-on-average",
    Severity.WARNING,
    "Sentences are short on average.",
    "Readers lose the thread of long sentences, above all when they are worried or tired. What "
    "published reports of the same kind have stands beside the limit, where it was measured.",
    Citation(says="Plain English Campaign: an average of 15 to 20 words"),
    "Divide the longest sentences first.",
)
SHARE = Rule(
    "RDB002",
    "many-long-sentences",
    Severity.WARNING,
    "Few sentences are over 25 words.",
    "A single long sentence can be right. Where a fifth of them are long, the section is hard.",
    _STYLE,
    "Divide the longest sentences first.",
)
GRADE = Rule(
    "RDB003",
    "high-reading-grade",
    Severity.WARNING,
    "The Flesch-Kincaid grade of a section is not high for its kind of report.",
    "The grade grows with words in a sentence and syllables in a word. It is given only for "
    "100 words or more of prose: headings, lists, tables and quotations apart.",
    _STYLE,
    "Use shorter words where one says the same, and divide long sentences.",
)
EASE = Rule(
    "RDB004",
    "low-reading-ease",
    Severity.WARNING,
    "The Flesch reading ease of a section is not low for its kind of report.",
    "It counts the same things as the grade, with more weight on long words. Higher is easier.",
    _STYLE,
    "Use shorter words where one says the same, and divide long sentences.",
)

_Measure: TypeAlias = Callable[[Difficulty], float | None]


def long_on_average(case: Case) -> Iterator[Finding]:
    """Find sections whose sentences are long on average."""
    return _hard(case, MEAN, "mean-sentence", lambda numbers: numbers.mean)


def many_long_sentences(case: Case) -> Iterator[Finding]:
    """Find sections in which too many sentences are over 25 words."""
    return _hard(case, SHARE, "long-sentences", lambda numbers: numbers.long)


def high_grade(case: Case) -> Iterator[Finding]:
    """Find sections with a high Flesch-Kincaid grade."""
    return _hard(case, GRADE, "grade", _score(lambda scores: scores.grade))


def low_ease(case: Case) -> Iterator[Finding]:
    """Find sections with a low Flesch reading ease."""
    return _hard(case, EASE, "reading-ease", _score(lambda scores: scores.reading_ease))


def _score(read: Callable[[Scores], float]) -> _Measure:
    return lambda numbers: read(numbers.scores) if isinstance(numbers.scores, Scores) else None


def _hard(case: Case, rule: Rule, id_: str, measure: _Measure) -> Iterator[Finding]:
    """Yield what the house style of its document says of each section that is long enough."""
    type_ = case.report_type
    for document, section in case.sections():
        threshold = house_style(type_.style_of(document.type_id)).threshold(id_, type_.id)
        numbers = case.difficulty(document, section)
        least = threshold.least if threshold else LEAST_WORDS
        value = measure(numbers) if numbers.own >= least else None
        severity = threshold.severity(value) if threshold and value is not None else None
        if threshold and value is not None and severity:
            bound, most = _bound(threshold, severity), "at least" if threshold.below else "at most"
            yield rule.at(
                case.at_section(document, section),
                _told(plain(section.title), threshold, value),
                severity=severity,
                citation=threshold.citation,
                measured=f"{value:.1f}",
                limit=_beside(type_, document, f"{most} {bound:g}", id_, section.id),
                steps=steps_beyond(value, bound, _STEP),
            )


def _beside(type_: ReportType, document: Document, limit: str, id_: str, section: str) -> str:
    """Return a limit, beside what such reports have where the document is written as they are."""
    own = type_.style_of(document.type_id) == type_.house_style
    return type_.beside(limit, id_, section) if own else limit


def _told(title: str, threshold: Threshold, value: float) -> str:
    return f"The section ‘{title}’ has {threshold.told.replace('{value}', f'{value:.1f}')}."


def _bound(threshold: Threshold, severity: Severity) -> float:
    notice = threshold.notice if severity is Severity.NOTICE else None
    return threshold.warning if notice is None else notice
