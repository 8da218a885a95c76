"""What is found in letters, beside what they follow: faults, and harmless sentences near them."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from pipeline.checks import registry
from pipeline.checks.case.case import Case
from pipeline.checks.claims.topics import stem
from pipeline.composition.compose import compose
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.model.places import Places
from pipeline.resources import TEMPLATES
from tests.samples.cases import of

HERE: Final = Path(__file__).parent
SAMPLE: Final = "sccif-childrens-home-full/good-requires-improvement"
OURS: Final = {"EVD030", "EVD031", "EVD012", "EVD034", "EVD040", "EVD041", "EVD042", "EVD043"}


def _cases() -> Iterator[tuple[str, str, list[list[str]]]]:
    report = ""
    for one in tomllib.loads((HERE / "letters.toml").read_text("utf-8"))["case"]:
        report = one.get("report", report)
        yield report, one["letter"], one.get("finds", [])


CASES: Final = tuple(_cases())


def found_in(data: dict[str, Any]) -> tuple[Case, list[list[str]]]:
    """Return the case of a bundle, and each rule on letters with the words that it is about."""
    taken = intake(RawBundle("bundle.json", json.dumps(data).encode()))
    assert taken.bundle, [one.message for one in taken.findings]
    assert taken.report_type
    case = Case(taken.bundle, taken.report_type, compose(taken.bundle, taken.report_type))
    places = Places(case.composition.documents)
    told = []
    for one in (*taken.findings, *registry.run(case)):
        at = places.of(one)
        if one.rule.id in OURS and at and at.document.startswith("children-letter"):
            words = one.place.words
            told.append([one.rule.id, words.run[words.start : words.end] if words else ""])
    return case, told


def bundle() -> dict[str, Any]:
    """Return the sample as data, to be changed."""
    data: dict[str, Any] = json.loads(of(SAMPLE).content)
    return data


@pytest.mark.parametrize(("report", "letter", "finds"), CASES, ids=[one[1] for one in CASES])
def test_what_is_found_in_a_letter(report: str, letter: str, finds: list[list[str]]) -> None:
    data = bundle()
    data["narrative"]["overall"]["paragraphs"][0]["text"] = report
    data["narrative"]["letter"]["paragraphs"] = [
        {"text": letter, "evidence": [], "follows": ["O1"]}
    ]
    assert found_in(data)[1] == finds


def test_there_are_enough_of_both() -> None:
    wrong = [one for one in CASES if one[2]]
    assert len(wrong) >= 25
    assert len(CASES) - len(wrong) >= 25


def test_each_word_is_in_one_list() -> None:
    """A word that two lines have would count as one of them only."""
    table = tomllib.loads((TEMPLATES / "claims/summaries.toml").read_text("utf-8"))
    lines = [{stem(word) for word in line.split()} for line in table["alike"]]
    doubled = {
        one for at, line in enumerate(lines) for one in line if any(one in o for o in lines[:at])
    }
    silent = {word for line in table["silent"] for word in line.split()}
    alike = {word for line in table["alike"] for word in line.split()}
    assert not doubled
    assert not silent & alike
