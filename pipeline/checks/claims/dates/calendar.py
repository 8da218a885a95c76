"""EVD: dates that are not on the calendar, and weekdays that are not theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.checks.case.case import Case
from pipeline.checks.case.public_texts import PublicText
from pipeline.checks.claims.dates.written import Written, dates_in
from pipeline.checks.claims.rested import written
from pipeline.evidence.public import text_of
from pipeline.model.finding import Citation, Finding, Rule, Severity

IMPOSSIBLE = Rule(
    "EVD032",
    "impossible-date",
    Severity.ERROR,
    "A date is on the calendar, and its weekday is right.",
    "31 April does not exist, so nobody knows which day is meant: such a date is broken. A weekday "
    "that is not the day’s shows that one of the two is wrong, which is a warning. Where no year "
    "is written, it is the last one before the end of the inspection, the next one where the "
    "paragraph looks ahead, or one that it names.",
    Citation(says="the calendar"),
    "Look the date up in the record.",
)

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MAY_HOLD = re.compile(
    r"\d(?:st|nd|rd|th)?\s(?:of )?[JFMASOND][a-z]{2}|\d[/.-]\d\d?[/.-]\d|[a-z] \d{1,2}(?!\d)"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def impossible_date(case: Case) -> Iterator[Finding]:
    """Find days that no calendar has, and days with the name of another weekday."""
    for one in written(case):
        for day in one.dates:
            if message := _wrong(case, one.passage.text, day):
                text = PublicText(one.passage.text, one.passage)
                yield _finding(case, text, day, message)
    for text in _fields(case):
        for day in _dates_in(text.text):
            if message := _wrong(case, text.text, day):
                yield _finding(case, text, day, message)


@lru_cache(maxsize=512)
def _dates_in(text: str) -> tuple[Written, ...]:
    return dates_in(text) if _MAY_HOLD.search(text) else ()


def _fields(case: Case) -> Iterator[PublicText]:
    """Yield what people wrote besides the narrative to be published."""
    bundle = case.bundle
    for one in bundle.evidence:
        if one.publishable:
            yield PublicText(one.statement, None, f"{one.pointer}/statement")
    for asked in (*bundle.requirements, *bundle.recommendations):
        yield PublicText(asked.action, None, f"{asked.pointer}/action")
    for taken in bundle.enforcement:
        pointer = f"{taken.pointer}/summary"
        yield PublicText(text_of(bundle.public.at(pointer)), None, pointer)


def _finding(case: Case, one: PublicText, day: Written, message: str) -> Finding:
    return IMPOSSIBLE.at(
        one.place(case, day.start, day.end),
        message,
        severity=Severity.WARNING if day.on_calendar else Severity.ERROR,
        key=f"{one.text[day.start : day.end]} {day.day} {one.text}",
    )


def _wrong(case: Case, text: str, day: Written) -> str:
    """Return what is wrong with a day, or ''."""
    if not day.on_calendar:
        return "This day is not on the calendar."
    if day.weekday < 0 or not day.day:
        return ""
    days = [found for year in _years(case, text, day) if (found := day.in_year(year))]
    if not days or any(one.weekday() == day.weekday for one in days):
        return ""
    return f"This day is a {_DAYS[days[0].weekday()]}, not a {_DAYS[day.weekday]}."


def _years(case: Case, text: str, day: Written) -> list[int]:
    """Return the years that a day may be in, the likeliest first."""
    if day.year:
        return [day.year]
    end = case.bundle.end
    last = end.year if (day.month, day.day) <= (end.month, end.day) else end.year - 1
    return [last, *(int(one) for one in _YEAR.findall(text)), *_next(text, last)]


_AHEAD = re.compile(r"\b(?:will|due|must|should|by|until|next|planned|booked)\b", re.IGNORECASE)


def _next(text: str, last: int) -> list[int]:
    return [last + 1] if _AHEAD.search(text) else []
