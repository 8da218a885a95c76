"""Charts: a caption, a picture of bars, and the table of their numbers right below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pipeline.model.document import Cell, Chart, Column, Row, Table
from pipeline.writers.charts import Set, set_chart
from pipeline.writers.word import bars
from pipeline.writers.word.inlines import runs
from pipeline.writers.word.manuscript import Manuscript
from pipeline.writers.word.tables import GRAIN, Look, edges, grid
from pipeline.writers.word.xml import Element, paragraph

_LOOK: Final = Look("ReportChart", centred=True, strong_rows=True, loose=True)
_SHARE: Final = 10_000


def chart(block: Chart, manuscript: Manuscript) -> Iterator[Element]:
    """Yield the caption, the picture, and the table whose value columns carry the bars."""
    how = set_chart(block)
    numbers = _numbers(block, how)
    pixels = [edge // GRAIN for edge in edges(numbers.columns, manuscript.width)]
    png = bars.draw(block.points, pixels[1:])
    size = (manuscript.width, bars.HEIGHT * GRAIN)
    picture = manuscript.picture(png, size, block.alt, "Chart")
    yield paragraph("Caption", *runs(block.title, manuscript))
    yield paragraph("Picture", picture)
    yield grid(numbers, manuscript, replace(_LOOK, size=how.size.title()))


def _numbers(block: Chart, how: Set) -> Table:
    """Return the numbers of a chart as a table of one row."""
    values = (Column(point.label, round(_SHARE * how.each)) for point in block.points)
    row = Row((Cell(block.row_label), *(Cell(point.shown) for point in block.points)))
    columns = (Column(block.row_title, round(_SHARE * how.first)), *values)
    return Table(block.title, columns, (row,), row_headers=True)
