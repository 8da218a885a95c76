"""The claims of a report with what bears each of them, as a proof tells them.

Nothing is looked for here: the checks have found it, and keep it with the case.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.checks.claims.told.dates import dates
from pipeline.checks.claims.told.names import names
from pipeline.checks.claims.told.numbers import numbers
from pipeline.checks.claims.told.places import overlap
from pipeline.checks.claims.told.shares import shares
from pipeline.checks.claims.told.speech import speech
from pipeline.model.claim import Claim

__all__ = ["claims"]


def claims(case: Case) -> tuple[Claim, ...]:
    """Return what people wrote that evidence should hold, in the order in which it stands.

    Of two that are about the same words, the first is kept; a month is no name beside its date.
    """
    order = {(one.id, part.id): at for at, (one, part) in enumerate(case.sections())}
    found = {one.at: one for one in reversed([*_all(case)])}
    dated = [one.at for one in found.values() if one.kind == "date"]
    months = [
        one.at
        for one in found.values()
        if one.kind == "name" and any(overlap(one.at, date) for date in dated)
    ]
    found = {at: one for at, one in found.items() if at not in months}

    def met(one: Claim) -> tuple[int, ...]:
        at = one.at
        return order[at.document, at.section], at.block or 0, at.start or 0, -(at.end or 0)

    return tuple(sorted(found.values(), key=met))


def _all(case: Case) -> Iterator[Claim]:
    for told in (numbers, dates, speech, shares, names):
        yield from told(case)
