"""Numbers that leave out their unit, which the amount beside them has: ‘19 to 31 weeks’."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.language.amount import Amount, Kind
from pipeline.model.pattern import later

_TO = later(r"(?:(?: to| or| and|,) ?| ?– ?)", re.IGNORECASE)
_TO_PER_CENT = later(r" (?:to|or|vs\.?) | ?(?:–|-|→|->) ?", re.IGNORECASE)
_BETWEEN = later(r"\bbetween (?:about |just under |just over )?$", re.IGNORECASE)
_WAS = later(
    r"[,;]? ?\(?(?:(?:it|they|and|but|compared|down|up|which) )?"
    r"(?:was|were|from|against|vs\.?|with|to|target)"
    r":? (?:about |only |just |almost |nearly |over )?",
    re.IGNORECASE,
)
_WHEN = later(
    r"[.,;:)]|$| (?:in|at|on|for|a|the|last|before|earlier|ago|previously|two|three|yr|year)\b"
    r"(?! of\b)",
    re.IGNORECASE,
)
_ENDS = later(r"[.,;:)]|$")
_LATER = later(r" (?:after|before|later|earlier)\b")
_UNITED = (Kind.DURATION, Kind.PER_CENT)
_LOOK = 60  # characters before and behind that say what a number is of


def with_units(found: Sequence[Amount], text: str) -> Iterator[Amount]:
    """Give a number that leaves out its unit that of the amount beside it: ‘19 to 31 weeks’."""
    for before, one, after in zip((None, *found), found, (*found[1:], None), strict=False):
        if one.kind is not Kind.COUNT:
            yield one
        elif after and _is_up_to(text, one, after):
            yield _like(one, after)
        elif before and before.kind in _UNITED and _goes_on(text, before, one):
            yield _like(one, before)
        elif before and before.kind is Kind.DURATION and _ENDS.match(text[one.end : one.end + 2]):
            yield replace(one, unit=before.unit)  # perhaps: it may count something, too
        else:
            yield one


def _is_up_to(text: str, one: Amount, after: Amount) -> bool:
    """Return whether a number is of the unit that stands behind the next one: ‘31 to 40%’."""
    between = text[one.end : after.start]
    if after.kind is Kind.DURATION:
        return _TO.fullmatch(between) is not None
    if after.kind is not Kind.PER_CENT:
        return False
    ahead = text[max(0, one.start - _LOOK) : one.start]
    is_both = between == " and " and _BETWEEN.search(ahead) is not None
    return is_both or _TO_PER_CENT.fullmatch(between) is not None


def _goes_on(text: str, before: Amount, one: Amount) -> bool:
    """Return whether a number is of the unit of the one before: ‘27 weeks, down from 51’."""
    if before.kind is Kind.DURATION and _LATER.match(text[one.end : one.end + 9]):
        return True
    is_then = _WAS.fullmatch(text, before.end, one.start) is not None
    return is_then and _WHEN.match(text, one.end) is not None


def _like(one: Amount, other: Amount) -> Amount:
    """Return a number as one of the unit of another."""
    if other.kind is Kind.PER_CENT:
        return replace(one, kind=other.kind, number=0)
    each = other.value / other.number
    return replace(one, kind=Kind.DURATION, value=one.number * each, unit=other.unit)
