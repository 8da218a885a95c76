"""Regular forms that a list of words may lack: of which words a word can be made.

Only such endings and beginnings as misprints hardly ever have by chance. `childs` is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# What begins a word of five letters or more: `rebalancing`, `supercentres`.
_BEGINNING = re.compile(r"(?:re|un|mis|over|under|pre|super|inter|sub|counter|non|multi|micro)")
_LEAST = 5
_ENDINGS = (
    (re.compile(r"(.+(?:ion|er|or|ment|ness|ist|ing))s"), ""),  # things that are counted
    (re.compile(r"(.+[iy]s|.*us)ers?"), "e"),  # who radicalises is a radicaliser
    (re.compile(r"(.+(?:ct|at))ors?"), ""),  # what restricts is a restrictor
    (re.compile(r"(.+(?:ive|al|ous|ful|less))ly"), ""),
)


def made_of(word: str) -> Iterator[str]:
    """Yield the words of which a word in lower case may be a regular form."""
    for pattern, more in _ENDINGS:
        if match := pattern.fullmatch(word):
            yield match[1] + more
    if (beginning := _BEGINNING.match(word)) and len(word) - beginning.end() >= _LEAST:
        yield word[beginning.end() :]
