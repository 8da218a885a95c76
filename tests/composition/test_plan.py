"""What holds for every plan, whatever the evidence."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from pipeline.composition.plan import SectionPlan, plan_section
from pipeline.evidence.bundle import Evidence
from pipeline.language.sentences import spans
from pipeline.model.document import TemplateSource, Text
from pipeline.model.finding import Citation
from pipeline.report_type.judging import Area
from pipeline.report_type.limits import PlanLimits

JUDGEMENT: Final = "overall"
LONGEST: Final = 5  # sentences where one paragraph carries two areas
NO_SOURCE: Final = Text("An area", TemplateSource("test", 1))


def area(number: int) -> Area:
    return Area(f"area-{number}", JUDGEMENT, NO_SOURCE, Citation(says="test"))


def record(number: int, area_: int, weight: int, sentences: int, withheld: bool) -> Evidence:
    """Return a record; its statement has so many sentences, or is missing."""
    return Evidence(
        id=f"E{number}",
        pointer=f"/evidence/{number}",
        area=f"area-{area_}",
        source_kind="record",
        statement=" ".join(["Families are well."] * sentences),
        direction="strength",
        weight=weight,
        why_withheld="other" if withheld else "",
    )


weights = st.integers(1, 5)
sentences = st.sampled_from([0, 1, 1, 1, 2, 2, 3, 4, 6])
withheld = st.sampled_from([False, False, False, True])
evidence = st.lists(st.tuples(st.integers(0, 12), weights, sentences, withheld), max_size=40).map(
    lambda found: tuple(record(number, *one) for number, one in enumerate(found))
)
areas = st.permutations(range(11)).flatmap(
    lambda order: st.integers(0, 11).map(lambda most: [area(one) for one in order[:most]])
)


@st.composite
def limits(draw: st.DrawFn) -> PlanLimits:
    target = draw(st.integers(1, 6))
    return PlanLimits(draw(st.integers(1, 4)), target, draw(st.integers(target, 9)))


def length(paragraph: tuple[Evidence, ...]) -> int:
    return sum(len(spans(one.statement)) for one in paragraph)


def used(plan: SectionPlan) -> list[Evidence]:
    return list(chain.from_iterable(plan.paragraphs))


def of(areas_: list[Area], records: tuple[Evidence, ...]) -> list[Evidence]:
    return [one for one in records if one.area in {wanted.id for wanted in areas_}]


@given(areas, evidence, limits())
def test_each_record_is_used_once_or_left_out_with_the_reason(
    areas_: list[Area], records: tuple[Evidence, ...], most: PlanLimits
) -> None:
    plan = plan_section(JUDGEMENT, areas_, records, most)
    found = [one.id for one in used(plan)] + [one.evidence for one in plan.left_out]
    assert sorted(found) == sorted(one.id for one in of(areas_, records))
    known = {one.id: one for one in records}
    for left in plan.left_out:
        one = known[left.evidence]
        assert (left.reason == "withheld") is one.withheld
        assert (left.reason == "no statement") is (not one.statement and not one.withheld)


@given(areas, evidence, limits())
def test_only_what_may_be_said_is_used(
    areas_: list[Area], records: tuple[Evidence, ...], most: PlanLimits
) -> None:
    for one in used(plan_section(JUDGEMENT, areas_, records, most)):
        assert one.statement
        assert not one.withheld


@given(areas, evidence, limits())
def test_an_area_is_covered_by_its_strongest_record_unless_the_plan_is_full(
    areas_: list[Area], records: tuple[Evidence, ...], most: PlanLimits
) -> None:
    plan = plan_section(JUDGEMENT, areas_, records, most)
    for wanted in areas_:
        usable = [one for one in records if one.area == wanted.id and one.publishable]
        covering = [one for one in used(plan) if one.area == wanted.id]
        if covering:
            assert max(usable, key=lambda one: one.weight) in covering
        elif usable:
            assert len(plan.paragraphs) == most.paragraphs
            left = {one.evidence for one in plan.left_out if one.reason == "over the length limit"}
            assert {one.id for one in usable} <= left


@given(areas, evidence, limits())
def test_a_plan_keeps_to_the_limits(
    areas_: list[Area], records: tuple[Evidence, ...], most: PlanLimits
) -> None:
    plan = plan_section(JUDGEMENT, areas_, records, most)
    assert len(plan.paragraphs) <= most.paragraphs
    for paragraph in plan.paragraphs:
        assert paragraph
        assert len(paragraph) == 1 or length(paragraph) <= max(most.sentences, LONGEST)


@given(areas, evidence, limits())
def test_a_plan_depends_on_the_order_of_records_only_within_their_area(
    areas_: list[Area], records: tuple[Evidence, ...], most: PlanLimits
) -> None:
    plan = plan_section(JUDGEMENT, areas_, records, most)
    by_area = tuple(sorted(records, key=lambda one: one.area))
    assert plan_section(JUDGEMENT, areas_, by_area, most).paragraphs == plan.paragraphs


@given(areas, evidence, limits())
def test_records_that_share_an_id_are_still_told_apart(
    areas_: list[Area], records: tuple[Evidence, ...], most: PlanLimits
) -> None:
    same = tuple(replace(one, id="E1") for one in records)
    plan = plan_section(JUDGEMENT, areas_, same, most)
    assert len(used(plan)) + len(plan.left_out) == len(of(areas_, same))


def test_the_strongest_comes_first_and_equals_keep_their_order() -> None:
    records = (
        record(0, 1, 2, 2, False),
        record(1, 2, 5, 2, False),
        record(2, 2, 5, 1, False),
        record(3, 1, 4, 2, False),
        record(4, 3, 4, 2, False),
        record(5, 3, 5, 2, True),
    )
    plan = plan_section(JUDGEMENT, [area(3), area(1), area(2)], records, PlanLimits(3, 4, 8))
    found = [[one.id for one in paragraph] for paragraph in plan.paragraphs]
    assert found == [["E1", "E2"], ["E4"], ["E3"], ["E0"]]
    assert [(one.evidence, one.reason) for one in plan.left_out] == [("E5", "withheld")]


def test_no_evidence_no_plan() -> None:
    assert plan_section(JUDGEMENT, [area(1)], (), PlanLimits(3, 6, 8)).paragraphs == ()
