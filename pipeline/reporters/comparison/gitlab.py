"""A comparison as a Code Quality report of GitLab: reasons to fail, then what else is new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from pipeline.model.comparison.comparison import Comparison
from pipeline.model.comparison.findings import Cause
from pipeline.model.comparison.sides import Unbuilt
from pipeline.model.comparison.verdict import Reason
from pipeline.reporters.comparison.reasons import HOLDS, lost, others, place, place_of, said, words
from pipeline.reporters.comparison.summary import unbuilt
from pipeline.reporters.gitlab import Grade, Issue, issue, written

_GRADES: Final[Mapping[str, Grade]] = {"error": "critical", "warning": "major", "notice": "info"}


def parts(comparison: Comparison) -> Iterator[str]:
    """Yield one JSON list, an issue at a time."""
    yield from written(_issues(comparison))


def _issues(comparison: Comparison) -> Iterator[Issue]:
    yield from map(_unbuilt, lost(comparison))
    yield from map(_reason, comparison.verdict.reasons)
    yield from map(_new, others(comparison))


def _unbuilt(one: Unbuilt) -> Issue:
    known_by = f"{one.side} {one.bundle} {one.message}"
    return issue(unbuilt(one), "not-built", "blocker", known_by, one.bundle, 0)


def _reason(reason: Reason) -> Issue:
    name = reason.rule or HOLDS[reason.kind].id
    known_by = f"{reason.kind} {reason.fingerprint or reason.message}"
    told = f"{HOLDS[reason.kind].breach}: {words(reason)}"
    return issue(told, name, "critical", known_by, *place(reason.file, reason.line))


def _new(cause: Cause) -> Issue:
    found = cause.first.found
    grade = "info" if cause.first.known else _GRADES[found.severity]
    return issue(said(cause), found.rule, grade, found.fingerprint, *place_of(found))
