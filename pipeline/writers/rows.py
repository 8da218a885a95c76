"""Where a page break may divide a table, an item of a list or a quotation."""

from __future__ import annotations

from math import ceil
from typing import Final

from pipeline.model.document import BlockQuote, Cell, Column, InnerItem, Item, Row, Table, plain

MANY_LETTERS: Final = 600
"""A longer item or quotation may be higher than what is left of most pages."""

_MANY_LINES: Final = 10
"""The same of a row, in lines of its highest cell. Our own measure."""

_FEW_LINES: Final = 2

_TOGETHER: Final = 8
"""Rows of one thing stay together up to so many lines: a third of a page in large print. Our own
measure."""

_BLANK, _AROUND = 3.2, 0.5

_LETTERS, _LETTERS_ASIDE = 75, 125
"""Letters of a line as wide as the text: on an upright page, and on one that lies on its side."""

_WHOLE: Final = 100


def is_long(row: Row, block: Table) -> bool:
    """Return whether a page break may divide a row of a table, because it is long."""
    return lines_of(row, block) > _MANY_LINES


def is_held(number: int, block: Table) -> bool:
    """Return whether the row of a number, from 1, stays on one page with the next row.

    The first two rows do, and the last two, where the one that would stand alone is of few lines
    and the one before it is not long. In a form each row has room. Rows that begin with one that is
    apart from those above stay together, or the first two
    of them and the last two.
    """
    if block.rows[0].begins:
        return _is_held_below(number, block)
    rows, last = block.rows, len(block.rows)
    first = number == 1 and lines_of(rows[0], block) <= _FEW_LINES
    next_to_last = number == last - 1 and lines_of(rows[-1], block) <= _FEW_LINES
    next_to_last = next_to_last and not is_long(rows[number - 1], block)
    return number < last and not block.written_in and (first or next_to_last)


def _is_held_below(number: int, block: Table) -> bool:
    last = len(block.rows)
    starts = [at for at, row in enumerate(block.rows, 1) if row.begins]
    if number + 1 in starts or number == last or is_long(block.rows[number - 1], block):
        return False
    start = max(at for at in starts if at <= number)
    after = min((at for at in starts if at > number), default=last + 1)
    whole = block.rows[start - 1 : after - 1]
    ends = number in (start, after - 2)
    return ends or sum(_high(row, block) for row in whole) <= _TOGETHER


def _high(row: Row, block: Table) -> float:
    """Return how many lines a row has, with the room around its words, or to write in."""
    blank = any(one.blank for one in row.cells)
    return _BLANK if blank else ceil(lines_of(row, block)) + _AROUND


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
