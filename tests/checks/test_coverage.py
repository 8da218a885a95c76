"""Areas of evidence, records, requirements and recommendations: each rule both ways."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.evidence.find import RawBundle
from pipeline.report_type.demands import Rules
from pipeline.runs.examine import examine
from pipeline.runs.options import Options
from pipeline.runs.render import render
from tests.checks.building import (
    CENTRE,
    RFC,
    ROOT,
    VISIT,
    case,
    coverage,
    found,
    records_of,
    rule,
    told,
)

DAILY_LIFE = "/narrative/overall/paragraphs/3"
EXCEPT = {"/facts/areas_less_relevant": {"daily-life": "One family was there."}}
NO_LIST: dict[str, Any] = {f"{DAILY_LIFE}/evidence": []}
AS_LIST = {DAILY_LIFE: {"text": "- They cook.\n- They play.", "evidence": ["E09", "E10"]}}
SECTION = [("notice", "/narrative/overall")]

# An area, whether the guidance says must, and what the two rules say of it.


@pytest.mark.parametrize(
    ("edits", "force", "severity"),
    [
        ({}, "must", []),
        (NO_LIST, "must", ["error"]),
        (NO_LIST, "usual", ["notice"]),
        (NO_LIST | EXCEPT, "must", []),
        (AS_LIST, "must", []),
    ],
)
def test_an_area_is_reported_on(edits: dict[str, Any], force: str, severity: list[str]) -> None:
    findings = found("EVD001", edits, coverage(force, "/facts/areas_less_relevant"))
    assert [one.severity.value for one in findings] == severity


@pytest.mark.parametrize(
    ("force", "first", "second"),
    [("must", ["error"], ["warning"]), ("usual", [], ["notice"])],
)
def test_an_area_has_evidence(force: str, first: list[str], second: list[str]) -> None:
    records = [one for one in records_of(RFC) if one["area"] != "daily-life"]
    edits = NO_LIST | {"/evidence": records}
    for id_, expected in (("EVD001", first), ("EVD002", second)):
        found_here = found(id_, edits, coverage(force))
        assert [one.severity.value for one in found_here] == expected


def test_without_a_rule_of_coverage_nothing_is_said() -> None:
    assert found("EVD001", NO_LIST, Rules()) == found("EVD002", NO_LIST, Rules()) == []


def test_unused_records_are_told_together() -> None:
    (one,) = found("EVD003", NO_LIST)
    assert told([one]) == SECTION
    assert one.message == "Nothing in the report rests on E09 and E10."


def test_a_record_is_used_by_a_requirement_and_needs_no_use_without_a_statement() -> None:
    named = {"/requirements/0/evidence": ["E09", "E10"]}
    silent = {"/evidence/8/statement": None, "/evidence/9/withheld": "other"}
    assert found("EVD003", NO_LIST | named) == found("EVD003", NO_LIST | silent) == []


def test_what_a_plan_leaves_out_is_told_with_the_plan() -> None:
    assert found("EVD003", {"/narrative/overall": None}) == []


def test_a_judgement_rests_on_more_than_one_kind_of_source() -> None:
    protection = ("/evidence/13", "/evidence/14", "/evidence/15", "/evidence/16", "/evidence/17")
    kinds = {f"{one}/source/kind": "record" for one in (*protection, "/evidence/18")}
    assert told(found("EVD004", kinds)) == [("warning", "/narrative/protection")]
    assert found("EVD004", {**kinds, "/evidence/14/source/kind": "data"}) == []


# --- records -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("id_", "kind", "gone", "message"),
    [
        ("EVD010", "interview-time", ["time"], "the time of the interview."),
        ("EVD010", "interview-time", ["role"], "the job or relationship of the person."),
        ("EVD010", "interview-time", ["time", "role"], "of the interview and job or"),
        ("EVD011", "initials", ["initials"], "gives no initials."),
    ],
)
def test_an_interview_is_recorded_whole(id_: str, kind: Any, gone: list[str], message: str) -> None:
    edits = {f"/evidence/3/source/{name}": None for name in gone}
    (one,) = found(id_, edits, rule(kind))
    assert told([one]) == [("error", "/evidence/3/source")]
    assert message in one.message
    assert found(id_, {}, rule(kind)) == []


@pytest.mark.parametrize(("number", "expected"), [(0, 1), (1, 1), (2, 0), (30, 0)])
def test_enough_cases_are_tracked(number: int, expected: int) -> None:
    rules = rule("cases-tracked", fact="/facts/cases_tracked", least=2)
    findings = found("EVD018", {"/facts/cases_tracked": number}, rules)
    assert told(findings) == [("error", "/facts/cases_tracked")] * expected


def test_where_no_number_is_declared_the_records_are_counted() -> None:
    rules = rule("cases-tracked", fact="/facts/nothing", least=2)
    assert found("EVD018", {}, rules) == []
    kinds = {
        f"/evidence/{at}/source/kind": "record"
        for at, one in enumerate(records_of(RFC))
        if one["source"]["kind"] == "case-tracking"
    }
    assert told(found("EVD018", kinds, rules)) == [("error", "/facts")]


# --- every report type, and the file beside the report -----------------------------------


@pytest.mark.parametrize("base", [RFC, CENTRE, VISIT])
def test_the_matrix_beside_a_report_names_records_and_nothing_else(
    base: str, tmp_path: Path
) -> None:
    raw = (ROOT / "samples" / base / "bundle.json").read_bytes()
    render(examine(RawBundle("bundle.json", raw)), tmp_path, Options(("outline",)))
    (file,) = tmp_path.glob("*/findings.json")
    matrix = json.loads(file.read_text("utf-8"))["coverage"]
    assert [one["area"] for one in matrix] == [
        one.id for one in case({}, base=base).report_type.areas
    ]
    ids = {one["id"] for one in json.loads(raw)["evidence"]}
    for one in matrix:
        assert set(one["reported"]) <= set(one["evidence"]) <= ids
        assert set(one["publishable"]) <= set(one["evidence"])


def test_a_record_that_is_kept_out_of_reports_is_kept_out_of_the_matrix(tmp_path: Path) -> None:
    made = case({"/evidence/8/withheld": "anonymous-source"}).bundle.file.text
    render(examine(RawBundle("bundle.json", made.encode())), tmp_path, Options(("outline",)))
    (file,) = tmp_path.glob("*/findings.json")
    matrix = json.loads(file.read_text("utf-8"))["coverage"]
    assert not any("E09" in one["evidence"] for one in matrix)
