"""Words for proportions that are linked to nothing, and what only looks like one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.case.proportion_words import unlinked
from tests.checks.building import found, paragraph, paragraphs, texts_found, told

PLACE = "/narrative/overall/paragraphs/0/text"

BORNE_OUT = ["Most families understood it.", "A few of the families did not."]
NOT_BORNE_OUT = ["Few families understood it.", "A minority of families understood it."]


def test_a_share_that_the_number_bears_out_needs_no_link() -> None:
    assert found("PRP006", paragraphs(BORNE_OUT, "E07")) == []
    assert found("PRP003", paragraphs(BORNE_OUT, "E07")) == []


def test_a_share_that_no_number_bears_out_is_told() -> None:
    findings = found("PRP006", paragraphs(NOT_BORNE_OUT, "E07"))
    assert texts_found(findings, NOT_BORNE_OUT) == NOT_BORNE_OUT
    assert {one.severity.value for one in findings} == {"notice"}


def test_a_link_to_a_record_without_a_measure_is_a_notice() -> None:
    edits = paragraph("[Most families](evidence:E05) understood it.", "E05")
    assert told(found("PRP003", edits)) == [("notice", PLACE)]


@given(st.text(alphabet="mostfewhal yjri’,. ", max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in unlinked(text, []))
