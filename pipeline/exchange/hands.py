"""Who put in, and who took out, what stands where one reads."""

from __future__ import annotations

from typing import Final, NamedTuple

from pipeline.exchange.units import Hand

INSERTED: Final = frozenset({"w:ins", "w:moveTo"})
CHANGES: Final = INSERTED | {"w:del", "w:moveFrom"}


class Hands(NamedTuple):
    """Who put in, and who took out, what stands here."""

    inserted: Hand | None
    deleted: Hand | None

    def with_change(self, name: str, hand: Hand) -> Hands:
        """Return them within a tracked change, which an element of this name makes."""
        if name in INSERTED:
            return Hands(self.inserted or hand, self.deleted)
        return Hands(self.inserted, hand)


NOBODY: Final = Hands(None, None)
