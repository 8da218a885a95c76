"""Texts that must come of a sample, kept beside it: are they what comes of it now?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from pipeline.model.comparison.findings import Found
from pipeline.model.comparison.verdict import Reason
from pipeline.model.finding import Severity
from pipeline.runs.comparison.measure import Measure
from pipeline.runs.comparison.subject import Subject

FOLDER: Final = "expected"
NAMES: Final = ("findings.txt", "outline.txt", "claims.txt")
_WORST: Final = tuple(one.value for one in Severity)


def folder_of(bundle: Path) -> Path | None:
    """Return the folder of expected texts beside a bundle, if there is one."""
    found = bundle.parent / FOLDER
    return found if any((found / name).is_file() for name in NAMES) else None


def texts(measure: Measure) -> Mapping[str, str]:
    """Return the texts that come of a bundle: findings, words of its documents, their claims."""
    return {
        "findings.txt": lines(one.found for one in measure.found),
        "outline.txt": measure.outline,
        "claims.txt": measure.claims,
    }


def stale(subject: Subject, measure: Measure) -> Iterator[tuple[Path, str, Reason]]:
    """Yield each expected text of a sample that is not what comes of it, and what that is."""
    if subject.expected is None or not measure.built:
        return
    for name, text in texts(measure).items():
        path = subject.expected / name
        if path.is_file() and path.read_bytes() != text.encode():
            yield path, text, _reason(subject, measure, path)


def _reason(subject: Subject, measure: Measure, path: Path) -> Reason:
    return Reason(
        kind="expected text stale",
        message="This text is not what comes of its sample any more.",
        hint="‘compare --accept’ renews it; then read the diff.",
        report_type=measure.report_type,
        bundle=subject.source.name,
        file=path.as_posix(),
        line=1,
        reports=1,
    )


def lines(findings: Iterable[Found]) -> str:
    """Return findings as lines, the worst first: what, where, the message, measured and limit."""
    return "".join(f"{_line(one)}\n" for one in sorted(findings, key=_rank))


def _rank(found: Found) -> tuple[object, ...]:
    severity = len(_WORST) if found.acknowledged else _WORST.index(found.severity)
    return severity, found.file, found.line, found.column, found.rule, found.message


def _line(found: Found) -> str:
    where = f"{found.line or '-'}:{found.column or '-'}"
    head = (found.severity, found.rule, where, found.pointer, found.section)
    tail = (found.message, found.measured, found.limit)
    return " | ".join((" ".join(part or "-" for part in head), *(part or "-" for part in tail)))
