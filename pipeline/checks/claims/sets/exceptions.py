"""What a note takes off a set: ‘all bar two’, ‘one gap’, ‘2 didn’t’, ‘not the night staff’."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.checks.claims.sets.fragments import Fragment
from pipeline.checks.claims.sets.lists import lists
from pipeline.checks.claims.sets.telling import straight, told
from pipeline.checks.claims.sets.words_for import LESS, OUT
from pipeline.language.number_words import BEGUN, value
from pipeline.model.pattern import later

_NONE = r"none (?:in|on|at|for|from|during)(?! (?:more|less|over|under|longer|fewer)\b)"
_N = rf"{BEGUN}|\d+|a couple|a few|several|some"
_NOT_THOSE = (  # ‘not the night staff’, ‘not Flat 2’; ‘not covered’ takes nothing off
    rf"not(?= (?:(?:the|for|those|in|on|at|with|during|(?-i:[A-Z])\w*|{_N})\b"
    r"|(?!(?:always|this|his|its|as|less)\b)(?:\w+ )?(?:staff|\w*[a-rt-z]s)\b))"
)
_DAY = (  # ‘except 12 May’ leaves out a day
    r"(?!\s*(?:(?:st|nd|rd|th)\b|am\b|pm\b|%|[/.:]\d|"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b))"
)
_LEFT = later(rf"\b{OUT}(?: for)?(?: the)?(?: (?P<left>{_N})\b{_DAY})?\b", re.IGNORECASE)
_BEGINS = later(
    rf"\s*(?:and |but )?(?:{LESS}(?: for)?|{_NONE}|{_NOT_THOSE})\b(?: the| for)*"
    rf"(?: (?P<left>{_N})\b)?",
    re.IGNORECASE,
)
NONE_IN = later(rf"\s*(?:and |but )?{_NONE}\b", re.IGNORECASE)
FEW = later(  # ‘one gap’, ‘2 didn’t’, ‘only one missing’
    r"\s*(?:and |but )?(?:of (?:whom|which|these|those|them) )?(?:only |just |the other )?"
    rf"(?P<left>{BEGUN}|\d+)\b",
    re.IGNORECASE,
)
_NOT = later(r"\bnot\b|n[’']t\b", re.IGNORECASE)
_VAGUE = ("", "a few", "several", "some")


def within(part: Fragment) -> tuple[int, int, int] | None:
    """Return how many a fragment itself leaves out, 0 where that is not said, and where."""
    found = _LEFT.search(part.text, part.start, part.end)
    return (_number(found), *found.span()) if found else None


def behind(parts: Sequence[Fragment], at: int) -> int | None:
    """Return how many the next fragment leaves out of what one says, 0 for some, or nothing."""
    after = parts[at + 1] if at + 1 < len(parts) else None
    if not after or after.sentence > parts[at].sentence + 1:
        return None
    found = few(after)
    if not found and after.sentence == parts[at].sentence:
        found = _BEGINS.match(after.text, after.start, after.end)
    return _number(found) if found else None


def few(part: Fragment) -> re.Match[str] | None:
    """Return where a fragment tells, and no more, that some were not: ‘one gap’, ‘2 didn’t’."""
    match = FEW.match(part.text, part.start, part.end)
    if not match or part.text[match.end() : match.end() + 1] in ("/", "%"):
        return None
    rest = part.text[match.end() : part.end]
    words = lists().turned.sub(" ", straight(rest))
    is_turned = words != rest or _NOT.search(rest) is not None
    return match if is_turned and not told(words) else None


def _number(found: re.Match[str]) -> int:
    text = (found["left"] or "").lower()
    if text == "a couple":
        return 2
    return 0 if text in _VAGUE else int(value(text))
