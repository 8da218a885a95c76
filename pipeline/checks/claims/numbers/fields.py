"""The numbers that fields about the setting and the inspection hold, and what they are said of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache

from pipeline.checks.case.case import Case
from pipeline.checks.claims.numbers.follows import follows
from pipeline.checks.claims.numbers.held import Held
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.calendar import is_working_day
from pipeline.language.amounts import Amount, Kind, amounts
from pipeline.language.sentences import spans

_OF_A_UNIT = (Kind.DURATION, Kind.QUANTITY, Kind.AGE)
_LETTERS = 4  # of a word, by which it is known again: ‘live’ in ‘lived’
_BEHIND = 4  # words behind a number that say what it counts
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    "about all and any are been before each for from had has have into its not old than that the "
    "their them then there they this was were when where which while who whom whose with "
    "age ages aged day days hour hours minute minutes month months night nights week weeks working "
    "year years".split()
)
_CASES = re.compile(r"/(?:cases|families|children)_(?:followed|sampled|tracked)$")
_FOLLOWED = ("foll", "insp", "look", "samp", "trac")
_PLACES = "places beds families children parents rooms flats residents young"


@dataclass(frozen=True, slots=True)
class _Field:
    """What a field holds, and beginnings of words that it may be said of.

    `words` stand behind a count, and anywhere in the sentence of what has a unit. `beside` are
    words of which the sentence must have one; none, where it need not.
    """

    held: Held
    words: frozenset[str]
    beside: frozenset[str] = frozenset()


def in_a_field(case: Case, text: str, amount: Amount) -> bool:
    """Return whether a field about the setting or the inspection holds an amount of a text."""
    sentence = next((text[a:b] for a, b in spans(text) if a <= amount.start < b), text)
    around = _beginnings(sentence)
    behind = around if amount.kind in _OF_A_UNIT else _behind(text, amount.end)
    fitting = [
        one.held
        for one in case.remembered("fields", lambda case: tuple(_fields(case.bundle)))
        if one.words & behind and (not one.beside or one.beside & around)
    ]
    return any(follows(each, fitting) for each in _readings(text, amount))


def _readings(text: str, amount: Amount) -> Iterator[Amount]:
    """Yield an amount and, for ‘one of six’, the six."""
    yield amount
    one_of = amount.kind is Kind.SHARE and amount.value == 1
    if one_of and " of " in text[amount.start : amount.end]:
        yield replace(amount, kind=Kind.COUNT, value=amount.of, of=0)


def _behind(text: str, end: int) -> frozenset[str]:
    """Return what a number may count: the words behind it, in its sentence."""
    found = _WORD.findall(re.split(r"[.!?;:]", text[end : end + 80])[0])
    return _known(found[:_BEHIND])


@lru_cache(maxsize=64)
def _beginnings(text: str) -> frozenset[str]:
    return _known(_WORD.findall(text))


def _known(words: Iterable[str]) -> frozenset[str]:
    lower = (word.lower() for word in words)
    return frozenset(word[:_LETTERS] for word in lower if len(word) > 2 and word not in _SMALL)


# --- the fields ----------------------------------------------------------------------------


def _fields(bundle: Bundle) -> Iterator[_Field]:
    yield from (_field(number, what) for what, number in bundle.figures)
    yield from _facts(bundle)
    yield _Field(Held("", _days(bundle)), _beginnings("inspectors"))
    yield _field(bundle.inspectors, "inspectors team")
    yield _field(len(bundle.requirements), "requirements")
    yield _field(len(bundle.recommendations), "recommendations")
    yield _field(len(bundle.previous), "inspections visits")
    if bundle.centres:
        yield _field(bundle.centres, "centres sites buildings")
    if bundle.places is not None:
        yield _field(bundle.places, _PLACES)


def _field(number: int, what: str) -> _Field:
    return _Field(Held("", _read(number, what)), _beginnings(what))


def _read(number: int, what: str) -> tuple[Amount, ...]:
    """Return the amount that ‘12 weeks that families stay’ or ‘6 families’ begins with."""
    found = tuple(one for one in amounts(f"{number} {what}") if one.start == 0)
    return found or (Amount(Kind.COUNT, number, 0, 0, number=number),)


def _facts(bundle: Bundle) -> Iterator[_Field]:
    """Yield the declared facts that are numbers, such as `weeks_without_manager`."""
    for pointer in bundle.facts.values:
        number = bundle.facts.number(pointer)
        if number is not None and _CASES.search(pointer):
            one = _field(number, "cases families children")
            yield replace(one, beside=frozenset(_FOLLOWED))
        elif number is not None:
            yield _field(number, pointer.rpartition("/")[2].replace("_", " "))


def _days(bundle: Bundle) -> tuple[Amount, ...]:
    """Return how long the event lasted, in days and in working days."""
    days = (bundle.end - bundle.start).days + 1
    working = sum(is_working_day(bundle.start + timedelta(days=at)) for at in range(days))
    return (*amounts(f"{days} days"), *amounts(f"{working} working days"))
