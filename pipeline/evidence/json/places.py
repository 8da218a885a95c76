"""Where each code point of a text with escapes stands in its file. Each text is read once."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import takewhile

from pipeline.evidence.json.characters import PIECE


class Places:
    """The places of the code points of texts in a file."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._known: dict[int, Sequence[int]] = {}

    def of(self, start: int, offset: int) -> int:
        """Return where the `offset`-th code point of the text that starts there stands.

        The one after the last is the closing quotation mark. `LookupError` beyond it.
        """
        if start not in self._known:
            pieces = takewhile(lambda piece: piece[0] != '"', PIECE.finditer(self._file, start))
            self._known[start] = array("L", [start, *(piece.end() for piece in pieces)])
        if offset >= len(self._known[start]):
            raise LookupError("the text is shorter")
        return self._known[start][offset]
