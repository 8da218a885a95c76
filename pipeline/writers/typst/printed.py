"""What is known of a PDF that Typst has just written: its pages, and the lines on the last one.

Reads the form that the pinned version writes: a table of places, the tree of pages first, one
stream a page, and in it for each run of letters where it begins.
"""

from __future__ import annotations

import re
import zlib
from typing import Final

_TABLE: Final = re.compile(rb"startxref\n([0-9]+)\n%%EOF\Z")
_PAGES: Final = re.compile(rb"/Type/Pages/Count ([0-9]+)/Kids\[[0-9 R]*?([0-9]+) 0 R\]")
_CONTENTS: Final = re.compile(rb"/Contents ([0-9]+) 0 R")
_LENGTH: Final = re.compile(rb"/Length ([0-9]+)")
_RUN: Final = re.compile(rb" ([-0-9.]+) cm[^\n]*\nBT")
_HEAD, _ENTRY = re.compile(rb"xref\n0 [0-9]+\n"), 20


class Sheets:
    """The pages of a PDF: how many there are. Raises ValueError for another form of PDF."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._table = int(_found(_TABLE.search(content, max(0, len(content) - 64)))[1])
        pages = _found(_PAGES.search(content))
        self.count = int(pages[1])
        self._last = int(pages[2])

    def last_lines(self, above: float, below: float) -> int:
        """Return how many lines stand on the last page between two heights, in points."""
        page = self._object(self._last)
        contents = int(_found(_CONTENTS.search(self._content, page))[1])
        start = self._object(contents)
        length = int(_found(_LENGTH.search(self._content, start))[1])
        begin = self._content.index(b"stream\n", start) + len(b"stream\n")
        stream = zlib.decompress(self._content[begin : begin + length])
        heights = {float(run[1]) for run in _RUN.finditer(stream)}
        return len({round(one) for one in heights if below < one < above})

    def _object(self, number: int) -> int:
        """Return where an object begins."""
        head = _found(_HEAD.match(self._content, self._table))
        return int(self._content[head.end() + _ENTRY * number :][:10])


def _found(match: re.Match[bytes] | None) -> re.Match[bytes]:
    if match is None:
        raise ValueError("another form of PDF")
    return match
