"""Proportions in words: every word of Annex C at the edges of its band, and false alarms."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.case.proportion_words import band_in, numbers_wrong
from pipeline.evidence.bundle import Measure
from pipeline.language import phrasing as words
from pipeline.model.finding import Citation, Finding
from pipeline.report_type.demands import Rules
from tests.checks.building import (
    CENTRE,
    RFC,
    found,
    paragraph,
    paragraphs,
    records_of,
    texts_found,
    told,
)

ANNEX = Rules(proportions=Citation("004", "3179-3189"))
PLACE = "/narrative/overall/paragraphs/0/text"


def linked(said: str, numerator: int, denominator: int = 100) -> dict[str, Any]:
    """Return the edits that link words to a measure, which nothing else is linked to."""
    measure = {"numerator": numerator, "denominator": denominator}
    return {
        **paragraph(f"[{said}](evidence:E05) understood it. Staff explain it.", "E05"),
        "/evidence/4/measure": {"label": "families who understood it", "unit": "families"}
        | measure,
    }


OTHER_BAND = [("Most families", 62), ("A minority", 50)]
WRONG_SIDE = [("Most families", 40), ("A minority", 51)]
WRONG = ["38 of 60 families", "63% of families", "38 families"]


def claims(pairs: list[tuple[str, int]], denominator: int = 100) -> dict[str, Any]:
    """Return the edits of a bundle with a paragraph, a record and a measure for each pair."""
    texts = [f"[{said}](evidence:M{at}) understood it." for at, (said, _) in enumerate(pairs)]
    measure = {"label": "families who understood it", "denominator": denominator}
    records = [
        {
            "id": f"M{at}", "area": "vision", "source": {"kind": "data"}, "direction": "neutral",
            "weight": 1, "measure": {**measure, "unit": "families", "numerator": number},
        }
        for at, (_, number) in enumerate(pairs)
    ]  # fmt: skip
    return {**paragraphs(texts), "/evidence": [*records_of(RFC), *records]}


def pairs_found(findings: list[Finding], pairs: list[tuple[str, int]]) -> list[tuple[str, int]]:
    names = [str(at) for at in range(len(pairs))]
    return [pairs[int(at)] for at in texts_found(findings, names)]


def test_a_word_of_another_band_is_a_warning() -> None:
    findings = found("PRP001", claims(OTHER_BAND), ANNEX)
    assert pairs_found(findings, OTHER_BAND) == OTHER_BAND
    assert {one.severity.value for one in findings} == {"warning"}
    assert findings[0].measured == "62 of 100 (62%)"
    assert found("PRP002", claims(OTHER_BAND), ANNEX) == []


def test_a_word_on_the_wrong_side_of_half_is_an_error_and_told_once() -> None:
    findings = found("PRP002", claims(WRONG_SIDE), Rules())
    assert pairs_found(findings, WRONG_SIDE) == WRONG_SIDE
    assert {one.severity.value for one in findings} == {"error"}
    assert found("PRP001", claims(WRONG_SIDE), ANNEX) == []


def test_without_the_table_in_its_framework_it_is_a_notice_of_our_own() -> None:
    (one,) = found("PRP001", linked("Most families", 37, 60), Rules())
    assert one.severity.value == "notice"
    assert one.citation
    assert one.citation.seed == ""
    assert one.message == (
        "‘Most families’ stands for 37 of 60 (62%); the word for this is ‘a majority’."
    )
    assert one.limit == "‘most’: 80 to 96%"


@given(st.integers(1, 500), st.data())
def test_the_word_that_we_write_always_fits(denominator: int, data: st.DataObject) -> None:
    numerator = data.draw(st.integers(0, denominator))
    said = words.proportion(numerator, denominator)
    band = band_in(said)
    assert band
    assert band.least <= words.per_cent(numerator, denominator) <= band.most


def test_the_bands_meet_everywhere_but_at_half() -> None:
    covered = [share for band in words.BANDS for share in range(band.least, band.most + 1)]
    assert sorted(covered) == [share for share in range(101) if share != 50]


def test_what_is_composed_is_right() -> None:
    assert found("PRP001", {}, ANNEX, CENTRE) == found("PRP002", {}, ANNEX, CENTRE) == []


def test_a_withheld_record_gives_no_number_away() -> None:
    edits = {**linked("Most families", 40), "/evidence/4/withheld": "other"}
    assert found("PRP002", edits) == []


# --- numbers ------------------------------------------------------------------------------


def test_another_number_is_an_error() -> None:
    pairs = [(said, 37) for said in WRONG]
    findings = found("PRP005", claims(pairs, 60))
    assert pairs_found(findings, pairs) == pairs
    assert {one.severity.value for one in findings} == {"error"}


@given(st.integers(1, 5000), st.data())
def test_its_own_numbers_are_never_wrong(denominator: int, data: st.DataObject) -> None:
    n = data.draw(st.integers(0, denominator))
    measure = Measure("", "families", n, denominator, "families")
    told_as = (f"{words.number(n)} of {words.number(denominator)}", f"{n} families")
    shares = (f"{words.per_cent(n, denominator)}%", f"{words.per_cent(n * 10, denominator) / 10}%")
    assert not any(numbers_wrong(said, measure) for said in (*told_as, *shares))


@pytest.mark.parametrize(
    ("numerator", "denominator", "field"), [(5, 4, "numerator"), (0, 0, "denominator")]
)
def test_a_measure_that_cannot_be_is_an_error(numerator: int, denominator: int, field: str) -> None:
    edits = linked("Most families", numerator, denominator)
    assert told(found("PRP004", edits)) == [("error", f"/evidence/4/measure/{field}")]
    assert found("PRP001", edits) == found("PRP002", edits) == found("PRP005", edits) == []
