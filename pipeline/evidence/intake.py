"""From a file to a valid bundle, or to findings that say why it is none.

Three gates, one after another: strict JSON, the schemas, the references. Each tells all it
finds. No rendering library is imported on this path.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.evidence.blanks import blank_findings
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.find import RawBundle
from pipeline.evidence.json import strict as jsonfile
from pipeline.evidence.json.typed import as_typed
from pipeline.evidence.printable import unprintable
from pipeline.evidence.public import public_bundle
from pipeline.evidence.references import reference_findings
from pipeline.evidence.schema import check as schema
from pipeline.evidence.schema.pointers import checked_type
from pipeline.evidence.typed_bundle import typed_bundle
from pipeline.evidence.versions import as_current, version
from pipeline.model.finding import Finding
from pipeline.report_type.definition import ReportType
from pipeline.report_type.toml.file import ids
from pipeline.resources import aside


@dataclass(frozen=True, slots=True)
class Intake:
    """What came of one file: a bundle with its report type, or only findings."""

    name: str
    findings: tuple[Finding, ...]
    bundle: Bundle | None = None
    report_type: ReportType | None = None


def intake(source: RawBundle) -> Intake:
    """Return the bundle of a file, if it is valid, and every finding of the gate it came to.

    A bundle whose references fail is returned with its findings: it can still be drafted.
    Raises BrokenError for a broken report type or schema, never for a broken bundle.
    """
    with aside():  # the keys and ids of other types only say what is wrong with a bundle
        safe_keys, known = schema.safe_keys(), ids()
    parsed = jsonfile.parse(source.raw, source.name, safe_keys, source.first_line)
    if isinstance(parsed, jsonfile.Refused):
        rest = _schema_findings(as_typed(parsed.rest), known) if parsed.rest else ()
        return Intake(source.name, (*parsed.findings, *rest))
    file = as_current(as_typed(parsed))
    found = _schema_findings(file, known)
    named = schema.report_type_of(file, known)
    if found or named is None:
        return Intake(source.name, found)
    return _valid(source.name, file, checked_type(named), version(parsed))


def _schema_findings(file: jsonfile.JsonFile, known: tuple[str, ...]) -> tuple[Finding, ...]:
    named = schema.report_type_of(file, known)
    if blanks := blank_findings(file):
        return blanks
    return (*schema.unknown_report_type(file, known), *schema.check(file, named))


def _valid(name: str, file: jsonfile.JsonFile, report_type: ReportType, written_as: str) -> Intake:
    ours, theirs = schema.bundle_schema(), schema.type_schema(report_type.id)
    modes = schema.publishable(file.data, ours, theirs)
    assert isinstance(file.data, dict)
    public = public_bundle(file.data, modes, schema.public_names(report_type.id))
    if found := tuple(unprintable(file, public.root)):
        return Intake(name, found)
    bundle = typed_bundle(file, public, written_as)
    return Intake(name, reference_findings(bundle, report_type), bundle, report_type)
