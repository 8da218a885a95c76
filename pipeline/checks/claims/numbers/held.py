"""The numbers that a record of evidence holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from pipeline.checks.case.case import Case
from pipeline.checks.claims.dates.days import Days, days
from pipeline.checks.claims.numbers.noted import noted
from pipeline.evidence.bundle import Evidence
from pipeline.language.amounts import Amount, Kind, amounts
from pipeline.language.number_words import value
from pipeline.model.phrase_needs import STRANGE


@dataclass(frozen=True, slots=True)
class Held:
    """What one record holds: amounts of its words, shares (some of a total), and a series.

    `spans` are the lengths that its periods make up, in whatever unit they are; `days` its dates.
    `pointer` is that of the record, or of the field that holds this; `texts` are the amounts of
    each of its texts, by their pointers.
    """

    id: str
    amounts: tuple[Amount, ...] = ()
    shares: tuple[tuple[float, float], ...] = ()
    series: tuple[int, ...] = ()
    spans: tuple[int, ...] = ()
    days: tuple[Days, ...] = ()
    pointer: str = ""
    texts: tuple[tuple[str, tuple[Amount, ...]], ...] = ()

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
        "held",
        lambda case: {
            one.id: _of(one, case.bundle.end) for one in case.bundle.evidence if not one.withheld
        },
    )


def of_private(case: Case) -> dict[str, Held]:
    """Return what private fields of a record hold: who spoke, and when. It is never told."""
    return case.remembered(
        "held private",
        lambda case: {one.id: _source(one) for one in case.bundle.evidence if not one.withheld},
    )


def _source(record: Evidence) -> Held:
    at = f"{record.pointer}/source"
    said = ((f"{at}/role", record.source_role), (f"{at}/detail", record.source_detail))
    texts = tuple((pointer, amounts(text)) for pointer, text in said)
    return Held("", tuple(one for _, each in texts for one in each), pointer=at, texts=texts)


def _of(record: Evidence, by: date) -> Held:
    held = of_texts(record.id, record.pointer, tuple(_texts(record)), by)
    one, periods = record.measure, len(record.points)
    more = ((one.numerator, one.denominator),) if one else ()
    spans = (periods - 1, periods)
    return replace(held, shares=(*held.shares, *more), series=record.points, spans=spans)


def of_texts(id_: str, pointer: str, said: Sequence[tuple[str, str]], by: date) -> Held:
    """Return what some texts hold, each given with its pointer."""
    texts = tuple((at, (*amounts(text), *_unwritten(text))) for at, text in said)
    found = tuple(amount for _, each in texts for amount in each)
    shares = [(one.value, one.of) for one in found if one.kind is Kind.SHARE]
    if any(one.kind is Kind.FRACTION for one in found):
        shares += [share for _, text in said for share in _parts_of(text, amounts(text))]
    dates = tuple(one for _, text in said for one in days(text, by))
    return Held(id_, found, tuple(shares), days=dates, pointer=pointer, texts=texts)


def _unwritten(text: str) -> Iterator[Amount]:
    yield from (*_unnumbered(text), *_ages(text), *noted(text))


def _texts(record: Evidence) -> Iterator[tuple[str, str]]:
    """Yield the texts of a record, each with its pointer."""
    yield f"{record.pointer}/statement", record.statement
    if record.quote:
        yield f"{record.pointer}/quote/text", record.quote.text
    of_measure = ["measure/label", "measure/unit"] if record.measure else []
    of_series = ["series/label", "series/unit"] if record.points else []
    points = (f"series/points/{at}/period" for at in range(len(record.points)))
    named = (*of_measure, *of_series, *points)
    for field, text in zip(named, record.labels, strict=True):
        yield f"{record.pointer}/{field}", text


def of_event(case: Case) -> tuple[Days, ...]:
    """Return the days of this inspection or visit and of those before it."""
    event = case.bundle
    known = [(event.start, event.start), (event.end, event.end)]
    known += [(one.date, one.last) for one in event.previous]
    return tuple((first.toordinal(), last.toordinal()) for first, last in known)


_OF = re.compile(r" of (?:the |these |those |all |its |their |our )?")


def _parts_of(text: str, found: Sequence[Amount]) -> Iterator[tuple[float, float]]:
    """Yield ‘half of the eight files’ as four of eight."""
    for part, whole in pairwise(found):
        if part.kind is Kind.FRACTION and whole.kind is Kind.COUNT and not part.about:
            number = part.value * whole.value
            if number == round(number) and _OF.fullmatch(text, part.end, whole.start):
                yield number, whole.value


TWO = "both"
"""The unit of what a record tells as ‘both’ or ‘a pair’: it counts, and is no length of time."""

_UNNUMBERED = re.compile(
    r"\b(?:(?:an?|the(?: past| last| first| previous| same)?|each|every|last|per|past|one) "
    r"(?P<unit>decade|year|month|fortnight|week|day|hour)(?P<half> and a half)?"
    r"|(?P<often>yearly|annual|annually|monthly|fortnightly|weekly|daily|nightly|hourly)"
    r"|(?P<two>both|pair|couple|twins?|twice)"
    r"|(?P<number>\d{1,2}|two|three|four|five|six|eight|ten|twelve)[ -]"
    r"(?P<each>hour|week|month|year)ly"
    r"|(?:alternate|every other) (?:(?P<other>day|night|month|year)s?"
    r"|(?:week|Mon|Tues?|Wed|Thu|Fri|Sat|Sun)\w*))\b",
    re.IGNORECASE,
)
_TELLING = (  # beginnings of words of which it has one
    "year", "month", "week", "da", "hour", "night", "annual", "decade", "both", "pair", "couple",
    "twi", "alternate", "every other",
)  # fmt: skip
_UNITS = {
    "hour": ("minutes", 60), "day": ("days", 1), "night": ("days", 1), "week": ("days", 7),
    "fortnight": ("days", 14), "month": ("months", 1), "year": ("months", 12),
    "decade": ("months", 120),
}  # fmt: skip
_OFTEN = {
    "y": "year", "a": "year", "m": "month", "f": "fortnight", "w": "week", "d": "day", "n": "day",
    "h": "hour",
}  # fmt: skip


def _unnumbered(text: str) -> Iterator[Amount]:
    """Yield what a record tells without a number: ‘a year’, ‘monthly’, ‘both’."""
    lower = text.lower()
    if STRANGE.search(lower) or any(map(lower.__contains__, _TELLING)):
        yield from _without_number(text)


def _without_number(text: str) -> Iterator[Amount]:
    for match in _UNNUMBERED.finditer(text):
        if match["two"]:
            yield Amount(Kind.COUNT, 2, *match.span(), unit=TWO, number=2)
            continue
        name = match["unit"] or match["each"] or match["other"]
        if not name:
            name = _OFTEN[match["often"][0].lower()] if match["often"] else "week"
        unit, each = _UNITS[name.lower()]
        number = _number(match)
        span = match.span()
        yield Amount(Kind.DURATION, number * each, *span, unit=unit, number=number)


def _number(match: re.Match[str]) -> float:
    if match["each"]:
        return value(match["number"].lower())
    if match["unit"] or match["often"]:
        return 1.5 if match["half"] else 1
    return 2  # every other week


_AGES = re.compile(
    r"\b(?P<age>\d{1,2})-(?:,| and| or| to)(?= (?:\d{1,2}-,? (?:and|or) )?\d{1,2}-year)"
)


def _ages(text: str) -> Iterator[Amount]:
    """Yield the ages of a record that leave out their years: ‘16- and 17-year-olds’."""
    for match in _AGES.finditer(text) if "-year" in text else ():
        age = float(match["age"])
        yield Amount(Kind.AGE, age, *match.span("age"), number=age)


def told(held: Sequence[Held], most: int = 6) -> str:
    """Return the numbers of some records for a message, such as `E07: 17 of 21`."""
    found = [f"{one.id}: {shown}" for one in held if (shown := _shown(one))]
    return "; ".join(found[:most]) + ("; …" if len(found) > most else "")


def _shown(held: Held) -> str:
    shares = [f"{n:.12g} of {m:.12g}" for n, m in held.shares]
    others = [f"{one.value:.12g}" for one in held.amounts if one.kind in _COUNTING]
    series = [f"{one}" for one in held.series]
    return ", ".join(dict.fromkeys((*shares, *others, *series)))
