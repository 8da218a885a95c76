"""The least and the longest bundle: valid, the same each time, and as far apart as they can be."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Final

import pikepdf
import pytest

from pipeline.commands import run
from pipeline.composition.budget import DocumentBudget, budget_of
from pipeline.composition.compose import compose
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.language.measure import count_words, section_counts
from pipeline.model.document import Origin, Paragraph, plain, walk
from pipeline.report_type.toml.file import ids, load
from pipeline.reporters.budget import Cut, Told
from pipeline.reporters.budget.text import text
from pipeline.runs.extremes.cuts import cuts
from pipeline.runs.extremes.drawn import extremes
from pipeline.runs.extremes.search import words

pytestmark = pytest.mark.thorough

_TYPE: Final = "lscb-review-2014"  # it is the quickest
_OTHERS: Final = [pytest.param(one, marks=pytest.mark.slow) for one in ids() if one != _TYPE]
_EACH: Final = pytest.mark.parametrize("report_type", [_TYPE, *_OTHERS])


@cache
def budgets(report_type: str) -> tuple[DocumentBudget, ...]:
    return budget_of(load(report_type))


@cache
def both(report_type: str) -> tuple[RawBundle, RawBundle]:
    least, longest = extremes(load(report_type), budgets(report_type))
    return least, longest


def taken(source: RawBundle) -> Bundle:
    found = intake(source)
    assert [one.message for one in found.findings] == []
    assert found.bundle
    return found.bundle


@_EACH
def test_both_are_valid_and_far_apart(report_type: str) -> None:
    least, longest = (words(taken(one), load(report_type)) for one in both(report_type))
    assert 0 < least < 500
    assert longest > 20 * least


@_EACH
def test_neither_is_outside_of_what_budget_says(report_type: str) -> None:
    budgeted = {(of.id, one.id): one for of in budgets(report_type) for one in of.sections}
    for source in both(report_type):
        for document in compose(taken(source), load(report_type)).documents:
            for section in walk(document.sections):
                counted, bounds = section_counts(section).totals, budgeted[document.id, section.id]
                there = counted.words + counted.other_words
                assert bounds.whole.together.least <= there <= bounds.whole.together.most
                assert counted.paragraphs <= bounds.whole.paragraphs.most


@_EACH
def test_inspectors_words_of_the_longest_break_no_limit(report_type: str) -> None:
    type_ = load(report_type)
    for document in compose(taken(both(report_type)[1]), type_).documents:
        for section in walk(document.sections):
            written = [one for one in section.blocks if getattr(one, "origin", "") is Origin.PEOPLE]
            limit = type_.rules.limit("paragraphs", section.id)
            assert not limit or len(written) <= limit.warning
            most = type_.rules.limit("sentences-per-paragraph", section.id)
            for one in section_counts(section).paragraphs:
                if most and section.blocks[one.block] in written:
                    assert len(one.sentences) <= most.warning


@_EACH
def test_inspectors_words_of_the_longest_fill_letters_and_no_more(report_type: str) -> None:
    type_, (_, longest) = load(report_type), both(report_type)
    limited = {one.id: one for one in budgets(report_type) if one.limit is not None}
    for document in compose(taken(longest), type_).documents:
        if budget := limited.get(document.type_id):
            written = sum(
                count_words(plain(one.inlines))
                for section in walk(document.sections)
                for one in section.blocks
                if isinstance(one, Paragraph) and one.origin is Origin.PEOPLE
            )
            assert budget.limit
            assert budget.limit / 2 < budget.own + written <= budget.limit


def test_they_are_the_same_each_time_and_say_that_they_are_made_up() -> None:
    again = tuple(extremes(load(_TYPE), budgets(_TYPE)))
    assert again == both(_TYPE)
    assert all("Made up from the schemas" in one.raw.decode() for one in again)


def test_declared_facts_are_chosen_so_that_they_say_the_most() -> None:
    """An assurance visit has a notice where concerns are serious, and none where there are none."""
    type_ = load("rfc-assurance-visit")
    least, longest = extremes(type_, budgets(type_.id))
    assert json.loads(longest.raw)["facts"]["concerns"]["effect"] == "protection and welfare"
    assert json.loads(least.raw)["facts"]["concerns"] == {"level": "none"}


@pytest.mark.slow
def test_pages_are_those_of_the_files_that_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["budget", _TYPE, "--render", "--out", str(tmp_path), "--format", "json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["report_types"]
    pages = told["documents"][0]["pages"]
    assert pages["estimate"] is False
    for end, number in (("least", pages["least"]), ("longest", pages["most"])):
        folder = tmp_path / f"{_TYPE}-{end}"
        assert {one.name for one in folder.iterdir()} >= {"bundle.json", "report.html"}
        with pikepdf.open(folder / "report.pdf") as pdf:
            assert len(pdf.pages) == number
        bundle = taken(RawBundle("bundle.json", (folder / "bundle.json").read_bytes()))
        (title,) = compose(bundle, load(_TYPE)).documents[0].title
        assert plain((title,)) in (folder / "report.html").read_text("utf-8")


@pytest.mark.parametrize("report_type", ["lscb-review-2014", "childrens-centre"])
def test_a_list_that_stops_before_its_bound_is_named(report_type: str) -> None:
    """Only children’s centres show their measures, of which a bundle may have 5,000."""
    of_type = load(report_type)
    evidence = [{"measure": {"label": "a"}}] * 100
    longest = {"evidence": evidence, "recommendations": [{"id": "C1"}] * 100}
    found = cuts(of_type, budgets(report_type), longest)
    shown = [Cut("/evidence", 100, 5_000)] if report_type == "childrens-centre" else []
    assert list(found) == shown
    told = "\n".join(text(Told(of_type, budgets(report_type), (), cut=found)))
    assert ("its schema allows 5,000." in told) is bool(shown)


def test_a_folder_to_write_to_needs_something_to_write(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["budget", _TYPE, "--out", "somewhere"]) == 2
    assert "--out is where --render writes" in capsys.readouterr().err
