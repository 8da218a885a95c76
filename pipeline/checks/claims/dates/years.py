"""The years of dates that are written without one: that of the next date, or of the last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.checks.claims.dates.written import Written


def with_years(found: Sequence[Written]) -> list[Written]:
    """Return dates with years; none where no date has one."""
    if not any(one.year for one in found):
        return list(found)
    return [one if one.year else _with_year(found, at) for at, one in enumerate(found)]


def _with_year(found: Sequence[Written], at: int) -> Written:
    later = next((one for one in found[at + 1 :] if one.year), None)
    if later:
        same = (found[at].month, found[at].day) <= (later.month or 12, later.day or 31)
        return replace(found[at], year=later.year if same else later.year - 1)
    earlier = next(one for one in reversed(found[:at]) if one.year)
    same = (earlier.month, earlier.day) <= (found[at].month, found[at].day or 31)
    return replace(found[at], year=earlier.year if same else earlier.year + 1)
