"""A fingerprint tells the same finding again, and two findings apart (see also test_cases)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from pipeline.evidence.intake import RawBundle
from pipeline.runs.examine import examine
from scripts.bundle_edits import data
from tests.checks.case_files import NAME, CaseFile, case_files, examined

pytestmark = pytest.mark.slow  # many bundles, or many processes

BUNDLES = [  # what reads as JSON and is not a fault of the JSON text itself
    case
    for case in case_files()
    if case.path.stem == "fail"
    and not case.content.keys() & {"text", "encoding", "bytes", "report", "turn_on", "by"}
]
RECORD = {
    "id": "E0",
    "area": "vision",
    "source": {"kind": "record"},
    "direction": "neutral",
    "weight": 1,
}
REQUIREMENT = {
    "id": "R0",
    "regulation": "Regulation 10 of the Residential Family Centres Regulations 2002",
    "action": "The registered person must act.",
    "due": "2025-05-30",
    "evidence": ["E01", "E02"],
}


def fingerprints(
    bundle: Any, rule: str, *, indent: int | None = None, file: str = NAME
) -> list[str]:
    text = json.dumps(bundle, ensure_ascii=False, indent=indent)
    found = examine(RawBundle(file, text.encode())).findings
    return [one.fingerprint for one in found if one.rule.id == rule]


@pytest.mark.parametrize("case", BUNDLES, ids=lambda case: case.title)
def test_it_stays_when_lines_and_records_move(case: CaseFile) -> None:
    before = [
        one.fingerprint for one in examined(case.content).findings if one.rule.id == case.rule
    ]
    moved = _with_records_before(data(case.content))
    assert before == fingerprints(moved, case.rule, indent=4, file="elsewhere/b.json")


def _with_records_before(bundle: Any) -> Any:
    """Return the bundle with an unrelated record before each list of records with ids."""
    if bundle["evidence"][0] == 7:  # a thousand numbers, and no record among them
        return bundle
    moved = {**bundle, "evidence": [RECORD, *bundle["evidence"]]}
    if bundle.get("requirements"):
        moved["requirements"] = [REQUIREMENT, *bundle["requirements"]]
    return moved


PLACES: list[tuple[str, Mapping[str, Any], Mapping[str, Any]]] = [
    ("another paragraph", {"overall": [6, 2]}, {"overall": [7, 2]}),
    ("another section", {"overall": [6, 2]}, {"leaders": [6, 2]}),
]


@pytest.mark.parametrize(("what", "one", "other"), PLACES, ids=[what for what, *_ in PLACES])
def test_the_same_rule_somewhere_else_is_another_finding(
    what: str, one: Mapping[str, Any], other: Mapping[str, Any]
) -> None:
    base = "sccif-rfc-full/good-narrative"
    first, second = (
        fingerprints(data({"base": base, "sentences": counts}), "LEN002") for counts in (one, other)
    )
    assert first != second


def test_it_stays_when_a_paragraph_is_put_before() -> None:
    base = "sccif-rfc-full/good-narrative"
    first, second = (
        fingerprints(data({"base": base, "sentences": {"overall": counts}}), "LEN002")
        for counts in ([2, 6, 2], [2, 2, 6, 2])
    )
    assert first == second
