"""Private words and personal data in public text; and what is neither."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.personal.shapes import is_nhs_number
from tests.checks.building import CENTRE, RFC, VISIT, found, paragraphs, rule, texts_found, told

DETAIL = "/evidence/1/source/detail"  # E02: ‘Leaving summary kept behind the teal divider’
STATEMENT = "Someone saw a manager shout at the new baby."
PRIVATE: dict[str, Any] = {
    "/evidence/3/source/detail": "Talk with Nadia Bright in the office",
    "/evidence/5/statement": STATEMENT,
    "/evidence/5/withheld": "anonymous-source",
    "/evidence/7/source/detail": "An interview with the registered manager, Jo Sample",
}
REPEATED = """
It was a leaving summary, kept behind the teal divider.
The *leaving summary* kept behind the teal divider was short.
Staff live at 77 Kingfisher Yard.
The mother of the infant in the corner flat was pleased.
Night staff trust Nadia Bright.
The centre is in Nether Wibbleton.
""".strip().splitlines()


def test_words_of_a_private_field_are_found_and_never_echoed() -> None:
    findings = found("PRV001", PRIVATE | paragraphs(REPEATED))
    assert sorted(texts_found(findings, REPEATED)) == sorted(REPEATED)
    assert {one.severity.value for one in findings} == {"warning"}
    for one in findings:
        shown = f"{one.message} {one.hint} {one.measured} {one.limit}".lower()
        assert not any(
            word in shown for word in ("teal", "kingfisher", "corner", "nadia", "nether")
        )


def test_words_of_a_withheld_record_are_an_error_that_does_not_name_it() -> None:
    (one,) = found("PRV001", PRIVATE | paragraphs([STATEMENT]))
    assert one.severity.value == "error"
    assert "E06" not in one.message


def test_words_without_permission_are_told_once() -> None:
    said = paragraphs(["‘The purple minibus is the best bit of our week,’ said a relative."])
    assert found("PRV001", said, rule("quote-permission")) == []
    assert len(found("PRV001", said, rule("initials"))) == 1


def test_a_statement_that_no_report_uses_yet_is_looked_at() -> None:
    edits = {"/evidence/5/statement": "It was kept behind the teal divider: a leaving summary."}
    whole = {"/evidence/5/statement": "A leaving summary kept behind the teal divider."}
    assert found("PRV001", edits) == []
    assert told(found("PRV001", whole)) == [("warning", "/evidence/5/statement")]


@pytest.mark.parametrize("base", [RFC, CENTRE, VISIT])
def test_the_samples_are_silent(base: str) -> None:
    assert found("PRV001", {}, base=base) == found("PRV002", {}, base=base) == []


# --- personal data -----------------------------------------------------------------------

PERSONAL = ["The family came from QZ4 9ZZ last year.", "Write to n.bright@example.org for more."]


def test_personal_data_is_found_by_its_shape() -> None:
    findings = found("PRV002", paragraphs(PERSONAL))
    assert texts_found(findings, PERSONAL) == PERSONAL
    assert {one.severity.value for one in findings} == {"warning"}
    assert not any(char.isdigit() for one in findings for char in one.message)


def test_statements_and_requirements_are_looked_at_and_published_fields_are_not() -> None:
    edits = {"/evidence/5/statement": PERSONAL[1], "/requirements/0/action": PERSONAL[0]}
    places = [pointer for _, pointer in told(found("PRV002", edits))]
    assert sorted(places) == ["/evidence/5/statement", "/requirements/0/action"]


@given(st.integers(0, 999_999_999))
def test_at_most_one_check_digit_makes_an_nhs_number(first: int) -> None:
    assert sum(is_nhs_number(f"{first:09}{last}") for last in range(10)) <= 1
