"""Claims that no record bears out are found, and near ones that a record bears out are not."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from pipeline.evidence.find import RawBundle
from pipeline.runs.examine import examine
from scripts.bundle_edits import data

CLAIMS = tomllib.loads(Path(__file__).with_name("claims.toml").read_text("utf-8"))
BASE = data({"base": "sccif-rfc-full/good-narrative"})
RECORD = {
    "id": "E90",
    "area": "vision",
    "source": {"kind": "record"},
    "direction": "neutral",
    "weight": 1,
}


def cases() -> Iterator[tuple[str, dict[str, Any]]]:
    for rule, table in CLAIMS.items():
        yield from ((rule, one) for one in table["cases"])


def bundle(case: dict[str, Any]) -> Any:
    """Return a bundle with the paragraph of a case, and its record."""
    found = deepcopy(BASE)
    record: dict[str, Any] = {**RECORD, "statement": case.get("record", "Staff keep records.")}
    if measure := case.get("measure"):
        numerator, denominator, label = measure
        unit = label.split()[0]
        counted = {"numerator": numerator, "denominator": denominator}
        record["measure"] = {"label": label, "unit": unit, **counted}
    if series := case.get("series"):
        points = [{"period": f"Term {at}", "value": one} for at, one in enumerate(series)]
        record["series"] = {"label": "Visits", "unit": "visits", "points": points}
    found["evidence"].append(record)
    paragraph = {"text": case["text"], "evidence": ["E90"]}
    found["narrative"]["overall"]["paragraphs"].append(paragraph)
    return found


@pytest.mark.parametrize(("rule", "case"), list(cases()), ids=lambda one: str(one)[-60:])
def test_a_claim_is_found_if_no_record_bears_it_out(rule: str, case: dict[str, Any]) -> None:
    text = json.dumps(bundle(case), ensure_ascii=False)
    last = len(BASE["narrative"]["overall"]["paragraphs"])
    at = f"/narrative/overall/paragraphs/{last}/text"
    found = [
        words.run[words.start : words.end]
        for one in examine(RawBundle("bundle.json", text.encode())).findings
        if one.rule.id == rule and one.place.bundle and one.place.bundle.pointer == at
        if (words := one.place.words)
    ]
    assert found == case.get("finds", [])


@pytest.mark.parametrize("rule", CLAIMS)
def test_each_rule_has_ten_that_are_found_and_ten_near_ones(rule: str) -> None:
    found = [bool(one.get("finds")) for one in CLAIMS[rule]["cases"]]
    assert found.count(True) >= 10
    assert found.count(False) >= 10
