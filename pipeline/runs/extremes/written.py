"""What inspectors write in the least and in the longest report: as the length rules let them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any, Final

from pipeline.composition.budget import DocumentBudget
from pipeline.evidence.made_up.filler import sentences
from pipeline.evidence.schema.view import bundle_view
from pipeline.report_type.definition import DocumentType, Narrative, ReportType, SectionType
from pipeline.runs.extremes.choosing import End

_WORDS: Final = {"least": 3, "longest": 25}
"""Words of a sentence; more than 25 are called long by the house style."""
_SHORT: Final = 3  # sentences of a short paragraph
_BRIEF: Final = 10  # words of a sentence in a document that may have only so many
_USUAL: Final = (8, 3)  # paragraphs and sentences where a report type has no limit at all


def written(type_: ReportType, documents: Sequence[DocumentBudget], end: End) -> dict[str, Any]:
    """Return the narrative of a bundle.

    The longest fills what templates leave of each section, up to the last paragraph and sentence
    that give no warning; a section that no limit binds is held to the same, and a letter to what
    its fixed words leave. The least has two short sentences where a report must have something.
    """
    known = bundle_view(type_.id).below("narrative").names()
    found: dict[str, Any] = {}
    for document in type_.documents:
        budget = next((one for one in documents if one.id == document.id), None)
        parts = [one for one in _parts(document) if one[1] in known and one[1] not in found]
        for section, name in parts:
            if texts := _texts(section, budget, type_, end, len(parts)):
                paragraphs = [{"text": one, "evidence": []} for one in texts]
                found.setdefault(name, {"paragraphs": paragraphs})
    return found


def _parts(document: DocumentType) -> Iterator[tuple[SectionType, str]]:
    """Yield each section that inspectors write in, with its name in a bundle."""
    left = [*document.sections]
    while left:
        section = left.pop(0)
        left = [*section.sections, *left]
        narratives = (one for one in section.content if isinstance(one, Narrative))
        yield from ((section, one.section) for one in narratives)


def _texts(
    section: SectionType, document: DocumentBudget | None, type_: ReportType, end: End, parts: int
) -> list[str]:
    """Return the paragraphs of one of so many parts of a document."""
    if end == "least":
        there = section.judgement or section.required
        return [sentences(2, _WORDS[end])] if there else []
    if document and document.room is not None:
        return [*_within(int(document.room) // parts)]
    paragraphs, most = _limits(section.id, type_)
    budgets = document.sections if document else ()
    room = next((one.room for one in budgets if one.id == section.id), None)
    if room is not None:
        paragraphs = int(room)
    short = _short(section.id, type_, paragraphs)
    return [
        sentences(min(most, _SHORT) if at < short else most, _WORDS[end], at)
        for at in range(paragraphs)
    ]


def _within(words: int) -> Iterator[str]:
    """Yield paragraphs of so many words together, or nearly."""
    for at in range(words // (_SHORT * _BRIEF)):
        yield sentences(_SHORT, _BRIEF, at)


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
