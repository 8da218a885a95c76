"""Words before a number that let it be near: ‘about’, ‘nearly’, ‘more than’."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

About: TypeAlias = Literal["least", "most", "about", "nearly", "under", "over", "many", "floor", ""]

_LONGEST = 24  # characters before the number
_WORDS: dict[About, str] = {
    "least": "at least|no fewer than|no less than|not less than",
    "most": "at most|no more than|within|as many as|a maximum of|"
    "(?<!add )(?<!adds )(?<!added )(?<!adding )up to",
    "about": "about|around|roughly|approximately|some|circa|perhaps|more or less",
    "nearly": "nearly|almost|just under|just below|a little under|close to|approaching|not quite|"
    "just shy of|a shade under|getting on for",
    "under": "under|below|fewer than|less than|well under|short of",
    "over": "over|more than|just over|a little over|a bit over|above|upwards of|well over|"
    "in excess of|exceeding|older than|a good|a shade over",
}
_PATTERNS = {
    name: re.compile(rf"\b(?:{words})(?: an?| the)? $", re.IGNORECASE)
    for name, words in _WORDS.items()
}


_SOON = r"(?:just|shortly|soon|a little|a bit|a few minutes|minutes|a shade)"
_AFTER = re.compile(
    r"(?: [a-z]+)? (?:or so|or thereabouts|or more or less)\b|,? give or take\b|,? more or less\b",
    re.IGNORECASE,
)


def hedge_behind(text: str, end: int) -> About:
    """Return how the number that ends there may be off, by the words behind it: ‘20 or so’."""
    return "about" if _AFTER.match(text, end) else ""


def hedge(text: str, start: int) -> tuple[About, int]:
    """Return how the number that starts there may be off, and where the words for it start.

    That is one of `About`, '' for not at all; ‘at least three’ is `least`.
    """
    first = max(0, start - _LONGEST)
    for name, pattern in _PATTERNS.items():
        if found := pattern.search(text[first:start]):
            return name, first + found.start()
    return "", start


def hedged(text: str, start: int, end: int) -> About:
    """Return how a number may be off, by the words before it and behind it."""
    about = hedge(text, start)[0]
    if about in _DENIED_IS and _DENIED.search(text, max(0, start - _CLAUSE), start):
        return _DENIED_IS[about]
    return about or hedge_behind(text, end)


_TIMES: tuple[tuple[About, re.Pattern[str]], ...] = (
    ("nearly", re.compile(rf"\b(?:{_SOON} before|coming up to) $", re.IGNORECASE)),
    ("over", re.compile(rf"\b(?:{_SOON} (?:after|past)|just gone) $", re.IGNORECASE)),
)


def hedged_time(text: str, start: int) -> About:
    """Return how a time of the day may be off: ‘just before ten’ is less, ‘soon after ten’ more."""
    ahead = text[max(0, start - _LONGEST) : start]
    return next((about for about, words in _TIMES if words.search(ahead)), "")


# ‘Nobody waited more than 20 days’: it was 20 at most. ‘None was below 91%’: it was 91 at least.
_DENIED = re.compile(
    r"\b(?:no|nobody|no one|no-one|none|nothing|never|neither|not one|nowhere)\b(?! longer\b)"
    r"[^.;:]*$",
    re.IGNORECASE,
)
_DENIED_IS: dict[About, About] = {"over": "most", "under": "floor"}
_CLAUSE = 80  # characters before a number in which its clause denies something


# ‘Introductions took place, over four weeks’: that is how long they took, and not more.
_MEANWHILE = re.compile(
    r"\bover the $|(?:^|[.!?:] |,(?: and| all)? |\b(?:\w+ly|spread|spread out|place|"
    r"phased|staged|staggered|happened|introduced|introductions|carried out|built|"
    r"built up|by step|in stages|in steps|held|"
    r"increased|reduced|extended|sessions|visits|meetings|stages|steps) )over $",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:just|well|only|slightly|nearly|currently|a little|a bit) over $", re.IGNORECASE
)


def is_meanwhile(text: str, start: int) -> bool:
    """Return whether ‘over’ before a length of time says that something took as long."""
    before = text[max(0, start - _LONGEST) : start]
    return _MEANWHILE.search(before) is not None and not _MORE.search(before)
