"""What a number of a note is said of, in its fragment and around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.checks.claims.sets.exceptions import within
from pipeline.checks.claims.sets.fragments import Fragment
from pipeline.checks.claims.sets.telling import in_order, told, unlooked
from pipeline.model.pattern import later

_TIMES = later(r"(?<=\d )times\b|\b(?:twice|thrice)\b|\btimes(?= out of\b)|\bonce\b", re.IGNORECASE)


def headed(parts: Sequence[Fragment], at: int) -> Fragment | None:
    """Return what a number is followed by behind a colon: ‘4 of 5: no bullying’, or nothing."""
    after = parts[at + 1] if at + 1 < len(parts) else None
    is_head = after and parts[at].text.startswith(":", parts[at].end) and not after.counts
    return after if is_head and parts[at].counts else None


def kept(part: Fragment) -> str:
    """Return what a fragment tells, but not whom it leaves out (‘bar Flat 2’) or how often."""
    out = within(part)
    ahead = part.text[part.start : out[1]] if out else ""
    text = ahead if out and (not out[0] or told(unlooked(ahead))) else part.said
    for word in part.words:
        text = text.replace(part.text[word.start : word.end], " ", 1)
    return _TIMES.sub(" ", text)


def beside(parts: Sequence[Fragment], at: int, known: frozenset[str]) -> tuple[str, ...]:
    """Return what the fragment says that a bare number belongs to: ‘Signed: 6/8’, ‘6/8: signed’.

    `known` are words that tell nothing of it.
    """
    here = parts[at]
    same = [one for one in parts if one.sentence == here.sentence and one.is_plain]
    before = [one for one in same if one.start < here.start]
    last = parts[max(0, at - 2) : at][::-1]
    for one in before[::-1] or [*same[:1], *last]:
        if found := tuple(each for each in in_order(unlooked(one.said)) if each not in known):
            return found
    return ()


def numbers(parts: Sequence[Fragment]) -> frozenset[str]:
    """Return the numbers of a note as they are written."""
    return frozenset(str(each) for part in parts for one in part.counts for each in (one.n, one.d))
