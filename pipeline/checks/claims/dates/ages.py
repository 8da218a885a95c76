"""Ages against the dates of birth beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.claims.dates.bound import Bound, dated
from pipeline.checks.claims.dates.lengths import NUMBER, Length, between, number
from pipeline.evidence.bundle import Bundle

_BORN = re.compile(r"\bborn (?:in|on)\s(?:the\s)?$", re.IGNORECASE)
_AGE = re.compile(
    rf"\b(?:aged|age of|now|is|turned)\s({NUMBER})\b(?![./]|\s(?:months|weeks|days|of|in)\b)"
    rf"|\b({NUMBER})[ -]years?[ -]old\b",
    re.IGNORECASE,
)
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
