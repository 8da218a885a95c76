"""What keeps a single bundle unseen: noise on every count, from a source that nobody can repeat."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import sqrt
from secrets import SystemRandom
from typing import Final, Literal, TypeAlias

Part: TypeAlias = Literal[
    "written", "within", "asked", "chosen", "together", "listed", "rest", "lengths"
]

HIDDEN: Final = 0.5
"""How far a bundle may shift what is told, in standard deviations of the noise, over all tables.

Who knows all other bundles and guesses whether one is in a profile is right half of the time by
tossing a coin, and with the profile no more than 60% of the time: 0.5 is mu of Gaussian
differential privacy (J. Dong, A. Roth, W. J. Su, 2022).
"""
SHARES: Final[Mapping[Part, float]] = {
    "written": 0.25, "within": 0.18, "asked": 0.12, "chosen": 0.08, "together": 0.25,
    "listed": 0.06, "rest": 0.055, "lengths": 0.005,
}  # fmt: skip
FEWEST: Final = 10
"""Bundles from which anything is told."""
_SURE: Final = 5.0
"""Standard deviations above `FEWEST` that a count must have: noise does so once in 3 million."""

Draw: TypeAlias = Callable[[float], float]
"""Returns noise of a standard deviation."""

_CHANCE: Final = SystemRandom()


def noise(deviation: float) -> float:
    """Return noise that nobody can foresee or repeat."""
    return _CHANCE.gauss(0, deviation)


def pick(number: int) -> int:
    """Return one of so many numbers from 0."""
    return _CHANCE.randrange(number)


def deviations(tables: Mapping[Part, int]) -> Mapping[Part, float]:
    """Return the deviation of the noise in each part of a profile, given how many tables it has.

    A bundle is in one cell of each table, so all tables of a part share what the part may tell.
    """
    return {part: sqrt(number / SHARES[part]) / HIDDEN for part, number in tables.items() if number}


@dataclass(frozen=True, slots=True)
class Veil:
    """Hides counts behind noise of a deviation."""

    deviation: float
    draw: Draw = noise

    def hidden(self, count: int) -> float:
        """Return a count with noise."""
        return count + self.draw(self.deviation)

    def shows(self, count: int, hidden: float, cells: int = 1) -> bool:
        """Return whether a count of some cells together may be told: never one below ten."""
        return count >= FEWEST and hidden >= FEWEST + _SURE * self.deviation * sqrt(cells)


def rounded(hidden: float) -> int:
    """Return a count rounded to ten, none below zero."""
    return max(0, round(hidden / 10) * 10)
