"""Marks change nothing of the text, stand on the right words, and may overlap."""

from __future__ import annotations

import re
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.length import LONG_PARAGRAPH
from pipeline.model.document import (
    Block,
    Break,
    Emphasis,
    Inline,
    Link,
    Origin,
    Paragraph,
    Strong,
    Text,
)
from pipeline.model.finding import Finding, Severity
from pipeline.reporters.proof.marking import marked
from pipeline.reporters.proof.notes import Note, Spot, text
from pipeline.writers.html import document as html
from tests.readback.random_documents import ANY_WORDS, SOURCE, blocks, inlines
from tests.reporters.proof.proofs import Page

NUMBER: Final = re.compile(r'<a class="ref [^>]*>\d+</a>')


def note(number: int, start: int, end: int, severity: Severity = Severity.WARNING) -> Note:
    return Note(number, Finding(LONG_PARAGRAPH, severity, ""), Spot("report", "s", 0, start, end))


def said(*parts: Inline | str) -> Paragraph:
    found = tuple(Text(one, SOURCE) if isinstance(one, str) else one for one in parts)
    return Paragraph(found, Origin.PEOPLE)


def words(text: str) -> tuple[Inline, ...]:
    return (Text(text, SOURCE),)


def draw(block: Block, *notes: Note) -> str:
    """Return a block with marks, without what is the same in all blocks."""
    drawn = marked(html.blocks((block,)), notes)
    shorter = re.sub(r'<a class="ref [^>]*>(\d+)</a>', r"[\1]", drawn)
    return re.sub(r'<mark class="is-(\w+) ([^"]*)">', r"<\1 \2>", shorter)


SPANS: Final = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), max_size=5)


@given(blocks(inlines(ANY_WORDS), ANY_WORDS), SPANS)
def test_without_its_marks_a_block_is_what_the_writer_drew(
    block: Block, spans: list[tuple[int, int]]
) -> None:
    notes = [note(number, min(span), max(span)) for number, span in enumerate(spans, 1)]
    drawn = html.blocks((block,))
    changed = NUMBER.sub("", marked(drawn, notes))
    assert re.sub(r"</?mark[^>]*>", "", changed) == drawn


@given(blocks(inlines(ANY_WORDS), ANY_WORDS), SPANS)
def test_the_words_of_a_note_are_marked_and_no_others(
    block: Block, spans: list[tuple[int, int]]
) -> None:
    whole = text(block)
    spans = [(start, end) for start, end in map(sorted, spans) if start < end <= len(whole)]
    notes = [note(number, start, end) for number, (start, end) in enumerate(spans, 1)]
    page = Page(f"<html>{marked(html.blocks((block,)), notes)}</html>")
    for number, (start, end) in enumerate(spans, 1):
        found = "".join(words for look, words in page.marks if f"f{number}" in look)
        assert found == whole[start:end].replace("\n", "")


def test_words_of_one_note_are_wrapped_and_its_number_comes_after_them() -> None:
    assert draw(said("One two three."), note(1, 4, 7)) == (
        "<p>One <warning f1>two</mark>[1] three.</p>"
    )


def test_words_of_two_notes_carry_both_and_look_like_the_worse() -> None:
    block = said("One two three four.")
    drawn = draw(block, note(1, 0, 13, Severity.NOTICE), note(2, 4, 18, Severity.ERROR))
    assert drawn == (
        "<p><notice f1>One </mark><error f1 f2 several>two three</mark>[1]"
        "<error f2> four</mark>[2].</p>"
    )


def test_one_note_inside_another() -> None:
    drawn = draw(said("One two three."), note(1, 0, 14), note(2, 4, 7))
    assert drawn == (
        "<p><warning f1>One </mark><warning f1 f2 several>two</mark>[2]"
        "<warning f1> three.</mark>[1]</p>"
    )


def test_a_mark_ends_before_a_tag_and_begins_again_after_it() -> None:
    block = said("One ", Strong((*words("two "), Emphasis(words("three")))), " four")
    assert draw(block, note(1, 2, 11)) == (
        "<p>On<warning f1>e </mark><strong><warning f1>two </mark><em>"
        "<warning f1>thr</mark>[1]ee</em></strong> four</p>"
    )


def test_a_number_never_stands_in_a_link() -> None:
    block = said("See ", Link("https://example.org/", words("this page")), " now.")
    drawn = draw(block, note(1, 4, 8))
    assert "<warning f1>this</mark> page</a>[1] now." in drawn


def test_a_line_break_counts_as_one_character() -> None:
    block = said("One", Break(), "two", Break(), "three")
    assert draw(block, note(1, 4, 7)) == "<p>One<br><warning f1>two</mark>[1]<br>three</p>"
    assert draw(block, note(1, 1, 5)) == (
        "<p>O<warning f1>ne</mark><br><warning f1>t</mark>[1]wo<br>three</p>"
    )


@pytest.mark.parametrize("hostile", ["&amp;", "<b>", "\"'>", "</mark>", "&#60;", "a & b < c"])
def test_characters_that_mean_something_in_html_count_as_one_each(hostile: str) -> None:
    block = said("One ", hostile, " two")
    page = Page(f"<html>{marked(html.blocks((block,)), [note(1, 4, 4 + len(hostile))])}</html>")
    assert [words for _, words in page.marks] == [hostile]
    assert page.words == ["One", *hostile.split(), "two"]
