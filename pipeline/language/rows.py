"""A sorted table of words, some in a row: a row is taken apart when a word of it is looked for.

To make a set or a dictionary of so many words takes longer than to check a report.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

_IN_A_ROW = 32


class Rows(NamedTuple):
    """The rows of a table, and the first word of each."""

    rows: list[bytes]
    firsts: list[bytes]

    def of(self, word: str) -> list[bytes]:
        """Return the row, in its parts, in which a word stands if it is in the table."""
        at = bisect_right(self.firsts, word.encode()) - 1
        return self.rows[at].split(b" ") if at >= 0 else []


def rows(table: bytes) -> Rows:
    """Return what `written` has written."""
    found = table.split(b"\n")
    return Rows(found, [one.partition(b" ")[0] for one in found])


def written(entries: Sequence[str]) -> str:
    """Return a table of sorted entries: each is a word, perhaps with what is known of it."""
    starts = range(0, len(entries), _IN_A_ROW)
    return "\n".join(" ".join(entries[at : at + _IN_A_ROW]) for at in starts)
