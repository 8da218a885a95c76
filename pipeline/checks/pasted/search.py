"""Which patterns can be in which texts: most need a string that hardly any text has.

All texts are looked at as one, as bytes. A string cannot be in them if they have not its words and
its signs: there are few of either, and so most strings need no look at the texts themselves.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain

from pipeline.checks.pasted.rule import EDGE, PastedRule, Pattern

Chosen = Sequence[tuple[PastedRule, Sequence[Pattern]]]

_MOST = 1024  # texts for which it is known
_LETTERS = re.compile(rb"[A-Za-z]+")
_SIGNS = re.compile(rb"[^A-Za-z]+")
# What makes one space of all that is no letter.
_TO_WORDS = bytes(one if _LETTERS.match(bytes((one,))) else 32 for one in range(256))


@dataclass(frozen=True, slots=True)
class _Need:
    """A string that a text must have for a pattern, which is told by its number.

    `parts` are its words and its signs. A word has a space on each side where the string shows
    that it begins or ends.
    """

    pattern: int
    string: bytes
    parts: frozenset[bytes]

    @classmethod
    def of(cls, pattern: int, string: str) -> _Need:
        said = string.encode()
        words = map(_bounded, _LETTERS.finditer(said))
        return cls(pattern, said, frozenset((*words, *_SIGNS.findall(said))))


def _bounded(run: re.Match[bytes]) -> bytes:
    return b" " * (run.start() > 0) + run[0] + b" " * (run.end() < len(run.string))


class _Needs:
    """Strings, and all their parts.

    Which parts stand in a word is kept: most words of a report stand in the next one, too.
    """

    def __init__(self, needs: Iterable[_Need]) -> None:
        self._all = tuple(needs)
        parts = frozenset(part for need in self._all for part in need.parts)
        words = frozenset(part for part in parts if _LETTERS.search(part))
        self._words: dict[bytes, list[bytes]] = {}  # by their first two bytes
        for part in words:
            self._words.setdefault(part[:2], []).append(part)
        self._signs: dict[bytes, list[bytes]] = {}  # by their first two bytes
        for sign in parts.difference(words):
            self._signs.setdefault(sign[:2], []).append(sign)
        self._in_word = lru_cache(maxsize=65536)(self._parts_of)

    def _parts_of(self, word: bytes) -> tuple[bytes, ...]:
        bounded = b" %b " % word
        firsts = {bounded[at : at + size] for at in range(len(bounded)) for size in (1, 2)}
        begun = (one for first in firsts for one in self._words.get(first, ()))
        return tuple(one for one in begun if one in bounded)

    def likely(self, words: Iterable[bytes], signs: bytes) -> Iterator[_Need]:
        """Yield the strings of which all parts are among words, or among signs."""
        firsts = {signs[at : at + size] for at in range(len(signs)) for size in (1, 2)}
        begun = (one for first in self._signs.keys() & firsts for one in self._signs[first])
        there = {one for one in begun if one in signs}
        there.update(chain.from_iterable(map(self._in_word, words)))
        return (need for need in self._all if need.parts <= there)


class Finder:
    """Rules, ready to be chosen for texts. What was chosen for a text is kept."""

    def __init__(self, rules: Iterable[PastedRule]) -> None:
        self._patterns = [(rule, pattern) for rule in rules for pattern in rule.patterns]
        self._as_is = _Needs(self._needs(any_case=False))
        self._lower = _Needs(self._needs(any_case=True))
        self._kept: dict[str, Chosen] = {}

    def _needs(self, *, any_case: bool) -> Iterator[_Need]:
        for number, (_, pattern) in enumerate(self._patterns):
            if pattern.any_case is any_case:
                yield from (_Need.of(number, one) for one in pattern.needs)

    def needed(self, texts: Sequence[str]) -> list[Chosen]:
        """Return for each text the rules that may find something in it, with those patterns."""
        found = {one: self._kept[one] for one in texts if one in self._kept}
        if new := [one for one in dict.fromkeys(texts) if one not in found]:
            found.update(zip(new, self._looked_for(new), strict=True))
            self._keep({one: found[one] for one in new})
        return [found[one] for one in texts]

    def _keep(self, looked: Mapping[str, Chosen]) -> None:
        self._kept.update(looked)
        while len(self._kept) > _MOST:
            del self._kept[next(iter(self._kept))]

    def _looked_for(self, texts: Sequence[str]) -> list[Chosen]:
        there: dict[int, set[int]] = {}
        for joined, needs in zip(_joined(texts), (self._as_is, self._lower), strict=True):
            for need in needs.likely(joined.words, joined.signs):
                there.setdefault(need.pattern, set()).update(joined.having(need.string))
        found: list[list[tuple[PastedRule, list[Pattern]]]] = [[] for _ in texts]
        for number in sorted(there):
            rule, pattern = self._patterns[number]
            for index in sorted(there[number]):
                if not found[index] or found[index][-1][0] is not rule:
                    found[index].append((rule, []))
                found[index][-1][1].append(pattern)
        return [one or () for one in found]


class _Joined:
    """Texts one after another, with an edge before and after each; their words and their signs."""

    def __init__(self, texts: Sequence[str], of: _Joined | None = None) -> None:
        """Join texts, which may be those `of` another in small letters."""
        self.words: frozenset[bytes]
        self.signs: bytes
        self._texts, self._edges = texts, list[int]()
        said = self._said = f"{EDGE}{EDGE.join(texts)}{EDGE}".encode()
        if of and said == of._said.lower():
            self.words, self.signs = frozenset(map(bytes.lower, of.words)), of.signs
        else:
            self.words = frozenset(said.translate(_TO_WORDS).split())
            self.signs = b"a".join(frozenset(_SIGNS.findall(said)))  # no sign is a letter

    def having(self, string: bytes) -> Iterator[int]:
        """Yield the index of each text that has a string."""
        at = self._said.find(string)
        if at >= 0 and not self._edges:
            self._edges = list(self._begins())
        while at >= 0:
            index = bisect_right(self._edges, at) - 1
            yield index
            at = self._said.find(string, self._edges[index + 1])

    def _begins(self) -> Iterator[int]:
        """Yield where each text begins, in bytes, after the edge before it, and where all end."""
        parts = self._said.split(EDGE.encode())[1:-1]
        if len(parts) != len(self._texts):  # one has the sign of an edge itself
            parts = [one.encode() for one in self._texts]
        return accumulate((len(one) + 1 for one in parts), initial=0)


def _joined(texts: Sequence[str]) -> tuple[_Joined, _Joined]:
    """Return texts as they are, and in small letters."""
    as_is = _Joined(texts)
    return as_is, _Joined([_lower(one) for one in texts], as_is)


def _lower(text: str) -> str:
    """Return a text in small letters; as it is where a capital with a dot would become two."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text
