"""A finding about two reports as `batch.json` has it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.finding import BundleAddress, Citation, Finding, Place, Rule, Severity


@dataclass(frozen=True, slots=True)
class CopyNote:
    """Words that stand in two reports. `line` is None where it is not known."""

    file: str
    pointer: str
    line: int | None
    rule: str
    severity: str
    message: str
    fingerprint: str


def note(finding: Finding) -> CopyNote:
    """Return a finding about two reports as a note."""
    at = finding.place.bundle
    return CopyNote(
        file=at.file if at else "",
        pointer=at.pointer if at else "",
        line=at.line if at and at.line else None,
        rule=finding.rule.id,
        severity=finding.severity.value,
        message=finding.message,
        fingerprint=finding.fingerprint,
    )


def as_finding(one: CopyNote) -> Finding:
    """Return a note as a finding again, as far as pages show it: its rule has only an id."""
    severity = Severity(one.severity)
    rule = Rule(one.rule, "", severity, "", "", Citation())
    place = Place(BundleAddress(one.file, one.pointer, one.line or 0))
    return Finding(rule, severity, one.message, place)
