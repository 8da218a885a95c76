"""What changed between templates, schemas and rules and those who fill bundles."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.comparison.comparison import Comparison
from pipeline.resources import Home
from pipeline.runs.comparison.before import Before
from pipeline.runs.comparison.keeping import keep
from pipeline.runs.comparison.kept import read, text
from pipeline.runs.comparison.run import Wanted, compare
from tests.runs.comparison.changes import SCHEMA, VISIT, before, bundle, renamed, side

MONITORING = "report-types/sccif-rfc-monitoring"
CONCERNS = "report-types/rfc-assurance-visit/concerns.md.j2"


def told(found: Comparison, kind: str) -> list[tuple[str, str, str, bool]]:
    terms = [one for one in found.contract if one.kind == kind]
    return [(one.name, one.was, one.now, one.breaking) for one in terms]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            '"required": ["concerns"]',
            '"required": ["concerns", "cases_sampled"]',
            ("/facts/cases_sampled", "required", "optional", False),
        ),
        (
            '"required": ["level"]',
            '"required": []',
            ("/facts/concerns/level", "optional", "required", True),
        ),
        (
            '"maximum": 1000',
            '"maximum": 500',
            ("/facts/cases_sampled", "up to 500", "up to 1000", False),
        ),
    ],
)
def test_a_field_that_is_asked_for_otherwise_is_told(
    tmp_path: Path, old: str, new: str, expected: tuple[str, str, str, bool]
) -> None:
    assert told(before(tmp_path, {SCHEMA: (old, new)}), "field") == [expected]


def test_a_field_that_no_template_asks_for_any_more_is_unused(tmp_path: Path) -> None:
    more = "{% if setting.area %}\nMany.\n{% endif %}\nThis was an assurance visit"
    found = before(tmp_path, {VISIT: ("This was an assurance visit", more)})
    assert told(found, "use") == [("/setting/area", "used", "unused", False)]


def test_a_field_of_a_loop_is_used_as_one_of_any_entry(tmp_path: Path) -> None:
    loop = "{% for one in event.inspectors %}{{ one.role }}{% endfor %}\nThis was"
    found = before(tmp_path, {VISIT: ("This was", loop)})
    assert told(found, "use") == []  # a table of the type shows it, too


def test_a_statement_that_was_edited_is_told_by_word(tmp_path: Path) -> None:
    path = "report-types/sccif-rfc-full/report-type.toml"
    edits = {path: ("has been closed for {closed_for}", "was closed for {closed_for}")}
    found = before(tmp_path, edits, bundle("sccif-rfc-full/good-closed"))
    (change,) = [one for one in found.contract if one.kind == "statement"]
    pieces = [(one.fate, one.text) for one in change.pieces if one.fate != "same"]
    assert (change.name, pieces) == ("closure", [("gone", "was"), ("new", "has been")])
    assert change.file == path
    assert change.line > 100
    assert [one.statement for one in found.wording] == ["closure"]


def test_a_limit_that_says_something_else_is_told_with_its_line(tmp_path: Path) -> None:
    edits = {"frameworks/assurance-visits-2020.toml": ("warning = 8", "warning = 9")}
    found = before(tmp_path, edits)
    assert told(found, "rule") == [("limits paragraphs", "warning 9", "warning 8", False)]
    (change,) = found.contract
    assert change.file == "frameworks/assurance-visits-2020.toml"
    assert change.report_type == "rfc-assurance-visit"


def test_a_rule_of_plain_english_that_says_something_else_is_of_all_types(tmp_path: Path) -> None:
    edits = {"plain-english/wordy-phrase.toml": ("‘Before’ is read faster", "‘Before’ is better")}
    found = before(tmp_path, edits)
    (change,) = found.contract
    assert (change.kind, change.report_type, change.name) == (
        "rule",
        "",
        "plain-english wordy-phrase",
    )
    assert [one.text for one in change.pieces if one.fate == "new"] == ["read faster"]


@pytest.mark.parametrize("saved", [False, True], ids=["a folder", "what was kept"])
def test_a_template_that_is_only_called_otherwise_asks_for_no_version(
    saved: bool, tmp_path: Path
) -> None:
    base: Before = side(Home())
    if saved:
        kept, _ = keep(side(Home()), [bundle()], 1)
        (tmp_path / "kept.json").write_text(text(kept), "utf-8")
        base = read(tmp_path / "kept.json")
    head = side(renamed(tmp_path / "own", VISIT, "a-visit.md.j2"), "head")
    found = compare(base, head, (bundle(),), Wanted())
    assert [one.differs for one in found.types] == [False]
    assert found.verdict.passes
    path = tmp_path / "own" / VISIT.replace("visit.md", "a-visit.md")
    path.write_text(path.read_text("utf-8").replace("Visits of this", "Visits of that"), "utf-8")
    changed = compare(base, side(Home(tmp_path / "own"), "head"), (bundle(),), Wanted())
    assert not changed.verdict.passes


def test_a_remark_in_a_template_changes_no_contract_and_no_version(tmp_path: Path) -> None:
    found = before(tmp_path, {CONCERNS: ("{# The report says", "{# This report says")})
    assert found.touched == 1
    assert not found.types[0].differs
    assert found.contract == ()
    assert found.verdict.passes
