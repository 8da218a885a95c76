"""From a file to a valid bundle, or to findings that say why it is none.

Three gates, one after another: strict JSON, the schemas, the references. Each tells all it
finds. No rendering library is imported on this path.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from pipeline.evidence.bundle import Bundle
from pipeline.evidence.find import RawBundle
from pipeline.evidence.json import strict as jsonfile
from pipeline.evidence.json.rules import first_faults
from pipeline.evidence.json.typed import as_typed
from pipeline.evidence.kinds import other_kind
from pipeline.evidence.printable import unprintable
from pipeline.evidence.public import public_bundle
from pipeline.evidence.references import reference_findings
from pipeline.evidence.schema import check as schema
from pipeline.evidence.schema.view import bundle_view
from pipeline.evidence.typed_bundle import typed_bundle
from pipeline.evidence.unfilled import blank_findings
from pipeline.evidence.versions import as_current, version
from pipeline.model.finding import BundleAddress, Finding, Place
from pipeline.report_type.toml.folder import types
from pipeline.report_type.toml.ids import Asked, asked
from pipeline.resources import aside

if TYPE_CHECKING:
    from pipeline.report_type.definition import ReportType


@dataclass(frozen=True, slots=True)
class Intake:
    """What came of one file: a bundle with its report type, or only findings."""

    name: str
    findings: tuple[Finding, ...]
    bundle: Bundle | None = None
    report_type: ReportType | None = None


class _Whole(NamedTuple):
    """A file that is what its schemas ask; the report type and the version that it names."""

    file: jsonfile.JsonFile
    named: str
    version: str


def intake(source: RawBundle) -> Intake:
    """Return the bundle of a file, if it is valid, and every finding of the gate it came to.

    A bundle whose references fail is returned with its findings: it can still be drafted.
    Raises BrokenError for a broken report type or schema, never for a broken bundle.
    """
    whole = _whole(source)
    if not isinstance(whole, _Whole):
        return Intake(source.name, whole)
    report_type = _loaded(whole.named)
    bundle = _bundle(whole, schema.public_names(whole.named))
    if not isinstance(bundle, Bundle):
        return Intake(source.name, bundle)
    return Intake(source.name, reference_findings(bundle, report_type), bundle, report_type)


def validity(source: RawBundle) -> Intake:
    """Return what `intake` does, but no report type, and a bundle from which nothing is written.

    A report type that comes with the program is read as a whole only where a bundle lacks what it
    asks for. Raises BrokenError for a schema, and for a report type of one’s own, that is broken.
    """
    whole = _whole(source)
    if not isinstance(whole, _Whole):
        return Intake(source.name, whole)
    wanted = asked(whole.named)
    report_type = None if wanted else _loaded(whole.named)
    bundle = _bundle(whole, frozenset())
    if not isinstance(bundle, Bundle):
        return Intake(source.name, bundle)
    if wanted and not _has(bundle, wanted):
        report_type = _loaded(whole.named)
    return Intake(source.name, reference_findings(bundle, report_type), bundle)


def _whole(source: RawBundle) -> _Whole | tuple[Finding, ...]:
    """Return a file that is strict JSON and what its schemas ask, or what is wrong with it."""
    if kind := other_kind(source.raw):
        place = Place(BundleAddress(source.name, "", source.first_line, 1))
        return (schema.NO_BUNDLE.at(place, kind.says, hint=kind.hint),)
    parsed = jsonfile.parse(source.raw, source.name, schema.SafeKeys(), source.first_line)
    if isinstance(parsed, jsonfile.Refused):
        rest = _schema_findings(as_typed(parsed.rest))[0] if parsed.rest else ()
        return (*parsed.findings, *rest)
    file = as_current(as_typed(parsed))
    found, named = _schema_findings(file)
    return found if found or named is None else _Whole(file, named, version(parsed))


def _schema_findings(file: jsonfile.JsonFile) -> tuple[tuple[Finding, ...], str | None]:
    """Return all that the schemas find in a bundle, and the report type that it names."""
    if nothing := schema.no_bundle(file):
        return nothing, None
    with aside():  # the ids of other types only say what is wrong with a bundle
        known = types()
    named = schema.report_type_of(file, known)
    if blanks := blank_findings(file, bundle_view(named)):
        return blanks, named
    return (*schema.unknown_report_type(file, known), *schema.check(file, named)), named


def _loaded(named: str) -> ReportType:
    from pipeline.evidence.schema.pointers import checked_type

    return checked_type(named)


def _bundle(whole: _Whole, names: frozenset[str]) -> Bundle | tuple[Finding, ...]:
    """Return the typed bundle, or what of it cannot be printed. `names` are for templates."""
    file = whole.file
    modes = schema.publishable(file.data, bundle_view(whole.named))
    assert isinstance(file.data, dict)
    public = public_bundle(file.data, modes, names)
    found = first_faults(unprintable(file, public.root))
    return found or typed_bundle(file, public, whole.version)


def _has(bundle: Bundle, wanted: Asked) -> bool:
    """Return whether a bundle has each judgement that is asked for, and no area but those."""
    areas = {one.area for one in bundle.evidence}
    return areas <= wanted.areas and wanted.judgements <= {one.id for one in bundle.judgements}
