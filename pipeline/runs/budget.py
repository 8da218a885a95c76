"""How long reports can become: the budget of report types, with what is found of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.checks.room import room
from pipeline.composition.budget import budget_of
from pipeline.evidence.schema.pointers import checked_type
from pipeline.model.errors import BrokenError
from pipeline.reporters.budget import Told


def budgets(types: Iterable[str]) -> Iterator[Told | BrokenError]:
    """Yield the budget of each report type, or what is wrong with one that is broken."""
    for id_ in dict.fromkeys(types):
        try:
            report_type = checked_type(id_)
            documents = budget_of(report_type)
        except BrokenError as error:
            yield error
        else:
            yield Told(report_type, documents, tuple(room(report_type, documents)))
