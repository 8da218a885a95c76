"""The workers of a cluster that a run knows: who gets work, and who gets none, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

_DIGEST = 64  # letters: nobody wants to read them
_NAMED = 3


@dataclass(slots=True)
class Hand:
    """A worker: how many orders it takes at once, and how many it has."""

    address: str
    threads: int
    state: Literal["asked", "taken", "refused"] = "asked"
    busy: int = 0


@dataclass(slots=True)
class Hands:
    """All workers that are there now."""

    all: dict[str, Hand] = field(default_factory=dict)

    def look(self, there: Mapping[str, int]) -> tuple[list[Hand], list[str]]:
        """Take note of who is there now; return who is new, and who is gone."""
        gone = [address for address in self.all if address not in there]
        for address in gone:
            del self.all[address]
        new = [Hand(*one) for one in there.items() if one[0] not in self.all]
        self.all |= {one.address: one for one in new}
        return new, gone

    def free(self, *, alone: bool = False, spared: bool = False) -> Hand | None:
        """Return who can take one more order; `alone` one that has none.

        While the one that has least to do is `spared` for such an order, it gets no other.
        """
        able = sorted(self._taken(), key=lambda one: one.busy / one.threads)
        if alone:
            return able[0] if able and not able[0].busy else None
        return next((one for one in able[spared:] if one.busy < one.threads), None)

    def any_taken(self) -> bool:
        """Return whether there is one that gets work."""
        return any(True for _ in self._taken())

    def all_refused(self) -> bool:
        """Return whether there are some, and none gets work or is still asked."""
        return bool(self.all) and all(one.state == "refused" for one in self.all.values())

    def _taken(self) -> Iterator[Hand]:
        return (one for one in self.all.values() if one.state == "taken")


def differences(ours: Mapping[str, str], theirs: Mapping[str, str]) -> str:
    """Return which tools of a worker are others than ours, in words; '' if none is."""
    told = [
        _told(name, ours.get(name, "absent"), theirs.get(name, "absent"))
        for name in dict.fromkeys((*ours, *theirs))
        if ours.get(name) != theirs.get(name)
    ]
    more = [f"{len(told) - _NAMED} more"] if len(told) > _NAMED else []
    return "; ".join([*told[:_NAMED], *more])


def _told(name: str, ours: str, theirs: str) -> str:
    return f"other {name}" if len(ours) == _DIGEST else f"{name} {theirs}, here {ours}"
