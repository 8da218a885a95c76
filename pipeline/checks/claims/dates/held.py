"""The dates that records of evidence hold, and fields about the setting and the inspection."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipeline.checks.case.case import Case
from pipeline.checks.claims.dates.written import Written, all_dates_in, of_day
from pipeline.checks.claims.rested import shown
from pipeline.evidence.bundle import Evidence
from pipeline.evidence.public import told_texts_of
from pipeline.model.months import month

_FIELDS = ("setting", "event", "facts")
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])")
_LONGEST = 60  # days on site; more are an error of the bundle


@dataclass(frozen=True, slots=True)
class Known:
    """A date that a record or a field holds, and the pointer of the text in which it stands."""

    when: Written
    pointer: str


def of_record(case: Case, record: Evidence) -> tuple[Known, ...]:
    """Return all dates of a record, those of its private fields too: they are never told."""
    at = record.pointer
    private = [(f"{at}/source/detail", record.source_detail)]
    private += [(f"{at}/quote/text", record.quote.text)] if record.quote else []
    day = record.source_date
    gathered = [Known(of_day(day), f"{at}/source/date")] if day else []
    return (*_public(case, record), *_dates(private), *gathered)


def of_all(case: Case) -> tuple[Known, ...]:
    """Return all dates of all records that are not withheld. They are read once for a case."""
    return case.remembered(
        "all-dates",
        lambda case: tuple(found for one in shown(case) for found in of_record(case, one)),
    )


def public_dates(case: Case) -> dict[str, tuple[Known, ...]]:
    """Return the dates of each record that may be told of, by its id. They are read once."""
    return case.remembered(
        "public-dates", lambda case: {one.id: _public(case, one) for one in shown(case)}
    )


def _public(case: Case, record: Evidence) -> tuple[Known, ...]:
    """Return the dates in what is public of a record."""
    public = case.remembered(
        "public-records",
        lambda case: {one.pointer: one for one in case.bundle.public.evidence()},
    )
    found = public.get(record.pointer)
    return tuple(_dates(told_texts_of(found))) if found else ()


def of_fields(case: Case) -> tuple[Known, ...]:
    """Return the dates of fields, each day on site among them. They are read once for a case."""
    return case.remembered("field-dates", lambda case: tuple(_of_fields(case)))


def on_site(case: Case) -> Iterator[Known]:
    """Yield each day of the inspection."""
    bundle = case.bundle
    days = range(min((bundle.end - bundle.start).days, _LONGEST) + 1)
    yield from (Known(of_day(bundle.start + timedelta(days=one)), "/event") for one in days)


def _of_fields(case: Case) -> Iterator[Known]:
    bundle = case.bundle
    yield from on_site(case)
    asked = (*bundle.requirements, *bundle.recommendations)
    told = [(f"{one.pointer}/due", one.due) for one in asked if one.due]
    told += [(f"{one.pointer}/date", one.date) for one in bundle.enforcement]
    told += [(one.pointer, one.date) for one in bundle.authorities]
    yield from (Known(of_day(day), at) for at, day in told)
    for one in bundle.previous:
        when = of_day(one.date) if one.date == one.last else _of_month(one.date)
        yield Known(when, f"{one.pointer}/date")
    for at in _FIELDS:
        yield from _dates(told_texts_of(bundle.public.at(f"/{at}")))
    facts = bundle.facts.values.items()
    yield from _dates((at, one) for at, one in facts if isinstance(one, str))


def _dates(texts: Iterable[tuple[str, str]]) -> Iterator[Known]:
    for at, text in texts:
        if _DAY.fullmatch(text):
            yield Known(of_day(date.fromisoformat(text)), at)
        elif first := month(text):
            yield Known(_of_month(first), at)
        else:
            yield from (Known(one, at) for one in all_dates_in(text))


def _of_month(first: date) -> Written:
    """Return a date of which only the month is known: it holds no day."""
    return replace(of_day(first), day=0)
