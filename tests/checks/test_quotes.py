"""Quotes: found where nobody said them or nobody allowed them, silent about anything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.case.quotation_marks import quotations
from pipeline.report_type.toml.file import ids, load
from tests.checks.building import found, paragraph, paragraphs, rule, texts_found, told

PLACE = "/narrative/overall/paragraphs/0/text"
IN_EVIDENCE = rule("quote-in-evidence")
PERMISSION = rule("quote-permission")
INVENTED = "One parent said: ‘They never listened to me at all.’"


def test_it_is_a_warning_however_strong_the_source_is_and_off_where_it_is_not_asked_for() -> None:
    edits = paragraph(INVENTED)
    assert told(found("EVD012", edits, IN_EVIDENCE)) == [("warning", PLACE)]
    assert told(found("EVD012", edits, rule("quote-in-evidence", "likely"))) == [("warning", PLACE)]
    assert found("EVD012", edits, PERMISSION) == []


@pytest.mark.parametrize("type_", ids())
def test_each_report_type_looks_at_quotes_and_their_permission(type_: str) -> None:
    turned_on = {one.kind for one in load(type_).rules.evidence}
    assert turned_on >= {"quote-in-evidence", "quote-permission"}


@given(st.text(alphabet="ab ‘’“”'\".,s—>", max_size=40), st.booleans())
def test_any_text_can_be_read(text: str, apart: bool) -> None:
    for one in quotations(text, apart=apart):
        start, end = one.likeliest
        assert 0 <= start <= end <= len(text)
        assert text[start:end] in one.readings


# --- permission: E10 said ‘The purple minibus is the best bit of our week.’ without ------

PUBLISHED = """
One relative said: ‘The purple minibus is the best bit of our week.’
> The purple minibus is the best bit of our week.
- Trips by minibus\\n- The purple minibus is loved
""".strip().splitlines()


def test_words_without_permission_are_found_and_never_echoed() -> None:
    findings = found("EVD013", paragraphs(PUBLISHED), PERMISSION)
    assert texts_found(findings, PUBLISHED) == PUBLISHED
    assert {one.severity.value for one in findings} == {"error"}
    for one in findings:
        assert "minibus" not in f"{one.message} {one.hint} {one.measured} {one.limit}"


def test_words_that_somebody_else_agreed_to_publish_are_silent() -> None:
    edits = paragraph(PUBLISHED[0])
    same = {"/evidence/4/quote/text": "The purple minibus is the best bit of our week."}
    assert found("EVD013", {**edits, **same}, PERMISSION) == []


def test_a_requirement_is_part_of_the_report() -> None:
    edits = {"/requirements/0/action": "The purple minibus is to be kept clean."}
    (one,) = found("EVD013", edits, PERMISSION)
    assert told([one]) == [("error", "/requirements/0/action")]
