"""Tables and charts as data for `report.typ`: widths of columns, and which rows stay whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from pipeline.model.document import Cell, Chart, Column, Inline, Point, Row, Table
from pipeline.writers.charts import SIZES, set_chart
from pipeline.writers.look.reading import look
from pipeline.writers.look.values import points
from pipeline.writers.typst.paper import FITS, HEAD_FITS, Paper, cell_letters
from pipeline.writers.typst.room import Room
from pipeline.writers.typst.words import Words, unbroken_words, words

_PICTURE: Final = 112.5  # points high
_TALLEST: Final = 103.5
_RULE: Final = 0.75


def table(block: Table, page: Paper) -> dict[str, Any]:
    """Return a data table. A row or a table that surely fits on a page is not divided."""
    widths = _widths(block, page)
    title = replace(page.text, bold=True)
    heads = _rooms(widths, page, cell_letters(page, head=True))
    cells = _rooms(widths, page, cell_letters(page, head=False))
    heights = [page.row(zip(_of(row), cells, strict=True)) for row in block.rows]
    head = page.row(zip((one.title for one in block.columns), heads, strict=True))
    return {
        "kind": "table",
        "caption": words(block.caption, title),
        "columns": [_column(one, wide) for one, wide in zip(block.columns, widths, strict=True)],
        "head": _head(block, heads),
        "head-as": _head_as(head, page),
        "rows": [
            _row(row, block, cells, whole=page.row_fits(row, block, high))
            for row, high in zip(block.rows, heights, strict=True)
        ],
        "row-headers": block.row_headers and block.look == "data",
    }


def _head_as(height: float, page: Paper) -> str:
    """Return how a header row is set that is so high at most."""
    if height <= HEAD_FITS * page.height:
        return "each page"
    return "once" if height <= FITS * page.height else "row"


def _widths(block: Table, page: Paper) -> list[float]:
    whole = sum(column.width for column in block.columns)
    return [page.text.width * column.width / whole for column in block.columns]


def _rooms(widths: Sequence[float], page: Paper, letters: float) -> list[Room]:
    last = len(widths) - 1
    return [page.cell(wide, letters, last=n == last) for n, wide in enumerate(widths)]


def _of(row: Row) -> list[tuple[Inline, ...]]:
    return [cell.inlines for cell in row.cells]


def _column(column: Column, width: float) -> dict[str, Any]:
    writing = column.holds == "writing"
    return {"width": width, "end": column.align == "end", "writing": writing}


def _head(block: Table, rooms: Sequence[Room]) -> list[Words]:
    """Return the header row, if there is one."""
    if not block.headed:
        return []
    bold = [Room(room.width, room.size, bold=True) for room in rooms]
    return [words(one.title, room) for one, room in zip(block.columns, bold, strict=True)]


def _row(row: Row, block: Table, rooms: Sequence[Room], *, whole: bool) -> dict[str, Any]:
    cells = zip(row.cells, block.columns, rooms, strict=True)
    return {
        "cells": [_cell(cell, column, room) for cell, column, room in cells],
        "whole": whole,
    }


def _cell(cell: Cell, column: Column, room: Room) -> Words:
    shown = unbroken_words if column.align == "end" else words
    return shown(cell.inlines, room)


def chart(block: Chart, page: Paper) -> dict[str, Any]:
    """Return the picture and its table; the bars stand over the columns of their numbers."""
    how = set_chart(block)
    width = page.text.width
    columns = [how.first * width, *(how.each * width for _ in block.points)]
    size = SIZES[how.size] * page.letters
    head_size = points(look(), look().texts.head) if how.size == "" else size
    labels = [block.row_title, *(one.label for one in block.points)]
    values = [block.row_label, *(one.shown for one in block.points)]
    title = replace(page.text, bold=True)
    heads, rows = (_chart_rooms(columns, one) for one in (head_size, size))
    rows[0] = replace(rows[0], bold=True)
    heights = [page.row(zip(labels, heads, strict=True)), page.row(zip(values, rows, strict=True))]
    return {
        "kind": "chart",
        "title": words(block.title, title),
        "alt": block.alt,
        "picture": _picture(block.points, width, columns),
        "columns": columns,
        "sizes": [head_size, size],
        "head": [words(one, room) for one, room in zip(labels, heads, strict=True)],
        "row": [words(one, room) for one, room in zip(values, rows, strict=True)],
        "head-as": _head_as(heights[0], page),
        "whole": page.fits([(block.title, title)], sum(heights) + _PICTURE),
    }


def _chart_rooms(columns: Sequence[float], size: float) -> list[Room]:
    return [Room(wide - 0.4 * size, size) for wide in columns]


def _picture(found: Sequence[Point], width: float, columns: Sequence[float]) -> str:
    """Return the bars as SVG, without words: numbers and colours of ours alone."""
    top = max((point.value for point in found), default=0)
    first, *bars_wide = columns
    each = bars_wide[0] if bars_wide else 0
    bars = "".join(
        _bar(point, first + (n + 0.2) * each, 0.6 * each, top) for n, point in enumerate(found)
    )
    floor = _rect(first, _PICTURE - _RULE, width - first, _RULE, f'fill="{look().paper.quiet}"')
    size = f'width="{width:.2f}" height="{_PICTURE:.2f}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{bars}{floor}</svg>'


def _bar(point: Point, left: float, width: float, top: int) -> str:
    height = _TALLEST * point.value / top if top else 0
    paper = look().paper
    drawn = f'fill="{paper.accent}"'
    if point.partial:
        drawn = f'fill="{paper.paper}" stroke="{paper.accent}" stroke-width="1.1"'
        drawn += ' stroke-dasharray="3.75 2.25"'
    return _rect(left, _PICTURE - _RULE - height, width, height, drawn)


def _rect(left: float, top: float, width: float, height: float, drawn: str) -> str:
    at = f'x="{left:.2f}" y="{top:.2f}" width="{width:.2f}" height="{height:.2f}"'
    return f"<rect {at} {drawn}/>"
