"""Where numbers stand in a text. Words tell it, and most words of a report are in the next one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.language.dated import GLUED
from pipeline.language.number_words import BEGINS, DIGITS, NUMBER, SIGNS
from pipeline.model.pattern import later

_TOKEN = later(
    rf"(?:(?<![\w.,/£:])|(?<=\bx)|(?<=×))(?<![^\W\d]-)(?<![\w)]\()(?:£ ?{DIGITS}(?=(?:m|k|bn)?\b)"
    rf"|{NUMBER}(?!(?!{GLUED}\b)[\w/]|[.,:]\d))",
    re.IGNORECASE,
)
_WORD = later(r"\w+")
_SIGN = later(f"[{''.join(SIGNS)}]")
_BEGINNING = later(r"£|\w+")
_BEGINS = later(BEGINS, re.IGNORECASE)
_ANY = later(
    rf"[\d{''.join(SIGNS)}]|\b[IVX]{{2,}}\b|\b(?i:twice|thrice|doubl(?:ed|ing|e)|trebl\w*|tripl\w*|halv\w*|"
    r"quadrupl\w*|quintupled|\w+fold|\w*score|half|thirds?|quarters?|\w*fths?|"
    r"nought|zero|third|fourth|\w+th|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|"
    r"\w+ty-\w+|midnight|midday|noon|dozens?|hundreds?|thousands?|millions?|billion|eighths?|tenths?|scores)\b"
)


def may_say_any(text: str) -> bool:
    """Return whether a text may say an amount, as fast as can be told."""
    return any(map(_may_say, set(_WORD.findall(text)))) or _SIGN.search(text) is not None


@lru_cache(maxsize=65536)
def _may_say(word: str) -> bool:
    """Return whether a word may say an amount."""
    return _ANY.search(word) is not None


@lru_cache(maxsize=65536)
def _may_begin(word: str) -> bool:
    """Return whether a number may begin where a word does."""
    return word == "£" or word[0].isdecimal() or _BEGINS.match(word) is not None


def numbers_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where numbers stand. They are looked for only where a word begins, or behind an x."""
    last = 0
    for word in _BEGINNING.finditer(text):
        starts = (word.start(), word.start() + 1) if word[0][0] in "xX" else (word.start(),)
        for start in starts if len(starts) > 1 or _may_begin(word[0]) else ():
            if start >= last and (match := _TOKEN.match(text, start)):
                last = match.end()
                yield match.span()
