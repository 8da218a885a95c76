"""Tables as HTML, and the bars of a chart above the table of its numbers.

On a narrow screen the cells of a row stand one below the other; each carries the heading of its
column as `data-label`, which the style sheet shows there.
"""

from __future__ import annotations

from html import escape

from pipeline.model.document import Cell, Chart, Column, Point, Row, Table, plain
from pipeline.model.unbroken import NO_BREAK
from pipeline.writers.charts import Set, set_chart
from pipeline.writers.html.inlines import classes, inlines, rests_on
from pipeline.writers.look.reading import look
from pipeline.writers.rows import is_held, is_long, is_long_cell

BAR_AREA = 150
"""Height of a chart's picture in CSS pixels."""

_TALLEST = 138
_SCROLLS_FROM = 5


def table(block: Table) -> str:
    """Return a data table with caption, scoped headings and fixed column widths."""
    columns = "".join(f'<col style="width:{column.width:d}%">' for column in block.columns)
    rows = "\n".join(_row(row, block, number) for number, row in enumerate(block.rows, 1))
    many = "many-columns" if block.wide else ""
    return (
        f"<table{classes(block.look, many)}>\n"
        f"<caption>{inlines(block.caption)}</caption>\n<colgroup>{columns}</colgroup>\n{_heads(block)}<tbody>\n{rows}\n</tbody>\n</table>"
    )


def _heads(block: Table) -> str:
    """Return the header row, if there is one."""
    heads = "".join(_head(column) for column in block.columns)
    return f"<thead><tr>{heads}</tr></thead>\n" if block.headed else ""


def _head(column: Column) -> str:
    return f'<th scope="col"{classes(_align(column))}>{inlines(column.title)}</th>'


def _row(row: Row, block: Table, number: int) -> str:
    cells = "".join(
        _row_head(cell, column)
        if block.row_headers and place == 0
        else _cell(cell, column, "long" if is_long_cell(cell, column, block) else "")
        for place, (cell, column) in enumerate(zip(row.cells, block.columns, strict=True))
    )
    long = "long" if is_long(row, block) else ""
    held = "held" if is_held(number, block) else ""
    begins = "begins" if row.begins else ""
    return f"<tr{classes(long, held, begins)}{rests_on(row.rests_on)}>{cells}</tr>"


def _row_head(cell: Cell, column: Column) -> str:
    return f'<th scope="row"{classes(_align(column))}>{inlines(cell.inlines)}</th>'


def _cell(cell: Cell, column: Column, long: str) -> str:
    label = f' data-label="{escape(plain(column.title))}"' if column.title else ""
    writing = "writing" if column.holds == "writing" or cell.blank else ""
    names = classes(_align(column), writing, long, *_bar_classes(cell))
    return f"<td{label}{names}{_bar_length(cell)}>{inlines(cell.inlines)}</td>"


def _bar_classes(cell: Cell) -> tuple[str, ...]:
    """Return the classes of a cell with a bar below its number."""
    if cell.bar is None:
        return ()
    return ("barred", "partial") if cell.bar.partial else ("barred",)


def _bar_length(cell: Cell) -> str:
    """Return how long the bar of a cell is, for the style sheet to draw it."""
    return f' style="--bar: {100 * cell.bar.share:.4g}%"' if cell.bar else ""


def _align(column: Column) -> str:
    return "end" if column.align == "end" else ""


def chart(block: Chart) -> str:
    """Return the picture and its table; the bars stand over the columns of their numbers.

    The picture is in the caption, so that it is as wide as the table and comes after the title.
    The table is named by its title alone. A chart of many bars scrolls sideways on a narrow
    screen, and then a keyboard can reach it.
    """
    title = escape(plain(block.title))
    scrolls = f' tabindex="0" role="region" aria-label="{title}"'
    heads = "".join(
        f'<th scope="col">{inlines(words)}</th>'
        for words in (block.row_title, *(point.label for point in block.points))
    ).replace(NO_BREAK, " ")
    values = "".join(f"<td>{inlines(point.shown)}</td>" for point in block.points)
    how = set_chart(block)
    widths = (how.first, *(how.each for _ in block.points))
    columns = "".join(f'<col style="width:{100 * width:.4g}%">' for width in widths)
    return (
        f"<div{classes('chart', how.size)}{rests_on(block.rests_on)}"
        f"{scrolls if len(block.points) >= _SCROLLS_FROM else ''}>\n"
        f'<table aria-label="{title}">\n'
        f"<caption>{inlines(block.title)}\n{_picture(block, how)}</caption>\n"
        f"<colgroup>{columns}</colgroup>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
        f'<tr><th scope="row">{inlines(block.row_label)}</th>{values}</tr>\n'
        "</tbody>\n</table>\n</div>"
    )


def _picture(block: Chart, how: Set) -> str:
    """Return the bars, without words. Colours are for paper; the screen's style replaces them."""
    first, each = 100 * how.first, 100 * how.each
    top = max((point.value for point in block.points), default=0)
    bars = "".join(
        _bar(point, first + (number + 0.2) * each, 0.6 * each, top)
        for number, point in enumerate(block.points)
    )
    return (
        f'<svg role="img" width="100%" height="{BAR_AREA}" data-furniture="">'
        f"<title>{escape(block.alt)}</title>{bars}"
        f'<rect class="baseline" x="{first:.4g}%" y="{BAR_AREA - 1}" '
        f'width="{100 - first:.4g}%" height="1" fill="{look().paper.quiet}"/></svg>'
    )


def _bar(point: Point, left: float, width: float, top: int) -> str:
    height = _TALLEST * point.value / top if top else 0
    paper = look().paper
    drawn = f'fill="{paper.accent}"'
    if point.partial:
        drawn = f'fill="{paper.paper}" stroke="{paper.accent}" stroke-width="1.5"'
        drawn += ' stroke-dasharray="5 3"'
    return (
        f'<rect{classes("bar", "partial" if point.partial else "")} x="{left:.4g}%" '
        f'y="{BAR_AREA - 1 - height:.4g}" width="{width:.4g}%" height="{height:.4g}" {drawn}/>'
    )
