"""Letters in a report that may be initials: `J.F.`, `S W`, `G.P-J.`, `LRF`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.checks.personal.index import CAPITAL, Index
from pipeline.checks.personal.vocabulary import vocabulary

_MOST: Final = 4  # letters of a person’s initials
_CHAIN: Final = re.compile(
    rf"[{CAPITAL}](?<![\w&/@].)(?<!\w\..)(?:\.?[\s‐‑-]{{0,2}}[{CAPITAL}]){{1,5}}(?![\w&/@]|\.\w)\.?"
)
_PARTS: Final = re.compile(rf"[{CAPITAL}]+")
_ARTICLE: Final = re.compile(r"(?:^|[\s(‘“])(?:an?|the|this|each|every|no)\s$", re.IGNORECASE)
# Letters that are also short for a thing, when this follows.
_THINGS: Final = re.compile(
    r"\s(?:alarms?|detectors?|monitors?|levels?|readings?|sensors?|poisoning|test(?:s|ing)?|"
    r"meetings?|forms?|plans?|teams?|reports?|panels?|reviews?|system|training|equipment|cables?|"
    r"network|connection|computers?|units?|scores?|scans?|gas|emissions|accounts?|codes?|files?|"
    r"cards?|workers?|officers?|staff|services?|checks?|jabs?|vaccines?|exams?|courses?|grades?|"
    r"qualifications?|policy|policies|procedures?|process|guidance|framework|standards?|assessments?|"
    r"conferences?|orders?|hearings?|referrals?|groups?|sessions?|rooms?|screens?|sockets?|sticks?|"
    r"drives?|lights?|bulbs?|postcode|area|region|coast|number|numbers)\b"
)


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters that may be initials, and where; `apart` with stops or blanks between them."""

    letters: str
    start: int
    end: int
    apart: bool


def letters(index: Index) -> Iterator[Letters]:
    """Yield letters in a row that stand by themselves, from the longest run to each part of it."""
    for match in _CHAIN.finditer(index.whole):
        parts = [(one.start(), one.end()) for one in _PARTS.finditer(match[0])]
        for first in range(len(parts)):
            for last in range(len(parts) - 1, first - 1, -1):
                start, end = match.start() + parts[first][0], match.start() + parts[last][1]
                said = "".join(
                    index.whole[match.start() + a : match.start() + b]
                    for a, b in parts[first : last + 1]
                )
                if 2 <= len(said) <= _MOST and _counts(index, said, start, end, first < last):
                    yield Letters(said, start, end, first < last)


def _counts(index: Index, said: str, start: int, end: int, apart: bool) -> bool:
    """Return whether letters may be a person: ‘the LAN’, ‘CO alarm’ and loud words are none."""
    if apart:
        return True
    return not (
        _is_thing(index, start, end)
        or _is_explained(index, said, start, end)
        or _is_loud(index, start, end)
    )


def _is_thing(index: Index, start: int, end: int) -> bool:
    if _THINGS.match(index.whole, end):
        return True
    article = _ARTICLE.search(index.whole, max(0, start - 12), start)
    return article is not None and index.after(end) not in vocabulary().household


def _is_explained(index: Index, said: str, start: int, end: int) -> bool:
    """Return whether the words in full stand before it: ‘carbon monoxide (CO)’."""
    if not index.whole.startswith("(", start - 1):
        return False
    words = re.findall(r"[^\W\d_]+", index.whole[max(0, start - 80) : start])[-len(said) :]
    return "".join(word[0] for word in words).upper() == said


def _is_loud(index: Index, start: int, end: int) -> bool:
    """Return whether a word beside it is in capitals, too: ‘NOT TO BE LET IN’."""
    before = index.whole[max(0, start - 20) : start].split()[-1:]
    after = index.whole[end : end + 20].split(None, 1)[:1]
    beside = [word.strip(".,;:!?()‘’“”'\"") for word in (*before, *after)]
    return any(len(word) > 1 and word.isupper() and word.isalpha() for word in beside)
