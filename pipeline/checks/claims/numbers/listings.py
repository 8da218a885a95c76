"""What a text tells one by one: ‘phone, older men, railway’, ‘chair + treasurer’, ‘Mon and Thu’."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.checks.claims.people import people_in
from pipeline.language.amounts import amounts
from pipeline.language.dated import MONTHS
from pipeline.language.sentences import spans
from pipeline.model.pattern import later

_ITEM = 5  # words of an item; more are a clause
_FIRST = 9  # words of the first one, which may begin with what is said of all
_HEAD = 5  # words before a colon that say what the items are
_FEW, _MANY = 2, 9
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_PARTS = re.compile(r"[;.](?=\s|$)|\s[–—]\s")
# What is said of all items stands behind the last one.
_THEN = re.compile(
    r" (?:(?:all|both|each) )?(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|all)"
    r"\b.*"
)
_AHEAD = re.compile(r"(?:Of|In|At|From|For|By|On|With|Since|After|Before|When|If|As) ")
_AND = r"(?:and then|and|or|&|\+|plus)"
_COMMAS = re.compile(rf"\s*(?:,\s*(?:{_AND}\s)?|\s[&+]\s)\s*")
_ALL = re.compile(rf"\s*(?:,\s*(?:{_AND}\s)?|\s{_AND}\s)\s*")
_DAY = (
    rf"(?:(?:\d{{1,2}} )?(?:{MONTHS})|\d{{1,2}}|(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|"
    r"Satur|Sun)(?:day)?s?)(?: (?:19|20)\d\d)?"
)
_NEXT = r"(?:(?:,| ?[&+]|,? and|,? then)(?: (?:then|again))*(?: (?:on|in))? )"
_DAYS = later(rf"\b{_DAY}(?:{_NEXT}{_DAY})+\b(?!\d)")
_ONE_DAY = later(rf"\b{_DAY}\b")
_WEEKDAY = later(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)")
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_RANGE = later(
    r"\b(?P<first>Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*(?: to | until | till | through | ?[–-] ?)"
    r"(?P<last>Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
)
_DATE = later(rf"\b(?:{MONTHS})\b")
_INITIAL = later(r"\b[A-Z]\b(?![.’'])")
_INITIALS = later(r"\b[A-Z](?:(?:,|,? and|,? or| ?[&+/]) ?[A-Z]\b)+")
_JOINS = re.compile(r"(?:,|,? (?:and|or|&|\+)|/)(?: (?:an?|the|her|his|their|one))? ?")


@dataclass(frozen=True, slots=True)
class Listing:
    """Items that a text tells one by one, and what words ahead of a colon say that they are.

    `is_plain` says that no ‘and’ divides them: what it joins may be one thing.
    """

    head: str
    items: tuple[str, ...]
    is_plain: bool


@lru_cache(maxsize=256)  # a record may bear several numbers
def listings(text: str) -> tuple[Listing, ...]:
    """Return the lists of a text. What joins two things may divide one: then it is there twice."""
    return tuple(dict.fromkeys(_listings(text)))


def _listings(text: str) -> Iterator[Listing]:
    for start, end in spans(text):
        for part in _PARTS.split(_IN_BRACKETS.sub("", text[start:end])):
            head, colon, said = part.partition(": ")
            if not colon or len(head.split()) > _HEAD:
                head, said = "", part
            yield from _divided(head, said.strip(" .,;:"), bool(colon))


def _divided(head: str, said: str, is_headed: bool) -> Iterator[Listing]:
    for between in (_COMMAS, _ALL):
        items = tuple(_THEN.sub("", one) for one in between.split(said) if one)
        if len(items) == _FEW and not is_headed and ", " in said:
            continue  # ‘Second course asked for, starts September’ are no two things
        if _FEW <= len(items) <= _MANY and _are_items(items, is_headed):
            yield Listing(head, items, between is _COMMAS)


def _are_items(items: Sequence[str], is_headed: bool) -> bool:
    """Return whether parts of a sentence may be things: they are short, and count nothing."""
    longest = (_ITEM if is_headed else _FIRST, *(_ITEM for _ in items[1:]))
    lengths = (len(one.split()) for one in items)
    if not all(map(int.__le__, lengths, longest)) or _AHEAD.match(items[0]):
        return False
    return not any(map(amounts, items))


def days_in(text: str, *, of_week: bool = False) -> Iterator[int]:
    """Yield how many days or months each list of a text has; or how many days of the week."""
    wanted = _WEEKDAY if of_week else _DATE
    if of_week:
        for match in _RANGE.finditer(text):
            first, last = (_WEEK.index(match[at].lower()) for at in ("first", "last"))
            yield (last - first) % len(_WEEK) + 1
    for match in _DAYS.finditer(text):
        if wanted.search(match[0]):
            yield len(_ONE_DAY.findall(match[0]))


def people_together(text: str) -> Iterator[int]:
    """Yield how many people stand beside one another each time: ‘mother and aunt’ are two.

    And how many initials there are: ‘A, B and C came; D was out’.
    """
    yield from (len(set(_INITIAL.findall(one[0]))) for one in _INITIALS.finditer(text))
    yield len({*_INITIAL.findall(text)} - {"I"})
    text = _IN_BRACKETS.sub("", text).replace(" ,", ",")
    found, last = 0, 0
    for start, end, _ in people_in(text):
        if found and _JOINS.fullmatch(text[last:start]):
            found += 1
        else:
            if found >= _FEW:
                yield found
            found = 1
        last = end
    if found >= _FEW:
        yield found
