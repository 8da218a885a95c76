"""The batch at a glance, for people (`index.html`) and for programs (`batch.json`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.language.phrasing import count
from pipeline.model.finding import Finding
from pipeline.report_type.toml.file import load
from pipeline.runs.render import Rendered
from pipeline.writers import FORMATS
from pipeline.writers.html import pages

_LABELS = {one.extension: one.label for one in FORMATS.values()} | {"json": "Findings"}


def index(done: Sequence[Rendered], copies: Sequence[Finding] = ()) -> bytes:
    """Return the page that shows every report of a batch with its grades, length and findings.

    `copies` are the findings that belong to the run: words that stand in two reports.
    """
    values = {
        "drafted": [_card(one) for one in done if one.state == "drafted"],
        "refused": [_refused(one) for one in done if one.state == "refused"],
        "failed": [one for one in done if one.state == "failed"],
        "copies": _by_bundle(copies),
    }
    return pages.index(values).encode()


def _card(one: Rendered) -> dict[str, object]:
    return {
        "bundle": one.bundle,
        "title": one.title,
        "type_title": load(one.report_type).title,
        "grades": one.grades,
        "words": one.words,
        "pages": one.pages,
        "counts": _counts(one),
        "reports": [
            {"name": name, "label": _label(name)} for name in one.files if name != "manifest.json"
        ],
    }


def _by_bundle(copies: Sequence[Finding]) -> dict[str, list[Finding]]:
    """Return the copies of each bundle, under the name of its file, in the order they came."""
    of: dict[str, list[Finding]] = {}
    for one in copies:
        of.setdefault(one.place.bundle.file if one.place.bundle else "", []).append(one)
    return of


def _label(name: str) -> str:
    return "Proof" if name == "proof.html" else _LABELS[name.rsplit(".", 1)[1]]


def _refused(one: Rendered) -> dict[str, object]:
    return {"name": one.name, "counts": _counts(one), "findings": one.findings}


def _counts(one: Rendered) -> str:
    found = one.counts()
    acknowledged = found.pop("acknowledged")
    parts = [count(number, name, f"{name}s") for name, number in found.items() if number]
    return ", ".join([*parts, *([f"{acknowledged} acknowledged"] if acknowledged else [])])


def entries(done: Sequence[Rendered], copies: Sequence[Finding] = ()) -> dict[str, object]:
    """Return the batch as data: an entry for each bundle, in the order they came; then copies."""
    return {
        "schema_version": "2",
        "bundles": [_entry(one) for one in done],
        "copies": [_copy_entry(one) for one in copies],
    }


def _copy_entry(one: Finding) -> dict[str, object]:
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


def _entry(one: Rendered) -> dict[str, object]:
    rules = Counter(finding.rule.id for finding in one.findings)
    return {
        "file": one.name,
        "state": one.state,
        "bundle": one.bundle,
        "report_type": one.report_type,
        "title": one.title,
        "grades": [{"judgement": g.judgement, "grade": g.grade} for g in one.grades],
        "words": one.words,
        "pages": one.pages,
        "findings": one.counts(),
        "rules": dict(sorted(rules.items())),
        "files": list(one.files),
        "failure": one.failure,
    }
