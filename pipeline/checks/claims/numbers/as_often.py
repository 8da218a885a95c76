"""How often something is done, told in another way: ‘every two weeks’ of ‘every second Monday’."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from pipeline.checks.claims.numbers.grounds import AS_OFTEN, LESS, PERIODS, SUM, Ground
from pipeline.checks.claims.topics import same_topic
from pipeline.evidence.bundle import Evidence
from pipeline.language.amount import Amount, Kind
from pipeline.language.frequency import Often, frequencies
from pipeline.language.sentences import spans

_MADE = (LESS, SUM, PERIODS)  # how often something is done never follows in these ways
_MONTH = ((28.0, "days"), (1.0, "months"))  # as people say it; a fortnight is no half of one
_SAME = 0.001


def often(text: str, amount: Amount) -> Often | None:
    """Return how often something is done in words that an amount is part of, or nothing."""
    if amount.kind not in (Kind.DURATION, Kind.TIMES):
        return None
    return _at(text, amount.start)


def _at(text: str, at: int) -> Often | None:
    return next((one for one in frequencies(text) if one.start <= at < one.end), None)


def as_often(text: str, amount: Amount, records: Iterable[Evidence]) -> Ground | None:
    """Return that a record says of the same thing that it is done as often, or nothing."""
    said = often(text, amount)
    if not said or amount.about:
        return None
    own = _around(text, said)
    for one in records:
        for each in frequencies(one.statement):
            if _is_same(said, each) and same_topic(own, _around(one.statement, each), 1):
                return Ground(None, (), AS_OFTEN)
    return None


def of_one_pace(
    text: str, amount: Amount, grounds: Sequence[Ground], records: Callable[[], Mapping[str, str]]
) -> tuple[Ground, ...]:
    """Return those of some grounds that do not say that it is done more or less often.

    `records` gives the texts of all records, by their pointers.
    """
    said = often(text, amount) if grounds else None
    if not said:
        return tuple(grounds)
    return tuple(one for one in grounds if one.way not in _MADE and _may_be(said, one, records()))


def _may_be(said: Often, ground: Ground, records: Mapping[str, str]) -> bool:
    """Return whether a number of a record is none of how often, or of as often as is said."""
    if not ground.held or len(ground.said) != 1:
        return True
    for pointer, found in ground.held.texts:
        if any(one is ground.said[0] for one in found):
            theirs = _at(records.get(pointer, ""), ground.said[0].start)
            return theirs is None or _is_same(said, theirs)
    return True


def _is_same(one: Often, other: Often) -> bool:
    if one.unit == other.unit:
        return abs(one.period - other.period) <= _SAME * one.period
    return sorted(((one.period, one.unit), (other.period, other.unit)), reverse=True) == [*_MONTH]


def _around(text: str, at: Often) -> str:
    """Return the sentence in which something is said, and the one before it."""
    places = spans(text)
    here = next((n for n, (a, b) in enumerate(places) if a <= at.start < b), 0)
    first, last = places[max(0, here - 1)][0], places[here][1]
    return f"{text[first : at.start]} {text[at.end : last]}"
