"""Findings as SARIF 2.1.0, the exchange format of code scanning: one run, a result a place.

Levels are SARIF’s own: a notice is a `note`. Columns count code points. Files are named from the
working folder. The text of a result is a message string: its braces are doubled (3.11.5), and no
words of a bundle can become a link (3.11.6).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby, islice

from pipeline.model.errors import BrokenError
from pipeline.model.finding import (
    FAMILIES,
    BundleAddress,
    Finding,
    Place,
    Rule,
    TemplateAddress,
)
from pipeline.model.measured import Measured
from pipeline.report_type.sources import cite
from pipeline.reporters.kept import Kept, worst_first
from pipeline.reporters.outcome import Outcome
from pipeline.reporters.paths import below_here, template_path
from pipeline.reporters.sarif_log import FINGERPRINT, LEVELS, Object, artifact, log, string, text

# Code scanning takes no more in one run: results, and bytes of the file, with some to spare for the
# rules, for how deep a result is indented, and for characters of several bytes.
_MOST = 25_000
_LARGEST = 9_000_000
_INDENTED = 1.3


def write(outcome: Outcome) -> str:
    """Return one SARIF log. The same findings give the same text."""
    return "".join(parts(outcome))


def parts(outcome: Outcome) -> Iterator[str]:
    """Yield the same text, a result at a time."""
    rules = outcome.rules()
    indexes = {rule.id: at for at, rule in enumerate(rules)}
    number, kept = _room(outcome.findings, indexes)
    found = _places(outcome.findings, ordered=kept < number)
    results = (_result(one, times, indexes) for one, times in islice(found, kept))
    told = _invocation(outcome.broken, number - kept)
    yield from log([_rule(one) for one in rules], told, results)


def _places(findings: Collection[Finding], *, ordered: bool) -> Iterator[tuple[Finding, int]]:
    """Yield each finding once, and how often it is there; where `ordered`, the worst first."""
    if not ordered and not isinstance(findings, Kept):
        yield from Counter(findings).items()
        return
    for one, same in groupby(worst_first(findings)):
        yield one, sum(1 for _ in same)


def _room(findings: Collection[Finding], indexes: Mapping[str, int]) -> tuple[int, int]:
    """Return how many results there are, and how many of them code scanning takes."""
    room, kept, number = float(_LARGEST), 0, 0
    for one, times in _places(findings, ordered=True):
        number += 1
        if room >= 0 and kept < _MOST:
            said = json.dumps(_result(one, times, indexes), ensure_ascii=False, indent=2)
            room -= len(said) * _INDENTED
            kept += room >= 0
    return number, kept


def _rule(rule: Rule) -> Object:
    way_out = (rule.hint,) if rule.hint else ()
    source = cite(rule.citation)
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": text(rule.title),
        "fullDescription": text(rule.why),
        "help": {
            **text("\n\n".join((rule.why, *way_out, f"Source: {source}"))),
            "markdown": string("\n\n".join((rule.why, *way_out, f"**Source:** {source}"))),
        },
        "defaultConfiguration": {"level": LEVELS[rule.severity.value]},
        "properties": {
            "family": rule.family,
            "tags": [f"{rule.family}: {FAMILIES[rule.family]}"],
            **_precision(rule.measured),
        },
    }


def _precision(measured: Measured | None) -> Object:
    """Return how precise a rule is, in the words of code scanning and in figures."""
    if not measured:
        return {}
    level = {"precision": measured.level} if measured.level else {}
    share = {"share": round(measured.precision, 3)} if measured.judged else {}
    return {**level, "measured": {**asdict(measured), **share, "text": str(measured)}}


def _invocation(broken: Sequence[BrokenError], left_out: int) -> Object:
    """Return whether all could be processed, what could not, and how much is left out."""
    told = [
        {
            "level": "error",
            "message": text(" ".join(part for part in (error.message, error.hint) if part)),
            "locations": _locations(error.place),
        }
        for error in broken
    ]
    if left_out:
        said = f"{left_out:,} findings are left out, none worse than those that are here."
        told.append({"level": "warning", "message": text(said), "locations": []})
    return {"executionSuccessful": not broken, "toolExecutionNotifications": told}


def _result(finding: Finding, times: int, indexes: Mapping[str, int]) -> Object:
    index = indexes.get(finding.rule.id)
    words = " ".join(part for part in (finding.message, finding.hint) if part)
    return {
        "ruleId": finding.rule.id,
        **({} if index is None else {"ruleIndex": index}),
        "level": LEVELS[finding.weight.value],
        "message": text(words),
        "locations": _locations(finding.place),
        **_related(finding.place),
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        **({"occurrenceCount": times} if times > 1 else {}),
        "properties": _properties(finding),
    }


def _locations(place: Place) -> list[Object]:
    """Return the place in the bundle, or else the line of the template."""
    if place.bundle:
        return [{"physicalLocation": _in_bundle(place.bundle), **_pointer(place.bundle)}]
    return [{"physicalLocation": _in_template(place.template)}] if place.template else []


def _related(place: Place) -> Object:
    """Return the template line that has a part in a place of a bundle."""
    if not (place.bundle and place.template):
        return {}
    line = {"id": 1, "physicalLocation": _in_template(place.template)}
    return {"relatedLocations": [line | {"message": text("The line that brings it about.")}]}


def _in_bundle(at: BundleAddress) -> Object:
    found = artifact(below_here(at.file))
    if not at.line:
        return found
    end = {"endLine": at.line, "endColumn": at.end_column} if at.end_column else {}
    return found | {"region": {"startLine": at.line, "startColumn": at.column, **end}}


def _pointer(at: BundleAddress) -> Object:
    return {"logicalLocations": [{"fullyQualifiedName": at.pointer}]} if at.pointer else {}


def _in_template(at: TemplateAddress) -> Object:
    column = {"startColumn": at.column} if at.column else {}
    return artifact(template_path(at.file)) | {"region": {"startLine": at.line, **column}}


def _properties(finding: Finding) -> Object:
    """Return what SARIF has no place for, without what is empty."""
    document = asdict(finding.place.document) if finding.place.document else {}
    found = {
        "family": finding.rule.family,
        "citation": str(finding.citation or ""),
        "measured": finding.measured,
        "limit": finding.limit,
        "acknowledged": finding.acknowledged,
        "document": {key: value for key, value in document.items() if value not in (None, "")},
    }
    return {key: value for key, value in found.items() if value}
