"""Which patterns can be in which texts: most need a string that hardly any text has."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate

from pipeline.checks.pasted.rule import EDGE, PastedRule, Pattern

_SIGNS = re.compile(r"[^a-z ]+[a-z ]?")
Chosen = list[tuple[PastedRule, list[Pattern]]]


def needed(rules: Iterable[PastedRule], texts: Sequence[str]) -> list[Chosen]:
    """Return for each text the rules that may find something in it, with those patterns."""
    found: list[Chosen] = [[] for _ in texts]
    joined = _Joined(texts)
    for rule in rules:
        for pattern in rule.patterns:
            for index in joined.having(pattern):
                if not found[index] or found[index][-1][0] is not rule:
                    found[index].append((rule, []))
                found[index][-1][1].append(pattern)
    return found


@lru_cache(maxsize=4096)
def _signs_of(need: str) -> tuple[str, ...]:
    return tuple(_SIGNS.findall(need))


class _Words:
    """Words to look for strings in. Of each string its signs and capitals are looked for first.

    There are few of them in prose, so that most strings need no look at the words.
    """

    def __init__(self, words: str) -> None:
        self._words = words
        self._signs = "\1".join(set(_SIGNS.findall(words)))

    def find(self, need: str) -> int:
        """Return where a string stands first, or -1."""
        has = self._signs.__contains__
        return self._words.find(need) if all(map(has, _signs_of(need))) else -1

    def after(self, need: str, start: int) -> int:
        """Return where a string stands first from a place on, or -1."""
        return self._words.find(need, start)


class _Joined:
    """Texts one after another, with an edge before and after each."""

    def __init__(self, texts: Sequence[str]) -> None:
        words = EDGE + "".join(f"{one}{EDGE}" for one in texts)
        lower = words.lower()
        self._words = _Words(words)
        self._lower = _Words(lower if len(lower) == len(words) else words)
        self._edges = [0, *accumulate(len(one) + 1 for one in texts)]

    def having(self, pattern: Pattern) -> list[int]:
        """Return the index of each text that has a string which a pattern needs, in order."""
        words = self._lower if pattern.any_case else self._words
        found: set[int] = set()
        for need in pattern.needs:
            at = words.find(need)
            while at >= 0:
                index = bisect_right(self._edges, at) - 1
                found.add(index)
                at = words.after(need, self._edges[index + 1])
        return sorted(found)
