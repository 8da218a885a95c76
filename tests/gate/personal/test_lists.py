"""The lists are whole, their bundle is clean, and only what stands at a span counts."""

from __future__ import annotations

from collections import Counter
from typing import Final

import pytest

from pipeline.evidence.find import RawBundle
from pipeline.model.finding import Severity
from pipeline.runs.examine import examine
from tests.gate.personal.lists import HALVES, Sentence, bundle, read
from tests.gate.personal.score import page, score

EMAIL: Final = "Write to someone.else@example.com, or ask a worker for help."


@pytest.mark.parametrize("name", ["found", "innocent"])
def test_each_half_has_a_hundred_sentences_and_all_kinds_alike(name: str) -> None:
    sentences = read(name)
    for half in HALVES:
        assert sum(one.half == half for one in sentences) >= 100
    for kind in {one.kind for one in sentences}:
        halves = Counter(one.half for one in sentences if one.kind == kind)
        assert abs(halves["open"] - halves["held"]) <= 1


def test_no_sentence_is_in_both_lists() -> None:
    assert {one.text for one in read("found")}.isdisjoint(one.text for one in read("innocent"))


def test_the_base_bundle_has_nothing_to_find() -> None:
    found = examine(RawBundle("bundle.json", bundle(None))).findings
    assert [one.rule.id for one in found if one.severity is not Severity.NOTICE] == []
    assert [one.rule.id for one in found if one.rule.family == "PRV"] == []


@pytest.mark.parametrize(
    ("span", "told"),
    [("someone.else@example.com", True), ("else", True), ("a worker", False), ("Write", False)],
)
def test_only_what_overlaps_the_span_counts(span: str, told: bool) -> None:
    assert bool(score(Sentence("email-0", "email", EMAIL, span, "open")).told) is told


def test_anything_told_of_an_innocent_sentence_counts() -> None:
    assert score(Sentence("email-0", "email", EMAIL, "", "open")).worst is not None


def test_the_page_lists_the_held_half_only_when_asked() -> None:
    ours = [Sentence(f"x-{half}", "x", "Nobody is named.", "Nobody", half) for half in HALVES]
    results = [score(one) for one in ours]
    alarms = [score(Sentence(f"y-{half}", "y", EMAIL, "", half)) for half in HALVES]
    assert "x-held" not in "\n".join(page(results, alarms, ["open"]))
    shown = "\n".join(page(results, alarms, HALVES))
    assert all(f"`{id_}`" in shown for id_ in ("x-open", "x-held", "y-open", "y-held"))
