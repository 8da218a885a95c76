"""What is wrong with the files of one report type."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pipeline.composition.budget import budget_of
from pipeline.composition.lint.told import told
from pipeline.evidence.schema.pointers import checked_type
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Finding


def of_type(id_: str) -> Iterator[Finding]:
    """Yield what is wrong with a report type: its files, its schema, its templates."""
    for read in (partial(checked_type, id_), lambda: budget_of(checked_type(id_))):
        try:
            read()
        except BrokenError as error:
            yield told(error, f"report-types/{id_}/report-type.toml")
            return
