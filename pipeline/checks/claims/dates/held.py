"""The dates that records of evidence hold, and fields about the setting and the inspection."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from pipeline.checks.case.case import Case
from pipeline.checks.claims.dates.written import Written, all_dates_in, of_day
from pipeline.checks.claims.rested import shown
from pipeline.evidence.bundle import Evidence
from pipeline.evidence.public import texts_of

_FIELDS = ("setting", "event", "facts")
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])")
_LONGEST = 60  # days on site; more are an error of the bundle


def of_record(case: Case, record: Evidence) -> tuple[Written, ...]:
    """Return all dates of a record, those of its private fields too: they are never told."""
    private = [record.source_detail, record.quote.text if record.quote else ""]
    gathered = [of_day(record.source_date)] if record.source_date else []
    return (*_public(case, record), *_dates(private), *gathered)


def of_all(case: Case) -> tuple[Written, ...]:
    """Return all dates of all records that are not withheld. They are read once for a case."""
    return case.remembered(
        "all-dates",
        lambda case: tuple(found for one in shown(case) for found in of_record(case, one)),
    )


def public_dates(case: Case) -> dict[str, tuple[Written, ...]]:
    """Return the dates of each record that may be told of, by its id. They are read once."""
    return case.remembered(
        "public-dates", lambda case: {one.id: _public(case, one) for one in shown(case)}
    )


def _public(case: Case, record: Evidence) -> tuple[Written, ...]:
    """Return the dates in what is public of a record."""
    public = case.remembered(
        "public-records",
        lambda case: {one.pointer: one for one in case.bundle.public.evidence()},
    )
    found = public.get(record.pointer)
    return tuple(_dates(texts_of(found))) if found else ()


def of_fields(case: Case) -> tuple[Written, ...]:
    """Return the dates of fields, each day on site among them. They are read once for a case."""
    return case.remembered("field-dates", lambda case: tuple(_of_fields(case)))


def _of_fields(case: Case) -> Iterator[Written]:
    bundle = case.bundle
    days = range(min((bundle.end - bundle.start).days, _LONGEST) + 1)
    yield from (of_day(bundle.start + timedelta(days=one)) for one in days)
    asked = (*bundle.requirements, *bundle.recommendations)
    told: list[date] = [one.due for one in asked if one.due]
    told += [one.date for one in bundle.previous]
    told += [one.date for one in bundle.enforcement]
    told += [one.date for one in bundle.authorities]
    yield from map(of_day, told)
    yield from _dates(text for at in _FIELDS for text in texts_of(bundle.public.at(f"/{at}")))
    yield from _dates(one for one in bundle.facts.values.values() if isinstance(one, str))


def _dates(texts: Iterable[str]) -> Iterator[Written]:
    for text in texts:
        if _DAY.fullmatch(text):
            yield of_day(date.fromisoformat(text))
        else:
            yield from all_dates_in(text)
