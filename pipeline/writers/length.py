"""How long a report gets on paper, for a format that learns its pages only when it is opened."""

from __future__ import annotations

from typing import Final

from pipeline.model.document import Block, Document, Table, block_inlines, plain, walk

LONG: Final = 12
"""A report of more pages than this has a list of contents. Our own measure."""

# Measured on our samples and extremes, within two pages of 28.
_FRONT: Final = 2
_LETTERS: Final = 2_700
_ROWS: Final = 28


def is_long(document: Document) -> bool:
    """Return whether a report has about so many pages that it needs a list of contents."""
    blocks = [block for section in walk(document.sections) for block in section.blocks]
    letters = sum(map(_letters, blocks))
    rows = sum(len(block.rows) for block in blocks if isinstance(block, Table))
    pages = _FRONT + letters / _LETTERS + rows / _ROWS
    return document.layout != "form" and pages > LONG


def _letters(block: Block) -> int:
    return sum(len(plain(one)) for one in block_inlines(block))
