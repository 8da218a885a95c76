"""Which rows of a table a page break may divide."""

from __future__ import annotations

from typing import Final

from pipeline.model.document import Row, plain

MANY_LETTERS: Final = 600
"""A row with a cell of more letters may be higher than what is left of most pages."""


def is_long(row: Row) -> bool:
    """Return whether a page break may divide a row, because it is long."""
    return max(len(plain(cell.inlines)) for cell in row.cells) > MANY_LETTERS
