"""Two dates that are as far apart as a length of time says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import combinations

from pipeline.checks.claims.dates.days import Days
from pipeline.checks.claims.numbers.near import NEAR
from pipeline.language.amount import Amount

_IN_DAYS = {"minutes": 1 / 1440, "days": 1, "working days": 7 / 5, "months": 365.25 / 12}
_MONTH = 31  # days
_MORE, _LESS = ("over", "least", "floor"), ("nearly", "under", "most")


def in_days(amount: Amount) -> float:
    """Return how many days a length of time has."""
    return amount.value * _IN_DAYS[amount.unit]


def between(amount: Amount, known: Sequence[Days]) -> tuple[Days, Days] | None:
    """Return two of some dates, in their order, that are as far apart as a duration says.

    Half a unit may be rounded, and the first and the last day may both be counted. Dates are as
    exact as the unit: a month tells no number of weeks. Nothing, where there are no such dates.
    """
    wanted, each = in_days(amount), in_days(amount) / amount.number if amount.number else 1
    exact = [one for one in known if one[1] - one[0] < 1.2 * each]
    off = each / 2 + 1 + (NEAR * wanted if amount.about else 0)
    less = each / 4 + 1 if amount.about in _MORE else off  # ‘more than three weeks’ are no 16 days
    more = each / 4 + 1 if amount.about in _LESS else off
    for first, later in combinations(exact, 2):
        if later[0] - first[1] - more <= wanted <= later[1] - first[0] + less:
            return first, later
    for begun, ended in known:
        is_month = _is_one_month(begun, ended)  # ‘in March’ tells when, and not how long
        if (
            begun < ended
            and not is_month
            and ended - begun - 1 - more <= wanted <= ended - begun + 1 + less
        ):
            return (begun, begun), (ended, ended)
    return None


def _is_one_month(begun: int, ended: int) -> bool:
    first, after = date.fromordinal(begun), date.fromordinal(ended + 1)
    return first.day == 1 == after.day and ended - begun < _MONTH
