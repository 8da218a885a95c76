"""What is a number in words, and how one begins."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.number_words import BEGUN, NUMBER, value

WORDS = (
    "a two twenty ninety sixteen seven hundred thousand million dozen score half and nought people "
    "twoscore half-dozen fifty-two 12 1,000 5½ 3.5 , . -"
).split()


@pytest.mark.parametrize(
    ("text", "number", "means"),
    [
        ("two hundred and five thousand, three hundred and one", "", 205_301),
        ("a hundred and twenty-two", "", 122),
        ("hundred and six children", "hundred and six", 106),
        ("twenty two", "", 22),
        ("seventy", "", 70),
        ("seventeen", "", 17),
        ("two and a half million", "", 2_500_000),
        ("12½ thousand", "", 12_500),
        ("two dozen", "", 24),
        ("half a dozen", "", 6),
        ("three score and ten people", "three score and ten", 70),
        ("twenty-two score", "twenty-two", 22),
        ("two hundred dozen", "two hundred", 200),
        ("five and six", "five", 5),
        ("1,000 million", "", 1_000_000_000),
        ("a thousand and one", "", 1001),
    ],
)
def test_a_number_goes_as_far_as_it_can(text: str, number: str, means: float) -> None:
    found = re.match(NUMBER, text)
    assert found
    assert (found[0], value(found[0])) == (number or text, means)


@given(st.lists(st.sampled_from(WORDS), max_size=7), st.sampled_from(" -"))
def test_a_number_begins_wherever_there_is_one(words: list[str], between: str) -> None:
    text = between.join(words)
    begun, number = re.compile(rf"{BEGUN}\b"), re.compile(rf"{NUMBER}\b")
    for at in range(len(text)):
        assert bool(begun.match(text, at)) is bool(number.match(text, at))
