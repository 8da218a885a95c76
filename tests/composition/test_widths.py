"""Columns are as wide as their type says, and no narrower than their longest word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.composition.content.widths import fitted

SHORT = ["yes", "no"]


def test_widths_that_fit_stay_as_they_are() -> None:
    assert fitted([60, 20, 20], [SHORT, SHORT, SHORT]) == [60, 20, 20]


def test_a_long_word_takes_its_room_from_the_columns_that_have_some() -> None:
    first, second, third = fitted([60, 20, 20], [SHORT, SHORT, ["a recommendation"]])
    assert third == 25
    assert first < 60
    assert second < 20


def test_a_date_is_one_piece() -> None:
    assert fitted([80, 20], [SHORT, ["by 18 September 2014"]]) == [69, 31]


def test_a_date_in_a_form_leaves_the_rest_to_write_in() -> None:
    blanks = [[""], [""], [""]]
    action, due, *written = fitted(
        [20, 10, 22, 24, 24], [SHORT, ["14 November 2025"], *blanks], wide=True
    )
    assert due == 15
    assert min(action, *written) > due


def test_a_word_that_may_be_broken_asks_for_nothing() -> None:
    assert fitted([80, 20], [SHORT, ["x" * 200]]) == [80, 20]


def test_a_column_of_numbers_is_whole_beside_columns_that_need_too_much() -> None:
    long = ["incomprehensibilities", "of counterrevolutionaries"]
    numbers, *_ = fitted([5, 45, 20, 30], [["R1", "R100"], long, ["30 November 2025"], long])
    alone, _ = fitted([1, 99], [["R1", "R100"], SHORT])
    assert numbers == alone


def test_a_long_figure_is_one_piece() -> None:
    _, share, _ = fitted([36, 24, 40], [SHORT, ["7,654,321 of 98,765,432"], SHORT])
    assert share > 35


def test_wide_letters_need_more_than_narrow_ones() -> None:
    (wide, _), (narrow, _) = (fitted([1, 99], [[letter * 8], SHORT]) for letter in ("W", "i"))
    assert wide >= 2 * narrow


def test_where_all_need_more_than_there_is_each_has_its_share() -> None:
    assert fitted([10] * 8, [["1,234,567"]] * 8) == [14, 13, 13, 13, 12, 12, 12, 11]


WIDTHS = st.lists(st.integers(1, 100), min_size=1, max_size=8)


@given(st.data(), WIDTHS)
def test_columns_fill_the_table_and_none_is_lost(data: st.DataObject, widths: list[int]) -> None:
    texts = st.lists(st.text(max_size=40), max_size=4)
    columns = data.draw(st.lists(texts, min_size=len(widths), max_size=len(widths)))
    found = fitted(widths, columns)
    assert sum(found) == 100
    assert all(width >= 1 for width in found)


@pytest.mark.parametrize("words", ["14 May 2025", "12 weeks", "9 of 11", "£1.2 million", "3 pm"])
def test_what_belongs_together_is_never_parted(words: str) -> None:
    (wide,) = fitted([1, 99], [[f"a {words}"], SHORT])[:1]
    (narrow,) = fitted([1, 99], [["a b"], SHORT])[:1]
    assert wide > narrow
