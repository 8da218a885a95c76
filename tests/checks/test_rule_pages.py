"""The page of all rules is up to date, and each rule and report type has a place to link to."""

from __future__ import annotations

import runpy

from pipeline.report_type.toml.file import ids, load
from pipeline.runs.rules import rules
from tests.checks.case_files import ROOT

PAGE = ROOT / "docs" / "reference" / "rules.md"


def test_the_page_is_fresh() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "rule_pages.py"))["page"]()
    assert made == PAGE.read_text("utf-8"), "run: python scripts/rule_pages.py"


def test_each_rule_has_a_place_to_link_to() -> None:
    text = PAGE.read_text("utf-8")
    for rule in rules():
        assert f"\n### {rule.id} {rule.name}\n" in text
        assert f"[{rule.id}](#{rule.id.lower()}-{rule.name})" in text


def test_each_report_type_has_a_place() -> None:
    text = PAGE.read_text("utf-8")
    for type_ in ids():
        assert f"\n### {load(type_).title}\n\n`{type_}`" in text
