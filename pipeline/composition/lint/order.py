"""Whether sections stand in the order of the guidance, and each judgement has its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pipeline.composition.lint.fault import Fault
from pipeline.composition.lint.rules import ORDER
from pipeline.model.document import TemplateSource, Text
from pipeline.model.finding import Finding
from pipeline.report_type.definition import ReportType, SectionType
from pipeline.report_type.toml.fixed import fixed_wording
from pipeline.report_type.toml.survey import judged_lines

_DEEPEST: Final = 5  # levels of sections: a report has headings of six
_LINE: Final = re.compile(r"[0-9]+")


def out_of_order(type_: ReportType) -> Iterator[Finding]:
    """Yield each section that stands behind one that the guidance has after it."""
    report = type_.documents[0]
    for document in type_.documents:
        yield from _of_sections(document.sections, type_, 1)
    shown = {one.judgement for one in _walk(report.sections)}
    for judgement in type_.judgements:
        if judgement.id not in shown and not judgement.optional and _any(report.sections):
            message = f"The judgement ‘{judgement.name.text}’ has no section in the report."
            hint = f'Add {{ judgement = "{judgement.id}" }} to ‘sections’.'
            yield _at(judgement.name, message, hint)


def _headings() -> frozenset[str]:
    """Return the headings that the guidance gives: their lines stand in its order."""
    return frozenset(one.text for one in fixed_wording() if one.kind == "heading")


def _any(sections: Sequence[SectionType]) -> bool:
    return any(one.judgement for one in _walk(sections))


def _walk(sections: Sequence[SectionType]) -> Iterator[SectionType]:
    for one in sections:
        yield one
        yield from _walk(one.sections)


def _of_sections(
    sections: Sequence[SectionType], type_: ReportType, level: int
) -> Iterator[Finding]:
    for before, one in pairwise(sections):
        if {before.title.text, one.title.text} <= _headings():
            yield from _by_source(before, one)
    places, lines = [one.id for one in type_.judgements], judged_lines(type_.id)
    judged = [one for one in sections if one.judgement in places]
    for before, one in pairwise(judged):
        if places.index(before.judgement) > places.index(one.judgement):
            message = (
                f"Of the judgements, ‘{one.title.text}’ comes before ‘{before.title.text}’. Here "
                "they are out of order."
            )
            at = lines[one.judgement]
            yield Fault(ORDER, at.line, message, word=one.judgement).at(at.file)
    for one in sections:
        if level == _DEEPEST and one.sections:
            message = f"‘{one.title.text}’ has sections at a level for which there is no heading."
            yield _at(one.title, message, "Divide the report into fewer levels.")
        else:
            yield from _of_sections(one.sections, type_, level + 1)


def _by_source(before: SectionType, one: SectionType) -> Iterator[Finding]:
    if one.citation.seed and before.citation.seed == one.citation.seed:
        lines = [_LINE.match(each.citation.lines) for each in (before, one)]
        first, second = (int(found[0]) if found else 0 for found in lines)
        if 0 < second < first:
            message = (
                f"The guidance has ‘{one.title.text}’ (line {second}) before "
                f"‘{before.title.text}’ (line {first}). Here they are out of order."
            )
            yield _at(one.title, message)


def _at(title: Text, message: str, hint: str = "") -> Finding:
    assert isinstance(title.source, TemplateSource)
    return Fault(ORDER, title.source.line, message, hint, title.text).at(title.source.file)
