"""The extremes are bundles, and as extreme as a bundle may be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import pytest

from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.resources import SCHEMAS
from scripts.look.extremes import EXTREMES, Extreme

BUNDLE: Final = json.loads((SCHEMAS / "bundle.schema.json").read_text("utf-8"))["$defs"]
NAMED: Final = {one.name: one for one in EXTREMES}


@pytest.mark.parametrize("name", NAMED)
def test_an_extreme_is_a_bundle(name: str) -> None:
    taken = intake(RawBundle(name, NAMED[name].content))
    assert taken.bundle
    assert taken.report_type
    assert [str(one) for one in taken.findings] == []


def value(name: str) -> Any:
    return json.loads(NAMED[name].content)


def texts(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    for one in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from texts(one)


def test_a_name_has_200_letters_and_no_blank() -> None:
    name = value("name-without-a-blank")["setting"]["name"]
    assert (len(name), name.split()) == (200, [name])
    assert len(name) == BUNDLE["setting"]["properties"]["name"]["maxLength"]


def test_names_are_as_long_as_they_may_be() -> None:
    setting, limits = value("longest-names")["setting"], BUNDLE["setting"]["properties"]
    assert len(setting["name"]) == limits["name"]["maxLength"]
    provider = limits["registered_provider"]["properties"]
    assert len(setting["registered_provider"]["name"]) == provider["name"]["maxLength"]
    lines = [len(one) for one in setting["registered_provider"]["address"]]
    assert lines[:2] == [provider["address"]["items"]["maxLength"]] * 2
    for person in ("responsible_individual", "registered_manager"):
        assert len(setting[person]) == limits[person]["maxLength"]


def test_people_and_earlier_inspections_are_many() -> None:
    event = value("many-people")["event"]
    assert len(event["inspectors"]) == 24
    assert len(event["previous"]) == 40
    dates = [one["date"] for one in event["previous"]]
    assert sorted(set(dates), reverse=True) == dates


def test_a_requirement_is_long() -> None:
    bundle = value("long-requirement")
    for key, kind in (("requirements", "requirement"), ("recommendations", "recommendation")):
        assert len(bundle[key][0]["action"]) == 2_000
        assert BUNDLE[kind]["properties"]["action"]["maxLength"] == 2_000


def test_requirements_are_many() -> None:
    bundle = value("many-requirements")
    for key in ("requirements", "recommendations"):
        assert len({one["id"] for one in bundle[key]}) == 100


def test_figures_stand_in_eight_columns_of_seven_digits() -> None:
    series = [
        one["series"]["points"] for one in value("eight-columns")["evidence"] if "series" in one
    ]
    assert series
    for points in series:
        assert [len(str(one["value"])) for one in points] == [7] * 8


def test_a_paragraph_is_long() -> None:
    for section in ("overall", "leaders"):
        (paragraph,) = value("long-paragraph")["narrative"][section]["paragraphs"]
        assert 19_000 < len(paragraph["text"]) <= 20_000
        assert "\n" not in paragraph["text"]


def test_words_are_long() -> None:
    words = [word for text in texts(value("long-words")) for word in text.split()]
    assert max(map(len, words)) > 180


def test_rows_are_many() -> None:
    assert len(value("most-rows")["setting"]["centres"]) == 60


def test_a_first_inspection_has_no_earlier_one() -> None:
    bundle = value("first-inspection")
    assert (bundle["event"]["previous"], bundle["requirements"]) == ([], [])


def test_all_grades_are_given() -> None:
    assert len({one["grade"] for one in value("all-grades")["judgements"].values()}) == 4


def test_an_extreme_has_an_id_of_its_own() -> None:
    ids = {json.loads(one.content)["id"] for one in EXTREMES}
    assert ids == {f"extreme-{one.name}" for one in EXTREMES}


def test_an_extreme_is_the_same_each_time() -> None:
    one: Extreme = EXTREMES[0]
    assert one.content == one.content
