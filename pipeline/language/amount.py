"""An amount as a value: what it is of, how much, and where it stands in its text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from pipeline.language.approximate import About


class Kind(Enum):
    """What an amount is of. Those that count share their values; no others do."""

    COUNT = "count"
    TIMES = "times"
    AGE = "age"
    SHARE = "share"  # some of a total, or one in so many
    PER_CENT = "per cent"
    FRACTION = "fraction"
    MONEY = "money"
    DURATION = "duration"
    QUANTITY = "quantity"
    CLOCK = "clock"
    ORDINAL = "ordinal"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount and where it stands in its text.

    `value` is in pounds, in minutes after midnight, in years of age, from 0 to 1 for a fraction, or
    in the `unit` of a duration (minutes, days, working days or months); `number` is as it is
    written. `of` is the total of a share, whose unit is `in` if it is said as ‘n in m’; `rate`
    says that it need not count: ‘n in m’, ‘n of every m’, ‘nine out of ten’. `about` is the word
    that lets it be near (see `approximate`), or ''. A count with a unit may be a duration that
    leaves it out. `half`: a time may be of the morning or the afternoon, a count may be an hour.
    """

    kind: Kind
    value: float
    start: int
    end: int
    of: float = 0
    unit: str = ""
    about: About = ""
    decimals: int = 0
    number: float = 0
    half: bool = False
    rate: bool = False
