"""How often something is done: ‘every two weeks’, ‘each second Monday’, ‘twice a year’."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.language.number_words import NUMBER, value
from pipeline.model.pattern import later


@dataclass(frozen=True, slots=True)
class Often:
    """How often something is done, and where that stands: once in so many `units`.

    A unit is `days`, `months` or `terms`. Twice a month is no fortnight: these are not compared.
    """

    start: int
    end: int
    period: float
    unit: str


_UNITS = {
    "minute": (1 / 1440, "days"), "hour": (1 / 24, "days"),
    "day": (1, "days"), "night": (1, "days"),
    "morning": (1, "days"), "evening": (1, "days"), "week": (7, "days"), "fortnight": (14, "days"),
    "month": (1, "months"), "quarter": (3, "months"), "term": (1, "terms"), "year": (12, "months"),
}  # fmt: skip
_CUTS = {"hr": "hour", "wk": "week", "mth": "month", "mnth": "month", "yr": "year"}
_ADVERBS = {
    "hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month",
    "fortnightly": "fortnight", "quarterly": "quarter", "termly": "term", "yearly": "year",
    "annually": "year", "annual": "year", "wkly": "week", "mthly": "month",
}  # fmt: skip
_ORDER = {
    "other": 2, "alternate": 2, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
    "sixth": 6, "6th": 6,
}  # fmt: skip
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_UNIT = "|".join(_UNITS)
_CUT = "|".join(_CUTS)
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)"
_NTH = r"(?:first|second|third|fourth|last|1st|2nd|3rd|4th)"
_OFTEN = later(
    rf"\b(?:(?:(?:on|the|every|each) )?(?P<nth>{_NTH}(?: (?:and|&|\+) {_NTH})?) {_DAY}s? "
    r"(?:of|in) (?:the|each|every|a) month"
    rf"|(?P<times>once|twice|thrice|(?P<many>{NUMBER}) (?:times|occasions))"
    rf"(?: (?:an?|each|every|per|in (?:an?|each|every|the)) "
    rf"(?:(?P<in>{NUMBER}) )?(?P<of>{_UNIT}|{_CUT})s?"
    rf"|[ -](?P<adverb>{'|'.join(_ADVERBS)}))"
    rf"|(?:(?:every|each|on) )?(?P<order>(?:(?<=every )|(?<=each ))(?:{'|'.join(_ORDER)})"
    r"|alternate) "
    rf"(?:(?P<each>{_UNIT})|{_DAY})s?"
    rf"|(?:every|each) (?P<so_many>{NUMBER})[ -]?(?P<units>{_UNIT}|{_CUT})s?"
    rf"|(?P<number>{NUMBER})[ -]?(?P<ly>hour|week|month|year|{_CUT})ly"
    rf"|(?P<half>half)[ -]yearly"
    rf"|(?P<single>{'|'.join(_ADVERBS)})"
    rf"|(?:every|each) (?P<unit>{_UNIT}|{_CUT})"
    rf"|(?P<days>(?:every |each ){_DAY}s?(?:(?:, | and | & |, and ){_DAY}s?)*"
    rf"|{_DAY}s(?:(?:, | and | & |, and ){_DAY}s)*))\b",
    re.IGNORECASE,
)
_ONE_DAY = later(rf"\b{_DAY}s?\b", re.IGNORECASE)
_ANY = later(
    r"\b(?:every|each|per|once|twice|thrice|times|occasions|alternate|\w+ly|annual|\w+days|Mons|Weds|Fris)\b"
    r"|\b(?:of|in) (?:the|a) month\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def frequencies(text: str) -> tuple[Often, ...]:
    """Return how often a text says that something is done, in its order."""
    return tuple(_frequencies(text)) if _ANY.search(text) else ()


def _frequencies(text: str) -> Iterator[Often]:
    for match in _OFTEN.finditer(text):
        period, unit = _period(match)
        if period:
            yield Often(*match.span(), period, unit)


def _period(match: re.Match[str]) -> tuple[float, str]:
    if match["times"]:
        size, unit = _unit(match["of"] or _ADVERBS[(match["adverb"] or "").lower()])
        many = value(match["many"]) if match["many"] else _TIMES[match["times"].lower()]
        return size * (value(match["in"]) if match["in"] else 1) / many if many else 0, unit
    if match["nth"]:
        return 1 / (2 if " " in match["nth"] else 1), "months"
    if match["days"]:
        return 7 / len({one[:2].lower() for one in _ONE_DAY.findall(match["days"])}), "days"
    number, name = _number(match)
    size, unit = _unit(name)
    return number * size, unit


def _unit(name: str) -> tuple[float, str]:
    """Return how much a unit is, which may be cut short, and in which: a week is seven days."""
    lower = name.lower()
    return _UNITS[_CUTS.get(lower, lower)]


def _number(match: re.Match[str]) -> tuple[float, str]:
    """Return how many of which unit lie between one time and the next."""
    if match["order"]:
        return _ORDER[match["order"].lower()], match["each"] or "week"
    if match["half"]:
        return 0.5, "year"
    if match["single"]:
        return 1, _ADVERBS[match["single"].lower()]
    if match["unit"]:
        return 1, match["unit"]
    number, name = (
        (match["so_many"], match["units"]) if match["units"] else (match["number"], match["ly"])
    )
    return value(number), name
