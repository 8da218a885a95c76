"""What ended before it began: two dates of a sentence whose words say which came first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import TypeAlias

from pipeline.checks.claims.dates.lengths import days_of
from pipeline.checks.claims.dates.written import Written
from pipeline.checks.claims.words import any_of
from pipeline.model.pattern import later
from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered

_YEAR = re.compile(r"\d{4}|[’']\d\d|\d[/.-]\d+[/.-]\d")
_RANGE = later(r"\b(?:from|between)\s(?:\w+day\s)?$", re.IGNORECASE)
_TO = later(r"\s(?:to|until|till|and)\s(?:\w+day\s)?")
_NOT = later(r"\b(?:not|n’t|never|due|until|planned|instead|rather)\b", re.IGNORECASE)
_AFTER = later(
    r",? (?:\w+ ){0,3}after (?:having |it |they |he |she |the |a |an |its |their |\w+ing )"
)
_BEFORE = later(r",? (?:\w+ ){0,3}before (?:it |they |he |she |the |a |an |its |their |\w+ing )")
_AFTER_IT = later(r"\b(?:after|having)\b[^.,;:]*$", re.IGNORECASE)
# ‘Served on 18 July, after an inspection that had ended on 10 July’: the second one came first.
_BACK = later(
    r"\b(?:after|following|as|because|since|once|that|which|who|whose)\b[^.;:]*\bhad\b|\bfollowing\b"
)
_NEW = later(r"\b(?:another|others?|one|two|three|four|five|some|a second|the next)\b")
_Days: TypeAlias = tuple[date, date]
_REACH = 60  # characters before a date in which its verb stands


@dataclass(frozen=True, slots=True)
class _Cues:
    began: re.Pattern[str]
    ended: re.Pattern[str]


@remembered
def cues_of_order() -> _Cues:
    """Return the words that put dates in order. Raises BrokenError for a wrong file."""
    table = Table.named("claims/lengths.toml").table("order")
    table.close("first", "last")
    first, last = (any_of(table.some_strings(key)) for key in ("first", "last"))
    return _Cues(
        later(rf"\b{first}\b[^.;:]*$", re.IGNORECASE),
        later(rf"^(?:,? (?:and|but)|, then|,)\b[^.;:]*?\b{last}\b", re.IGNORECASE),
    )


def reversed_dates(sentence: str, dates: Sequence[Written]) -> Iterator[Written]:
    """Yield the second of two dates in a row that cannot be in the order that the words say."""
    for one, other in pairwise(dates):
        first, last = days_of(one), days_of(other)
        if one.end > other.start or not first or not last:
            continue
        gap = sentence[one.end : other.start]
        lead = sentence[max(0, one.start - _REACH) : one.start]
        if _NOT.search(gap) or _NEW.search(gap):
            continue
        if (last[1] < first[0] and _is_earlier(lead, gap)) or (
            _is_later(gap) and first[1] < _in_its_year(sentence, one, other, last)[0]
        ):
            yield other


def _in_its_year(sentence: str, one: Written, other: Written, days: _Days) -> _Days:
    """Return the days of a second date; one that is written without a year is of that of the first.

    ‘On 18 July 2025, after an inspection that had ended on 10 July’.
    """
    is_guessed = not _YEAR.search(sentence, other.start, other.end)
    return (is_guessed and days_of(replace(other, year=one.year))) or days


def _is_earlier(lead: str, gap: str) -> bool:
    """Return whether the first of two dates is said to be the earlier one."""
    if (_RANGE.search(lead) and _TO.fullmatch(gap)) or _BEFORE.match(gap):
        return True
    if _AFTER_IT.search(lead) and gap.startswith(","):
        return True
    if _AFTER.match(gap) or _BACK.search(gap):
        return False
    return bool(cues_of_order().began.search(lead) and cues_of_order().ended.search(gap))


def _is_later(gap: str) -> bool:
    """Return whether the first of two dates is said to be the later one."""
    return _AFTER.match(gap) is not None
