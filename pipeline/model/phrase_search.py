"""How a phrase is looked for: only where the text has its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pipeline.model.phrase_needs import Needs, may_hold, words_of

_APOSTROPHE = re.compile(r"['’]")


@dataclass(frozen=True, slots=True)
class Search:
    """What a phrase, or one of those that it is the choice of, is looked for with.

    It is made ready when a text has its words: most are never needed.
    """

    pattern: str
    needs: Needs

    def with_names(self, filled: Mapping[str, tuple[str, ...]]) -> Search:
        """Return it with the names at each slot."""
        pattern = self.pattern
        for slot, names in filled.items():
            choice = "|".join(_APOSTROPHE.sub("['’]", re.escape(one)) for one in names)
            pattern = pattern.replace(f"{{{slot}}}", f"(?:{choice})")
        return Search(pattern, self.needs)

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Yield what is found in a text that may hold it."""
        return _ready(self.pattern).finditer(text)


@lru_cache(maxsize=4096)
def _ready(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def found_in(text: str, searches: Iterable[Search]) -> Iterator[re.Match[str]]:
    """Yield what is found in a text, search by search."""
    words = words_of(text)
    for one in searches:
        if may_hold(words, one.needs):
            yield from one.find(text)
