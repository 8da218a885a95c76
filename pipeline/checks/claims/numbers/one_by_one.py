"""Small numbers that only count what a record tells one by one.

‘Three dangers’ beside ‘phone, older men, railway’ claims nothing beyond these; ‘four dangers’ is
told. Where a record counts the same by another number, its items are not counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.checks.claims.arithmetic.terms import noun_behind
from pipeline.checks.claims.numbers.counted_nouns import nouns
from pipeline.checks.claims.numbers.grounds import ONE_BY_ONE, Ground
from pipeline.checks.claims.numbers.listings import Listing, days_in, listings, people_together
from pipeline.checks.claims.people import all_of
from pipeline.checks.claims.topics import stem, stems
from pipeline.evidence.bundle import Evidence
from pipeline.language.amount import Amount, Kind
from pipeline.language.amounts import amounts
from pipeline.language.sentences import spans
from pipeline.model.pattern import later

LEAST, MOST = 2, 9
"""From and to which number a reader counts at a glance."""

_LETTERS = 4  # of a word by which an item is known again in the text
_SHORTEST = 3  # letters of a word that tells something
_TOLD = 3  # items that may be what is told of; two are in many a sentence
_BRIEF = 4  # words of each of two items
_SENTENCES = 3  # in which the items are named: that of the number, and two more
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    "all and are been but for from had has have her his its not one our she the their they two "
    "was were who with".split()
)
_A_WEEK = later(
    r"(?: \w+){0,2} (?:a|of (?:the|each|every)|each|every|per|in (?:the|each|every)) week\b",
    re.IGNORECASE,
)


def one_by_one(text: str, amount: Amount, records: Iterable[Evidence]) -> Ground | None:
    """Return that a record tells as many items one by one as a text counts, or nothing."""
    if not is_small(amount):
        return None
    noun = "days" if amount.kind is Kind.DURATION else noun_behind(text, amount.end)
    said = [one.statement for one in records]
    if not said or counts_otherwise(noun, amount, said):
        return None
    found = any(_tells(text, amount, noun, each) for each in said)
    return Ground(None, (), ONE_BY_ONE) if found else None


def is_small(amount: Amount) -> bool:
    """Return whether an amount counts what a reader can count at a glance."""
    kinds = (Kind.COUNT, Kind.SHARE, Kind.TIMES)
    is_days = amount.kind is Kind.DURATION and amount.unit == "days" == amount.unit
    counts = (amount.kind in kinds and amount.unit != "multiple") or is_days
    return counts and not amount.about and LEAST <= amount.value <= MOST


def counts_otherwise(noun: str, amount: Amount, texts: Iterable[str]) -> bool:
    """Return whether one of some texts counts what a noun is, by another number."""
    if not noun:
        return False
    return any(
        one.value not in (amount.value, amount.of)
        and stem(noun_behind(text, one.end)) == stem(noun)
        for text in texts
        for one in amounts(text)
        if one.kind in (Kind.COUNT, Kind.SHARE)
    )


def _tells(text: str, amount: Amount, noun: str, record: str) -> bool:
    """Return whether a record has as many items that the number may count."""
    known, number = nouns(), int(amount.value)
    if amount.kind is Kind.TIMES or noun in known.weekly:
        is_of_week = bool(_A_WEEK.match(text, amount.end))
        if is_of_week and number in days_in(record, of_week=True):
            return True
    if amount.kind in (Kind.TIMES, Kind.DURATION):
        return False
    if noun in known.dated and number in days_in(record):
        return True
    if _is_of_people(noun) and number in people_together(record):
        return True
    lists = [one for one in listings(record) if len(one.items) == number]
    window, own = _known(_window(text, amount)), _window(text, amount, 1)
    return any(_may_be(one, noun, window) or _names(one, noun, own) for one in lists)


def _names(one: Listing, noun: str, sentence: str) -> bool:
    """Return whether a list names what a noun counts, in words that speak of the same."""
    is_named = noun in nouns().named and len(one.items) >= _TOLD
    return is_named and bool(stems(sentence) & stems(" ".join((one.head, *one.items))))


def _may_be(one: Listing, noun: str, window: frozenset[str]) -> bool:
    """Return whether a list may be what a noun counts.

    It is headed by the noun, or all its items stand beside the number, or the noun is of what is
    only told.
    """
    if noun and _has(noun, one.head):
        return True
    is_long = len(one.items) >= _TOLD
    is_sure = one.is_plain and (one.head or is_long)
    if noun and is_sure and any(_has(noun, each) for each in one.items):
        return True  # ‘sensory room, training kitchen’ are two rooms
    if is_long and noun in nouns().people:
        return any(_is_of_people(each) for each in one.items)
    if is_long and noun in nouns().told:
        return True
    if _is_of_people(noun):
        return False  # what three parents asked for are not the parents
    is_brief = is_long or all(len(each.split()) <= _BRIEF for each in one.items)
    return is_brief and all(_known(each) & window for each in one.items)


def _has(noun: str, text: str) -> bool:
    """Return whether a noun stands in some words, be it as one of many."""
    told = stem(noun)
    return any(
        found.startswith(told) or told.startswith(found)
        for word in _WORD.findall(text.lower())
        if len(found := stem(word)) >= _LETTERS
    )


def _is_of_people(noun: str) -> bool:
    return bool(noun and all_of(noun).kinds)


def _window(text: str, amount: Amount, most: int = _SENTENCES) -> str:
    """Return the sentence of a number and the next ones."""
    places = spans(text)
    at = next((at for at, (a, b) in enumerate(places) if a <= amount.start < b), 0)
    near = places[at : at + most]
    return text[near[0][0] : near[-1][1]] if near else text


def _known(text: str) -> frozenset[str]:
    """Return the telling words of a text by their first letters."""
    words = (word for word in _WORD.findall(text.lower()) if len(word) >= _SHORTEST)
    return frozenset(word[:_LETTERS] for word in words if word not in _SMALL)
