"""One bundle as its documents, with no check run: for what looks at words alone."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.composition.compose import compose
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.evidence.json.strict import JsonFile, parse
from pipeline.evidence.schema.pointers import checked_type
from pipeline.evidence.unfilled import BLANK
from pipeline.model.document import Document
from pipeline.model.finding import Finding
from pipeline.report_type.definition import ReportType
from pipeline.report_type.toml.folder import types


@dataclass(frozen=True, slots=True)
class Composed:
    """A bundle, its report type, and its documents, the report first.

    One in which blanks are left is neither composed nor looked at further.
    """

    bundle: Bundle | None
    report_type: ReportType
    documents: tuple[Document, ...] = ()


def composed(source: RawBundle) -> Composed | tuple[Finding, ...]:
    """Return a bundle as its documents, or the findings that say why there are none.

    Raises BrokenError for a broken template or report type, never for a broken bundle.
    """
    taken = intake(source)
    if taken.bundle is None or taken.report_type is None:
        blank = all(one.rule is BLANK for one in taken.findings)
        type_ = _named(source) if blank else None
        return Composed(None, type_) if type_ else taken.findings
    documents = compose(taken.bundle, taken.report_type).documents
    return Composed(taken.bundle, taken.report_type, documents)


def _named(source: RawBundle) -> ReportType | None:
    """Return the report type that a bundle names, if there is such a one."""
    parsed = parse(source.raw, source.name)
    data = parsed.data if isinstance(parsed, JsonFile) else None
    named = data.get("report_type") if isinstance(data, dict) else None
    return checked_type(named) if isinstance(named, str) and named in types() else None
