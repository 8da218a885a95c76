"""How often a rule was right, when a reader judged what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Level: TypeAlias = Literal["very-high", "high", "medium", "low"]

FEW = 20
"""Judged findings below which there is no saying how precise a rule is."""

_LEVELS: tuple[tuple[float, Level], ...] = ((0.95, "very-high"), (0.9, "high"), (0.7, "medium"))


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured `on` some prose: findings, how many of them were judged, and how.

    Of those `judged`, so many were `right`: a careful editor would change the words. `hits` are
    all. `faults` are what the writers of prose marked as faults of this kind, `found` how many of
    them the rule finds.
    """

    on: str
    hits: int
    judged: int
    right: int
    faults: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        """Return the share of judged findings that were right, from 0 to 1."""
        return self.right / self.judged if self.judged else 0.0

    @property
    def level(self) -> Level | None:
        """Return the precision in the words of code scanning, nothing for too few findings."""
        if self.judged < FEW:
            return None
        return next((level for least, level in _LEVELS if self.precision >= least), "low")

    def __str__(self) -> str:
        """Return the figures as a sentence."""
        told = f"{self.right} of {self.judged} findings were right"
        few = ", too few to say more" if self.judged < FEW else f" ({self.precision:.0%})"
        missed = f"; {self.found} of {self.faults} marked faults were found" if self.faults else ""
        return f"On {self.on}, {told}{few}{missed}."
