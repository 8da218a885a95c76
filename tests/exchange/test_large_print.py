"""A copy in large print that came back: held against what was sent in large print."""

from __future__ import annotations

import pytest

from pipeline.runs.options import Options
from pipeline.writers import FORMATS, write
from tests.exchange.copies import back, examined
from tests.exchange.word import Word, edited

SAMPLES = (
    "rfc-assurance-visit/good-no-concerns",
    "sccif-rfc-full/good-narrative",
    "childrens-centre/good-council-figures",
)


def copy(sample: str, document: int, *, large: bool = True) -> bytes:
    composition = examined(sample).composition
    assert composition
    given = Options(reader="provider").copy_of(composition.documents[document])
    return write(given, FORMATS["docx"], large=large).content


@pytest.mark.parametrize("document", [0, 1])
@pytest.mark.parametrize("sample", SAMPLES)
def test_what_comes_back_as_it_was_sent_has_no_entry(sample: str, document: int) -> None:
    for large in (True, False):
        found = back(copy(sample, document, large=large), sample)
        assert found.entries == ()
        assert (found.strange, found.changed) == (False, 0)


def test_a_change_is_placed_at_the_same_paragraph_as_in_the_usual_copy() -> None:
    sample = SAMPLES[1]

    def change(word: Word) -> None:
        word.type_over(word.paragraph("Assessments are thorough"), "Assessments are quick.")

    large, usual = (
        back(edited(copy(sample, 0, large=one), change), sample).entries for one in (True, False)
    )
    assert [(one.kind, one.spot.placed, one.spot.number) for one in large] == [
        (one.kind, one.spot.placed, one.spot.number) for one in usual
    ]
    assert large
