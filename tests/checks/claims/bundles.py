"""A bundle with one paragraph more and one record, E90, that it rests on."""

from __future__ import annotations

import json
from copy import deepcopy
from functools import cache
from typing import Any

from pipeline.checks.case.case import Case
from pipeline.checks.registry import Check, every_check
from pipeline.composition.compose import compose
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.model.finding import Finding
from scripts.bundle_edits import data

BASE = data({"base": "sccif-rfc-full/good-narrative"})
RECORD = {
    "id": "E90",
    "area": "vision",
    "source": {"kind": "record"},
    "direction": "neutral",
    "weight": 1,
}


def bundle(case: dict[str, Any]) -> Any:
    """Return a bundle with the paragraph of a case, and its record."""
    found = deepcopy(BASE)
    record: dict[str, Any] = {**RECORD, "statement": case.get("record", "Staff keep records.")}
    if quote := case.get("quote"):
        text, speaker = quote
        record["quote"] = {"text": text, "speaker": speaker, "permission": True}
        record["source"] = {"kind": "interview", "role": speaker}
    if measure := case.get("measure"):
        numerator, denominator, label = measure
        unit = label.split()[0]
        counted = {"numerator": numerator, "denominator": denominator}
        record["measure"] = {"label": label, "unit": unit, **counted}
    if series := case.get("series"):
        points = [{"period": f"Term {at}", "value": one} for at, one in enumerate(series)]
        unit = case.get("unit", "visits")
        record["series"] = {"label": case.get("label", "Visits"), "unit": unit, "points": points}
    found["evidence"].append(record)
    paragraph = {"text": case["text"], "evidence": ["E90"]}
    found["narrative"]["overall"]["paragraphs"].append(paragraph)
    return found


def found_by(rule: str, bundle: Any) -> tuple[Finding, ...]:
    """Return what the check of one rule finds: all checks together take many times as long."""
    raw = json.dumps(bundle, ensure_ascii=False).encode()
    taken = intake(RawBundle("bundle.json", raw))
    assert taken.bundle
    assert taken.report_type
    composition = compose(taken.bundle, taken.report_type)
    return tuple(_checks()[rule](Case(taken.bundle, taken.report_type, composition)))


@cache
def _checks() -> dict[str, Check]:
    return {rule.id: check for rule, check in every_check()}
