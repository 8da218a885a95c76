"""How a phrase is looked for: only where the text has its words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.model.phrase_needs import Needs, Starts, may_hold, words_of
from pipeline.model.phrase_pattern import pattern_of

_APOSTROPHE = re.compile(r"['’]")


@dataclass(frozen=True, slots=True)
class Search:
    """What a phrase, or one of those that it is the choice of, is looked for with.

    It is made ready when a text has its words: most are never needed. What it finds begins with one
    of the words of `begins`, or with any if there are none.
    """

    written: str
    needs: Needs
    begins: frozenset[str] = frozenset()
    names: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def with_names(self, filled: Mapping[str, tuple[str, ...]]) -> Search:
        """Return it with the names at each slot."""
        return replace(self, names=tuple(filled.items()))

    def ready(self) -> re.Pattern[str]:
        """Return the regular expression that it is looked for with."""
        pattern = pattern_of(self.written, first=True)
        for slot, names in self.names:
            pattern = pattern.replace(f"{{{slot}}}", _any_of(names))
        return _ready(pattern)

    def find(self, text: str, words: Starts | None) -> Iterator[re.Match[str]]:
        """Yield what is found in a text of these words that may hold it."""
        if words is None or not self.begins:
            yield from self.ready().finditer(text)
        elif there := self.begins & words.keys():
            starts = sorted(at for word in there for at in words[word])
            yield from _found_at(self.ready(), text, starts)


@lru_cache(maxsize=64)  # the names of a bundle, for all phrases that have them
def _any_of(names: tuple[str, ...]) -> str:
    choice = "|".join(_APOSTROPHE.sub("['’]", re.escape(one)) for one in names)
    return f"(?:{choice})"


@lru_cache(maxsize=4096)
def _ready(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


class Lookup:
    """Some searches, by the words that their texts must have: most have none of them in a text."""

    def __init__(self, searches: Sequence[Search]) -> None:
        self._all = tuple(searches)
        self._always = [at for at, one in enumerate(self._all) if not one.needs]
        self._rest = [one.needs[1:] for one in self._all]
        self._by_word: dict[str, list[int]] = {}
        for at, one in enumerate(self._all):
            for word in one.needs[0] if one.needs else ():
                self._by_word.setdefault(word, []).append(at)

    def __bool__(self) -> bool:
        return bool(self._all)

    @property
    def words(self) -> Collection[str] | None:
        """Return words of which a text has one, or nothing is found in it; None if it may be."""
        return None if self._always else self._by_word.keys()

    def found_in(self, text: str) -> Iterator[re.Match[str]]:
        """Yield what is found in a text, search by search."""
        return (match for _, match in self.each_in(text))

    def each_in(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield what is found in a text, each with which of the searches found it."""
        words = words_of(text)
        for at in self._likely(words):
            for match in self._all[at].find(text, words):
                yield at, match

    def _likely(self, words: Starts | None) -> Iterable[int]:
        """Return the searches for which a text has a word of each set that they need."""
        if words is None:
            return range(len(self._all))
        there = words.keys()
        found = {at for word in self._by_word.keys() & there for at in self._by_word[word]}
        return sorted(at for at in (*self._always, *found) if may_hold(words, self._rest[at]))


def found_from(
    pattern: re.Pattern[str], text: str, begins: frozenset[str]
) -> Iterator[re.Match[str]]:
    """Yield what `finditer` does, of a pattern that finds nothing but what begins with some words.

    They are in small letters. It is looked for nowhere else.
    """
    words = words_of(text)
    if words is None:
        yield from pattern.finditer(text)
    elif there := begins & words.keys():
        yield from _found_at(pattern, text, sorted(at for word in there for at in words[word]))


def _found_at(
    pattern: re.Pattern[str], text: str, starts: Iterable[int]
) -> Iterator[re.Match[str]]:
    last = 0
    for start in starts:
        if start >= last and (match := pattern.match(text, start)):
            last = match.end()
            yield match


def found_in(text: str, searches: Iterable[Search]) -> Iterator[re.Match[str]]:
    """Yield what is found in one text, search by search."""
    return Lookup([*searches]).found_in(text)
