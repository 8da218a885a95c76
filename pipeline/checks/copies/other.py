"""A report that has words of ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pipeline.checks.copies.align import Stretch

NEARLY_ALL: Final = 0.9
"""Share of the words that people told, from which on a report is the same as another; our own."""


@dataclass(frozen=True, slots=True)
class Other:
    """Another report that has words of ours: its bundle and file; is it of our setting?

    `more` says that very many more reports have some of them.
    """

    bundle: str
    file: str
    same_setting: bool
    parts: tuple[tuple[Stretch, str], ...]  # with the pointer of the field that they stand in
    more: bool = False

    def may_be_told(self, words: int) -> bool:
        """Return whether there may be something to say of it, if we have so many words at least.

        Of our own setting’s reports only one that is nearly ours is told.
        """
        return not self.same_setting or len(self.places()) >= NEARLY_ALL * words

    def places(self) -> set[int]:
        """Return where words of ours stand that it has, changed ones among them."""
        return {at for one, _ in self.parts for at in range(one.start, one.end)}
