"""Findings as a Code Quality report of GitLab, which merge requests show beside the changed lines.

GitLab shows one issue of a fingerprint, so the file is part of it: the same fault in two bundles is
two issues. It knows no place without a file and no line 0.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Literal, TypeAlias

from pipeline.model.errors import BrokenError
from pipeline.model.finding import Finding, Place, Severity
from pipeline.reporters.causes import numbers, printable
from pipeline.reporters.kept import worst_first
from pipeline.reporters.outcome import Outcome
from pipeline.reporters.paths import path_of

Grade: TypeAlias = Literal["blocker", "critical", "major", "info"]
Issue: TypeAlias = Mapping[str, object]

GRADES: Mapping[Severity, Grade] = {
    Severity.ERROR: "critical",
    Severity.WARNING: "major",
    Severity.NOTICE: "info",
}
NOWHERE = "."
"""The file of what is about no file."""


def parts(outcome: Outcome) -> Iterator[str]:
    """Yield one JSON list, an issue at a time: what could not be processed, then the worst."""
    yield from written(_issues(outcome))


def written(issues: Iterable[Issue]) -> Iterator[str]:
    """Yield issues as one JSON list. Of those with one fingerprint only the first is there."""
    known: set[object] = set()
    separator = "["
    for one in issues:
        if one["fingerprint"] not in known:
            known.add(one["fingerprint"])
            yield f"{separator}\n  {json.dumps(one, ensure_ascii=False)}"
            separator = ","
    yield "\n]\n" if known else "[]\n"


def issue(words: str, check: str, grade: Grade, known_by: str, path: str, line: int) -> Issue:
    """Return one issue. `known_by` is what it is known by within its file."""
    file = printable(path) or NOWHERE
    return {
        "description": printable(words),
        "check_name": check,
        "fingerprint": sha256(f"{file}\x1f{known_by}".encode()).hexdigest()[:32],
        "severity": grade,
        "location": {"path": file, "lines": {"begin": max(line, 1)}},
    }


def _issues(outcome: Outcome) -> Iterator[Issue]:
    yield from map(_broken, outcome.broken)
    yield from map(_found, worst_first(outcome.findings))


def _broken(error: BrokenError) -> Issue:
    words = " ".join(part for part in (error.message, error.hint) if part)
    known_by = f"not processed {error.message}"
    path, line = path_of(error.place), _line(error.place)
    return issue(words, "not-processed", "blocker", known_by, path, line)


def _found(finding: Finding) -> Issue:
    said = (finding.message, finding.hint, f"({told})" if (told := numbers(finding)) else "")
    words = " ".join(part for part in said if part)
    known_by = f"{finding.rule.id} {finding.fingerprint}"
    at = path_of(finding.place), _line(finding.place)
    return issue(words, finding.rule.id, GRADES[finding.weight], known_by, *at)


def _line(place: Place) -> int:
    at = place.bundle or place.template
    return at.line if at else 0
