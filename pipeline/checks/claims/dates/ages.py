"""Ages against the dates of birth beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.claims.dates.bound import Bound, dated
from pipeline.checks.claims.dates.lengths import NUMBER, Length, between, number
from pipeline.evidence.bundle import Bundle
from pipeline.model.pattern import later

_BORN = re.compile(r"\bborn (?:in|on)\s(?:the\s)?$", re.IGNORECASE)
_AGE = later(
    rf"\b(?:aged|age of|now|is|turned)\s({NUMBER})\b(?![./]\d|\s(?:months|weeks|days|of|in)\b)"
    rf"|\b({NUMBER})[ -]years?[ -]old\b",
    re.IGNORECASE,
)
_SINCE = later(
    rf"\b(?:is|are|was) (?:now |by now )?(?P<about>(?:about|almost|nearly|over|some|not quite) )?"
    rf"(?P<number>{NUMBER}) (?P<unit>year|month|week)s? old\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\b(?:who|whose|where|with|one|another|child|baby|boy|girl)\b", re.IGNORECASE)
_EACH = {"year": 365.25, "month": 30.44, "week": 7.0}
_YEAR = 365.25


def ages(bundle: Bundle, sentence: str) -> Iterator[Bound]:
    """Yield ages of somebody whose birth is dated in the same sentence."""
    born = [one for one in dated(sentence) if _BORN.search(sentence[: one.start])]
    for match in _AGE.finditer(sentence) if len(born) == 1 else ():
        age = number(match[1] or match[2])
        length = Length(*match.span(), age * _YEAR - 1, (age + 1) * _YEAR)
        span = between(born[0], bundle.end)
        if span:
            message = "This age does not fit the date of birth beside it."
            yield Bound(length, (span,), message, only_longer=True)


def ages_of_things(bundle: Bundle, sentence: str) -> Iterator[Bound]:
    """Yield how old something is said to be that was made, agreed or opened at the only date."""
    own = dated(sentence)
    match = _SINCE.search(sentence) if len(own) == 1 else None
    if not match or "born" in sentence or _OTHERS.search(sentence) or own[0].start > match.start():
        return
    days, each = number(match["number"]) * _EACH[match["unit"]], _EACH[match["unit"]]
    least = days - each * (0.75 if match["about"] else 0.55)
    span = between(own[0], bundle.end)
    if span:
        length = Length(match.start("number"), match.end(), least - 1, days + 0.75 * each)
        yield Bound(length, (span,), "The date contradicts how old this is said to be.")
