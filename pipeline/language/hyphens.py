"""Where a word may be divided, as Pyphen says: textstat counts the parts of what we cannot count.

Pyphen reads all its patterns at once, which takes longer than all checks of a report. A word is
given those alone that stand in it, until there have been so many words that all are worth while.
"""

from __future__ import annotations

from functools import cache, lru_cache
from io import BytesIO

_LANGUAGE = "en_US"
_APART = 20  # words that are looked at one by one
_EDGE = 2  # letters at least before and behind a place, as Pyphen has it


@lru_cache(maxsize=65536)
def positions(word: str) -> tuple[int, ...]:
    """Return the places at which a word may be divided."""
    from pyphen import HyphDict, Pyphen

    if not any(one.isalpha() for one in word):
        return ()
    if positions.cache_info().currsize >= _APART:
        return tuple(Pyphen(lang=_LANGUAGE).positions(word))
    found = HyphDict(_Patterns(word.lower())).positions(word)
    return tuple(at for at in found if _EDGE <= at <= len(word) - _EDGE)


class _Patterns:
    """The file of those patterns that a word can hold, in the manner of a path."""

    def __init__(self, word: str) -> None:
        first, *patterns = _patterns()
        fitting = [written for written, letters in patterns if letters in f".{word}."]
        self._text = "\n".join(["UTF-8", first[0], *fitting])  # one at least

    def open(self, mode: str) -> BytesIO:
        """Return the file to read from, in bytes."""
        return BytesIO(self._text.encode())

    def read_text(self, encoding: str) -> str:
        """Return the whole file."""
        return self._text


@cache
def _patterns() -> list[tuple[str, str]]:
    """Return each pattern as it is written, and its letters."""
    from pyphen import LANGUAGES

    file: bytes = LANGUAGES[_LANGUAGE].read_bytes()
    lines = file.decode().splitlines()[1:]
    letters = file.translate(None, delete=b"0123456789").decode().splitlines()[1:]
    # Capitals set how Pyphen is used.
    return [(a, b) for a, b in zip(lines, letters, strict=True) if not a[:1].isupper()]
