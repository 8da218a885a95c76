"""Sentences end where `cases.txt` says, the text comes back whole, and time grows with length."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.sentences import spans, split
from tests.timing import grows

CASES = Path(__file__).with_name("cases.txt")

# What decides about a boundary, mixed far more densely than in any report.
PIECES = st.sampled_from(
    "e.g. reg. Ms A. 12 The the etc. p.m. 72. (a) 😀 www.x.uk Ŵ ؟ child ... .’ ?” .)".split()
    + list(".!?…’”'\"()[]–-,⁹ \n\N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}")
)
NASTY = st.one_of(
    st.text(),
    st.lists(PIECES).map("".join),
    st.lists(PIECES).map(" ".join),
)


def visible(text: str) -> str:
    """Return a line of the file with `{UNICODE NAME}` replaced by the character."""
    return re.sub(r"\{([A-Z -]+)\}", lambda name: unicodedata.lookup(name[1]), text)


class Case(NamedTuple):
    """A case of the file: the sentences expected, and what stands between them in the text."""

    title: str
    sentences: list[str]
    joined: str


def cases() -> Iterator[Case]:
    """Yield the cases of the file, each titled with its line."""
    lines = enumerate(CASES.read_text("utf-8").split("\n"), 1)
    for number, line in lines:
        if line.startswith("=="):
            title, _, joined = line[2:].partition("| joined by")
            sentences = [visible(sentence) for _, sentence in takewhile(lambda at: at[1], lines)]
            yield Case(f"{number}: {title.strip()}", sentences, visible(joined.strip()) or " ")


ALL = list(cases())


@pytest.mark.parametrize("case", ALL, ids=[case.title for case in ALL])
def test_case(case: Case) -> None:
    assert split(case.joined.join(case.sentences)) == case.sentences


def test_every_line_of_the_file_is_used() -> None:
    lines = CASES.read_text("utf-8").split("\n")
    sentences = [line for line in lines if line and not line.startswith(("#", "=="))]
    assert len(sentences) == sum(len(case.sentences) for case in ALL)
    assert len(ALL) >= 120


@given(NASTY)
def test_spans_and_gaps_give_the_text_back(text: str) -> None:
    found = spans(text)
    edges = [0, *(edge for span in found for edge in span), len(text)]
    assert edges == sorted(edges)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in found)
    assert all(
        not text[end:start].strip() for end, start in zip(edges[::2], edges[1::2], strict=True)
    )


@given(NASTY)
def test_only_a_text_without_words_gives_a_sentence_without_words(text: str) -> None:
    pieces = split(text)
    assert len(pieces) <= 1 or all(any(map(str.isalnum, piece)) for piece in pieces)


@given(NASTY, st.sampled_from([" ", "\n", "\t ", "\N{NO-BREAK SPACE}\N{EM SPACE}"]))
def test_the_kind_of_white_space_does_not_matter(text: str, space: str) -> None:
    tokens = text.split()
    spaced = split(f"{space}{space.join(tokens)}{space}")
    assert [piece.split() for piece in spaced] == [piece.split() for piece in split(text)]


@given(st.lists(st.sampled_from(["The home is calm.", "Is it?", "Staff (two) left!"]), max_size=9))
def test_plain_sentences_stay_what_they_were(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


LONG = "one token that grows with the text, then "


@pytest.mark.slow
@pytest.mark.parametrize("start", ["Word. ", LONG])
@pytest.mark.parametrize("piece", [".", ". ", "A. ", "’ ", ". (A "])
def test_time_grows_with_length(start: str, piece: str) -> None:
    """Four times the text takes about four times as long, never sixteen times."""

    def text(size: int) -> str:
        before = "w" * (size // 2) + ". " if start == LONG else start
        return (before + piece * size)[:size]

    assert grows(spans, text(50_000), text(200_000), at_most=10)
