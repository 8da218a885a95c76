"""People whom a text names one after another, so that a small number or an ordinal looks back.

‘One girl was called names by another. The two girls …’; ‘a boy, his brother and a third child’.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.claims.people import Who, all_of, people_in
from pipeline.language.amount import Amount
from pipeline.language.sentences import spans
from pipeline.model.pattern import later

_BACK = 2  # sentences before that of a number in which its people may be named
_NEAR = 24  # characters before a person in which the article stands
_ONE = later(
    r"\b(?<!no )(?:an?|one|another|his|her|their|the other|a second) (?:(?!of\b)[\w’-]+ )?$",
    re.IGNORECASE,
)
_ANOTHER = later(
    r"\b(?<!one )(?:another|the other)\b(?! \w+s\b)(?= ?(?P<next>[\w’-]*))", re.IGNORECASE
)
_PLURAL = re.compile(r"(?:[^s]s|people|children|staff|men|women)$", re.IGNORECASE)


def people_told(text: str, amount: Amount, noun: str) -> frozenset[int]:
    """Return how many single people of a kind a text may name before an amount, one by one.

    These are those of its sentence, and those of one and two before it.
    """
    kind = all_of(noun)
    if not kind.kinds:
        return frozenset()
    places = spans(text)
    at = next((at for at, (a, b) in enumerate(places) if a <= amount.start < b), 0)
    starts = [places[one][0] for one in range(max(0, at - _BACK), at + 1)]
    return frozenset(len(_singles(text[first : amount.start], kind)) for first in starts)


def _singles(text: str, kind: Who) -> list[int]:
    """Return where single people of a kind are named in a text for the first time."""
    found = {start for start, end, who in _named(text) if who.may_be(kind)}
    ends = {end for start, end, who in _named(text)}
    others = {
        match.start()
        for match in _ANOTHER.finditer(text)
        if not any(abs(end - match.end("next")) <= 1 for end in ends)
    }
    return sorted(found | others if found else set())


def _named(text: str) -> Iterator[tuple[int, int, Who]]:
    for start, end, who in people_in(text):
        is_one = _ONE.search(text, max(0, start - _NEAR), start)
        if is_one and not _PLURAL.search(text[start:end]):
            yield start, end, who
