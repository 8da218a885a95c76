"""One bundle as its documents, with no check run: for what looks at words alone."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.composition.compose import compose
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.model.document import Document
from pipeline.model.finding import Finding
from pipeline.report_type.definition import ReportType


@dataclass(frozen=True, slots=True)
class Composed:
    """A valid bundle, its report type, and its documents, the report first."""

    bundle: Bundle
    report_type: ReportType
    documents: tuple[Document, ...]


def composed(source: RawBundle) -> Composed | tuple[Finding, ...]:
    """Return a bundle as its documents, or the findings that say why there are none.

    Raises BrokenError for a broken template or report type, never for a broken bundle.
    """
    taken = intake(source)
    if taken.bundle is None or taken.report_type is None:
        return taken.findings
    documents = compose(taken.bundle, taken.report_type).documents
    return Composed(taken.bundle, taken.report_type, documents)
