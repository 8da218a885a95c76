"""The page of all rules is up to date and complete."""

from __future__ import annotations

import runpy

import pytest

from pipeline.report_type_file import ids, load
from pipeline.rules import RULES
from pipeline.rules.rule import Rule
from tests.rules.case_files import ROOT

PAGE = ROOT / "docs" / "reference" / "rules.md"


def test_the_page_is_up_to_date() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "rule_pages.py"))["page"]()
    assert made == PAGE.read_text("utf-8"), "run: python scripts/rule_pages.py"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_has_a_place_to_link_to(rule: Rule) -> None:
    text = PAGE.read_text("utf-8")
    assert f"\n### {rule.id} {rule.name}\n" in text
    assert f"[{rule.id}](#{rule.id.lower()}-{rule.name})" in text


@pytest.mark.parametrize("type_", ids())
def test_each_report_type_has_a_place(type_: str) -> None:
    text = PAGE.read_text("utf-8")
    assert f"\n### {load(type_).title}\n\n`{type_}`" in text
