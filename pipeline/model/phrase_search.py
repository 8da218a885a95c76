"""How a phrase is looked for: only where the text has its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.model.phrase_needs import Needs, Starts, may_hold, words_of

_APOSTROPHE = re.compile(r"['’]")


@dataclass(frozen=True, slots=True)
class Search:
    """What a phrase, or one of those that it is the choice of, is looked for with.

    It is made ready when a text has its words: most are never needed. What it finds begins with one
    of the words of `begins`, or with any if there are none.
    """

    pattern: str
    needs: Needs
    begins: frozenset[str] = frozenset()

    def with_names(self, filled: Mapping[str, tuple[str, ...]]) -> Search:
        """Return it with the names at each slot."""
        pattern = self.pattern
        for slot, names in filled.items():
            choice = "|".join(_APOSTROPHE.sub("['’]", re.escape(one)) for one in names)
            pattern = pattern.replace(f"{{{slot}}}", f"(?:{choice})")
        return Search(pattern, self.needs, self.begins)

    def find(self, text: str, words: Starts | None) -> Iterator[re.Match[str]]:
        """Yield what is found in a text of these words that may hold it."""
        if words is None or not self.begins:
            yield from _ready(self.pattern).finditer(text)
            return
        last = 0
        for start in sorted(at for word in self.begins & words.keys() for at in words[word]):
            if start >= last and (match := _ready(self.pattern).match(text, start)):
                last = match.end()
                yield match


@lru_cache(maxsize=4096)
def _ready(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


class Lookup:
    """Some searches, by the words that their texts must have: most have none of them in a text."""

    def __init__(self, searches: Sequence[Search]) -> None:
        self._all = tuple(searches)
        self._always = [at for at, one in enumerate(self._all) if not one.needs]
        self._by_word: dict[str, list[int]] = {}
        for at, one in enumerate(self._all):
            for word in one.needs[0] if one.needs else ():
                self._by_word.setdefault(word, []).append(at)

    def __bool__(self) -> bool:
        return bool(self._all)

    def may_find(self, text: str) -> bool:
        """Return whether a text has a word of any of the searches, or one of them needs none."""
        words = words_of(text)
        if words is None or self._always:
            return bool(self._all)
        return not self._by_word.keys().isdisjoint(words)

    def found_in(self, text: str) -> Iterator[re.Match[str]]:
        """Yield what is found in a text, search by search."""
        return (match for _, match in self.each_in(text))

    def each_in(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield what is found in a text, each with which of the searches found it."""
        words = words_of(text)
        for at in self._likely(words):
            one = self._all[at]
            if may_hold(words, one.needs[1:]):
                yield from ((at, match) for match in one.find(text, words))

    def _likely(self, words: Starts | None) -> Iterable[int]:
        """Return the searches for which a text has a word of the smallest set that they need."""
        if words is None:
            return range(len(self._all))
        found = set(self._always)
        for word in self._by_word.keys() & words.keys():
            found.update(self._by_word[word])
        return sorted(found)


def found_in(text: str, searches: Iterable[Search]) -> Iterator[re.Match[str]]:
    """Yield what is found in one text, search by search."""
    return Lookup([*searches]).found_in(text)
