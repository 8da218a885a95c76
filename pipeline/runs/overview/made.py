"""How a record comes about: from a bundle that was rendered, or from an entry of `batch.json`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.model.finding import Finding, Severity
from pipeline.runs.measured import Measured, Part
from pipeline.runs.overview.record import Reason, Record
from pipeline.runs.render import DocumentName, JudgementGrade, Rendered

_MOST = 10
"""Findings of a refused bundle that are told in full."""


def record(one: Rendered) -> Record:
    """Return what the overview keeps of a bundle that was rendered, or could not be."""
    return Record(
        file=one.name,
        line=one.line,
        state=one.state,
        bundle=one.bundle,
        report_type=one.report_type,
        title=one.title,
        reference=one.reference,
        grades=one.grades,
        measured=one.measured,
        pages=one.pages,
        counts=one.counts(),
        rules=dict(sorted(Counter(finding.rule.id for finding in one.findings).items())),
        severities=_severities(one.findings),
        documents=one.documents,
        files=one.files,
        reasons=_reasons(one.findings) if one.state == "refused" else (),
        failure=one.failure,
    )


def from_entry(entry: Mapping[str, Any]) -> Record:
    """Return the record of an entry of `batch.json` that is valid."""
    limits = entry["reading_limits"]
    parts = tuple(Part(**one) for one in entry["sections"])
    return Record(
        file=entry["file"],
        line=entry["line"],
        state=entry["state"],
        bundle=entry["bundle"],
        report_type=entry["report_type"],
        title=entry["title"],
        reference=entry["reference"],
        grades=tuple(JudgementGrade(**one) for one in entry["grades"]),
        measured=Measured(parts, limits["advised"], limits["limit"]),
        pages=entry["pages"],
        counts=entry["findings"],
        rules=entry["rules"],
        severities={name: tuple(ids) for name, ids in entry["severities"].items()},
        documents=tuple(DocumentName(**one) for one in entry["documents"]),
        files=tuple(entry["files"]),
        reasons=tuple(Reason(**one) for one in entry["reasons"]),
        failure=entry["failure"],
    )


def _severities(findings: Iterable[Finding]) -> dict[str, tuple[str, ...]]:
    found: dict[str, Counter[str]] = {one.value: Counter() for one in Severity}
    for finding in findings:
        if not finding.acknowledged:
            found[finding.severity.value][finding.rule.id] += 1
    return {name: _most_first(rules) for name, rules in found.items()}


def _most_first(rules: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(rules, key=lambda id_: (-rules[id_], id_)))


def _reasons(findings: Iterable[Finding]) -> tuple[Reason, ...]:
    order = list(Severity)
    worst = sorted(findings, key=lambda one: order.index(one.severity))
    return tuple(
        Reason(one.rule.id, one.place.bundle.line if one.place.bundle else 0, one.message, one.hint)
        for one in worst[:_MOST]
    )
