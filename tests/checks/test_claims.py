"""Speech, dates and lengths of time: any text can be read, and nothing private is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.claims.dates.lengths import lengths_in
from pipeline.checks.claims.dates.written import all_dates_in, dates_in
from pipeline.checks.claims.speech.spoken import speeches
from tests.checks.building import found, paragraph, rule, told

QUOTES = rule("quote-in-evidence")
PLACE = "/narrative/overall/paragraphs/0/text"
TOLD = "One parent said: ‘They told me the hard things first.’"  # E05 holds it


@given(st.text(alphabet="ab said. Iparent‘’“”'\",:>…", max_size=60), st.booleans())
def test_speech_stands_in_its_text(text: str, apart: bool) -> None:
    for one in speeches(text, apart=apart):
        start, end = one.span
        assert 0 <= start <= end <= len(text)
        assert text[start:end] in one.quotation.readings


WORDS = st.sampled_from(
    (
        "3 31 12th March May June 2024 24 / . - , to and from in since Monday two weeks year a half"
    ).split()
)


@given(st.lists(WORDS, max_size=14))
def test_dates_and_lengths_stand_in_their_text(parts: list[str]) -> None:
    text = " ".join(parts)
    spans = [(one.start, one.end) for one in (*dates_in(text), *all_dates_in(text))]
    spans += [(one.start, one.end) for one in lengths_in(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)


def test_a_quote_of_another_record_is_a_notice_that_names_it() -> None:
    (one,) = found("EVD012", paragraph(TOLD, "E06"), QUOTES)
    assert told([one]) == [("notice", PLACE)]
    assert one.message.startswith("E05 holds this quote")


def test_where_a_quote_may_not_be_published_its_record_is_not_named() -> None:
    edits = {**paragraph(TOLD, "E06"), "/evidence/4/quote/permission": False}
    assert found("EVD012", edits, QUOTES) == []


def test_a_withheld_record_bears_nothing_out() -> None:
    edits = {**paragraph(TOLD, "E06"), "/evidence/4/withheld": "anonymous-source"}
    assert ("warning", PLACE) in told(found("EVD012", edits, QUOTES))


@pytest.mark.parametrize("permission", [True, False])
def test_a_role_is_matched_and_never_told(permission: bool) -> None:
    text = "A social worker said: ‘They told me the hard things first.’"
    kept = {"/evidence/4/quote/permission": permission, "/evidence/4/quote/speaker": "somebody"}
    (one,) = found("EVD035", {**paragraph(text, "E05"), **kept}, QUOTES)
    for word in ("mother", "infant", "corner"):
        assert word not in f"{one.message} {one.hint} {one.measured} {one.limit}"


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("A parent observed, ‘They told me the hard things first.’", 0),
        ("A social worker observed, ‘They told me the hard things first.’", 1),
        ("She walks with a deputy. ‘They told me the hard things first,’ she said.", 0),
        ("She felt like a visitor. ‘They told me the hard things first,’ she said.", 0),
        ("The deputy came. ‘They told me the hard things first,’ she said.", 1),
    ],
)
def test_whoever_a_sentence_begins_with_speaks(text: str, finds: int) -> None:
    assert len(found("EVD035", paragraph(text, "E05"), QUOTES)) == finds


def test_a_date_of_a_private_field_bears_out_and_is_not_told_elsewhere() -> None:
    detail = {"/evidence/0/source/detail": "Folder of 7 July 2024"}
    text = "A worker brought photographs on 7 July 2024."
    assert found("EVD031", {**paragraph(text, "E01"), **detail}) == []
    (one,) = found("EVD031", {**paragraph(text, "E02"), **detail})
    assert told([one]) == [("warning", PLACE)]
    assert "E01" not in one.message
