"""Scores come from our own sentences and our own table, and agree with an independent count."""

from __future__ import annotations

import json
import re
import socket
from pathlib import Path

import pytest

from pipeline.language import syllables
from pipeline.language.measure import words
from pipeline.language.readability import Scores, prepared, score
from pipeline.language.sentences import split

SAMPLES = Path(__file__).parent.parent.parent / "samples"
NARRATIVES = sorted(
    path for path in SAMPLES.glob("*/good-*/bundle.json") if b'"narrative"' in path.read_bytes()
)


def prose(path: Path) -> list[str]:
    """Return the sentences of a bundle's narrative, without its lists, quotes and link marks."""
    data = json.loads(path.read_text("utf-8"))
    texts = [one["text"] for part in data["narrative"].values() for one in part["paragraphs"]]
    plain = [re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text) for text in texts]
    return [
        one for text in plain if not re.search(r"^[->]", text, re.MULTILINE) for one in split(text)
    ]


def independent(sentences: list[str]) -> tuple[float, float]:
    """Return reading ease and grade by the published formulas, from our own counts."""
    found = [word for sentence in sentences for word in words(sentence)]
    vowels = sum(_syllables(word) for word in found)
    per_sentence, per_word = len(found) / len(sentences), vowels / len(found)
    ease = 206.835 - 1.015 * per_sentence - 84.6 * per_word
    return ease, 0.39 * per_sentence + 11.8 * per_word - 15.59


def _syllables(word: str) -> int:
    parts = word.casefold().replace("’", "'").split("-")
    return sum(syllables.known(part) or max(1, len(part) // 3) for part in parts)


@pytest.mark.parametrize("path", NARRATIVES, ids=lambda path: "/".join(path.parts[-3:-1]))
def test_the_library_agrees_with_an_independent_count(path: Path) -> None:
    sentences = prose(path)
    found = score(sentences)
    if isinstance(found, Scores):
        ease, grade = independent(sentences)
        assert found.grade == pytest.approx(grade, abs=0.6)
        assert found.reading_ease == pytest.approx(ease, abs=4)


def test_most_narratives_are_long_enough_to_be_scored() -> None:
    assert sum(isinstance(score(prose(path)), Scores) for path in NARRATIVES) > 3


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    sentence = "The staff listen to every family and act on what they say."
    assert isinstance(score([sentence] * 12), Scores)


@pytest.mark.parametrize(
    "sentences",
    [
        [],
        ["Good."],
        ["Families are happy here."] * 20,
        ["word " * 99],
    ],
)
def test_short_text_has_no_score(sentences: list[str]) -> None:
    assert score(sentences) == "too short"


@pytest.mark.parametrize(
    "sentence",
    [
        "Mae’r plant yn hapus ac yn ddiogel yn y ganolfan gyda’u rhieni bob dydd.",
        "Ⅻ ααα βββ γγγ δδδ εεε ζζζ ηηη θθθ ιιι κκκ λλλ μμμ.",
        "Xqzt brfg wklm tprs vbnq zzxw qqpl mnbv.",
    ],
)
def test_other_languages_have_no_score(sentence: str) -> None:
    assert score([sentence] * 30) == "not English"


def test_longer_words_and_sentences_are_harder() -> None:
    easy = score(["The staff help each child and each child is safe."] * 15)
    hard = score(["The administration facilitates individualised educational opportunities."] * 20)
    assert isinstance(easy, Scores)
    assert isinstance(hard, Scores)
    assert hard.grade > easy.grade + 5
    assert hard.reading_ease < easy.reading_ease


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Staff said: ‘We listen.’", "Staff said We listen"),
        ("It costs £2.50 – or more.", "It costs £250 or more"),
        ("The children’s rooms aren’t cold.", "The children's rooms aren't cold"),
        ("They met and/or wrote.", "They met and or wrote"),
        ("A well-being plan (see reg. 25).", "A well-being plan see reg 25"),
    ],
)
def test_nothing_is_left_to_guess(sentence: str, expected: str) -> None:
    assert prepared(sentence) == expected


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("utilise", 3), ("minimise", 3), ("prioritise", 4), ("counselling", 3), ("rigour", 2),
        ("behaviour", 3), ("programme", 2), ("centre", 2), ("organisation", 5), ("judgement", 2),
        ("neighbourhood", 3), ("paediatric", 4), ("children's", 2), ("safeguarding", 3),
        ("recognised", 3), ("travelling", 3), ("licence", 2), ("enrol", 2), ("colourful", 3),
    ],
)  # fmt: skip
def test_british_spellings_have_their_syllables(word: str, number: int) -> None:
    assert syllables.known(word) == number


def test_a_word_that_nobody_knows_is_not_guessed() -> None:
    assert syllables.known("qzxwv") is None
