"""How long a report gets on paper, for a format that learns its pages only when it is opened."""

from __future__ import annotations

from math import ceil
from typing import Final

from pipeline.model.document import Block, Document, Table, block_inlines, plain, walk
from pipeline.writers.rows import lines_of

LONG: Final = 12
"""A report of more pages than this has a list of contents. Our own measure."""

# Fitted to what LibreOffice prints of our samples and of 100 bundles driven to an end: within two
# pages of 66, but for a hundred rows that are all alike (three and a half of 27).
_FRONT: Final = 1
_SECTIONS: Final = 5.5
_LETTERS: Final = 2_800
_ROWS: Final = 56
_LINES: Final = 38
_LARGE: Final = 2.2  # pages for one, where letters of 18 points stand for those of 12


def is_long(document: Document) -> bool:
    """Return whether a report has about so many pages that it needs a list of contents."""
    return document.layout == "report" and pages(document) > LONG


def pages(document: Document) -> float:
    """Return about how many pages a report has in Word: a table takes what its highest cells do."""
    sections = tuple(walk(document.sections))
    blocks = [block for section in sections for block in section.blocks]
    letters = sum(_letters(block) for block in blocks if not isinstance(block, Table))
    rows = [(row, block) for block in blocks if isinstance(block, Table) for row in block.rows]
    lines = sum(ceil(lines_of(*one)) for one in rows)
    parts = len(sections) / _SECTIONS + letters / _LETTERS + len(rows) / _ROWS + lines / _LINES
    return (_FRONT + parts) * (_LARGE if document.large else 1)


def _letters(block: Block) -> int:
    return sum(len(plain(one)) for one in block_inlines(block))
