"""What inspectors write in the least and in the longest report: as the length rules let them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any, Final

from pipeline.composition.budget import DocumentBudget, SectionBudget
from pipeline.evidence.made_up.filler import sentences
from pipeline.evidence.schema.view import bundle_view
from pipeline.report_type.definition import Narrative, ReportType, SectionType
from pipeline.runs.extremes.choosing import End

_WORDS: Final = {"least": 3, "longest": 25}
"""Words of a sentence; more than 25 are called long by the house style."""
_SHORT: Final = 3  # sentences of a short paragraph
_USUAL: Final = (8, 3)  # paragraphs and sentences where a report type has no limit at all


def written(type_: ReportType, documents: Sequence[DocumentBudget], end: End) -> dict[str, Any]:
    """Return the narrative of a bundle.

    The longest fills what templates leave of each section, up to the last paragraph and sentence
    that give no warning; a section that no limit binds is held to the same. The least has two short
    sentences where a report must have something.
    """
    known = bundle_view(type_.id).below("narrative").names()
    budgets = {one.id: one for document in documents for one in document.sections}
    found = {}
    for section in _sections(type_):
        for part in section.content:
            if isinstance(part, Narrative) and part.section in known and part.section not in found:
                texts = list(_texts(section, budgets.get(section.id), type_, end))
                if texts:
                    paragraphs = [{"text": one, "evidence": []} for one in texts]
                    found[part.section] = {"paragraphs": paragraphs}
    return found


def _sections(type_: ReportType) -> Iterator[SectionType]:
    left = [one for document in type_.documents for one in document.sections]
    while left:
        yield (one := left.pop(0))
        left = [*one.sections, *left]


def _texts(
    section: SectionType, budget: SectionBudget | None, type_: ReportType, end: End
) -> Iterator[str]:
    if end == "least":
        if section.judgement or section.required:
            yield sentences(2, _WORDS[end])
        return
    paragraphs, most = _limits(section.id, type_)
    if budget and budget.room is not None:
        paragraphs = int(budget.room)
    short = _short(section.id, type_, paragraphs)
    for at in range(paragraphs):
        yield sentences(min(most, _SHORT) if at < short else most, _WORDS[end], at)


def _limits(section: str, type_: ReportType) -> tuple[int, int]:
    """Return how many paragraphs give no warning yet, and how many sentences in one."""
    paragraphs, sentences_ = (
        type_.rules.limit(one, section) for one in ("paragraphs", "sentences-per-paragraph")
    )
    return (
        paragraphs.warning if paragraphs else _USUAL[0],
        sentences_.warning if sentences_ else _USUAL[1],
    )


def _short(section: str, type_: ReportType, paragraphs: int) -> int:
    limit = type_.rules.limit("share-of-short-paragraphs", section)
    return ceil(paragraphs * limit.warning / 100) if limit else 0
