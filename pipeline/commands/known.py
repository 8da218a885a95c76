"""What a report type knows by an id, as workbooks are told it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.exchange.workbook.known import Known

if TYPE_CHECKING:
    from pipeline.report_type.definition import ReportType, SectionType


def known_of(type_: ReportType) -> Known:
    """Return the areas, judgements and sections of a report type, in its order."""
    sections = (one for document in type_.documents for one in _sections(document.sections))
    return Known(
        title=type_.title,
        areas={one.id: one.label.text for one in type_.areas},
        judgements={one.id: one.name.text for one in type_.judgements},
        sections={one.id: one.title.text for one in sections},
    )


def _sections(sections: Sequence[SectionType]) -> Iterator[SectionType]:
    for one in sections:
        yield one
        yield from _sections(one.sections)
