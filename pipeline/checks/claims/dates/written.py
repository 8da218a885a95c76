"""Dates as British people write them, whole or in part: 3rd March, 03/03/2025, May 2024, 2024."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pipeline.checks.claims.dates.months_back import months_back
from pipeline.checks.claims.dates.spoken_days import SPOKEN, day_number
from pipeline.language.dated import COUNTS, of_a_day
from pipeline.model.pattern import later

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LEAP = 2024  # a year in which 29 February is on the calendar

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_REACH = 60  # characters: more than a weekday and three days before the name of a month
_AT_ONCE = later(  # one set of signs first, which is looked for fastest
    r"[JFMASOND\d’'](?:(?<=[JFMASOND])(?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec)|(?<=1)9\d\d|(?<=2)0\d\d"
    r"|(?<=\d)[/.-]\d|(?<=[’'])\d\d\b|(?<=F)(?<!\w.)Y ?\d)"
)
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|{SPOKEN})"
_WEEKDAY = r"(?:Mon|Tues?|Weds?|Wednes|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_JOIN = r"(?:\s?[–—-]\s?|, | to (?:the )?| and (?:the )?| or (?:the )?|, and (?:the )?)"
_YEAR = r"(?:19|20)\d\d"
_BEFORE_MONTH = (
    r"(?:in|since|until|till|by|from|during|before|after|last|next|early|late|mid|of|between|"
    r"through|throughout|this|about|around|to|and|at the end of|–)[ -]"
)
_BEFORE_YEAR = (
    r"(?:in|since|until|till|by|from|during|before|after|early|late|mid|throughout|between|"
    r"spring|summer|autumn|winter|spring of|summer of|autumn of|winter of|end of|start of|"
    r"beginning of|of|to|and|Christmas|Easter|Michaelmas|Lent|Whitsun|Pentecost|Ramadan|Eid|Diwali|"
    r"Passover|Hanukkah|Halloween|New Year(?:[’']s (?:Day|Eve))?|Advent|holidays|half[- ]term|term|"
    r"Q[1-4]|quarter|week|season|back)[ -]"
)
_ANY_WORD = r"(?!(?:room|number|no|form|code|reference|channel|pin|year|line|all)\b)[a-z]{3,} "
_CLOSED = r"(?=[.,;:)’]|$| (?:and|the|when|was|were|had|has|because|but|it|they|by|at)\b)"
_DATE = later(
    rf"(?<![\d./£])\b(?:(?P<weekday>{_WEEKDAY}),?\s+)?(?:the )?"
    rf"(?P<days>{_DAY}(?:{_JOIN}(?:{_WEEKDAY},? (?:the )?)?{_DAY}){{0,12}})\s+(?:of )?"
    rf"(?P<month>{_MONTH})(?:,?\s+(?P<year>{_YEAR})\b|\s+[’'](?P<short>\d\d)\b)?"
    rf"|(?:(?P<weekday2>{_WEEKDAY}),?\s+)?\b{of_a_day(_MONTH)}(?P<month2>{_MONTH})\s+(?P<day2>{_DAY})(?![\d.,]*\d|\s*(?:%|per|of))\b(?:,?\s+(?P<year2>{_YEAR})\b)?"
    rf"|\b(?P<month3>{_MONTH})(?:,?\s+(?:of )?(?P<year3>{_YEAR})|\s+[’'](?P<short3>\d\d))\b(?!\d|/)"
    rf"|(?<![\d./-])(?P<dd>\d{{1,2}})(?P<sep>[/.-])(?P<mm>\d{{1,2}})(?P=sep)(?P<yy>\d{{4}}|\d\d)(?![\d/]|[.-]\d)"
    rf"|\b(?P<iso>{_YEAR}(?P<isosep>[-/.])\d\d(?P=isosep)\d\d)\b(?![-/.]\d)"
    rf"|(?:(?<=\s)|^)(?P<lead>(?i:{_BEFORE_MONTH}))(?P<month4>{_MONTH})(?:{COUNTS}|(?!\s+[’']?\d))\b"
    rf"|\b(?P<month5>{_MONTH})(?=(?: to | and |\s?[–-]\s?|, ){_MONTH})"
    rf"|(?<![\w/.£])(?P<from>{_YEAR}) ?[/–-] ?(?P<until>\d{{4}}|\d\d)(?![\d/]|[.,-]\d|%)"
    rf"|\bFY ?(?:{_YEAR}[/–-])?(?P<fiscal>{_YEAR}|\d\d)\b"
    rf"|(?:(?<=\s)|^)(?P<leads>(?i:{_BEFORE_YEAR}))[’'](?P<short4>\d\d)(?=[.,;:)]|$|\s[a-z])"
    rf"|(?:(?<=\s)|^)(?P<any>{_ANY_WORD})(?P<year5>{_YEAR}){_CLOSED}"
    rf"|(?:(?<=\s)|^)(?P<led>(?i:{_BEFORE_YEAR}))(?P<year4>{_YEAR})\b(?![/–-]\d|[,.]\d|%)"
    r"(?:(?<=\b[Ii]n \d{4})|(?<=[Dd]uring \d{4})|(?<=[Ss]ince \d{4})|(?!\s+(?:people|children|"
    r"families|pupils|visits|hours|places|times|pounds|parents|homes)))"
)
_MAY_BE = later(
    r"\b(?:in|since|until|till|by|from|during|last|next|early|late|mid|this)[ -]$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Written:
    """A date as far as it is written, and where. What is not written is 0, or ''.

    `weekday` counts from 0, a Monday; -1 where none is written. `until` is the second year of
    ‘2021/22’, else 0.
    """

    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = -1
    until: int = 0

    @property
    def on_calendar(self) -> bool:
        """Return whether there is such a day; in a year that is not written, in any."""
        if not self.month or self.month > len(_MONTHS):
            return not self.month
        return self.day <= monthrange(self.year or _LEAP, self.month)[1]

    def fits(self, known: Written) -> bool:
        """Return whether a record that holds `known` bears this date out.

        The record may leave the year out, and more may stand in it; never less.
        """
        same_year = not self.year or not known.year or self.year == known.year
        if self.month == 0:
            if self.until and known.until:
                return self.year == known.year
            years = {self.year, self.until or self.year}
            return not years.isdisjoint((known.year, known.until or known.year))
        return same_year and self.month == known.month and self.day in (0, known.day)

    def in_year(self, year: int) -> date | None:
        """Return the day in a year, or nothing where there is none or no day is written."""
        if not self.day or not Written(0, 0, year, self.month, self.day).on_calendar:
            return None
        return date(year, self.month, self.day)


@lru_cache(maxsize=1024)  # several rules look at the same sentence
def dates_in(text: str) -> tuple[Written, ...]:
    """Return the dates in a text, each day of ‘3 and 4 March’ apart."""
    return tuple(
        one
        for first, last in _near(text)
        for match in _DATE.finditer(text, first, last)
        for one in _of(match)
    )


def _near(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text around what may be part of a date: the rest is passed over."""
    first = last = -1
    for match in _AT_ONCE.finditer(text):
        if last < 0 or match.start() - _REACH > last:
            if last >= 0:
                yield first, last
            first = max(0, match.start() - _REACH)
        last = match.end() + _REACH
    if last >= 0:
        yield first, last


@lru_cache(maxsize=1024)
def may_date(text: str) -> bool:
    """Return at once whether there may be a date in a text."""
    return _AT_ONCE.search(text) is not None


def all_dates_in(text: str) -> Iterator[Written]:
    """Yield the dates in a record, where a month or a year by itself is one, too.

    The months that a length of time reaches back to are in it: ‘the six months to June 2024’.
    """
    if not may_date(text):
        return
    whole = dates_in(text)
    yield from whole
    for match in _BARE.finditer(text):
        if not any(one.start <= match.start() < one.end for one in whole):
            month = _month(match["month"]) if match["month"] else 0
            yield Written(*match.span(), year=int(match["year"] or 0), month=month)
    for one in whole:
        yield from _reaching_back(text, one)
    for match in _SHORT.finditer(text):
        if match["from"][2:] < match["until"]:
            yield Written(*match.span(), year=int(match["from"][:2] + match["until"]))
    for match in _HALF.finditer(text):
        year = int(match["year"] or 0)
        for month in (1, 6) if match["which"].lower() == "first" else (7, 12):
            yield Written(*match.span(), year=year, month=month)


def _reaching_back(text: str, to: Written) -> Iterator[Written]:
    for year, month in months_back(text[: to.start], to.year, to.month):
        yield Written(to.start, to.end, year, month)


_EACH_DAY = later(rf"(?:(?P<weekday>{_WEEKDAY}),? (?:the )?)?(?P<day>{_DAY})")
_OF = len(" of ")  # behind a day in words
_NONE = 13  # a month that is written and that no calendar has
_LEAD = 24  # characters before a date that say that it is one
_DATED = later(
    r"\b(?:on|by|from|since|until|till|dated|before|after|born|due|"
    r"d\.?o\.?b\.?(?: is| was)?)(?: the)?:? $",
    re.IGNORECASE,
)
_CODE = later(r"\b(?:sort code|code|reference|number)(?: is| was|:)? $", re.IGNORECASE)
_NAMED = later(rf"\b(?P<day>{_WEEKDAY}),? (?:the )?$")
_THEN = later(
    rf"(?:,| \() ?(?:which was |that was |this was )?(?:a |on a )?(?P<day>{_WEEKDAY})\b(?! \d)"
)
_BARE = later(rf"\b(?:(?P<month>{_MONTH})|(?P<year>{_YEAR}))(?![\d%])")
_SHORT = later(rf"(?<![\w/.£-])(?P<from>{_YEAR}) ?[–-] ?(?P<until>\d\d)(?![\d/–-]|[.,]\d|%)")
_HALF = later(
    r"\b(?P<which>first|second) half of (?:(?:the year )?(?P<year>(?:19|20)\d\d)|the year)\b",
    re.IGNORECASE,
)


def of_day(day: date) -> Written:
    """Return a day as a date that is written in full."""
    return Written(0, 0, day.year, day.month, day.day)


def _of(match: re.Match[str]) -> Iterator[Written]:
    found = match.groupdict()
    if found["days"]:
        yield from _days(match)
    elif found["day2"]:
        year, month = _number(found["year2"]), _month(found["month2"])
        weekday = _weekday(found["weekday2"])
        yield Written(*match.span(), year, month, day_number(found["day2"]), weekday)
    elif found["month3"]:
        year = _number(found["year3"]) or _century(found["short3"])
        yield Written(*match.span(), year, _month(found["month3"]))
    elif found["dd"]:
        yield from _numeric(match)
    elif found["iso"]:
        year, month, day = (int(part) for part in found["iso"].split(found["isosep"]))
        yield Written(*match.span(), year, month or _NONE, day)
    elif found["month5"]:
        yield Written(*match.span(), 0, _month(found["month5"]))
    elif found["month4"]:
        if found["month4"] != "May" or _MAY_BE.search(found["lead"]):
            yield Written(match.start("month4"), match.end("month4"), 0, _month(found["month4"]))
    else:
        yield from _years(match)


def _years(match: re.Match[str]) -> Iterator[Written]:
    """Yield a year by itself, whole or cut short, or two in a row: ‘in 2021’, ‘in ’21’, ‘FY22’."""
    if match["from"]:
        yield from _period(match)
    elif said := match["fiscal"]:
        last = int(said) if len(said) > 2 else _century(said)
        yield Written(*match.span(), last - 1, until=last)
    elif match["short4"]:
        yield Written(match.start("short4") - 1, match.end(), _century(match["short4"]))
    else:
        name = "year5" if match["year5"] else "year4"
        yield Written(*match.span(name), int(match[name]))


def _period(match: re.Match[str]) -> Iterator[Written]:
    """Yield ‘2021/22’ as one period; ‘2019–2022’ as its two years."""
    first, said = int(match["from"]), match["until"]
    last = int(said) if len(said) > 2 else first // 100 * 100 + int(said)
    if last == first + 1:
        yield Written(*match.span(), first, until=last)
    elif first < last < first + 100 and len(said) > 2:
        yield from (Written(*match.span(), one) for one in (first, last))


def _days(match: re.Match[str]) -> Iterator[Written]:
    year = _number(match["year"]) or _century(match["short"])
    found = _EACH_DAY.finditer(match.string, match.start("days"), match.end("days") + _OF)
    days = list(found)
    for at, one in enumerate(days):
        weekday = _weekday(one["weekday"] or (match["weekday"] if not at else None))
        weekday = _behind(match) if weekday < 0 and len(days) == 1 else weekday
        yield Written(*match.span(), year, _month(match["month"]), day_number(one["day"]), weekday)


def _numeric(match: re.Match[str]) -> Iterator[Written]:
    """Yield a date in digits, if it is none of a numbered paragraph such as 4.1.12."""
    long = len(match["yy"]) > 2
    before = match.string[max(0, match.start() - _LEAD) : match.start()]
    is_short = not long and match["sep"] == "." and len(match["dd"]) + len(match["mm"]) < 4
    is_month = 0 < int(match["mm"]) <= len(_MONTHS) and not _CODE.search(before)
    if (is_short or not (long or is_month)) and not _DATED.search(before):
        return  # 20-00-00 is a sort code
    year = int(match["yy"]) if long else _century(match["yy"])
    named = _NAMED.search(before)
    weekday = _weekday(named["day"]) if named else _behind(match)
    yield Written(*match.span(), year, int(match["mm"]) or _NONE, int(match["dd"]), weekday)


def _behind(match: re.Match[str]) -> int:
    """Return the weekday that is told behind a date: ‘on 4 July, a Friday’."""
    found = _THEN.match(match.string, match.end())
    return _weekday(found["day"]) if found else -1


def _number(text: str | None) -> int:
    found = re.match(r"\d+", text or "")
    return int(found[0]) if found else 0


def _century(text: str | None) -> int:
    """Return the year that two digits stand for: of the last century from 50 on."""
    if not text:
        return 0
    return int(text) + (1900 if int(text) >= 50 else 2000)


def _month(text: str) -> int:
    return next(at for at, name in enumerate(_MONTHS, 1) if name.startswith(text[:3].lower()))


def _weekday(text: str | None) -> int:
    return _DAYS.index(text[:3].lower()) if text else -1
