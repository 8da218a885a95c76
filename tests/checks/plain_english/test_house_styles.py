"""A report type chooses its house style, and everything is read by it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from pipeline.checks.case.case import Case
from pipeline.checks.registry import run
from pipeline.composition.compose import compose
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.language.difficulty import difficulty
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Finding
from pipeline.report_type.definition import ReportType
from pipeline.report_type.toml.file import load
from pipeline.reporters.proof.gauges import gauges
from pipeline.resources import TEMPLATES, Home, using
from tests.checks.building import RFC, ROOT, case

TEXT = "Staff call it ‘home’, and two parents say “house”. They spoke to 4 inspectors."
GOV_UK, PUBLISHED = "gov-uk", "published-reports"


def in_style(style: str, tmp_path: Path) -> ReportType:
    """Return a report type whose file names a house style."""
    folder = tmp_path / "report-types" / "sccif-rfc-full"
    shutil.copytree(TEMPLATES / "report-types" / "sccif-rfc-full", folder)
    path = folder / "report-type.toml"
    path.write_text(f'house_style = "{style}"\n{path.read_text("utf-8")}', encoding="utf-8")
    with using(Home(tmp_path)):
        return load("sccif-rfc-full")


def told(type_: ReportType) -> list[tuple[str, str]]:
    """Return what is found of numbers and quotation marks in a report of this type."""
    bundle = json.loads((ROOT / "samples" / RFC / "bundle.json").read_text("utf-8"))
    bundle["narrative"]["overall"]["paragraphs"][0] = {"text": TEXT, "evidence": []}
    taken = intake(RawBundle("bundle.json", json.dumps(bundle).encode()))
    assert taken.bundle
    found = run(Case(taken.bundle, type_, compose(taken.bundle, type_)))
    ours = [one for one in found if one.rule.id in ("PLE008", "PLE009") and _is_first(one)]
    return [(one.rule.id, one.message.partition(";")[0]) for one in ours]


def _is_first(finding: Finding) -> bool:
    at = finding.place.bundle
    return bool(at and at.pointer == "/narrative/overall/paragraphs/0/text")


def test_a_type_in_the_style_of_gov_uk_has_double_marks_and_figures_from_two(
    tmp_path: Path,
) -> None:
    assert told(in_style(GOV_UK, tmp_path)) == [
        ("PLE008", "The house style writes ‘two’ in another way."),
        ("PLE009", "These quotation marks are single"),
    ]


def test_a_type_that_names_none_is_in_that_of_published_reports() -> None:
    assert load("sccif-rfc-full").house_style == PUBLISHED
    assert told(load("sccif-rfc-full")) == [
        ("PLE008", "The house style writes ‘4’ in another way."),
        ("PLE009", "These quotation marks are double"),
    ]


def test_readability_and_the_proof_are_held_to_it(tmp_path: Path) -> None:
    """With a style of one's own in which every sentence is long on average."""
    style = (TEMPLATES / "house-styles" / "gov-uk.toml").read_text("utf-8")
    (tmp_path / "house-styles").mkdir()
    (tmp_path / "house-styles" / "strict.toml").write_text(
        style.replace('id = "gov-uk"', 'id = "strict"').replace(
            "notice = 18\nwarning = 20", "warning = 2"
        ),
        encoding="utf-8",
    )
    with using(Home(tmp_path)):
        composed = case({}, house_style="strict")
        shown = [
            gauge
            for _, section in composed.sections()
            for gauge in gauges(section, difficulty(section), composed.report_type)
        ]
        told = [one for one in run(composed) if one.rule.id == "RDB001"]
    assert {one.limit for one in told} == {"at most 2"}
    assert {one.warning for one in shown if one.name == "Words a sentence"} == {2}


def test_a_style_that_there_is_not_is_told_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(BrokenError) as broken:
        in_style("tabloid", tmp_path)
    assert str(broken.value) == (
        "report-types/sccif-rfc-full/report-type.toml:1: "
        f"‘house_style’ must be one of: children, families, {GOV_UK}, {PUBLISHED}."
    )
