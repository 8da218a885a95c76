"""Findings as JSON, by `schemas/findings.schema.json`, for other programs to read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from pipeline import __version__
from pipeline.model.finding import BundleAddress, Citation, Finding, Place, counts
from pipeline.reporters.causes import worst_first

if TYPE_CHECKING:
    from pipeline.composition.compose import AreaCoverage

SCHEMA_VERSION = "2"


def write(
    findings: Sequence[Finding], bundles: int, coverage: Sequence[AreaCoverage] | None = None
) -> str:
    """Return all findings as one JSON object, the worst first. The same findings, the same text.

    `coverage` is what became of each area of evidence, for the findings of one bundle.
    """
    content: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "inspection-reports", "version": __version__},
        "summary": _summary(findings, bundles),
        "findings": [_finding(one) for one in worst_first(findings)],
    }
    if coverage is not None:
        content["coverage"] = [asdict(one) for one in coverage]
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _summary(findings: Sequence[Finding], bundles: int) -> Mapping[str, int]:
    found = counts(findings)
    acknowledged = found.pop("acknowledged")
    numbers = {f"{name}s": number for name, number in found.items()}
    return {"bundles": bundles, **numbers, "acknowledged": acknowledged}


def _finding(finding: Finding) -> Mapping[str, Any]:
    return {
        "rule": finding.rule.id,
        "family": finding.rule.family,
        "severity": finding.severity.value,
        "acknowledged": finding.acknowledged,
        "message": finding.message,
        "hint": finding.hint,
        "citation": _citation(finding.citation),
        "measured": finding.measured,
        "limit": finding.limit,
        "fingerprint": finding.fingerprint,
        "place": _place(finding.place),
    }


def _citation(citation: Citation | None) -> Mapping[str, str] | None:
    return asdict(citation) if citation else None


def _place(place: Place) -> Mapping[str, Any]:
    return {
        "bundle": _bundle(place.bundle) if place.bundle else None,
        "template": asdict(place.template) if place.template else None,
        "document": asdict(place.document) if place.document else None,
    }


def _bundle(at: BundleAddress) -> Mapping[str, Any]:
    """Return the address; a line or column of 0, which means not known, becomes null."""
    known = {"line": at.line, "column": at.column, "end_column": at.end_column}
    return asdict(at) | {name: number or None for name, number in known.items()}
