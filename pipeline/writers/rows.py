"""Where a page break may divide a table, an item of a list or a quotation."""

from __future__ import annotations

from typing import Final

from pipeline.model.document import BlockQuote, Cell, Column, InnerItem, Item, Row, Table, plain

MANY_LETTERS: Final = 600
"""A longer item or quotation may be higher than what is left of most pages."""

_MANY_LINES: Final = 10
"""The same of a row, in lines of its highest cell. Our own measure."""

_FEW_LINES: Final = 2

_LETTERS, _LETTERS_ASIDE = 75, 125
"""Letters of a line as wide as the text: on an upright page, and on one that lies on its side."""

_WHOLE: Final = 100


def is_long(row: Row, block: Table) -> bool:
    """Return whether a page break may divide a row of a table, because it is long."""
    return lines_of(row, block) > _MANY_LINES


def is_held(number: int, block: Table) -> bool:
    """Return whether the row of a number, from 1, stays on one page with the next row.

    The first two rows do, and the last two, where the one that would stand alone is of few lines
    and the one before it is not long. In a form each row has room.
    """
    rows, last = block.rows, len(block.rows)
    first = number == 1 and lines_of(rows[0], block) <= _FEW_LINES
    next_to_last = number == last - 1 and lines_of(rows[-1], block) <= _FEW_LINES
    next_to_last = next_to_last and not is_long(rows[number - 1], block)
    return number < last and not block.written_in and (first or next_to_last)


def lines_of(row: Row, block: Table) -> float:
    """Return about how many lines the highest cell of a row of a table has."""
    cells = zip(row.cells, block.columns, strict=False)  # the writer refuses what does not fit
    return max(_lines(cell, column, block) for cell, column in cells)


def is_long_cell(cell: Cell, column: Column, block: Table) -> bool:
    """Return whether it is a cell that makes its row long."""
    return _lines(cell, column, block) > _MANY_LINES


def _lines(cell: Cell, column: Column, block: Table) -> float:
    letters = _LETTERS_ASIDE if block.written_in else _LETTERS
    return len(plain(cell.inlines)) * _WHOLE / (letters * column.width)


def is_long_text(block: Item | InnerItem | BlockQuote) -> bool:
    """Return whether a page break may divide an item of a list, or a quotation."""
    below = block.inner.items if isinstance(block, Item) and block.inner else ()
    return sum(len(plain(one.inlines)) for one in (block, *below)) > MANY_LETTERS
