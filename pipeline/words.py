"""How values are written in a report: dates, numbers, lists of names, proportions.

Each function returns plain words. The house style is that of published reports: one to nine
in words, dates as 6 March 2025, no comma before the last `and`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

# Expressing proportions in words: the lowest whole per cent of each band (004:3179-3189).
# Where the table gives two words, the plainer one stands here.
_BANDS = (
    (97, "almost all"),
    (80, "most"),
    (65, "a large majority"),
    (51, "a majority"),
    (35, "a minority"),
    (20, "a small minority"),
    (4, "few"),
    (0, "very few"),
)


def day(value: date) -> str:
    """Return a date as `6 March 2025`."""
    return f"{value.day} {value:%B %Y}"


def span(first: date, last: date) -> str:
    """Return two dates as `4 to 6 March 2025`, without saying a month or year twice."""
    if first == last:
        return day(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def number(value: int) -> str:
    """Return a number with commas: `1,838`."""
    return f"{value:,}"


def count(value: int, singular: str, plural: str) -> str:
    """Return a count of things, `one family` or `12 families`: one to nine in words."""
    amount = _SMALL[value] if 0 <= value < len(_SMALL) else number(value)
    return f"{amount} {singular if value == 1 else plural}"


def series(names: Sequence[str]) -> str:
    """Return a list of names as `A, B and C`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def per_cent(numerator: int, denominator: int) -> int:
    """Return a proportion as a whole per cent, half rounded up, as Annex C's bands need it.

    The rounding is our own choice: Annex C gives whole numbers only (004:3181-3189).
    """
    return (200 * numerator + denominator) // (2 * denominator)


def proportion(numerator: int, denominator: int) -> str:
    """Return the words of Annex C for a proportion, such as `a large majority`.

    Half is in no band of Annex C, which ends at 49 and starts again at 51: `half` and
    `about half` are our own choice. So is `all`.
    """
    rounded = per_cent(numerator, denominator)
    if rounded == 50:
        return "half" if 2 * numerator == denominator else "about half"
    if numerator == denominator:
        return "all"
    return next(words for least, words in _BANDS if rounded >= least)


def proportion_of(numerator: int, denominator: int, unit: str) -> str:
    """Return the words with what is counted: `most families`, `a majority of families`."""
    share = proportion(numerator, denominator)
    joint = " " if share in {"all", "almost all", "most", "few", "very few"} else " of "
    return f"{share}{joint}{unit}"
