"""Whose words count, what one word is, and what may stand in any report."""

from __future__ import annotations

import pytest

from pipeline.checks.copies.standing import standing, without
from pipeline.checks.copies.told import told, words
from pipeline.model.document import BundleSource, TemplateSource, texts
from tests.checks.case_files import composed, examined

BASE = {"base": "sccif-rfc-full/good-narrative"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Staff don’t wait.", ["staff", "dont", "wait"]),
        ("Staff don't wait", ["staff", "dont", "wait"]),
        ("well-being, well‐being", ["wellbeing", "wellbeing"]),
        ("‘Good’ – 2.5 of 3", ["good", "2.5", "of", "3"]),
        ("families’ homes", ["families", "homes"]),
        ("…", []),
    ],
)
def test_words_have_one_form(text: str, said: list[str]) -> None:
    assert words(text) == said


def test_only_what_people_wrote_counts() -> None:
    case = composed(examined(BASE))
    assert case
    for one in told(case.composition.documents):
        assert one.pointer.startswith(("/narrative/", "/requirements/", "/recommendations/"))


def test_a_span_is_where_the_words_stand() -> None:
    case = composed(examined(BASE))
    assert case
    for one in told(case.composition.documents):
        said = words(one.text)
        start, end = one.span(0, len(said) - 1)
        place = case.at_span(one.document, one.section, one.block, start, end)
        assert place.bundle
        assert place.bundle.pointer == one.pointer


def test_words_of_the_law_are_let_pass() -> None:
    said = words("It follows section 23 of the Children Act 1989, as it must.")
    left = without(said, standing("sccif-rfc-full"))
    assert left == [*words("It follows section 23"), "", "", "", "", "", *words("as it must")]


def test_a_fixed_statement_is_let_pass_when_it_is_typed() -> None:
    said = words("There will be the residential family centre has been closed for six weeks.")
    left = without(said, standing("sccif-rfc-full"))
    assert " ".join(word for word in left if word) == "there will be six weeks"


def test_template_words_are_no_words_of_people() -> None:
    case = composed(examined(BASE))
    assert case
    fields = {one.pointer for one in told(case.composition.documents)}
    sources = [one.source for _, section in case.sections() for one in texts(section.title)]
    assert any(isinstance(one, TemplateSource) for one in sources)
    assert not [one for one in sources if isinstance(one, BundleSource) and one.pointer in fields]
