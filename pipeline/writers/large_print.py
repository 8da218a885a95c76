"""A document in large print: the same words, in tables that have room for letters of 18 points.

A table whose columns are too narrow is set as one block a row, each line the title of a column and
what stands in it; a chart as its numbers, one below the other, each over its bar. A form is read
upright, as a report is. How large the letters are says `templates/look/large-print.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import ceil
from typing import Final

from pipeline.model.document import (
    Bar,
    Block,
    Cell,
    Chart,
    Column,
    Document,
    Grade,
    Inline,
    Row,
    Section,
    Table,
    Text,
    plain,
)
from pipeline.model.widths import PRINTED, pieces, widest
from pipeline.writers.look.reading import large_look

MOST_LINES: Final = 4
"""A cell of more lines than this makes three columns too narrow to read. Our own measure."""

_GAP: Final = 0.9
"""What stands between two columns, in em."""
_MARK: Final = 1.6
"""What stands around the word of a grade, in em."""
_LETTERS, _LEFT = 1.75, 3
"""Letters in an em of a line, and how many have no room at its end."""
_WHOLE: Final = 100
_LABELS: Final = (36, 45)
"""The most of the width that the first of two columns gets: to be read easily; for a long word."""


def in_large_print(document: Document) -> Document:
    """Return a document as it is set in large print. Raises BrokenError for a broken look."""
    room = large_look().page.measure
    return replace(
        document,
        masthead=tuple(_blocks(document.masthead, room)),
        sections=tuple(_section(one, room) for one in document.sections),
        layout="letter" if document.layout == "letter" else "report",
        large=True,
    )


def _section(section: Section, room: float) -> Section:
    return replace(
        section,
        blocks=tuple(_blocks(section.blocks, room)),
        sections=tuple(_section(one, room) for one in section.sections),
    )


def _blocks(blocks: Iterable[Block], room: float) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Table):
            yield _table(block, room)
        elif isinstance(block, Chart):
            yield _with_widths(_numbers(block), room)
        else:
            yield block


def _table(block: Table, room: float) -> Table:
    """Return a table with columns that fit, or stacked where three or more of them do not."""
    if len(block.columns) < 3 and not block.written_in:
        return _with_widths(block, room)
    needs = _needs(block)
    if block.written_in or sum(needs) > room:
        return _with_widths(_stacked(block), room)
    fitted = _shared(block, needs, room)
    return _with_widths(_stacked(block), room) if _is_crowded(fitted, room) else fitted


def _is_crowded(block: Table, room: float) -> bool:
    return any(
        len(plain(cell.inlines))
        > MOST_LINES * (_LETTERS * (room * column.width / _WHOLE - _GAP) - _LEFT)
        for row in block.rows
        for cell, column in zip(row.cells, block.columns, strict=True)
    )


def _needs(block: Table) -> list[float]:
    """Return what each column needs so that no word of usual length is broken, in em."""
    return [_need(block, at) for at in range(len(block.columns))]


def _need(block: Table, at: int) -> float:
    texts = [plain(block.columns[at].title), *(plain(row.cells[at].inlines) for row in block.rows)]
    grades = [plain(row.cells[at].inlines) for row in block.rows if _is_grade(row.cells[at])]
    words = PRINTED * widest(pieces(texts))
    marks = PRINTED * widest(grades) + _MARK if grades else 0
    return max(words, marks) + (_GAP if at < len(block.columns) - 1 else 0.1)


def _is_grade(cell: Cell) -> bool:
    return len(cell.inlines) == 1 and isinstance(cell.inlines[0], Grade)


def _with_widths(block: Table, room: float) -> Table:
    """Return a table of two columns, or of another number that needs no more than there is."""
    if len(block.columns) != 2:
        return block
    first, second = (ceil(_WHOLE * one / room) for one in _needs(block))
    easy, most = _LABELS
    if block.look == "grades":
        label = _WHOLE - min(second, _WHOLE - most)  # a grade has what it needs, at most
    else:
        texts = [block.columns[0].title, *(row.cells[0].inlines for row in block.rows)]
        whole = ceil(_WHOLE * (PRINTED * widest(map(plain, texts)) + _GAP) / room)
        label = max(min(whole, easy, _WHOLE - second), min(first, most))
    return _sized(block, (label, _WHOLE - label))


def _shared(block: Table, needs: Sequence[float], room: float) -> Table:
    """Return a table whose columns have what they need, and share the rest as they were told to."""
    rest = room - sum(needs)
    whole = sum(column.width for column in block.columns)
    wanted = [
        _WHOLE * (need + rest * column.width / whole) / room
        for need, column in zip(needs, block.columns, strict=True)
    ]
    widths = [int(one) for one in wanted]
    most = max(range(len(widths)), key=widths.__getitem__)
    widths = [width + (at != most) for at, width in enumerate(widths)]
    widths[most] += _WHOLE - sum(widths)
    return _sized(block, widths)


def _sized(block: Table, widths: Sequence[int]) -> Table:
    columns = zip(block.columns, widths, strict=True)
    return replace(block, columns=tuple(replace(one, width=width) for one, width in columns))


def _stacked(block: Table) -> Table:
    """Return a table that says one row after the other: the title of a column, and what is in it.

    The titles are the headings of its rows. Where to write, a blank says what.
    """
    rows = tuple(line for row in block.rows for line in _lines(row, block))
    half = Column((), _WHOLE // 2)
    return Table(block.caption, (half, half), rows, row_headers=True)


def _lines(row: Row, block: Table) -> Iterator[Row]:
    for at, (cell, column) in enumerate(zip(row.cells, block.columns, strict=True)):
        said = replace(cell, blank=_blank(row, column, block)) if not cell.inlines else cell
        yield Row((Cell(column.title), said), row.rests_on, begins=at == 0)


def _blank(row: Row, column: Column, block: Table) -> Column | None:
    """Return the column that a blank is of, with the number of its row before the title."""
    if column.holds != "writing":
        return None
    numbers = zip(row.cells, block.columns, strict=True)
    number = [one for cell, of in numbers if of.holds == "numbers" for one in cell.inlines]
    return replace(column, title=(*_spaced(number), *column.title))


def _spaced(number: Sequence[Inline]) -> Iterator[Inline]:
    yield from number
    if number and isinstance(number[-1], Text):
        yield replace(number[-1], text=" ")


def _numbers(block: Chart) -> Table:
    """Return the numbers of a chart, each with its bar."""
    top = max((point.value for point in block.points), default=0)
    rows = tuple(
        Row(
            (
                Cell(point.label),
                Cell(point.shown, bar=Bar(_share(point.value, top), point.partial)),
            ),
            block.rests_on,
        )
        for point in block.points
    )
    columns = (Column(block.row_title, _WHOLE // 2), Column(block.row_label, _WHOLE // 2))
    return Table(block.title, columns, rows, row_headers=True)


def _share(value: int, top: int) -> float:
    return max(value, 0) / top if top else 0
