"""The least and the longest bundle of a report type, made up at head."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.composition.budget import budget_of
from pipeline.evidence.find import RawBundle
from pipeline.evidence.schema.pointers import checked_type
from pipeline.runs.extremes.drawn import extremes


def extremes_of(type_: str) -> Iterator[RawBundle]:
    """Yield both extremes of a report type. Raises BrokenError where none can be made up."""
    report_type = checked_type(type_)
    return extremes(report_type, budget_of(report_type))
