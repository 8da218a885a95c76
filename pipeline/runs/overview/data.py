"""The batch as data: `batch.json`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.model.finding import Finding
from pipeline.runs.overview.record import Place, Record


def entries(records: Iterable[Record], copies: Iterable[Finding] = ()) -> dict[str, object]:
    """Return the batch as data: an entry for each bundle, in the order they came; then copies."""
    return {
        "schema_version": "2",
        "bundles": [one.entry() for one in records],
        "copies": [copy_entry(one) for one in copies],
    }


def by_bundle(copies: Sequence[Finding]) -> dict[Place, list[Finding]]:
    """Return the copies of each bundle, in the order they came.

    A file of lines has a bundle on each of them, any other has one.
    """
    of: dict[Place, list[Finding]] = {}
    for one in copies:
        at = one.place.bundle
        line = at.line if at and at.file.endswith(".jsonl") else 1
        of.setdefault((at.file if at else "", line), []).append(one)
    return of


def copy_entry(one: Finding) -> dict[str, object]:
    """Return a passage that stands in two reports, as an entry of `copies`."""
    at = one.place.bundle
    return {
        "file": at.file if at else "",
        "pointer": at.pointer if at else "",
        "line": at.line if at and at.line else None,
        "rule": one.rule.id,
        "severity": one.severity.value,
        "message": one.message,
        "fingerprint": one.fingerprint,
    }
