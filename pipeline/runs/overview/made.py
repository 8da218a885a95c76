"""How a record comes about: from a bundle that was rendered, or from an entry of `batch.json`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.model.finding import Severity
from pipeline.runs.measures import Measured, Part
from pipeline.runs.overview.entry import Entry, Reason
from pipeline.runs.result import DocumentName, JudgementGrade, Result, Tally, Told, by_rule

_MOST = 10
"""Findings of a refused bundle that are told in full."""


def record(one: Result) -> Entry:
    """Return what the overview keeps of a bundle that was rendered, or could not be."""
    return Entry(
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
        rules=by_rule(one.tally),
        severities=_severities(one.tally),
        documents=one.documents,
        files=one.files,
        reasons=_reasons(one.told),
        failure=one.failure,
        cause=one.cause,
        edited=one.edited,
    )


def from_entry(entry: Mapping[str, Any]) -> Entry:
    """Return the record of an entry of `batch.json` that is valid."""
    limits = entry["reading_limits"]
    parts = tuple(Part(**one) for one in entry["sections"])
    return Entry(
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
        cause=entry["cause"],
        edited=tuple(entry["edited"]),
    )


def _severities(tallies: Iterable[Tally]) -> dict[str, tuple[str, ...]]:
    found: dict[str, Counter[str]] = {one.value: Counter() for one in Severity}
    for one in tallies:
        if not one.acknowledged:
            found[one.severity][one.rule] += one.number
    return {name: _most_first(rules) for name, rules in found.items()}


def _most_first(rules: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(rules, key=lambda id_: (-rules[id_], id_)))


def _reasons(found: Iterable[Told]) -> tuple[Reason, ...]:
    order = [one.value for one in Severity]
    worst = sorted(found, key=lambda one: order.index(one.severity))
    return tuple(Reason(one.rule, one.line, one.message, one.hint) for one in worst[:_MOST])
