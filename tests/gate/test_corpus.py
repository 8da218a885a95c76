"""The corpus is whole: its key can be read, and each of its bundles is a valid one."""

from __future__ import annotations

from collections import Counter

import pytest

from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from tests.gate.build import Built, base, built
from tests.gate.corpus import LISTS, Paragraph, Placed, read, rules

ALL = tuple(one for name in LISTS for one in read(name))
BUNDLES = tuple(
    pytest.param(one, id=f"{name}-{one.id}") for name in LISTS for one in built(read(name))
)


def test_there_are_enough_paragraphs_of_at_least_four_types() -> None:
    planted = Counter(one.report_type for one in ALL if one.plant)
    clean = Counter(one.report_type for one in ALL if not one.plant)
    assert planted.total() >= 200
    assert clean.total() >= 200
    assert sum(planted[type_] >= 50 and clean[type_] >= 50 for type_ in planted) >= 4


def test_half_of_them_are_held_back_and_stand_apart() -> None:
    assert all(one.held is (name == "held") for name in LISTS for one in read(name))
    assert abs(len(read("held")) - len(read("open"))) <= 0.05 * len(ALL)


def test_no_id_stands_there_twice() -> None:
    assert len({one.id for one in ALL}) == len(ALL)


@pytest.mark.parametrize("name", LISTS)
def test_what_a_paragraph_says_of_itself_is_so(name: str) -> None:
    for one in read(name):
        says_what_is_so(one)


def says_what_is_so(one: Paragraph) -> None:
    known = {record["id"] for record in base(one.base)["evidence"]}
    assert all(known.issuperset(placed.rests_on) for placed in one.all_placed)
    assert 30 <= one.words <= 90
    if one.plant:
        assert one.plant.kind in rules()
        assert one.placed.plain.count(one.plant.words) == 1
        assert (one.beside is not None) is (one.plant.kind == "repeat")


@pytest.mark.parametrize("one", BUNDLES)
def test_each_bundle_is_valid(one: Built) -> None:
    assert intake(RawBundle(f"{one.id}.json", one.source)).findings == ()


@pytest.mark.parametrize("one", BUNDLES)
def test_no_sentence_stands_twice_unless_that_is_planted(one: Built) -> None:
    of_base = [
        sentence
        for section in base(one.paragraphs[0][0].base)["narrative"].values()
        for paragraph in section["paragraphs"]
        for sentence in Placed("", (), paragraph["text"]).sentences
    ]
    said = [*of_base, *(said for each, _ in one.paragraphs for said in each.placed.sentences)]
    assert [sentence for sentence in set(said) if said.count(sentence) > 1] == []
