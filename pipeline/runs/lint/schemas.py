"""What is wrong with the schemas of a report type."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.composition.lint.told import told
from pipeline.evidence.schema.survey import schema_faults
from pipeline.model.finding import Finding
from pipeline.report_type.definition import ReportType


def of_schemas(id_: str, type_: ReportType | None) -> Iterator[Finding]:
    """Yield what is wrong with the bundle schema and with that of a report type."""
    yield from map(told, schema_faults(id_, type_))
