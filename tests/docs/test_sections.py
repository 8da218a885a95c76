"""The page of sections is up to date, and has every section that inspectors write."""

from __future__ import annotations

import runpy
from typing import Final

import pytest

from pipeline.report_type.toml.file import ids, load
from tests.checks.case_files import ROOT

PAGE: Final = ROOT / "docs" / "reference" / "sections.md"
SCRIPT: Final = runpy.run_path(str(ROOT / "scripts" / "section_pages.py"))


def test_the_page_is_fresh() -> None:
    assert SCRIPT["page"]() == PAGE.read_text("utf-8"), "run: python scripts/section_pages.py"


@pytest.mark.parametrize("type_", ids())
def test_each_section_that_inspectors_write_is_there(type_: str) -> None:
    part = PAGE.read_text("utf-8").partition(f"\n`{type_}`\n")[2].partition("\n## ")[0]
    for document in load(type_).documents:
        for section in SCRIPT["written"](document.sections):
            assert f"`{SCRIPT['_field'](section)}`" in part


TEMPLATES: Final = {
    "{# why #}\nIt is so.\n\nAnd so.\n": ["It is so.", "And so."],
    "It is {{ setting.name }}.": ["It is ‹setting.name›."],
    "{% if a %}\nIt is.\n{% elif b %}\nIt may be.\n{% else %}\nIt is not.\n{% endif %}\n": [
        "[where `a`: It is.] [otherwise where `b`: It may be.] [otherwise: It is not.]"
    ],
    "{% for one in all %}{{ one.name }}{% endfor %}": ["[for each `one in all`: ‹one.name›]"],
    "{% if a %}\nOne.\n\nTwo.\n{% endif %}\n": ["[where `a`: One.]", "[where `a`: Two.]"],
    "One.\n{% if a %}\n\nTwo.\n{% endif %}\n": ["One.", "[where `a`: Two.]"],
    "These:\n\n- one\n- two\n": ["These:", "one; two"],
}


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_is_told_with_its_conditions(template: str) -> None:
    assert SCRIPT["said"](template) == TEMPLATES[template]
