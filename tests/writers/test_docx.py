"""The Word format, read back: its words in order, its furniture, and what it refuses."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.document import (
    Document,
    Link,
    Point,
    Row,
    Section,
    Table,
    Text,
    heading,
    plain,
    walk,
)
from pipeline.model.errors import BrokenError
from pipeline.writers import furniture
from pipeline.writers.length import is_long
from pipeline.writers.word.document import write
from tests.writers.word_documents import (
    CHART,
    EVERYTHING,
    FIGURES,
    FINAL,
    HOSTILE,
    HOSTILE_DOCUMENT,
    LONG,
    SOURCE,
    document,
    para,
    words,
)
from tests.writers.word_reading import body, every_document, expected, read, report, styled


@every_document
def test_the_words_are_those_of_the_document_in_order(source: Document) -> None:
    assert report(source) == expected(source)


@settings(max_examples=25)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"),
                                      exclude_characters="\ufffe\uffff"), min_size=1)))  # fmt: skip
@pytest.mark.slow
def test_any_words_survive(texts: list[str]) -> None:
    source = document(*(para(Text(text, SOURCE)) for text in texts))
    assert report(source) == expected(source)


def test_hostile_words_survive_in_each_place() -> None:
    found = report(HOSTILE_DOCUMENT)
    assert [found.count(text) for text in HOSTILE] == [5, 4, 3, 3, 2, 2]
    properties = docx.Document(BytesIO(write(HOSTILE_DOCUMENT))).core_properties
    assert properties.title == f"{HOSTILE[0]}: {HOSTILE[1]}"


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\ufffe", "\ud800"], ids=ascii)
def test_a_character_that_xml_cannot_hold_is_refused(character: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # of lxml; the bundle's door refuses it first
        write(document(para(Text(character, SOURCE))))


@every_document
def test_furniture_says_what_every_format_says(source: Document) -> None:
    found = list(styled(source))
    said = [text for style, text in found if style.startswith("Banner")]
    assert said == [f"{b.word}\t{b.sentence}" for b in furniture.banners(source.stamp)]
    listed = any(style.startswith("TOC") for style, _ in found)
    assert listed == is_long(source)


def test_a_long_report_has_contents_and_the_name_of_the_section_above_each_page() -> None:
    """Word learns the pages when it opens the file; so a report is long by its words and rows."""
    listed = [text for style, text in styled(LONG) if style.startswith("TOC")]
    headings = [plain(heading(section)) for section in walk(LONG.sections)]
    assert listed == [furniture.CONTENTS, *(f"{words}\t".replace("\n", " ") for words in headings)]
    line = docx.Document(BytesIO(write(LONG))).sections[0].header.paragraphs[0]
    assert [one.get(qn("w:instr")) for one in line._p.iter(qn("w:fldSimple"))] == [" STYLEREF 2 "]
    assert line.text == "\tIllustration · Draft"


def test_the_page_of_an_entry_of_the_contents_is_a_field_that_word_works_out() -> None:
    entries = [p for p in body(LONG).iter(qn("w:p")) if p.style in ("TOC1", "TOC2")]
    fields = [next(one.iter(qn("w:fldSimple"))) for one in entries]
    anchors = [next(one.iter(qn("w:hyperlink"))).get(qn("w:anchor")) for one in entries]
    assert entries
    assert [one.get(qn("w:instr")) for one in fields] == [f" PAGEREF {a} \\h " for a in anchors]
    assert {one.get(qn("w:dirty")) for one in fields} == {"1"}


def test_header_and_footer_of_every_page() -> None:
    page = docx.Document(BytesIO(write(EVERYTHING))).sections[0]
    assert page.header.paragraphs[0].text == "Illustration · Draft"
    assert read(page.footer._element) == "Oak House, SC000002\tPage 1 of 1"
    fields = page.footer._element.iter(qn("w:fldSimple"))
    assert [field.get(qn("w:instr")).strip() for field in fields] == ["PAGE", "NUMPAGES"]
    final = docx.Document(BytesIO(write(FINAL))).sections[0]
    assert final.header.paragraphs[0].text == ""


def test_every_space_is_kept() -> None:
    texts = body(HOSTILE_DOCUMENT).iter(qn("w:t"))
    assert {text.get("{http://www.w3.org/XML/1998/namespace}space") for text in texts} == {
        "preserve"
    }


def test_emphasis_is_a_matter_of_runs() -> None:
    runs = list(body(EVERYTHING).iter(qn("w:r")))
    looks = {read(run): run.xpath("string(w:rPr/w:rStyle/@w:val)") for run in runs}
    bold = [words for words, style in looks.items() if "Strong" in style]
    assert bold == ["Illustration", "Draft", "Strong ", "and stressed", "families"]
    assert [words for words, style in looks.items() if "Emphasis" in style] == [
        "and stressed", "stress"
    ]  # fmt: skip
    by_hand = [read(run) for run in runs if run.xpath("w:rPr/w:b | w:rPr/w:i")]
    assert by_hand == ["the standards"]  # strong within a link: a run has one style only
    linked = [read(run) for run in runs if run.xpath('w:rPr/w:rStyle[@w:val="Hyperlink"]')]
    assert linked == ["the standards", "someone@example.org", "section one"]


def test_headings_go_down_step_by_step_from_the_title() -> None:
    levels = [int(s[-1]) for s, _ in styled(EVERYTHING) if re.fullmatch("Heading[0-9]", s)]
    assert levels == [1, 2, 2, 2, 3, 4]


def nest(depth: int) -> tuple[Section, ...]:
    """Return sections nested so deep."""
    return (Section(f"s{depth}", words("S"), (), nest(depth - 1)),) if depth else ()


def test_headings_below_level_four_are_refused() -> None:
    assert write(replace(FINAL, sections=nest(3)))
    with pytest.raises(BrokenError, match="level 4"):
        write(replace(FINAL, sections=nest(4)))


def test_a_link_to_nowhere_is_refused() -> None:
    with pytest.raises(BrokenError, match="not in the document"):
        write(document(para(Link("#nowhere", words("there")))))


def test_a_row_that_does_not_fit_its_columns_is_refused() -> None:
    short = (Row(FIGURES.rows[0].cells[:2]),)
    with pytest.raises(BrokenError, match="as many cells"):
        write(document(Table(FIGURES.caption, FIGURES.columns, short)))


def test_a_bar_below_zero_is_refused() -> None:
    with pytest.raises(BrokenError, match="below zero"):
        write(document(replace(CHART, points=(Point(words("a"), -1, words("-1")),))))


def test_two_sections_with_one_id_are_refused() -> None:
    with pytest.raises(BrokenError, match="one id"):
        write(replace(FINAL, sections=FINAL.sections * 2))
