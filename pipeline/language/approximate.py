"""Words before a number that let it be near: ‘about’, ‘nearly’, ‘more than’."""

from __future__ import annotations

import re

_LONGEST = 24  # characters before the number
_WORDS = {
    "least": "at least|no fewer than|no less than|not less than",
    "most": "at most|no more than|up to|within|as many as|a maximum of",
    "about": "about|around|roughly|approximately|some|circa|perhaps",
    "nearly": "nearly|almost|just under|just below|close to|approaching|not quite",
    "under": "under|below|fewer than|less than|well under|short of",
    "over": "over|more than|just over|a little over|a bit over|above|upwards of|well over|"
    "in excess of|exceeding|older than",
}
_PATTERNS = {
    name: re.compile(rf"\b(?:{words})(?: an?| the)? $", re.IGNORECASE)
    for name, words in _WORDS.items()
}


def about(text: str, start: int) -> str:
    """Return how the number that starts there may be off: a key above, or '' for not at all."""
    before = text[max(0, start - _LONGEST) : start]
    return next((name for name, pattern in _PATTERNS.items() if pattern.search(before)), "")
