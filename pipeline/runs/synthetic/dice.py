"""Chance that is the same each time: from a seed and the name of what is drawn."""

from __future__ import annotations

from hashlib import blake2b
from typing import Final

_WHOLE: Final = 2**64


def fraction(*name: object) -> float:
    """Return a number from 0 up to 1, always the same one for a name."""
    drawn = blake2b(repr(name).encode(), digest_size=8).digest()
    return int.from_bytes(drawn, "big") / _WHOLE


def spread(number: int, *name: object) -> list[float]:
    """Return so many numbers from 0 up to 1, one in each part of equal size, in mixed order.

    So a share of them that falls below a bound is right to within one of them.
    """
    order = sorted(range(number), key=lambda at: fraction(*name, at))
    start = fraction(*name, "start")
    return [(at + start) / number for at in order]
