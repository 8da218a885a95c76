"""‘One …, another …, while a third …’: an ordinal that goes on with what was told before it.

It is no fraction then, and no claim of its own. ‘A third were late’, ‘only a third’, ‘fell by a
third’ and ‘a third of them’ are fractions, whatever stands before them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.checks.claims.numbers.exempt import counts
from pipeline.checks.claims.people import all_of
from pipeline.checks.claims.topics import stem
from pipeline.language.amount import Amount, Kind
from pipeline.language.amounts import amounts
from pipeline.language.number_words import BEGUN
from pipeline.language.sentences import spans
from pipeline.model.pattern import later

_AT = {
    word: at
    for at, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1
    )
}
_BACK = 2  # sentences before that of the ordinal in which the enumeration may begin
_FAR = 1000  # characters: a sentence without an end is no enumeration
_ORDER = r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_TIME = r"day|week|fortnight|month|term|year|hour|night|morning|time|way|hand|side"
_PART = rf"half|third|quarter|fifth|tenth|per cent|{BEGUN}"
# ‘One in five’ and ‘one of the aims’ count nothing one by one; ‘one another’ is nobody else.
_STEP = later(
    rf"\b(?<!no )(?<!any )(?<!every )(?:(?P<one>one)(?! (?:in|or|another|{_TIME}|{_PART})\b)"
    rf"|(?P<next>(?<!one )another|the other)(?! (?:{_TIME}|{_PART})s?\b)"
    rf"|(?:an?|the|his|her|their) (?P<at>{_ORDER})(?! (?:of|{_TIME})\b))"
    r"(?: (?P<noun>[a-z’-]+))?",
    re.IGNORECASE,
)
_OF_MANY = later(r" (?:of|as|are|were|have|do)\b| (?:more|fewer|less|higher|lower)\b")
_OF_PART = later(
    r"\b(?:only|just|barely|hardly|fully) $"
    r"|\b(?:r[io]se|risen|rising|grew|grown|increased?|falls?|fell|fallen|dropped|down|up|cut|reduced|"
    r"shrank|shrunk|declined?|gone|went) (?:to|by|in) $",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?]\s")
_ANY = later(r"\ban? $", re.IGNORECASE)
_LOOK = 24  # characters ahead of a fraction that say that it is one


def goes_on_with(text: str, amount: Amount) -> bool:
    """Return whether an amount is an ordinal that an enumeration before it reaches."""
    number = _number(text, amount)
    if not number:
        return False
    places = spans(text)
    at = next((at for at, (a, b) in enumerate(places) if a <= amount.start < b), 0)
    first = max(places[max(0, at - _BACK)][0], amount.start - _FAR)
    steps = [*_STEP.finditer(text, first, amount.start)]
    if amount.kind is Kind.ORDINAL and not _is_alike(amount.unit, steps):
        return False
    near = places[max(0, at - 1)][0]
    return number - 1 <= _reached(steps) <= number or (
        amount.kind is Kind.FRACTION and _counted(text, near, amount) == number - 1
    )


def _number(text: str, amount: Amount) -> int:
    """Return which one an amount may be, or 0 if it can be no ordinal here."""
    said = text[amount.start : amount.end].lower().split()
    if amount.kind is Kind.ORDINAL:
        return int(amount.value) if _ANY.search(text, 0, amount.start) else 0
    if amount.kind is not Kind.FRACTION or amount.about or said[0] not in ("a", "an"):
        return 0
    ahead = text[max(0, amount.start - _LOOK) : amount.start]
    is_part = _OF_MANY.match(text, amount.end) or _OF_PART.search(ahead)
    return 0 if is_part else _AT.get(said[-1], 0)


def _reached(steps: Sequence[re.Match[str]]) -> int:
    """Return how many were told one after another, the last ‘one’ being the first of them."""
    at = last = 0
    for step in steps:
        if step["one"]:
            is_next = at and not _STOP.search(step.string, last, step.start())
            at = at + 1 if is_next else 1  # ‘one is at school, one is at college’
        elif step["next"]:
            at = max(at, 1) + 1
        else:
            at = _AT[step["at"].lower()]
        last = step.end()
    return at


def _is_alike(noun: str, steps: Sequence[re.Match[str]]) -> bool:
    """Return whether an ordinal is of what was told: after one child, no ‘third placement’."""
    told = [step["noun"].lower() for step in steps if step["noun"] and counts(step["noun"].lower())]
    people = all_of(noun).kinds
    return not told or any(stem(one) == stem(noun) or people & all_of(one).kinds for one in told)


def _counted(text: str, first: int, amount: Amount) -> int:
    """Return the last count before a fraction: ‘two are at college, and a third is not’."""
    found = [one for one in amounts(text) if first <= one.start < amount.start]
    counted = [one for one in found if one.kind is Kind.COUNT and not one.about]
    return int(counted[-1].value) if counted and counted[-1] is found[-1] else 0
