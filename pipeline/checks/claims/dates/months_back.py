"""The months that a length of time reaches back to: ‘the six months to June 2024’."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.pattern import later

_YEAR = 12  # months
_BACK = 40  # characters before a date in which a length of time that ends with it may stand
_SMALL = "one two three four five six seven eight nine ten eleven twelve".split()
_FEW = {word: at for at, word in enumerate(_SMALL, 1)}
_MONTHS_TO = later(
    rf"\b(?:(\d{{1,2}}|{'|'.join(_FEW)}) months|year) (?:up )?(?:to|until|ending(?: in| on)?|"
    r"that ended in|ended)(?: the end of)?\s$",
    re.IGNORECASE,
)


def months_back(ahead: str, year: int, month: int) -> Iterator[tuple[int, int]]:
    """Yield year and month of where a length begins that ends with a date, and the month before.

    `ahead` is the text up to the date; a year is 0 where the date has none, and so has no month.
    """
    found = _MONTHS_TO.search(ahead[-_BACK:])
    if not found or not month:
        return
    length = _FEW.get(found[1].lower()) or int(found[1]) if found[1] else _YEAR
    for back in (length - 1, length):
        years, at = divmod(month - 1 - back, _YEAR)
        yield year + years if year else 0, at + 1
