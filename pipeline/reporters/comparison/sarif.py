"""A comparison as SARIF 2.1.0: reasons to fail are errors, then what else is new or has moved.

A result says by `baselineState` that it is new or, where it has moved, updated. What is gone is no
result: code scanning would show it as an alert.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from pipeline.model.comparison.comparison import Comparison
from pipeline.model.comparison.findings import Cause, causes
from pipeline.model.comparison.verdict import Reason
from pipeline.reporters.comparison.reasons import HOLDS, lost, others, place, place_of, said, words
from pipeline.reporters.comparison.summary import unbuilt
from pipeline.reporters.sarif_log import FINGERPRINT, LEVELS, Object, artifact, log, text


def parts(comparison: Comparison) -> Iterator[str]:
    """Yield one SARIF log, a result at a time."""
    results = list(_results(comparison))
    yield from log(_rules(results), _invocation(comparison), results)


def _rules(results: list[Object]) -> list[Object]:
    """Return what must hold, and the id of each rule that something was found of."""
    own: list[Object] = [
        {"id": one.id, "shortDescription": text(one.title)} for one in HOLDS.values()
    ]
    known = {one["id"] for one in own}
    return own + [{"id": id_} for id_ in sorted({one["ruleId"] for one in results} - known)]


def _invocation(comparison: Comparison) -> Object:
    told = [{"level": "error", "message": text(unbuilt(one))} for one in lost(comparison)]
    return {"executionSuccessful": not told, "toolExecutionNotifications": told}


def _results(comparison: Comparison) -> Iterator[Object]:
    yield from map(_reason, comparison.verdict.reasons)
    moved = causes(one for one in comparison.findings if one.change == "moved")
    yield from map(_finding, chain(others(comparison), moved))


def _reason(reason: Reason) -> Object:
    holds = HOLDS[reason.kind]
    known_by = reason.fingerprint or f"{holds.id} {reason.report_type} {reason.file}".rstrip()
    told = f"{holds.breach}: {words(reason)}"
    return {
        **_result(reason.rule or holds.id, "error", told, place(reason.file, reason.line)),
        "partialFingerprints": {FINGERPRINT: known_by},
        "baselineState": "new",
    }


def _finding(cause: Cause) -> Object:
    found = cause.first.found
    level = "note" if cause.first.known or found.acknowledged else LEVELS[found.severity]
    return {
        **_result(found.rule, level, said(cause) or found.rule, place_of(found)),
        "partialFingerprints": {FINGERPRINT: found.fingerprint},
        "baselineState": "new" if cause.first.change == "new" else "updated",
    }


def _result(rule: str, level: str, words_: str, at: tuple[str, int]) -> Object:
    path, line = at
    region = {"region": {"startLine": line}} if line else {}
    where = [{"physicalLocation": artifact(path) | region}] if path else []
    return {"ruleId": rule, "level": level, "message": text(words_), "locations": where}
