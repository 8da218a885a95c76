"""Private names that stand in a report in small letters: ‘okafor’, ‘april lowther’."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Final

from pipeline.checks.personal.index import Index
from pipeline.checks.personal.private_names import PrivateName, PrivateNames
from pipeline.checks.personal.vocabulary import Vocabulary, folded
from pipeline.language import syllables

_SHORTEST: Final = 5  # letters of a name that is found by itself
_WORD: Final = re.compile(r"[^\W\d_]+")
_TAG: Final = re.compile(r"#\w+")
_ADDRESS: Final = re.compile(r"@|://|www\.")
_TOKEN: Final = 60  # characters of an address on either side of a name, at most
_BESIDE: Final = 2  # characters between two words of one name, at most


def in_small_letters(
    index: Index, names: PrivateNames, words: Vocabulary
) -> Iterator[tuple[int, int, PrivateName]]:
    """Yield where names stand in small letters: two words of one, or one that is no other word.

    In an address of email they are told as that.
    """
    said = frozenset(index.said)
    there = {word for word in names.having if word in said}
    last: tuple[int, int, tuple[int, ...]] = (-_BESIDE - 1, -1, ())
    for match in _each(there, index.whole) if there else ():
        ids = names.having[match[0]]
        shared = [id_ for id_ in ids if id_ in last[2] and not names.names[id_].whole]
        if _ADDRESS.search(_token(index.whole, match)):
            continue
        if shared and match.start() - last[1] <= _BESIDE:
            yield last[0], match.end(), names.names[shared[0]]
        elif is_strange(match[0], words) and not names.names[ids[0]].whole:
            yield match.start(), match.end(), names.names[ids[0]]
        last = match.start(), match.end(), ids


def in_tags(
    index: Index, names: PrivateNames, words: Vocabulary
) -> Iterator[tuple[int, int, PrivateName]]:
    """Yield where a name is part of a tag: ‘#OkaforFamily’."""
    for match in _TAG.finditer(index.whole) if "#" in index.whole else ():
        tag = folded(match[0])
        for word, ids in names.having.items():
            if is_strange(word, words) and word in tag and not names.names[ids[0]].whole:
                yield match.start(), match.end(), names.names[ids[0]]
                break


def _each(words: Container[str], text: str) -> Iterator[re.Match[str]]:
    return (match for match in _WORD.finditer(text) if match[0] in words)


def _token(text: str, match: re.Match[str]) -> str:
    """Return the characters without a blank around a match."""
    before = text[max(0, match.start() - _TOKEN) : match.start()].split()
    after = text[match.end() : match.end() + _TOKEN].split(None, 1)
    return f"{before[-1] if before else ''}{match[0]}{after[0] if after else ''}"


def is_strange(word: str, words: Vocabulary) -> bool:
    """Return whether a word in small letters is a name and no word of the language."""
    if len(word) < _SHORTEST or folded(word) in words.words:
        return False
    return word in words.given or syllables.known(word) is None
