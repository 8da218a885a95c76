"""The dates of a report, with the records and fields that hold them."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.checks.claims.dates.calendar import IMPOSSIBLE
from pipeline.checks.claims.dates.unheld import NOT_HELD, Held, held
from pipeline.checks.claims.told.places import address
from pipeline.model.claim import Borne, Claim, How

_RULES = (NOT_HELD.id, IMPOSSIBLE.id)


def dates(case: Case) -> Iterator[Claim]:
    """Yield each date that people wrote."""
    for one, found in held(case):
        for each in found:
            passage, (start, end) = one.passage, (each.day.start, each.day.end)
            how, borne = _borne(each)
            words = passage.text[start:end]
            at = address(passage, start, end)
            yield Claim(at, words, "date", _RULES, how, borne, each.why)


def _borne(each: Held) -> tuple[How, tuple[Borne, ...]]:
    if each.why:
        return How.EXEMPT, ()
    if not each.known:
        return How.NOTHING, ()
    when = each.known.when
    return How.HELD, (Borne(each.known.pointer, when.start, when.end),)
