"""Words for proportions that are linked to nothing, and what only looks like one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.case.proportion_words import unlinked
from tests.checks.building import found, paragraph, paragraphs, texts_found, told

PLACE = "/narrative/overall/paragraphs/0/text"

UNLINKED = ["Most families understood it.", "Half of the families understood it."]


def test_it_is_a_notice() -> None:
    findings = found("PRP003", paragraphs(UNLINKED, "E07"))
    assert texts_found(findings, UNLINKED) == UNLINKED
    assert {one.severity.value for one in findings} == {"notice"}


def test_it_is_silent_where_no_number_is_left_to_link_to() -> None:
    assert found("PRP003", paragraphs(UNLINKED, "E05")) == []
    linked_too = [f"[Some](evidence:E07) did. {text}" for text in UNLINKED]
    assert found("PRP003", paragraphs(linked_too, "E07")) == []


def test_a_link_to_a_record_without_a_measure_is_a_notice() -> None:
    edits = paragraph("[Most families](evidence:E05) understood it.", "E05")
    assert told(found("PRP003", edits)) == [("notice", PLACE)]


@given(st.text(alphabet="mostfewhal yjri’,. ", max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in unlinked(text, []))
