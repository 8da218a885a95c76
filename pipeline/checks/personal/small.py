"""Private names that stand in a report in small letters: ‘okafor’, ‘april lowther’."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.checks.personal.index import Index
from pipeline.checks.personal.private_names import PrivateName, PrivateNames
from pipeline.checks.personal.vocabulary import Vocabulary, folded
from pipeline.language import syllables

_WORD: Final = re.compile(r"[^\W\d_]+")
_SHORTEST: Final = 5  # letters of a name that is found by itself
_BESIDE: Final = 2  # characters between two words of one name, at most


def in_small_letters(
    index: Index, names: PrivateNames, words: Vocabulary
) -> Iterator[tuple[int, int, PrivateName]]:
    """Yield where names stand in small letters: two words of one, or one that is no other word."""
    there = names.having.keys() & set(_WORD.findall(index.whole))
    if not there:
        return
    last: tuple[int, int, tuple[int, ...]] = (-_BESIDE - 1, -1, ())
    for match in re.finditer(rf"\b(?:{'|'.join(map(re.escape, sorted(there)))})\b", index.whole):
        ids = names.having[match[0]]
        shared = [id_ for id_ in ids if id_ in last[2] and not names.names[id_].whole]
        if shared and match.start() - last[1] <= _BESIDE:
            yield last[0], match.end(), names.names[shared[0]]
        elif is_strange(match[0], words) and not names.names[ids[0]].whole:
            yield match.start(), match.end(), names.names[ids[0]]
        last = match.start(), match.end(), ids


def is_strange(word: str, words: Vocabulary) -> bool:
    """Return whether a word in small letters is a name and no word of the language."""
    if len(word) < _SHORTEST or folded(word) in words.words:
        return False
    return word in words.given or syllables.known(word) is None
