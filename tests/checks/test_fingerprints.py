"""A fingerprint tells the same finding again, and two findings apart (see also test_cases)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import lru_cache
from typing import Any

import pytest

from pipeline.evidence.json.pointer import to_tokens
from pipeline.model.finding import Finding
from scripts.bundle_edits import data
from tests.checks.case_files import NAME, CaseFile, case_files, examined
from tests.truth.score import found_by

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
    "action": "The registered person must check each record of medicine once a week.",
    "due": "2025-05-30",
    "evidence": ["E01", "E02"],
}


def fingerprints(
    bundle: Any, rule: str, *, indent: int | None = None, file: str = NAME
) -> list[str]:
    text = json.dumps(bundle, ensure_ascii=False, indent=indent)
    return [one.fingerprint for one in _findings(text, rule, file)]


@lru_cache(maxsize=512)  # several tests look at the same bundle
def _findings(text: str, rule: str, file: str) -> tuple[Finding, ...]:
    """Return what one rule finds; that others find something changes nothing of it."""
    return tuple(one for one in found_by((rule,), text.encode(), file) if one.rule.id == rule)


@pytest.mark.parametrize("case", BUNDLES, ids=lambda case: case.title)
def test_it_stays_when_lines_and_records_move(case: CaseFile) -> None:
    moved = _with_records_before(data(case.content))
    assert as_it_is(case) == fingerprints(moved, case.rule, indent=4, file="elsewhere/b.json")


def as_it_is(case: CaseFile) -> list[str]:
    """Return the fingerprints of what a rule finds in its case."""
    return [one.fingerprint for one in of_its_rule(case)]


def of_its_rule(case: CaseFile) -> list[Finding]:
    return [one for one in examined(case.content).findings if one.rule.id == case.rule]


def _with_records_before(bundle: Any) -> Any:
    """Return the bundle with an unrelated record before each list of records with ids."""
    if bundle.get("evidence", [7])[0] == 7:  # no list, or a thousand numbers and no record
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


# --- words -------------------------------------------------------------------------------

SHORT = {"text": "Families cook together. They like it.", "evidence": []}


def found(bundle: Any, rule: str) -> list[Finding]:
    text = json.dumps(bundle, ensure_ascii=False, indent=None)
    return [*_findings(text, rule, NAME)]


@pytest.mark.parametrize("case", BUNDLES, ids=lambda case: case.title)
def test_it_stays_when_a_paragraph_is_put_before(case: CaseFile) -> None:
    """Where an average is less then, the finding is still known by what was looked at."""
    bundle = data(case.content)
    before = as_it_is(case)
    for paragraphs in _narrative(bundle):
        paragraphs.insert(0, _like(paragraphs))
    after = found(bundle, case.rule)
    assert all(any(one.is_known_as(print_) for one in after) for print_ in before)
    uncounted = {one.fingerprint for one in after if not one.steps}
    assert any(one.steps for one in after) or set(before) <= uncounted


def _like(paragraphs: list[Any]) -> dict[str, Any]:
    """Return a paragraph for the readers of the first: one for all is a letter to each building."""
    first = paragraphs[0] if paragraphs and isinstance(paragraphs[0], dict) else {}
    return {**SHORT, **{key: first[key] for key in ("building",) if key in first}}


def _narrative(bundle: Any) -> Iterator[list[Any]]:
    narrative = bundle.get("narrative", {})
    for section in narrative.values() if isinstance(narrative, dict) else ():
        if isinstance(section, dict) and isinstance(section.get("paragraphs"), list):
            yield section["paragraphs"]


@pytest.mark.parametrize("case", BUNDLES, ids=lambda case: case.title)
def test_it_goes_when_the_words_change(case: CaseFile) -> None:
    bundle = data(case.content)
    for finding in of_its_rule(case):
        if finding.place.words and (changed := _with_another_word(bundle, finding)):
            assert finding.fingerprint not in fingerprints(changed, case.rule)


def _with_another_word(bundle: Any, finding: Finding) -> Any:
    """Return the bundle with a word more in the text that a finding is about, if it is one."""
    changed = deepcopy(bundle)
    *steps, last = to_tokens(finding.place.bundle.pointer if finding.place.bundle else "")
    node = changed
    for step in steps:
        node = node[int(step)] if isinstance(node, list) else node[step]
    key = int(last) if isinstance(node, list) else last
    if not isinstance(node[key], str) or " " not in node[key]:
        return None
    node[key] += " Amended."
    return changed


def test_words_are_tried_in_most_families() -> None:
    """Or the test above would say nothing."""
    for family in ("LEN", "STM", "EVD", "PRP", "PRV", "PLE", "SEC"):
        assert any(
            one.place.words and _with_another_word(data(case.content), one)
            for case in BUNDLES
            if case.rule.startswith(family)
            for one in of_its_rule(case)
        ), family


def test_a_finding_about_words_goes_by_more_than_the_words_it_marks() -> None:
    """The same word in two paragraphs of a section is two things to look at."""
    paragraphs = ("/narrative/overall/paragraphs/0/text", "/narrative/overall/paragraphs/1/text")
    texts = ("Staff facilitate visits. Families like them.", "Leaders facilitate talks. They help.")
    edits = dict(zip(paragraphs, texts, strict=True))
    assert len(set(fingerprints(data({"base": "sccif-rfc-full/good-narrative", "set": edits}),
                                "PLE002"))) == 2  # fmt: skip
