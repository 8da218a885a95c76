"""Numbers that leave out that they are per cents: ‘from 31 per cent to 36 and then to 42’."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.checks.claims.numbers.follows import follows
from pipeline.checks.claims.numbers.grounds import SHARE, Ground
from pipeline.checks.claims.numbers.held import Held
from pipeline.language.amount import Amount, Kind
from pipeline.language.amounts import amounts
from pipeline.language.number_words import NUMBER
from pipeline.language.sentences import spans
from pipeline.model.pattern import later

_BARE = later(
    r"\s?(?:[.,;:)?!–’]|$)"
    r"|[ ](?:and|but|or|in|for|at|by|to|then|now|today|among|across|before|after|against|while|"
    r"when|where|nationally|locally|elsewhere|last|this|here|there|so|as|is|was|a year|the year|"
    r"the term|on average)\b(?! of\b)",
    re.IGNORECASE,
)
_COUNTS = later(
    r"\b(?:in all|in total|altogether|there (?:are|were|is|was)|it took|of the|than the|number)"
    r",? (?:\w+ )?$",
    re.IGNORECASE,
)
_LOOK = 30  # characters ahead of a number that may say that it counts
_MANY = 50  # numbers of a text: more are a pasted column
_BEFORE = 2  # sentences before its own that may have spoken in per cents
_WHOLE = 100
# What only per cents of a series can be: ‘the rate rose from 48 in spring to 61’
_LEVEL = later(
    rf"\bfrom {NUMBER}(?: (?:in|at|for|by|a year)(?: [\w’-]+){{1,4}}?)?,? to {NUMBER}\b"
    r"|\b(?:rate|figure|share|proportion|percentage|points)\b",
    re.IGNORECASE,
)
_WAYS = ("", SHARE)


def bare_per_cent(
    text: str,
    amount: Amount,
    records: Sequence[Held],
    bears: Callable[[Ground], bool] = lambda _: True,
) -> tuple[Ground, ...]:
    """Return the per cents of records that a number is, where the text has just spoken in such.

    Nothing may stand behind it that it counts.
    """
    if amount.kind is not Kind.COUNT or amount.value > _WHOLE or amount.unit:
        return ()
    ahead = text[max(0, amount.start - _LOOK) : amount.start]
    is_column = len(amounts(text)) > _MANY
    if is_column or not _BARE.match(text, amount.end) or _COUNTS.search(ahead):
        return ()
    same = follows(replace(amount, kind=Kind.PER_CENT, number=0), records, bears)
    found = tuple(one for one in same if one.way in _WAYS)
    if _is_spoken(text, amount):
        return found
    of_series = tuple(one for one in found if one.held and one.held.points)
    return of_series if of_series and _is_level(text, amount) else ()


def _is_spoken(text: str, amount: Amount) -> bool:
    """Return whether there is a per cent in the sentence of a number, or just before it."""
    places = spans(text)
    at = next((at for at, (a, b) in enumerate(places) if a <= amount.start < b), 0)
    first, end = places[max(0, at - _BEFORE)][0], places[at][1]
    return any(one.kind is Kind.PER_CENT and first <= one.start < end for one in amounts(text))


def _is_level(text: str, amount: Amount) -> bool:
    """Return whether the sentence of a number says from which level to which something went."""
    first, last = next(((a, b) for a, b in spans(text) if a <= amount.start < b), (0, len(text)))
    return _LEVEL.search(text, first, last) is not None
