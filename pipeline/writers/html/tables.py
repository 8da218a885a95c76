"""Tables as HTML, and the bars of a chart above the table of its numbers.

On a narrow screen the cells of a row stand one below the other; each carries the heading of its
column as `data-label`, which the style sheet shows there.
"""

from __future__ import annotations

from html import escape

from pipeline.model.document import Cell, Chart, Column, Point, Row, Table, plain
from pipeline.writers.html.inlines import classes, inlines, rests_on
from pipeline.writers.look.reading import look
from pipeline.writers.rows import is_long

BAR_AREA = 150
"""Height of a chart's picture in CSS pixels."""

_TALLEST = 138
_SCROLLS_FROM = 5
_SMALLER_FROM = 6
_FEW_ROWS = 4


def table(block: Table) -> str:
    """Return a data table with caption, scoped headings and fixed column widths."""
    columns = "".join(f'<col style="width:{column.width:d}%">' for column in block.columns)
    rows = "\n".join(_row(row, block) for row in block.rows)
    return (
        f"<table{classes(block.look, _short(block))}>\n"
        f"<caption>{inlines(block.caption)}</caption>\n<colgroup>{columns}</colgroup>\n{_heads(block)}<tbody>\n{rows}\n</tbody>\n</table>"
    )


def _heads(block: Table) -> str:
    """Return the header row, if there is one."""
    heads = "".join(_head(column) for column in block.columns)
    return f"<thead><tr>{heads}</tr></thead>\n" if block.headed else ""


def _head(column: Column) -> str:
    return f'<th scope="col"{classes(_align(column))}>{inlines(column.title)}</th>'


def _row(row: Row, block: Table) -> str:
    cells = "".join(
        _cell(cell, column, heads_row=block.row_headers and number == 0)
        for number, (cell, column) in enumerate(zip(row.cells, block.columns, strict=True))
    )
    return f"<tr{classes(_long(row))}{rests_on(row.rests_on)}>{cells}</tr>"


def _short(block: Table) -> str:
    """Return the class of a table that no page break divides."""
    whole = block.look != "data" and len(block.rows) <= _FEW_ROWS
    return "short" if whole else ""


def _long(row: Row) -> str:
    """Return the class of a row that a page break may divide."""
    return "long" if is_long(row) else ""


def _cell(cell: Cell, column: Column, *, heads_row: bool) -> str:
    words = inlines(cell.inlines)
    if heads_row:
        return f'<th scope="row"{classes(_align(column))}>{words}</th>'
    label = f' data-label="{escape(plain(column.title))}"' if column.title else ""
    writing = "writing" if column.holds == "writing" else ""
    return f"<td{label}{classes(_align(column), writing)}>{words}</td>"


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
    )
    values = "".join(f"<td>{inlines(point.shown)}</td>" for point in block.points)
    share = _share(block)
    columns = f'<col style="width:{share:.4g}%">' * (len(block.points) + 1)
    return (
        f"<div{classes('chart', _many(block))}{rests_on(block.rests_on)}"
        f"{scrolls if len(block.points) >= _SCROLLS_FROM else ''}>\n"
        f'<table aria-label="{title}">\n'
        f"<caption>{inlines(block.title)}\n{_picture(block)}</caption>\n"
        f"<colgroup>{columns}</colgroup>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
        f'<tr><th scope="row">{inlines(block.row_label)}</th>{values}</tr>\n'
        "</tbody>\n</table>\n</div>"
    )


def _many(block: Chart) -> str:
    """Return the class of a chart of so many bars that its figures are set smaller."""
    return "many" if len(block.points) > _SMALLER_FROM else ""


def _share(block: Chart) -> float:
    return 100 / (len(block.points) + 1)


def _picture(block: Chart) -> str:
    """Return the bars, without words. Colours are for paper; the screen's style replaces them."""
    share = _share(block)
    top = max((point.value for point in block.points), default=0)
    bars = "".join(
        _bar(point, (number + 1.2) * share, 0.6 * share, top)
        for number, point in enumerate(block.points)
    )
    return (
        f'<svg role="img" width="100%" height="{BAR_AREA}" data-furniture="">'
        f"<title>{escape(block.alt)}</title>{bars}"
        f'<rect class="baseline" x="{share:.4g}%" y="{BAR_AREA - 1}" '
        f'width="{100 - share:.4g}%" height="1" fill="{look().paper.quiet}"/></svg>'
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
