"""Cases for checks: a good sample with a few edits, held against rules of our own choice.

The rules of report types are data and change; here each kind of rule is turned on by hand.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.checks.case.case import Case
from pipeline.checks.registry import every_check
from pipeline.composition.compose import compose
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.evidence.json.pointer import to_tokens
from pipeline.model.finding import Citation, Finding
from pipeline.report_type.caps import Force
from pipeline.report_type.demands import Coverage, EvidenceKind, EvidenceRule, Rules

ROOT = Path(__file__).resolve().parents[2]
RFC = "sccif-rfc-full/good-narrative"
CENTRE = "childrens-centre/good-narrative"
VISIT = "rfc-assurance-visit/good-no-concerns"
SOURCE = Citation("001", "1")


def rule(kind: EvidenceKind, force: Force = "must", **more: Any) -> Rules:
    return Rules(evidence=(EvidenceRule(kind, force, SOURCE, **more),))


def coverage(force: Any, exceptions: str = "") -> Rules:
    return Rules(coverage=Coverage(force, exceptions, SOURCE))


def case(
    edits: Mapping[str, Any], rules: Rules | None = None, base: str = RFC, **changes: Any
) -> Case:
    """Return a case. An edit is a pointer and its new value; `None` removes what is there.

    `changes` are those of the report type.
    """
    bundle = copy.deepcopy(_sample(base))
    for pointer, value in edits.items():
        _edit(bundle, to_tokens(pointer), value)
    taken = intake(RawBundle("bundle.json", json.dumps(bundle).encode()))
    assert taken.bundle, [(one.rule.id, one.message, one.place) for one in taken.findings]
    assert taken.report_type
    type_ = replace(taken.report_type, **changes)
    if rules is not None:
        type_ = replace(type_, rules=rules)
    return Case(taken.bundle, type_, compose(taken.bundle, type_))


def found(
    id_: str, edits: Mapping[str, Any], rules: Rules | None = None, base: str = RFC
) -> list[Finding]:
    """Return what the check of one rule finds. Every finding has its place in the bundle."""
    check = next(check for one, check in every_check() if one.id == id_)
    findings = list(check(case(edits, rules, base)))
    for one in findings:
        assert one.rule.id == id_
        assert one.place.bundle
        assert one.place.bundle.line
        assert one.place.bundle.column
        assert one.citation
    assert len({one.fingerprint for one in findings}) == len(findings)
    return findings


def paragraph(text: str, *evidence: str) -> dict[str, Any]:
    """Return the edit that makes one paragraph of the RFC sample."""
    return {"/narrative/overall/paragraphs/0": {"text": text, "evidence": list(evidence)}}


def paragraphs(texts: Sequence[str], *evidence: str) -> dict[str, Any]:
    """Return the edit that makes each text a paragraph of its own: one bundle for a whole table."""
    written = [{"text": text.replace("\\n", "\n"), "evidence": evidence} for text in texts]
    return {"/narrative/overall/paragraphs": written}


def texts_found(findings: list[Finding], texts: Sequence[str]) -> list[str]:
    """Return the texts in which something was found, each as often as it was.

    They are those of paragraphs, or of entries of a list, in their order.
    """
    pointers = [one.place.bundle.pointer for one in findings if one.place.bundle]
    numbers = [next(int(one) for one in to.split("/") if one.isdigit()) for to in pointers]
    return [texts[number] for number in numbers]


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    """Return how bad each finding is, and where it is in the bundle."""
    return [
        (one.severity.value, one.place.bundle.pointer if one.place.bundle else "")
        for one in findings
    ]


def records_of(base: str) -> list[Any]:
    """Return the records of evidence of a sample."""
    return list(_sample(base)["evidence"])


@cache
def _sample(name: str) -> Any:
    return json.loads((ROOT / "samples" / name / "bundle.json").read_text("utf-8"))


def _edit(data: Any, tokens: Any, value: Any) -> None:
    *steps, last = tokens
    for step in steps:
        data = data.setdefault(step, {}) if isinstance(data, dict) else data[int(step)]
    key = last if isinstance(data, dict) else len(data) if last == "-" else int(last)
    if value is None:
        del data[key]
    elif isinstance(data, list) and key == len(data):
        data.append(value)
    else:
        data[key] = value
