"""Where words are divided is what Pyphen says, however many of its patterns are read for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyphen import Pyphen

from pipeline.language.hyphens import positions

PYPHEN = Pyphen(lang="en_US")
WORDS = (
    "playgroup Eastvale safeguarding enquiries covid19 o'clock 2019 3a x office diﬀerent École "
    "İstanbul antidisestablishmentarianism"
).split()


@pytest.mark.parametrize("word", WORDS)
def test_a_first_word_is_divided_as_pyphen_does(word: str) -> None:
    positions.cache_clear()
    assert list(positions(word)) == PYPHEN.positions(word)


@given(st.text(st.sampled_from("abcdefghilmnoprstuy'ﬁ1.-"), max_size=12))
def test_any_letters_are_divided_as_pyphen_does(word: str) -> None:
    positions.cache_clear()
    assert list(positions(word)) == PYPHEN.positions(word)


def test_many_words_are_divided_as_pyphen_does() -> None:
    positions.cache_clear()
    words = [f"{first}{second}" for first in WORDS for second in WORDS[:5]]
    assert [list(positions(one)) for one in words] == [PYPHEN.positions(one) for one in words]
