"""Which article stands before a word: `a` or `an`, by how the word is said in British English.

The rules are our own, held by the cases in `tests/language/test_articles.py`: the first letter,
letters that are said one by one (`an MP`, `a GP`), numbers (`an 11-bed home`), and the words
whose first sound is not that of their first letter (`a university`, `an hour`).
"""

from __future__ import annotations

import re
from unicodedata import normalize

_FIRST = re.compile(r"[A-Za-z]+|[0-9][0-9,]*")
_CAPITALS = re.compile(r"[A-Z]{2}")
_SAID_AS_VOWEL = frozenset("AEFHILMNORSX")  # the names of these letters begin with a vowel
# Acronyms of the field that are said as one word, whatever their first letter is called.
_SAID_AS_WORDS = frozenset(
    "LAC LADO MACE MAPPA MARAC MASH NEET NICE RAG SALT SARC SEND SENCO SMART STEM".split()
)
_LONGEST = 5  # more capitals than these are a word that is written large
_YOU = re.compile(r"e[uw]|u(?:[bcfghjkqrst][aeiou]|krain|lysses|nanim)|uni(?:[^dmn]|mo|$)")
_ONE = re.compile(r"one(?!r|i)|once|ouija")
_SILENT_H = re.compile(r"hour(?!i)|heir|honest|honou?r")
_VOWEL = re.compile(r"[aeiou]|y(?![aeiou]|$)")
_EIGHTS = re.compile(r"8|(?:11|18)(?:[0-9]{3})*$")


def article(text: str) -> str:
    """Return `a` or `an`, as it is said before this text; `a` before a text without words."""
    plain = "".join(one for one in normalize("NFD", text) if one.isascii())
    first = _FIRST.search(plain)
    return "an" if first and _begins_with_vowel(first[0], plain) else "a"


def _begins_with_vowel(first: str, text: str) -> bool:
    if first[0].isdigit():
        return bool(_EIGHTS.match(first.replace(",", "")))
    if len(first) == 1 or _said_by_letters(first, text):
        return first[0].upper() in _SAID_AS_VOWEL
    word = first.lower()
    if _YOU.match(word):
        return False
    return bool(_SILENT_H.match(word) or (_VOWEL.match(word) and not _ONE.match(word)))


def _said_by_letters(first: str, text: str) -> bool:
    """Tell whether a word is letters said one by one, as `NHS` is and `OAK LODGE` is not."""
    large = text == text.upper() and " " in text.strip()
    known = first in _SAID_AS_WORDS or len(first) > _LONGEST
    return bool(_CAPITALS.match(first)) and not large and not known
