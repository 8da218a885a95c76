"""A comparison as each program reads it: what fails comes first, at the line to be changed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator
from junitparser import Error, Failure, JUnitXml

from pipeline.model.comparison.comparison import Comparison
from pipeline.model.comparison.sides import Unbuilt
from pipeline.model.comparison.verdict import PASSED
from pipeline.reporters.comparison import REPORTERS, junit
from pipeline.reporters.comparison.reasons import HOLDS, lost, place
from tests.reporters.annotations import commands
from tests.reporters.comparison.made_up import (
    BAD,
    CHANGED,
    CROSSED,
    EVIL,
    LOST,
    NOTHING,
    SAMPLE,
    TEMPLATE,
    TYPE,
)

SCHEMA = json.loads((Path(__file__).parents[1] / "sarif.schema.json").read_text("utf-8"))
TYPE_FILE = f"templates/report-types/{TYPE}/report-type.toml"


def told(comparison: Comparison, name: str) -> str:
    return "".join(REPORTERS[name](comparison))


# --- what is told, and where -------------------------------------------------------------


def test_a_name_of_a_template_is_a_path_of_a_checkout_and_any_other_is_a_path() -> None:
    assert place(TEMPLATE, 5) == (f"templates/{TEMPLATE}", 5)
    assert place(SAMPLE, 0) == (SAMPLE, 0)
    assert place("../elsewhere/x.json", 1) == ("../elsewhere/x.json", 1)


def test_what_both_sides_refuse_is_not_lost() -> None:
    assert lost(CHANGED) == (LOST,)


def test_what_could_not_be_processed_is_lost_whatever_the_other_side_says() -> None:
    crashed = Unbuilt("a.json", "head", "It took too long.")
    refused = Unbuilt("a.json", "base", "No.", invalid=True)
    both = replace(CHANGED, unbuilt=(crashed, refused))
    assert lost(both) == (crashed, refused)


# --- GitHub ------------------------------------------------------------------------------


def test_annotations_begin_with_the_reasons_to_fail() -> None:
    found = list(commands(told(CHANGED, "github")))
    assert [one.name for one in found] == ["error", "error", "error", "notice", "group", "endgroup"]
    assert found[0].properties == {"title": "Not built"}
    limit = {"file": f"templates/{TEMPLATE}", "line": "5", "title": "A limit of length is crossed"}
    assert found[1].properties == limit
    assert found[1].data == f"{CROSSED.message} (3 reports) {CROSSED.hint}"
    assert found[2].properties["file"] == TYPE_FILE
    assert found[3].properties == {"file": SAMPLE, "line": "40", "title": "New: PLE014"}
    assert found[4].data == "Template changes: does not pass, for 2 reasons"


def test_a_change_without_effect_has_no_annotation() -> None:
    assert [one.name for one in commands(told(NOTHING, "github"))] == ["group", "endgroup"]


def test_no_word_is_a_command() -> None:
    assert {one.name for one in commands(told(EVIL, "github"))} <= {
        "error", "warning", "notice", "group", "endgroup",
    }  # fmt: skip
    assert len(list(commands(told(EVIL, "github")))) == len(list(commands(told(CHANGED, "github"))))


# --- GitLab ------------------------------------------------------------------------------


def issues(comparison: Comparison) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(told(comparison, "gitlab"))
    return found


def test_issues_are_what_stops_and_what_is_new() -> None:
    found = [(one["check_name"], one["severity"]) for one in issues(CHANGED)]
    assert found == [
        ("not-built", "blocker"),
        ("LEN001", "critical"),
        ("compare-version", "critical"),
        ("PLE014", "info"),
    ]
    assert issues(CHANGED)[1]["location"] == {
        "path": f"templates/{TEMPLATE}",
        "lines": {"begin": 5},
    }
    assert len({one["fingerprint"] for one in issues(CHANGED)}) == 4


def test_an_issue_has_one_line_and_a_path_that_can_be_shown() -> None:
    for one in issues(EVIL):
        assert one["description"].isprintable()
        assert one["location"]["path"].isprintable()


def test_nothing_is_an_empty_list() -> None:
    assert issues(NOTHING) == []


# --- SARIF -------------------------------------------------------------------------------


def run(comparison: Comparison) -> Any:
    log = json.loads(told(comparison, "sarif"))
    Draft4Validator(SCHEMA).validate(log)
    return log["runs"][0]


def test_results_say_what_is_new_and_what_has_moved() -> None:
    found = [(one["ruleId"], one["level"], one["baselineState"]) for one in run(CHANGED)["results"]]
    assert found == [
        ("LEN001", "error", "new"),
        ("compare-version", "error", "new"),
        ("PLE014", "note", "new"),
        ("PLE014", "note", "updated"),
    ]


def test_each_rule_of_a_result_is_listed() -> None:
    found = run(CHANGED)
    listed = [one["id"] for one in found["tool"]["driver"]["rules"]]
    assert {one["ruleId"] for one in found["results"]} <= set(listed)
    assert len(listed) == len(set(listed))
    assert found["invocations"][0]["executionSuccessful"] is False


@pytest.mark.parametrize("comparison", [EVIL, NOTHING])
def test_the_log_keeps_to_its_schema(comparison: Comparison) -> None:
    said = run(comparison)["results"]
    assert all("](" not in one["message"]["text"] for one in said)
    assert all("{0}" not in one["message"]["text"].replace("{{0}}", "") for one in said)
    assert bool(said) == (comparison is EVIL)


# --- JUnit -------------------------------------------------------------------------------


def suites(comparison: Comparison) -> dict[str, list[Any]]:
    found = JUnitXml.fromstring(told(comparison, "junit").encode())
    assert found.failures == sum(suite.failures for suite in found)
    return {suite.name: list(suite) for suite in found}


def test_each_thing_that_must_hold_is_a_case_of_each_report_type() -> None:
    cases = suites(CHANGED)[TYPE]
    assert [one.name for one in cases] == [one.title for one in HOLDS.values()]
    failed = {one.name for one in cases if any(isinstance(each, Failure) for each in one.result)}
    assert failed == {HOLDS["limit crossed"].title, HOLDS["version not raised"].title}
    (limit,) = (one for one in cases if one.name == HOLDS["limit crossed"].title)
    assert f"templates/{TEMPLATE}:5: {CROSSED.message}" in limit.result[0].text


def test_what_could_not_be_compared_is_an_error() -> None:
    (case,) = suites(CHANGED)["compare"]
    assert case.name == junit.BUILT
    assert isinstance(case.result[0], Error)
    assert suites(NOTHING)["compare"][0].result == []


def test_a_change_that_passes_is_green() -> None:
    cases = suites(replace(CHANGED, verdict=PASSED))[TYPE]
    assert [one for one in cases if one.result] == []


def test_no_word_breaks_the_document() -> None:
    assert all(name.isprintable() for name in suites(EVIL))
    assert BAD not in suites(EVIL)
