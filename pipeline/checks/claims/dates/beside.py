"""Lengths of time beside two dates that no other words bind: ‘a stay of nine weeks’.

Words such as ‘a stay of’ say that the length is that between the dates. Where it only stands apart
in the sentence, it may be a part of that time: then it is wrong only if it is longer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.checks.claims.dates.lengths import Length, Span, between
from pipeline.checks.claims.dates.written import Written
from pipeline.checks.claims.words import any_of
from pipeline.model.pattern import later
from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered

_LISTS = ("whole", "whole-behind", "not-between")
_ENDS = later(r"\s?(?:[.,;:)(–]|$)|\s(?:without|with no)\b")
_SAID = later(r"(?:^|[,;:(–] ?|\bfor )(?:a |an |the )?(?:\w+ )?$")
_TWO = 2


@dataclass(frozen=True, slots=True)
class _Cues:
    whole: re.Pattern[str]
    behind: re.Pattern[str]
    others: re.Pattern[str]


@remembered
def cues_beside() -> _Cues:
    """Return the words beside lengths. Raises BrokenError for a wrong file."""
    table = Table.named("claims/lengths.toml").table("beside")
    table.close(*_LISTS)
    whole, behind, others = (any_of(table.some_strings(key)) for key in _LISTS)
    return _Cues(
        later(rf"\b{whole}(?: \w+){{0,3}}? $", re.IGNORECASE),
        later(rf",? {behind}\b", re.IGNORECASE),
        later(rf"\b{others}\b", re.IGNORECASE),
    )


def beside(
    sentence: str, length: Length, earlier: Sequence[Written], own: Sequence[Written]
) -> tuple[tuple[Span, ...], bool]:
    """Return how many days lie between the two dates of a length, and whether it may be less.

    There are none where the sentence has not two dates, or speaks of what is planned or allowed.
    """
    lead, rest, known = sentence[: length.start], sentence[length.end :], cues_beside()
    if "-" in sentence[length.start : length.end] or known.others.search(sentence):
        return (), False
    is_whole = bool(known.whole.search(lead) or known.behind.match(rest))
    dates = [*own] if len(own) == _TWO or not is_whole else [*earlier[-1:], *own]
    if len(dates) != _TWO or not (is_whole or (_ENDS.match(rest) and _SAID.search(lead))):
        return (), False
    span = between(dates[0], dates[1])
    return ((span,) if span else ()), not is_whole
