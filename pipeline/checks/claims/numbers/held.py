"""The numbers that a record of evidence holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from pipeline.checks.case.case import Case
from pipeline.checks.claims.dates.days import Days, days
from pipeline.checks.claims.numbers.measured import is_time, points_of, share_of
from pipeline.checks.claims.numbers.note_forms import note_forms
from pipeline.checks.claims.numbers.noted import noted
from pipeline.evidence.bundle import Evidence
from pipeline.language.amount import Amount, Kind
from pipeline.language.amounts import amounts
from pipeline.language.number_words import NUMBER, value
from pipeline.model.pattern import later
from pipeline.model.phrase_needs import STRANGE
from pipeline.resources import remembered_of


@dataclass(frozen=True, slots=True)
class Held:
    """What one record holds: amounts of its words, shares (some of a total), and a series.

    `series` are points that count, `points` those that measure, which are amounts, too; `lasts`
    says that its measure counts days, weeks or the like. `spans` are the lengths that its periods
    make up: weeks or shorter ones where they are `is_brief`. `days` are its dates.
    `pointer` is that of the record, or of the field that holds this; `texts` are the amounts of
    each of its texts, by their pointers.
    """

    id: str
    amounts: tuple[Amount, ...] = ()
    shares: tuple[tuple[float, float], ...] = ()
    series: tuple[int, ...] = ()
    points: tuple[Amount, ...] = ()
    lasts: bool = False
    spans: tuple[int, ...] = ()
    is_brief: bool = False
    days: tuple[Days, ...] = ()
    pointer: str = ""
    texts: tuple[tuple[str, tuple[Amount, ...]], ...] = ()

    @property
    def numbers(self) -> tuple[float, ...]:
        """Return the numbers that it counts."""
        counted = (one.value for one in self.amounts if one.kind in _COUNTING)
        shared = (number for share in self.shares for number in share)
        return (*counted, *shared, *self.series)


_AHEAD = 24  # characters behind a number that may be its unit
_COUNTING = (Kind.COUNT, Kind.TIMES, Kind.AGE)
_LASTS = later(r"\b(?:days?|nights?|weeks?|months?|hours?)\b", re.IGNORECASE)
_BRIEF = later(r"\b(?:weeks?|wks?|days?|nights?|hours?)\b|[a-z]day\b", re.IGNORECASE)


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
    fields = ("role", record.source_role), ("detail", record.source_detail)
    said = [(f"{at}/{name}", text) for name, text in (*fields, ("time", record.source_time))]
    texts = tuple((pointer, amounts(text)) for pointer, text in said)
    return Held("", tuple(one for _, each in texts for one in each), pointer=at, texts=texts)


def _of(record: Evidence, by: date) -> Held:
    found, shares, dates, texts = _in_texts(tuple(_texts(record)), by)
    one, points, share, at = record.measure, points_of(record), share_of(record), record.pointer
    more = ((one.numerator, one.denominator),) if one and not share else ()
    of_points = ((f"{at}/series/points/{n}", (each,)) for n, each in enumerate(points))
    of_share = ((f"{at}/measure", share),) if share else ()
    return Held(
        record.id,
        amounts=(*found, *points, *share),
        shares=(*shares, *more),
        series=() if points else record.points,
        points=points,
        lasts=one is not None and (is_time(one.unit) or bool(_LASTS.search(one.label))),
        spans=(len(record.points) - 1, len(record.points)) if record.points else (),
        is_brief=bool(_BRIEF.search(" ".join(record.labels[-len(record.points) :]))),
        days=dates,
        pointer=at,
        texts=(*texts, *of_points, *of_share),
    )


def of_texts(id_: str, pointer: str, said: Sequence[tuple[str, str]], by: date) -> Held:
    """Return what some texts hold, each given with its pointer."""
    found, shares, dates, texts = _in_texts(said, by)
    return Held(id_, found, shares, days=dates, pointer=pointer, texts=texts)


_Texts = tuple[tuple[str, tuple[Amount, ...]], ...]


def _in_texts(
    said: Sequence[tuple[str, str]], by: date
) -> tuple[tuple[Amount, ...], tuple[tuple[float, float], ...], tuple[Days, ...], _Texts]:
    texts = tuple((at, (*amounts(text), *_unwritten(text))) for at, text in said)
    found = tuple(amount for _, each in texts for amount in each)
    shares = [(one.value, one.of) for one in found if one.kind is Kind.SHARE]
    if any(one.kind is Kind.FRACTION for one in found):
        shares += [share for _, text in said for share in _parts_of(text, amounts(text))]
    dates = tuple(one for _, text in said for one in days(text, by))
    return found, tuple(shares), dates, texts


@remembered_of(512)
def _unwritten(text: str) -> tuple[Amount, ...]:
    """Return the numbers of a text that are no amounts of it as they are written."""
    return tuple(_each_unwritten(text))


def _each_unwritten(text: str) -> Iterator[Amount]:
    yield from (*_unnumbered(text), *_of_days(text))
    yield from (*_ages(text), *noted(text)) if _DIGIT.search(text) else ()
    yield from note_forms(text)
    for match in _HALF.finditer(text) if "half" in text.lower() else ():
        yield Amount(Kind.FRACTION, 1 / 2, *match.span())
    for match in _POINTS.finditer(text) if _POINT.search(text) else ():
        number = value(match["number"].lower())
        yield Amount(Kind.COUNT, number, *match.span("number"), unit=POINTS, number=number)


def _of_days(text: str) -> Iterator[Amount]:
    """Yield the whole of a share of some time: ‘on 9 of 14 days’ has 14 days."""
    for share in amounts(text):
        if share.kind is not Kind.SHARE:
            continue
        whole = next(iter(amounts(f"{share.of:.12g}{text[share.end : share.end + _AHEAD]}")), None)
        if whole and whole.kind is Kind.DURATION and whole.start == 0:
            yield replace(whole, start=share.start, end=share.end)


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


POINTS = "points"
"""The unit of a number of percentage points, which a note may leave to be guessed."""
_POINTS = later(rf"\b(?P<number>{NUMBER}) ?(?:points?|pts?|pp)\b", re.IGNORECASE)
_POINT = later(r"p(?:oint|ts?\b|p\b)", re.IGNORECASE)
# ‘Voted half to the food bank’: what it is of stands elsewhere
_DIGIT = re.compile(r"\d")
_HALF = later(
    r"(?<![\w-])(?<!other )(?<!and a )half\b"
    r"(?!-| (?:(?:an? )?(?:hour|day|term|dozen|year|week|month)|past|way|brother|sister|time|of)\b"
    r"| \d| (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)",
    re.IGNORECASE,
)
TWO = "both"
"""The unit of what a record tells as ‘both’ or ‘a pair’: it counts, and is no length of time."""

_SPAN = "hour|week|month|year|hr|wk|mth|mnth|yr"
_UNNUMBERED = (
    r"\b(?:(?:an?|the(?: past| last| first| previous| same)?|each|every|last|per|past|one|same) "
    r"(?P<unit>decade|year|month|fortnight|week|day|night|hour|wk|mth|mnth|yr|hr)"
    r"(?P<half> and a half)?"
    r"|(?P<often>yearly|annual|annually|monthly|fortnightly|weekly|daily|nightly|hourly)"
    r"|(?P<two>both|pair|couple|twins?|twice)"
    rf"|(?P<number>%s)[ -]?(?P<each>{_SPAN})ly"
    rf"|(?:every|each) (?P<so_many>{NUMBER}) ?(?P<cut>hr|wk|mth|mnth|yr)s?"
    r"|(?:alternate|every other) (?:(?P<other>day|night|month|year)s?"
    r"|(?:week|Mon|Tues?|Wed|Thu|Fri|Sat|Sun)\w*))\b"
)
_MORE = later(_UNNUMBERED % NUMBER, re.IGNORECASE)
_LESS = later(_UNNUMBERED % r"\d+", re.IGNORECASE)  # tried at each word: number words take longest
_SO_OFTEN = tuple(f"{one}ly" for one in _SPAN.split("|"))
_TELLING = (  # beginnings of words of which it has one
    "year", "month", "week", "da", "hour", "night", "annual", "decade", "both", "pair", "couple",
    "twi", "alternate", "every other", "wk", "mth", "mnth", "yr", "hr",
)  # fmt: skip
_UNITS = {
    "hour": ("minutes", 60), "day": ("days", 1), "night": ("days", 1), "week": ("days", 7),
    "fortnight": ("days", 14), "month": ("months", 1), "year": ("months", 12),
    "decade": ("months", 120),
}  # fmt: skip
_CUT = {"hr": "hour", "wk": "week", "mth": "month", "mnth": "month", "yr": "year"}
_OFTEN = {
    "y": "year", "a": "year", "m": "month", "f": "fortnight", "w": "week", "d": "day", "n": "day",
    "h": "hour",
}  # fmt: skip


def _unnumbered(text: str) -> Iterator[Amount]:
    """Yield what a record tells without a number: ‘a year’, ‘monthly’, ‘both’."""
    is_in, is_strange = text.lower().__contains__, STRANGE.search(text)
    if is_strange or any(map(is_in, _TELLING)):
        is_more = is_strange or any(map(is_in, _SO_OFTEN))
        yield from _without_number(text, _MORE if is_more else _LESS)


def _without_number(text: str, pattern: re.Pattern[str]) -> Iterator[Amount]:
    for match in pattern.finditer(text):
        if match["two"]:
            yield Amount(Kind.COUNT, 2, *match.span(), unit=TWO, number=2)
            continue
        name = match["unit"] or match["each"] or match["cut"] or match["other"]
        if not name:
            name = _OFTEN[match["often"][0].lower()] if match["often"] else "week"
        unit, each = _UNITS[_CUT.get(name.lower(), name.lower())]
        number = _number(match)
        span = match.span()
        yield Amount(Kind.DURATION, number * each, *span, unit=unit, number=number)


def _number(match: re.Match[str]) -> float:
    if written := match["number"] or match["so_many"]:
        return value(written.lower())
    if match["unit"] or match["often"]:
        return 1.5 if match["half"] else 1
    return 2  # every other week


_AGES = later(
    r"\b(?P<age>\d{1,2})-(?:,| and| or| to)(?= (?:\d{1,2}-,? (?:and|or) )?\d{1,2}-year)"
    r"|\b(?:under|over|U|O)[ -]?(?P<bound>\d{1,2})s?\b"
    r"(?! ?(?:%|per|minutes|hours|days|weeks|months|of))"
    r"|\b(?P<up>\d{1,2})(?:s?\+| plus\b| and over\b)"
    r"|\b(?P<first>\d{1,2})(?:s? ?[–/-] ?| to )(?P<last>\d{1,2})"
    r"(?:s\b|[- ]?(?:yr|year)[- ]?olds?\b)"
    r"|\b(?P<s>\d{1,2})s\b",
    re.IGNORECASE,
)
_AGE = later(
    r"\d(?:-year|s\b|\+| plus\b| and over\b|[- ]?(?:yr|year))|\b(?:under|over|U|O)[ -]?\d",
    re.IGNORECASE,
)


def _ages(text: str) -> Iterator[Amount]:
    """Yield ages as records shorten them: ‘16- and 17-year-olds’, ‘under 18s’, ‘18+’, ‘16–18s’."""
    for match in _AGES.finditer(text) if _AGE.search(text) else ():
        for name, number in match.groupdict().items():
            if number:
                yield Amount(Kind.AGE, float(number), *match.span(name), number=float(number))


def told(held: Sequence[Held], most: int = 6) -> str:
    """Return the numbers of some records for a message, such as `E07: 17 of 21`."""
    found = [f"{one.id}: {shown}" for one in held if (shown := _shown(one))]
    return "; ".join(found[:most]) + ("; …" if len(found) > most else "")


def _shown(held: Held) -> str:
    shares = [f"{n:.12g} of {m:.12g}" for n, m in held.shares]
    others = [f"{one.value:.12g}" for one in held.amounts if one.kind in _COUNTING]
    series = [f"{one}" for one in held.series]
    return ", ".join(dict.fromkeys((*shares, *others, *series)))
