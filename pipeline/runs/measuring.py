"""How long and how hard each section of a report is, with the limits that it is held against.

The numbers are those that the checks of length and readability look at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.checks.case.case import Case
from pipeline.checks.length import limited
from pipeline.language.measure import SectionCounts
from pipeline.language.readability import LEAST_WORDS, Scores
from pipeline.model.document import Section, plain, walk
from pipeline.report_type.limits import Limit
from pipeline.report_type.toml.house_style import house_style
from pipeline.runs.measures import Measured, Part


def measured(case: Case) -> Measured:
    """Return the measures of the first document of a bundle, which is the report."""
    type_ = case.report_type
    threshold = house_style(type_.house_style).threshold("grade", type_.id)
    parts = tuple(_parts(case))
    return Measured(parts, threshold.notice, threshold.warning) if threshold else Measured(parts)


def _parts(case: Case) -> Iterator[Part]:
    report = case.composition.documents[0]
    held = {
        section.id: (limit, counts)
        for limit, document, section, counts in limited(case, "paragraphs")
        if document.id == report.id
    }
    for section in walk(report.sections):
        if case.counts(report, section).paragraphs:
            yield _part(case, section, held)


def _part(case: Case, section: Section, held: Mapping[str, tuple[Limit, SectionCounts]]) -> Part:
    numbers = case.difficulty(case.composition.documents[0], section)
    scores = numbers.scores if numbers.words >= LEAST_WORDS else None
    limit, counts = held.get(section.id, (None, None))
    return Part(
        title=plain(section.title),
        words=numbers.words,
        paragraphs=len(counts.paragraphs) if counts else numbers.paragraphs,
        advised=limit.notice if limit else None,
        limit=limit.warning if limit else None,
        own=bool(limit and not limit.citation.seed),
        grade=round(scores.grade, 1) if isinstance(scores, Scores) else None,
    )
