"""The numbers that a record of evidence, or a field about the setting, holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.checks.case.case import Case
from pipeline.evidence.bundle import Evidence
from pipeline.language.amounts import Amount, Kind, amounts


@dataclass(frozen=True, slots=True)
class Held:
    """What one record holds: amounts of its words, shares (some of a total), and a series.

    `spans` are the lengths that its periods make up, in whatever unit they are. `nouns` are the
    beginnings of the words that its numbers may be said of; any, where there are none.
    """

    id: str
    amounts: tuple[Amount, ...] = ()
    shares: tuple[tuple[float, float], ...] = ()
    series: tuple[int, ...] = ()
    spans: tuple[int, ...] = ()
    nouns: tuple[str, ...] = ()

    @property
    def numbers(self) -> tuple[float, ...]:
        """Return the numbers that it counts."""
        counted = (one.value for one in self.amounts if one.kind in _COUNTING)
        shared = (number for share in self.shares for number in share)
        return (*counted, *shared, *self.series)


_COUNTING = (Kind.COUNT, Kind.TIMES, Kind.AGE)


def of_records(case: Case) -> dict[str, Held]:
    """Return what each record holds that may be shown, by its id. It is read once for a case."""
    return case.remembered(
        "held", lambda case: {one.id: _of(one) for one in case.bundle.evidence if not one.withheld}
    )


def _of(record: Evidence) -> Held:
    said = (record.statement, record.quote.text if record.quote else "")
    found = tuple(amount for text in said for amount in (*amounts(text), *_single(text)))
    shares = [(one.value, one.of) for one in found if one.kind is Kind.SHARE]
    if record.measure:
        shares.append((record.measure.numerator, record.measure.denominator))
        found = (*found, *amounts(record.measure.label))
    periods = len(record.points)
    return Held(record.id, found, tuple(shares), record.points, (periods - 1, periods))


_SINGLE = re.compile(
    r"\b(?:an?|the (?:past|last|first)|each|every|last|per) (year|month|week|day|hour)\b"
)
_DAYS = {"hour": ("minutes", 60), "day": ("days", 1), "week": ("days", 7)}
_MONTHS = {"month": ("months", 1), "year": ("months", 12)}


def _single(text: str) -> Iterator[Amount]:
    """Yield the durations that have no number: ‘a year’, ‘the past month’."""
    for match in _SINGLE.finditer(text):
        unit, each = (_DAYS | _MONTHS)[match[1]]
        yield Amount(Kind.DURATION, each, *match.span(), unit=unit, number=1)


# --- fields about the setting and the inspection ------------------------------------------

_PLACES = ("place", "bed", "famil", "child", "parent", "room", "flat", "resident", "young")


def of_fields(case: Case) -> tuple[Held, ...]:
    """Return the numbers of fields about the setting and the event."""
    return case.remembered("fields", lambda case: tuple(_fields(case)))


def _fields(case: Case) -> Iterator[Held]:
    bundle = case.bundle
    for what, number in bundle.figures:
        yield Held("", _counted(number), nouns=tuple(word[:4] for word in what.lower().split()))
    yield Held("", _counted(bundle.inspectors), nouns=("inspector", "team", "we"))
    yield Held("", _counted((bundle.end - bundle.start).days + 1), nouns=("day",))
    yield Held("", _counted(len(bundle.requirements)), nouns=("requirement",))
    yield Held("", _counted(len(bundle.recommendations)), nouns=("recommendation",))
    if bundle.centres:
        yield Held("", _counted(bundle.centres), nouns=("centre", "site", "building"))
    if bundle.places is not None:
        yield Held("", _counted(bundle.places), nouns=_PLACES)


def _counted(*numbers: int) -> tuple[Amount, ...]:
    return tuple(Amount(Kind.COUNT, number, 0, 0) for number in numbers)


def told(held: Sequence[Held], most: int = 6) -> str:
    """Return the numbers of some records for a message, such as `E07: 17 of 21`."""
    found = [f"{one.id}: {shown}" for one in held if (shown := _shown(one))]
    return "; ".join(found[:most]) + ("; …" if len(found) > most else "")


def _shown(held: Held) -> str:
    shares = [f"{n:g} of {m:g}" for n, m in held.shares]
    others = [f"{one.value:g}" for one in held.amounts if one.kind in _COUNTING]
    series = [f"{one}" for one in held.series]
    return ", ".join(dict.fromkeys((*shares, *others, *series)))
