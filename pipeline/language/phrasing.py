"""How values are written in a report: dates, numbers, lists of names, proportions.

Each function returns plain words. The house style is that of published reports: one to nine
in words, dates as 6 March 2025, no comma before the last `and`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True, slots=True)
class Band:
    """From and to a whole per cent, the words this tool writes, and all words that mean it."""

    least: int
    most: int
    said: str
    words: tuple[str, ...]


# Expressing proportions in words (004:3179-3189). ‘Almost none’ is ours.
BANDS = (
    Band(
        97, 100, "almost all",
        ("vast majority", "overwhelming majority", "almost all"),
    ),
    Band(80, 96, "most", ("very large majority", "most")),
    Band(65, 79, "a large majority", ("large majority",)),
    Band(51, 64, "a majority", ("majority",)),
    Band(35, 49, "a minority", ("minority",)),
    Band(20, 34, "a small minority", ("small minority",)),
    Band(4, 19, "few", ("very small minority", "few")),
    Band(0, 3, "very few", ("very few", "almost no", "almost none")),
)  # fmt: skip
# Words that the table does not have: our own choice.
OWN_BANDS = (
    Band(90, 100, "almost all", ("nearly all", "virtually all", "practically all")),
    Band(100, 100, "all", ("all", "every", "each")),
    Band(51, 100, "more than half", ("more than half", "over half")),
    Band(50, 50, "half", ("half",)),
    Band(45, 55, "about half", ("about half", "around half", "roughly half")),
    Band(40, 49, "nearly half", ("nearly half", "almost half", "just under half")),
    Band(0, 49, "less than half", ("less than half", "fewer than half", "under half")),
    Band(0, 99, "not all", ("not all",)),
    Band(0, 0, "none", ("none", "no")),
)


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def _month(value: date) -> str:
    return _MONTHS[value.month - 1]


def day(value: date) -> str:
    """Return a date as `6 March 2025`."""
    return f"{value.day} {_month(value)} {value.year}"


def month(value: date) -> str:
    """Return the month of a date as `March 2025`."""
    return f"{_month(value)} {value.year}"


def span(first: date, last: date) -> str:
    """Return two dates as `4 to 6 March 2025`, without saying a month or year twice.

    Two days that follow one another are `4 and 5 March 2025`, as published reports write them.
    """
    if first == last:
        return day(last)
    joint = "and" if (last - first).days == 1 else "to"
    if first.year != last.year:
        return f"{day(first)} {joint} {day(last)}"
    month = "" if first.month == last.month else f" {_month(first)}"
    return f"{first.day}{month} {joint} {day(last)}"


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


def some(names: Sequence[str], most: int = 10) -> str:
    """Return a list of names as `A, B and C`; of many only the first: `A, B and 4 more`."""
    if len(names) > most:
        names = [*names[:most], f"{number(len(names) - most)} more"]
    return series(names)


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
    return next(band.said for band in BANDS if rounded >= band.least)


def proportion_of(numerator: int, denominator: int, unit: str) -> str:
    """Return the words with what is counted: `most families`, `a majority of families`."""
    share = proportion(numerator, denominator)
    joint = " " if share in {"all", "almost all", "most", "few", "very few"} else " of "
    return f"{share}{joint}{unit}"
