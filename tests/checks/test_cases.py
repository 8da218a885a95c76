"""Each rule has a case that passes and one that fails, and no rule is without."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from pipeline.checks.copies.findings import RULES as OF_A_RUN
from pipeline.checks.plain_english.rule_file import plain_rules
from pipeline.checks.registry import every_check
from pipeline.checks.room import RULES as OF_A_TYPE
from pipeline.composition.lint.rules import RULES as OF_TEMPLATES
from pipeline.model.finding import FAMILIES, Finding, Rule
from pipeline.runs.rules import rules
from scripts.bundle_edits import raw
from tests.accepting import expect
from tests.checks.building import paragraph
from tests.checks.case_files import (
    CASES,
    NAME,
    CaseFile,
    case_files,
    composed,
    examined,
    findings,
)

RULES = rules()
BEFORE_A_BUNDLE = (*OF_A_TYPE, *OF_TEMPLATES)
IN_PYTHON = [  # the others have examples, or are tested in `test_room` and in `tests/lint`
    one for one in RULES if one.family != "PLE" and one not in BEFORE_A_BUNDLE
]
ALL = list(case_files())
GOOD = sorted(
    {case.content["base"] for case in ALL if case.fails and "/good" in case.content["base"]}
)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.title)
def test_case(case: CaseFile) -> None:
    found = findings(case.content)
    expected = case.content.get("finds", [])
    ours = [one for one in found if one.rule.id == case.rule]
    assert [_told(one, expected) for one in ours] == expected
    lines = raw(case.content).count(b"\n") + 1
    assert all(_is_placed(one, lines) for one in found)
    assert len({one.fingerprint for one in found}) == len(found)


def _told(finding: Finding, expected: list[dict[str, str]]) -> dict[str, str]:
    """Return what a case says of a finding; the source only where cases of this kind name one."""
    assert finding.place.bundle
    told = {
        "severity": finding.severity.value,
        "at": finding.place.bundle.pointer,
        "message": finding.message,
    }
    if any("source" in one for one in expected):
        told["source"] = str(finding.citation)
    return told


def _is_placed(finding: Finding, lines: int) -> bool:
    at = finding.place.bundle
    return bool(at and at.file == NAME and 1 <= at.line <= lines and at.column >= 1)


def test_what_else_is_found_in_the_cases_is_counted() -> None:
    """A new check turns no case red: what it finds in the bundles of others is one diff here."""
    lines = [f"{case.title}: {', '.join(others)}\n" for case in ALL if (others := _others(case))]
    expect(CASES.with_name("also.txt"), "".join(lines))


def _others(case: CaseFile) -> list[str]:
    """Return how often each other rule finds something in a case, such as `SEC003 2`."""
    found = Counter(one.rule.id for one in findings(case.content))
    return [f"{rule} {times}" for rule, times in sorted(found.items()) if rule != case.rule]


# --- nothing is left without a case ------------------------------------------------------


@pytest.mark.parametrize("rule", IN_PYTHON, ids=lambda rule: rule.id)
def test_a_rule_has_a_case_that_fails_and_one_that_passes(rule: Rule) -> None:
    cases = {case.path.name: case for case in ALL if case.rule == rule.id}
    assert "fail.json" in cases
    assert "pass.json" in cases or cases["fail.json"].content["base"] in GOOD


@pytest.mark.parametrize("base", GOOD)
def test_a_good_sample_that_is_made_to_fail_passes_as_it_is(base: str) -> None:
    found = {one.rule.id for one in findings({"base": base})}
    failing = {case.rule for case in ALL if case.fails and case.content["base"] == base}
    assert found & failing == set()


def test_no_case_is_without_a_rule() -> None:
    assert {path.name for path in CASES.iterdir()} <= {rule.id for rule in RULES}


def test_a_case_says_what_it_is_about() -> None:
    assert [case.title for case in ALL if not case.content["about"].endswith(".")] == []
    kinds = {case.path.stem.partition("-")[0] for case in ALL}
    assert kinds == {"pass", "fail"}
    assert [one.title for one in ALL if one.fails != bool(one.content.get("finds"))] == []


# --- rules and checks --------------------------------------------------------------------


def test_every_check_has_one_rule_of_its_own() -> None:
    checked = [rule for rule, _ in every_check()]
    assert len(set(checked)) == len(checked)
    assert set(checked) <= set(RULES)
    others = [rule for rule in RULES if rule not in checked and not rule.id.startswith("BND")]
    assert others == [*OF_A_RUN, *BEFORE_A_BUNDLE]


@pytest.mark.parametrize("rule", [rule for rule, _ in every_check()], ids=lambda rule: rule.id)
def test_a_check_finds_nothing_but_its_rule(rule: Rule) -> None:
    check = dict(every_check())[rule]
    case = composed(examined(_failing(rule)))
    assert case
    assert {one.rule.id for one in check(case)} <= {rule.id}


def _failing(rule: Rule) -> Mapping[str, Any]:
    """Return a case in which a rule finds something; of a rule without one, its first example."""
    cases = (case.content for case in ALL if case.rule == rule.id and case.fails)
    return next(cases, None) or _example(rule)


def _example(rule: Rule) -> Mapping[str, Any]:
    texts = (text for one in plain_rules() if one.id == rule.id for text in one.finds)
    return {"base": "sccif-rfc-full/good-narrative", "set": paragraph(next(texts))}


def test_ids_and_names_are_given_once() -> None:
    names = Counter(name for rule in RULES for name in (rule.id, rule.name))
    assert [name for name, times in names.items() if times > 1] == []


def test_each_rule_is_told_in_whole_sentences() -> None:
    assert {rule.id[:3] for rule in RULES} <= {*FAMILIES}
    texts = {rule.id: (rule.title, rule.why, rule.hint) for rule in RULES}
    assert [id_ for id_, (title, why, _) in texts.items() if not (title and why)] == []
    assert [
        id_ for id_, told in texts.items() if not all(one.endswith(".") for one in told if one)
    ] == []
