"""Each rule says how often it was right, and that is what the table of judged findings says.

What a rule finds in prose that it was not tuned on has been judged, finding by finding: a rule that
finds something new there needs a reader first (`docs/reference/judged-findings.tsv`).
"""

from __future__ import annotations

import runpy
from collections import Counter

import pytest

from pipeline.model.finding import Rule, Severity
from pipeline.model.measured import FEW, Measured
from pipeline.runs.rules import rules
from scripts.judged_findings import Judged, faults, judged, key, of, reports
from tests.checks.case_files import ROOT

PLAIN = [rule for rule in rules() if rule.family == "PLE"]
EACH = pytest.mark.parametrize("rule", PLAIN, ids=lambda rule: rule.id)
TABLE = judged()
NEW = "PLE900"
"""From here on, ids are free for examples and for rules that have met no prose yet."""
DEMOTED = {"PLE001", "PLE012"}
"""Rules that are right in fewer than 90%: what they find is a notice where it is weakest."""


def of_rule(rule: Rule) -> list[Judged]:
    return [one for one in TABLE if one.rule == rule.id]


def test_the_page_is_fresh() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "judged_pages.py"))["page"]()
    page = ROOT / "docs" / "reference" / "judged-findings.md"
    assert made == page.read_text("utf-8"), "run: python scripts/judged_pages.py"


@EACH
def test_a_rule_says_what_was_judged(rule: Rule) -> None:
    measured, ours = rule.measured, of_rule(rule)
    if measured is None:
        assert rule.id >= NEW
        return
    assert measured.judged == len(ours)
    assert measured.right == sum(one.verdict != "wrong" for one in ours)


def test_a_rule_says_what_it_misses() -> None:
    told = {rule.id: (one.faults, one.found) for rule in PLAIN if (one := rule.measured)}
    assert {rule: counts for rule, counts in told.items() if counts[0]} == faults()


def test_all_that_is_found_in_reports_is_judged() -> None:
    measured = {rule.id for rule in PLAIN if rule.measured}
    found = Counter(key(hit) for hit in of(reports()) if hit.rule in measured)
    assert found == Counter(one.key for one in TABLE if one.prose == "reports")


def test_a_rule_that_is_less_often_right_is_demoted() -> None:
    measured = {rule.id: rule.measured for rule in PLAIN if rule.measured}
    low = {id_ for id_, one in measured.items() if one.judged >= FEW and one.precision < 0.9}
    assert low == DEMOTED


def test_each_verdict_that_is_not_plain_has_a_reason() -> None:
    assert {one.verdict for one in TABLE} == {"right", "mild", "wrong"}
    assert [one for one in TABLE if bool(one.because) == (one.verdict == "right")] == []


# --- in words ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("right", "judged_", "level"),
    [
        (95, 100, "very-high"),
        (94, 100, "high"),
        (90, 100, "high"),
        (89, 100, "medium"),
        (69, 100, "low"),
        (19, 19, None),
        (20, 20, "very-high"),
        (0, 0, None),
    ],
)
def test_the_level_of_code_scanning(right: int, judged_: int, level: str | None) -> None:
    assert Measured("prose", hits=judged_, judged=judged_, right=right).level == level


def test_figures_as_a_sentence() -> None:
    few = Measured("two reports", hits=3, judged=3, right=2)
    assert str(few) == "On two reports, 2 of 3 findings were right, too few to say more."
    many = Measured("two reports", hits=30, judged=25, right=20, faults=8, found=6)
    assert str(many) == (
        "On two reports, 20 of 25 findings were right (80%); 6 of 8 marked faults were found."
    )


def test_style_is_never_an_error() -> None:
    assert all(rule.severity is not Severity.ERROR for rule in PLAIN)
