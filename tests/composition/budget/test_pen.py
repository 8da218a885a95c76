"""What a pen counts: known words as checks do, and of values the least and the most."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.composition.budget.pen import Pen, Unknown
from pipeline.composition.budget.pens import Pens, extent, joined, pens, written
from pipeline.composition.budget.prose import unlinked
from pipeline.composition.budget.said import unknown
from pipeline.composition.budget.tally import Extent, Range
from pipeline.composition.markdown import template_blocks
from pipeline.composition.placeholders import value_mark
from pipeline.language.measure import section_counts
from pipeline.model.document import BundleSource, Section, Text
from pipeline.model.errors import BrokenError

NAME = unknown(40, "/setting/name")  # 20 words, 13 ends of sentences


def wrote(*parts: str | Unknown) -> Extent:
    """Return the extent of template text and values, one after the other."""

    def write(pen: Pen) -> None:
        for one in parts:
            if isinstance(one, Unknown):
                pen.unknown(one)
            else:
                pen.template(one)

    return extent(written(pens(), write))


def test_known_words_are_counted_as_checks_count_them() -> None:
    found = wrote("Staff know/see 24/7 that — in 2016–17 — all is well. It is (very) good.\n")
    assert found.words == found.together == found.fixed == Range(14, 14)
    assert found.sentences == Range(2, 2)
    assert found.paragraphs == Range(1, 1)


def test_a_blank_line_ends_a_paragraph_and_a_line_break_does_not() -> None:
    assert wrote("One two.\nThree four.\n\nFive.\n").paragraphs == Range(2, 2)


def test_a_list_is_outside_of_paragraphs_with_the_sentence_that_leads_it_in() -> None:
    found = wrote("They looked at this:\n\n- one thing\n- another\n")
    assert (found.paragraphs, found.words) == (Range(0, 0), Range(0, 0))
    assert found.other == found.together == Range(7, 7)


@pytest.mark.parametrize("text", ["They looked. At this:\n\n- one\n", "They looked.\n\n- one\n"])
def test_other_paragraphs_above_a_list_stay_paragraphs(text: str) -> None:
    assert wrote(text).paragraphs == Range(1, 1)


def test_a_value_may_have_no_word_and_as_many_as_it_has_room_for() -> None:
    found = wrote(NAME, " is here.\n")
    assert found.together == Range(2, 22)
    assert found.fixed == Range(2, 2)


def test_a_value_may_grow_together_with_what_stands_beside_it() -> None:
    found = wrote("(", NAME, "’s) runs pre", NAME, ".\n")
    assert found.together == Range(3, 43)


def test_a_value_may_end_a_sentence_and_may_keep_it_from_ending() -> None:
    assert wrote("It is ", NAME, ". It is open.\n").sentences == Range(1, 15)


def test_a_bracket_in_a_value_may_swallow_the_ends_of_sentences_up_to_another_value() -> None:
    apart = wrote(NAME, " is here. It is open. It is good.\n")
    assert apart.sentences.least == 3
    swallowed = wrote(NAME, " is here. It is open. It is ", NAME, " good.\n")
    assert swallowed.sentences.least == 1


def test_a_paragraph_of_a_value_alone_may_be_none() -> None:
    assert wrote(NAME, "\n\nOne.\n").paragraphs == Range(1, 2)


def test_a_value_without_a_bound_has_none() -> None:
    assert wrote("It is ", unknown(inf, "/a"), ".\n").together == Range(2, inf)


TEXTS = (
    "It is", " open. ", "One. ", "Two: ", "\n", "\n\n", "\n- ", "\n\n- ", " ", ".", "’s ", "(",
    ") ", "(see here) ", "No. ", "A. ", "Mr. ", "— ", "/", "and", "\n> ", "**Bold.** ",
    "it goes on. ", ":", "[a link](https://example.org)", "12. ", "2025. ", "e.g. ", "… ", "So! ",
)  # fmt: skip
VALUES = (
    "x", "Mr", "-", "(a", "b)", "Ok! (x", "A! B! C!", "a b c d", " x ", "…", "Ltd.", "www.a|b",
    "a—b", "It", "is", "No.", "[y", "z]. So", "’", "etc.)", ":", "x:",
)  # fmt: skip


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 29)), min_size=1, max_size=14))
@settings(max_examples=1500)
def test_a_pen_is_right_about_any_text_with_any_values(parts: list[tuple[bool, int]]) -> None:
    written_parts: list[str | Unknown] = []
    text, pieces = "", list[tuple[Text, ...]]()
    for known, at in parts:
        if known:
            text += TEXTS[at % len(TEXTS)]
            written_parts.append(TEXTS[at % len(TEXTS)])
        else:
            value = VALUES[at % len(VALUES)]
            text += value_mark(len(pieces))
            pieces.append((Text(value, BundleSource("/setting/name")),))
            written_parts.append(unknown(len(value), "/setting/name"))
    try:
        blocks = template_blocks(text, pieces, "own.md.j2")
    except BrokenError:
        return  # no report has it
    counted = section_counts(Section("own", (), blocks)).totals
    found = wrote(*(unlinked(one) if isinstance(one, str) else one for one in written_parts))
    for number, bounds in (
        (counted.paragraphs, found.paragraphs),
        (counted.sentences, found.sentences),
        (counted.words, found.words),
        (counted.other_words, found.other),
        (counted.words + counted.other_words, found.together),
    ):
        assert bounds.least <= number <= bounds.most


def either(*texts: str) -> Callable[[Pens], Pens]:
    return lambda before: joined(
        written(before, lambda pen, text=text: pen.template(text))  # type: ignore[misc]
        for text in texts
    )


def test_branches_are_joined_and_stay_apart_where_they_stand_apart() -> None:
    after = either("", "One two three.\n", "One.\n\nTwo.\n")(pens())
    found = extent(either("\n\nLast.\n")(after))
    assert found.paragraphs == Range(1, 3)
    assert found.sentences == Range(1, 3)
    assert found.words == Range(1, 4)


def test_many_branches_take_no_more_stands() -> None:
    before = pens()
    for _ in range(40):  # 2 to the 40 paths
        before = either("", "One more.\n")(before)
    assert len(before) < 8
    assert extent(before).words == Range(0, 80)
