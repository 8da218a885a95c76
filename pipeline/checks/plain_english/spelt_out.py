"""Whether words spell an acronym: their first letters do, small words aside.

`PACE (playfulness, acceptance, curiosity and empathy)`, `the county family hub, known as CFH`.
"""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.model.pattern import later

_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"[.!?;](?=\s+[^\W\d_a-z])")  # the end of one, before a capital
_SMALL = frozenset("a an and at by for from in of on or the to with".split())
_REACH = 200  # characters on either side
_SHORT = 2  # letters: many words begin with them by chance
# What stands between full words and a short acronym that they explain.
_LINK = later(
    r"[\s‘’“”'\"]*(?:[(\[:–—-]|,? ?(?:or|also|that is|which is|which are)\b"
    r"|,? ?\b(?:known as|known locally as|called|named|termed|abbreviated (?:as|to)"
    r"|short(?:ened)? (?:for|to)|stands? for|means?|referred to as|i\.e\.?)\b)[^.;]{0,20}"
)


def is_spelt_out(text: str, span: tuple[int, int]) -> bool:
    """Return whether words of the same sentence before or after an acronym spell it."""
    start, end = span
    letters = [one.lower() for one in text[start:end] if one.isalpha()]
    before = _SENTENCE.split(text[max(0, start - _REACH) : start])[-1]
    after = _SENTENCE.split(text[end : end + _REACH])[0]
    if len(letters) > _SHORT:
        return _has(before, letters) or _has(after, letters)
    return any(_is_link(before[last:]) for _, last in _found(before, letters)) or any(
        _is_link(after[:first]) for first, _ in _found(after, letters)
    )


def _is_link(between: str) -> bool:
    return bool(_LINK.fullmatch(between))


def _has(text: str, letters: list[str]) -> bool:
    return bool(_found(text, letters))


def _found(text: str, letters: list[str]) -> list[tuple[int, int]]:
    """Return from where to where words stand that spell the letters."""
    places = [one.span() for one in _WORD.finditer(text)]
    words = [text[slice(*one)] for one in places]
    found = []
    for at, word in enumerate(words):
        if word[0].lower() == letters[0] and not word.isupper():
            last = _spelt(words, at, letters)
            if last is not None and _is_one_phrase(text, places[at : last + 1]):
                found.append((places[at][0], places[last][1]))
    return found


def _spelt(words: list[str], at: int, letters: list[str]) -> int | None:
    """Return the last of the words from one on that spell the letters, or nothing."""
    index, last = 0, at
    for number in range(at, len(words)):
        word = words[number]
        if index < len(letters) and word[0].lower() == letters[index] and not word.isupper():
            index, last = index + 1, number
        elif word.lower() not in _SMALL:
            break
        if index == len(letters):
            return last
    return None


def _is_one_phrase(text: str, places: list[tuple[int, int]]) -> bool:
    """Tell whether words stand together: no stop and no bracket is between them."""
    return not any(
        re.search(r"[.;:!?()\[\]]", text[one[1] : other[0]]) for one, other in pairwise(places)
    )
