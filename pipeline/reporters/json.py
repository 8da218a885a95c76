"""Findings as JSON, by `schemas/findings.schema.json`, for other programs to read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TypeAlias

from pipeline import __version__
from pipeline.model.finding import (
    BundleAddress,
    Citation,
    Finding,
    Place,
    Severity,
    TemplateAddress,
)
from pipeline.reporters.kept import standing, worst_first

if TYPE_CHECKING:
    from pipeline.composition.compose import AreaCoverage

SCHEMA_VERSION = "2"

Object: TypeAlias = Mapping[str, Any]


def write(
    findings: Iterable[Finding], bundles: int, coverage: Sequence[AreaCoverage] | None = None
) -> str:
    """Return all findings as one JSON object, the worst first. The same findings, the same text.

    `coverage` is what became of each area of evidence, for the findings of one bundle.
    """
    return "".join(parts(findings, bundles, coverage))


def parts(
    findings: Iterable[Finding],
    number: int,
    coverage: Sequence[AreaCoverage] | None = None,
    unit: str = "bundle",
) -> Iterator[str]:
    """Yield the same text, a finding at a time. `number` is how many of a unit were looked at."""
    content: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "inspection-reports", "version": __version__},
        "summary": {f"{unit.replace(' ', '_')}s": number, **_summary(findings)},
        "findings": [],
    }
    if coverage is not None:
        content["coverage"] = [asdict(one) for one in coverage]
    yield from with_entries(content, "findings", map(_finding, worst_first(findings)))


def with_entries(
    content: Object, name: str, entries: Iterable[Object], deep: int = 1
) -> Iterator[str]:
    """Yield an object as JSON, the entries of its empty list `name` one by one.

    The list is the first of that name, and `deep` levels down.
    """
    whole = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    before, empty, after = whole.partition(f'\n{"  " * deep}"{name}": []')
    margin, separator = "  " * (deep + 1), "\n"
    yield before + empty[:-1]
    for one in entries:
        text = json.dumps(one, ensure_ascii=False, indent=2).replace("\n", f"\n{margin}")
        yield f"{separator}{margin}{text}"
        separator = ",\n"
    yield ("" if separator == "\n" else f"\n{'  ' * deep}") + "]" + after


def _summary(findings: Iterable[Finding]) -> Mapping[str, int]:
    found = standing(findings)
    numbers = {f"{one.value}s": found[one.value] for one in Severity}
    return {**numbers, "acknowledged": found["acknowledged"]}


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
        "template": _template(place.template) if place.template else None,
        "document": asdict(place.document) if place.document else None,
    }


def _template(at: TemplateAddress) -> Mapping[str, Any]:
    """Return the address, its column only where it is known."""
    return {name: value for name, value in asdict(at).items() if value}


def _bundle(at: BundleAddress) -> Mapping[str, Any]:
    """Return the address; a line or column of 0, which means not known, becomes null."""
    known = {"line": at.line, "column": at.column, "end_column": at.end_column}
    return asdict(at) | {name: number or None for name, number in known.items()}
