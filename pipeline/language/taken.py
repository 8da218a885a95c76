"""Stretches of a text that are taken, none over another, and whether another is free."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable


class Taken:
    """Stretches of a text that are taken. Asking and adding cost little, however many there are."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._spans = sorted(spans)

    def is_free(self, start: int, end: int) -> bool:
        """Return whether nothing of a stretch is taken."""
        at = bisect_right(self._spans, (start, end))
        before = self._spans[at - 1 : at] if at else []
        after = self._spans[at : at + 1]
        return all(stop <= start for _, stop in before) and all(end <= first for first, _ in after)

    def add(self, start: int, end: int) -> None:
        """Take a stretch that is free."""
        insort(self._spans, (start, end))
