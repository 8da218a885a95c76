"""How long it is from one time of the day to the next: ‘10pm to 7am, nine hours’."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.checks.claims.numbers.follows import follows
from pipeline.checks.claims.numbers.grounds import BOTH, Ground
from pipeline.checks.claims.numbers.held import Held
from pipeline.checks.claims.numbers.near import near
from pipeline.language.amount import Amount, Kind

_DAY = 24 * 60  # minutes


def hours_apart(
    amount: Amount, beside: Sequence[Amount], records: Sequence[Held]
) -> tuple[Ground, ...]:
    """Return the record whose two times are so far apart, over midnight too, or nothing.

    Both are told one after the other, in the record or in the passage; a record holds each.
    """
    for told in (_clocks(beside), *(_clocks(one.amounts) for one in records)):
        for first, last in pairwise(told):
            begun, ended = follows(first, records), follows(last, records)
            day = _DAY // 2 if first.half or last.half else _DAY  # ‘10–1’ ends after noon
            if begun and ended and near(amount, (last.value - first.value) % day):
                return (Ground(begun[0].held, begun[0].said + ended[0].said, BOTH),)
    return ()


def _clocks(found: Sequence[Amount]) -> list[Amount]:
    return [one for one in found if one.kind is Kind.CLOCK]
