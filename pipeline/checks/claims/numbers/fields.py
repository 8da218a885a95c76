"""The numbers that fields about the setting and the inspection hold, and what they are said of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import Passage
from pipeline.checks.claims.numbers.follows import follows
from pipeline.checks.claims.numbers.grounds import Ground
from pipeline.checks.claims.numbers.held import Held
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.calendar import is_working_day
from pipeline.language.amount import Amount, Kind
from pipeline.language.amounts import amounts
from pipeline.language.sentences import spans
from pipeline.model.pattern import later

_NEAR = 14  # characters
_OF_US = later(r" of (?:us|the inspectors|the team)\b")
_THE = later(r"\b(?:[Tt]he|[Oo]ur|[Tt]hese|[Bb]oth of the) $")
_CLOSED = later(
    r"(?=[.,;:)]|$)| on site\b| of (?:the|our|this) (?:visit|inspection)\b"
    r"| (?:that )?we (?:were|spent)\b"
)
_OF_A_UNIT = (Kind.DURATION, Kind.QUANTITY, Kind.AGE)
_LETTERS = 4  # of a word, by which it is known again: ‘live’ in ‘lived’
_BEHIND = 4  # words behind a number that say what it counts
# What follows ‘that’ is not counted: ‘three cases that inspectors read’ are no three inspectors.
_STOP = re.compile(r"[.!?;:]| (?:that|which|whom|where|when|because|while|although) ")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    "about all and any are been before each for from had has have into its not old than that the "
    "their them then there they this was were when where which while who whom whose with "
    "age ages aged day days hour hours minute minutes month months night nights week weeks working "
    "year years".split()
)
_ENOUGH = 3  # words that tell a field from all like it
_CASES = re.compile(r"/(?:cases|families|children)_(?:followed|sampled|tracked)$")
_FOLLOWED = ("foll", "insp", "look", "samp", "trac")
_PLACES = "places beds families children parents rooms flats residents young"


@dataclass(frozen=True, slots=True)
class _Field:
    """What a field holds, and beginnings of words that it may be said of.

    `words` stand behind a count, and anywhere in the sentence of what has a unit. `beside` are
    words of which the sentence must have one; none, where it need not. `own` are words that tell
    the field from all like it: in the section of a judgement the sentence must have three of them,
    or all.
    """

    held: Held
    words: frozenset[str]
    own: frozenset[str]
    beside: frozenset[str] = frozenset()

    def may_be_meant(self, behind: frozenset[str], around: frozenset[str], judged: bool) -> bool:
        """Return whether a number with these words behind and around it may be its own."""
        if not self.words & behind or (self.beside and not self.beside & around):
            return False
        return not judged or len(self.own & around) >= min(_ENOUGH, len(self.own))


def in_a_field(case: Case, passage: Passage, amount: Amount) -> tuple[Ground, ...]:
    """Return which fields about the setting or the inspection hold an amount of a passage.

    Under a judgement, a like noun is not enough: ‘nine members of staff had no induction’ is not
    held by how many were met.
    """
    text, judged = passage.text, bool(passage.section.judgement)
    sentence = next((text[a:b] for a, b in spans(text) if a <= amount.start < b), text)
    around = _beginnings(sentence)
    behind = around if amount.kind in _OF_A_UNIT else _behind(text, amount.end)
    fitting = [
        one.held
        for one in case.remembered("fields", lambda case: tuple(_fields(case.bundle)))
        if one.may_be_meant(behind, around, judged)
    ]
    if known := _of_the_visit(case.bundle, text, amount):
        return known
    return next((held for one in _readings(text, amount) if (held := follows(one, fitting))), ())


def _of_the_visit(bundle: Bundle, text: str, amount: Amount) -> tuple[Ground, ...]:
    """Return the field for ‘two of us came’, and for ‘the two days’ of no other thing."""
    if amount.kind is Kind.COUNT and _OF_US.match(text, amount.end):
        held = Held("", _read(bundle.inspectors, "inspectors"), pointer="/event/inspectors")
        return follows(amount, [held])
    ahead = text[max(0, amount.start - _NEAR) : amount.start]
    is_bare = _THE.search(ahead) and _CLOSED.match(text, amount.end)
    if amount.kind is Kind.DURATION and is_bare:
        return follows(amount, [Held("", _days(bundle), pointer="/event")])
    return ()


def _readings(text: str, amount: Amount) -> Iterator[Amount]:
    """Yield an amount and, for ‘one of six’, the six."""
    yield amount
    one_of = amount.kind is Kind.SHARE and amount.value == 1
    if one_of and " of " in text[amount.start : amount.end]:
        yield replace(amount, kind=Kind.COUNT, value=amount.of, of=0)


def _behind(text: str, end: int) -> frozenset[str]:
    """Return what a number may count: the words behind it, in its sentence."""
    found = _WORD.findall(_STOP.split(text[end : end + 80], 1)[0])
    return _known(found[:_BEHIND])


@lru_cache(maxsize=256)  # of one sentence for each of its numbers
def _beginnings(text: str) -> frozenset[str]:
    return _known(_WORD.findall(text))


def _known(words: Iterable[str]) -> frozenset[str]:
    lower = (word.lower() for word in words)
    return frozenset(word[:_LETTERS] for word in lower if len(word) > 2 and word not in _SMALL)


# --- the fields ----------------------------------------------------------------------------


def _fields(bundle: Bundle) -> Iterator[_Field]:
    figures = enumerate(bundle.figures)
    yield from (_field(f"/event/figures/{at}", n, what) for at, (what, n) in figures)
    yield from _facts(bundle)
    inspectors = _beginnings("inspectors")
    yield _Field(Held("", _days(bundle), pointer="/event"), inspectors, inspectors)
    yield _field("/event/inspectors", bundle.inspectors, "inspectors team", "inspectors")
    yield _field("/requirements", len(bundle.requirements), "requirements")
    yield _field("/recommendations", len(bundle.recommendations), "recommendations")
    yield _field("/event/previous", len(bundle.previous), "inspections visits", "inspections")
    if bundle.centres:
        yield _field("/setting/centres", bundle.centres, "centres sites buildings", "centres")
    if bundle.places is not None:
        yield _field("/setting/places", bundle.places, _PLACES, "places")


def _field(pointer: str, number: int, what: str, own: str = "") -> _Field:
    held = Held("", _read(number, what), pointer=pointer)
    return _Field(held, _beginnings(what), _beginnings(own or what))


def _read(number: int, what: str) -> tuple[Amount, ...]:
    """Return the amount that ‘12 weeks that families stay’ or ‘6 families’ begins with."""
    found = tuple(one for one in amounts(f"{number} {what}") if one.start == 0)
    return found or (Amount(Kind.COUNT, number, 0, 0, number=number),)


def _facts(bundle: Bundle) -> Iterator[_Field]:
    """Yield the declared facts that are numbers, such as `weeks_without_manager`."""
    for pointer in bundle.facts.values:
        number = bundle.facts.number(pointer)
        if number is not None and _CASES.search(pointer):
            one = _field(pointer, number, "cases families children")
            yield replace(one, beside=frozenset(_FOLLOWED))
        elif number is not None:
            yield _field(pointer, number, pointer.rpartition("/")[2].replace("_", " "))


def _days(bundle: Bundle) -> tuple[Amount, ...]:
    """Return how long the event lasted, in days and in working days."""
    days = (bundle.end - bundle.start).days + 1
    working = sum(is_working_day(bundle.start + timedelta(days=at)) for at in range(days))
    return (*amounts(f"{days} days"), *amounts(f"{working} working days"))
