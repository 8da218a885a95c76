"""Readability scores of prose, through textstat, without any network.

textstat counts sentences and syllables in ways that do not fit this text, so it is given text
in which nothing is left to guess: one prepared sentence for each of ours, and our own table of
syllables. This is the only module that knows textstat, and loads it on first use.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from types import ModuleType
from typing import Any, Literal, TypeAlias

from pipeline.language import hyphens, syllables
from pipeline.language.measure import count_words, words

LEAST_WORDS = 100
_ENGLISH = 0.7  # of the words must be known before a score means anything

Unscored: TypeAlias = Literal["too short", "not English"]


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of one section or document.

    `reading_ease` is the Flesch reading ease (higher is easier), `grade` the Flesch-Kincaid
    grade and `smog` the SMOG grade, both in years of American schooling.
    """

    reading_ease: float
    grade: float
    smog: float


def score(sentences: Sequence[str]) -> Scores | Unscored:
    """Return the scores of some sentences of prose, or why there are none.

    Below 100 words a score is noise. Text of which the dictionary knows too little is not
    English, and the formulas say nothing about it.
    """
    return _score(tuple(sentences))


@lru_cache(maxsize=512)  # a section is scored again whenever its bundle is checked again
def _score(sentences: tuple[str, ...]) -> Scores | Unscored:
    if sum(count_words(sentence) for sentence in sentences) < LEAST_WORDS:
        return "too short"
    found = [word for sentence in sentences for word in words(sentence)]
    if _share_known(found) < _ENGLISH:
        return "not English"
    return _scores("\n".join(f"{prepared(sentence)}." for sentence in sentences), found)


def _share_known(found: Sequence[str]) -> float:
    plain = [word.casefold().replace("’", "'") for word in found if word.isalpha()]
    return sum(syllables.known(word) is not None for word in plain) / max(len(plain), 1)


_APOSTROPHES = str.maketrans("‘’ʼ", "'''")
_INNER = re.compile(r"(?<=\w)'(?=\w)|[\w\s]")
_STOPS = re.compile(r"[.!?…,;:\"“”()\[\]]|(?<!\w)'|'(?!\w)")
_IN_GAPS = "–—/&-"
_GAPS = re.compile(r"\s*[–—/&]\s*|\s+-+\s+")


def prepared(sentence: str) -> str:
    """Return a sentence without inner stops, with straight apostrophes and plain spaces."""
    straight = sentence.translate(_APOSTROPHES)
    if any(map(straight.__contains__, _IN_GAPS)):
        straight = _GAPS.sub(" ", straight)
    return " ".join(_STOPS.sub("", straight).split())


def _scores(text: str, found: Iterable[str]) -> Scores:
    library = _library(_hyphenated(found))
    return Scores(
        reading_ease=library.flesch_reading_ease(text),
        grade=library.flesch_kincaid_grade(text),
        smog=library.smog_index(text),
    )


def _hyphenated(found: Iterable[str]) -> dict[str, int]:
    """Return the words with a hyphen as textstat sees them, joined, with the sum of their parts."""
    sums: dict[str, int] = {}
    for word in found:
        parts = [syllables.known(part) for part in word.casefold().split("-")]
        if len(parts) > 1 and all(part is not None for part in parts):
            sums[word.casefold().replace("-", "")] = sum(part or 0 for part in parts)
    return sums


class _Dictionary:
    """Our table in the shape that textstat asks for: word, then sounds of which vowels count."""

    def __init__(self, joined: dict[str, int]) -> None:
        self._joined = joined

    def __getitem__(self, word: str) -> list[list[str]]:
        number = self._joined.get(word) or syllables.known(word)
        if number is None:
            raise KeyError(word)
        return [["0"] * number]


def _library(joined: dict[str, int]) -> Any:
    """Return textstat with our table in place of the dictionary it would fetch."""
    library, counting, caches = _loaded()
    counting.get_cmudict = lambda lang: _Dictionary(joined)
    counting.get_pyphen = lambda lang: hyphens
    for one in caches:
        one.cache_clear()
    return library


@cache
def _loaded() -> tuple[Any, Any, tuple[Any, ...]]:
    with _no_nltk():
        import textstat
        from textstat.backend import counts, metrics
        from textstat.backend.counts import _count_syllables

    textstat.set_lang("en_US")  # its other syllables are American, like the table
    found = [getattr(part, name) for part in (counts, metrics) for name in dir(part)]
    return textstat, _count_syllables, tuple(one for one in found if hasattr(one, "cache_clear"))


@contextmanager
def _no_nltk() -> Iterator[None]:
    """Keep textstat from loading nltk, which it asks only for the dictionary that we replace.

    It takes longer to load than all else that a check loads.
    """
    if "nltk" in sys.modules:
        yield
        return
    sys.modules["nltk"] = ModuleType("nltk")
    try:
        yield
    finally:
        del sys.modules["nltk"]
