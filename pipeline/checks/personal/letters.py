"""Letters in a report that may be initials: `J.F.`, `S W`, `G.P-J.`, `LRF`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.checks.personal.index import CAPITAL, Index
from pipeline.checks.personal.vocabulary import folded_words, vocabulary
from pipeline.model.pattern import later

_MOST: Final = 4  # letters of a person’s initials
_AROUND: Final = 80  # characters in which the words that explain letters stand
_CHAIN: Final = later(
    rf"[{CAPITAL}](?<![\w&/@].)(?<!\w\..)(?:\.?[\s‐‑-]{{0,2}}[{CAPITAL}]){{1,5}}(?![\w&/@]|\.\w)\.?"
)
_PARTS: Final = later(rf"[{CAPITAL}]+")
_ARTICLE: Final = later(r"(?:^|[\s(‘“])(?:an?|the|this|each|every|no)\s$", re.IGNORECASE)
_SENTENCE_END: Final = later(r"[.!?]\s|\|")


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters that may be initials, and where; `apart` with stops or blanks between them."""

    letters: str
    start: int
    end: int
    apart: bool


def letters(index: Index) -> Iterator[Letters]:
    """Yield letters in a row that stand by themselves, each run before the parts of it.

    Letters that stand in brackets after the words in full are explained, wherever they stand.
    """
    found = [one for match in _CHAIN.finditer(index.whole) for one in _runs(match)]
    explained = {one.letters for one in found if _is_explained(index, one)}
    for one in found:
        if one.apart or not (one.letters in explained or _is_thing(index, one)):
            yield one


def _runs(match: re.Match[str]) -> Iterator[Letters]:
    """Yield a chain of letters and its parts, the longest first."""
    parts = [(one.start(), one.end()) for one in _PARTS.finditer(match[0])]
    for count in range(len(parts), 0, -1):
        for first in range(len(parts) - count + 1):
            run = parts[first : first + count]
            said = "".join(match[0][start:end] for start, end in run)
            if 1 < len(said) <= _MOST:
                start, end = match.start() + run[0][0], match.start() + run[-1][1]
                yield Letters(said, start, end, count > 1)


def _is_thing(index: Index, one: Letters) -> bool:
    """Return whether letters are short for a thing: ‘the LAN’, ‘CO alarm’; loud words are none."""
    words = vocabulary()
    after = index.after(one.end)
    if after in words.after_letters or index.is_loud_around(one.start, one.end):
        return True
    article = _ARTICLE.search(index.whole, max(0, one.start - 12), one.start)
    if article and after not in words.household:
        return True
    telling = words.letters.get(one.letters.lower())
    return telling is not None and not telling.isdisjoint(folded_words(_sentence(index, one)))


def _sentence(index: Index, one: Letters) -> str:
    """Return the words around letters, as far as the sentence goes."""
    before = index.whole[max(0, one.start - _AROUND) : one.start]
    after = index.whole[one.end : one.end + _AROUND]
    return f"{_SENTENCE_END.split(before)[-1]} {_SENTENCE_END.split(after)[0]}"


def _is_explained(index: Index, one: Letters) -> bool:
    """Return whether the words in full stand before it: ‘carbon monoxide (CO)’."""
    if not index.whole.startswith("(", one.start - 1):
        return False
    before = index.whole[max(0, one.start - _AROUND) : one.start]
    words = folded_words(before)[-len(one.letters) :]
    return "".join(word[0] for word in words) == one.letters.lower()
