"""A finding as plain values, with what tells it apart from others on the other side."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.comparison.findings import Found
from pipeline.model.finding import FURTHEST, BundleAddress, DocumentAddress, Finding
from pipeline.model.finding import TemplateAddress as Template
from pipeline.runs.comparison.measure import FoundHere


def found_here(finding: Finding) -> FoundHere:
    """Return a finding as it is compared with those of the other side."""
    elsewhere = replace(finding.place, document=None)
    further = range(finding.steps + 1, finding.steps + FURTHEST) if finding.steps else ()
    return FoundHere(
        found=_found(finding),
        trace=replace(finding, place=elsewhere).fingerprint,
        limit=replace(finding, steps=0).fingerprint,
        known_as=tuple(replace(finding, steps=steps).fingerprint for steps in further),
    )


def _found(finding: Finding) -> Found:
    place = finding.place
    bundle = place.bundle or BundleAddress("", "")
    template = place.template or Template("", 0)
    document = place.document or DocumentAddress("")
    return Found(
        rule=finding.rule.id,
        severity=finding.severity.value,
        fingerprint=finding.fingerprint,
        message=finding.message,
        hint=finding.hint,
        citation=str(finding.citation or ""),
        measured=finding.measured,
        limit=finding.limit,
        document=document.document,
        section=document.section,
        file=bundle.file,
        pointer=bundle.pointer,
        line=bundle.line,
        column=bundle.column,
        template=template.file,
        template_line=template.line,
        acknowledged=finding.acknowledged,
    )
