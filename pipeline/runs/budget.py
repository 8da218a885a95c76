"""How long reports can become: the budget of report types, with what is found of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.checks.room import room
from pipeline.composition.budget import DocumentBudget, budget_of
from pipeline.evidence.schema.pointers import checked_type
from pipeline.model.errors import BrokenError
from pipeline.report_type.definition import ReportType
from pipeline.reporters.budget import Told


def budgets(types: Iterable[str], out: Path | None = None) -> Iterator[Told | BrokenError]:
    """Yield the budget of each report type, or what is wrong with one that is broken.

    With a folder to write to, pages are measured: its least and its longest bundle are made up
    and drawn there.
    """
    for id_ in dict.fromkeys(types):
        try:
            report_type = checked_type(id_)
            documents = budget_of(report_type)
            told = _told(report_type, documents, out)
        except BrokenError as error:
            yield error
        else:
            yield told


def _told(report_type: ReportType, documents: Sequence[DocumentBudget], out: Path | None) -> Told:
    from pipeline.runs.extremes.drawn import drawn

    pages, cut = drawn(report_type, documents, out) if out else ({}, ())
    return Told(report_type, documents, tuple(room(report_type, documents)), pages, cut)
