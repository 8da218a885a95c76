"""Whether a sentence and the label of a measure speak of the same thing."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.checks.case.passages import COMMON

_WORD = re.compile(r"[a-z]+")
_LONGEST = (
    6  # letters that tell a word: ‘register’ and ‘registered’ are one, ‘calm’ and ‘calmer’ too
)
_ENDS = re.compile(r"(?:ies|es|s|ed|ing|er|ly)$")


@lru_cache(maxsize=1024)
def stems(text: str) -> frozenset[str]:
    """Return the telling words of a text, without their endings."""
    words = (word for word in _WORD.findall(text.lower()) if len(word) > 2)
    return frozenset(stem(word) for word in words if word not in COMMON)


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return a word without its ending, its first letters only."""
    ended = _ENDS.sub("", word)[:_LONGEST] if len(word) > 4 else word
    return ended.rstrip("e")  # ‘rate’ and ‘rated’, ‘home’ and ‘homes’


_FEWEST = 2  # telling words that say what both are about


def same_topic(text: str, label: str, fewest: int = _FEWEST) -> bool:
    """Return whether two texts share enough telling words, or all that the second one has."""
    told = stems(label)
    return len(stems(text) & told) >= min(fewest, max(len(told), 1))
