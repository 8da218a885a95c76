"""Tables: a caption, a header row that repeats, rows that stay whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final, Literal

from docx.oxml.ns import qn  # noqa: TID253  # see manuscript.py

from pipeline.model.document import Break, Cell, Column, Grade, Inline, Row, Table, plain
from pipeline.model.errors import BrokenError
from pipeline.model.unbroken import NO_BREAK
from pipeline.writers.rows import is_held, is_long
from pipeline.writers.word.cells import bar, lines
from pipeline.writers.word.controls import control
from pipeline.writers.word.inlines import grade_style, runs
from pipeline.writers.word.manuscript import Manuscript
from pipeline.writers.word.reference.forms import ROOM
from pipeline.writers.word.xml import Element, paragraph, run, w

GRAIN: Final = 10
"""Columns are whole multiples of so many twips: one pixel of a chart's picture."""

_APART, _APART_LARGE = 80, 140
"""Above a further paragraph of a cell, in twips; in large print more."""

_FIRST_ROW, _FIRST_COLUMN, _NO_BANDS = 0x0020, 0x0080, 0x0600


@dataclass(frozen=True, slots=True)
class Look:
    """A table style, and how its cells are set.

    `size` is the end of the names of the styles in its cells, such as `Small`. With `loose` the
    words of its header row break at every blank.
    """

    style: str
    centred: bool = False
    strong_rows: bool = False
    size: str = ""
    loose: bool = False


_LOOKS: Final[dict[Literal["data", "facts", "grades"], Look]] = {
    "data": Look("ReportTable", strong_rows=True),
    "facts": Look("ReportFacts"),
    "grades": Look("ReportGrades"),
}
_FORM: Final = Look("ReportForm", strong_rows=True, size="Form")


def table(block: Table, manuscript: Manuscript) -> Iterator[Element]:
    """Yield the caption and the table."""
    look = _FORM if block.written_in else _LOOKS[block.look]
    yield paragraph(f"Caption{look.size}", *runs(block.caption, manuscript))
    yield grid(block, manuscript, look)


def edges(columns: Sequence[Column], width: int) -> list[int]:
    """Return where the columns of a table begin and end, in twips from its left edge."""
    total = sum(column.width for column in columns)
    shares = accumulate((column.width for column in columns), initial=0)
    return [round(width // GRAIN * share / total) * GRAIN for share in shares]


def grid(block: Table, manuscript: Manuscript, look: Look) -> Element:
    """Return the table itself. Raises `BrokenError` if a row does not fit its columns."""
    widths = [right - left for left, right in pairwise(edges(block.columns, manuscript.width))]
    drawing = _Grid(block, manuscript, look, widths)
    return w(
        "tbl",
        drawing.properties(),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        *([drawing.heads()] if block.headed else ()),
        *(drawing.row(row, number) for number, row in enumerate(block.rows, 1)),
    )


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table being drawn. Row 0 is the header row."""

    block: Table
    manuscript: Manuscript
    look: Look
    widths: list[int]

    def properties(self) -> Element:
        """Return the style, size, and the words that describe the table to a screen reader."""
        headers = self.block.row_headers
        headed = self.block.headed
        look = (_FIRST_ROW if headed else 0) | _NO_BANDS | (_FIRST_COLUMN if headers else 0)
        first = {"firstRow": int(headed), "firstColumn": int(headers)}
        rest = {"lastRow": 0, "lastColumn": 0, "noHBand": 1, "noVBand": 1}
        titles = (_one_line(column.title) for column in self.block.columns)
        told = (w("tblDescription", val="; ".join(titles)),) if headed else ()
        return w(
            "tblPr",
            w("tblStyle", val=self.look.style),
            w("tblW", w=sum(self.widths), type="dxa"),
            w("tblLayout", type="fixed"),
            w("tblLook", val=f"{look:04X}", **first, **rest),
            w("tblCaption", val=_one_line(self.block.caption)),
            *told,
        )

    def heads(self) -> Element:
        """Return the header row."""
        return self.row(Row(tuple(Cell(column.title) for column in self.block.columns)), 0)

    def row(self, row: Row, number: int) -> Element:
        """Return a row, which no page break splits unless it is long; the header row repeats."""
        if len(row.cells) != len(self.widths):
            raise BrokenError("a row of a table has not as many cells as the table has columns")
        cells = (self._cell(row, number, column) for column in range(len(row.cells)))
        return w("tr", w("trPr", *self._kept(row, number)), *cells)

    def _kept(self, row: Row, number: int) -> Iterator[Element]:
        """Yield whether a row stays whole, its least height, and whether it is the header."""
        if number == 0 or not is_long(row, self.block):
            yield w("cantSplit")
        if number and (self.block.written_in or any(one.blank for one in row.cells)):
            yield w("trHeight", val=ROOM, hRule="atLeast")
        if number == 0:
            yield w("tblHeader")

    def _cell(self, row: Row, number: int, column: int) -> Element:
        cell = row.cells[column]
        content = [_content(one, self.manuscript) for one in _paragraphs(cell.inlines)]
        if self.look.loose and not number:
            _loosen(one for each in content for one in each)
        if number and not cell.inlines and (blank := self.block.blank(row, column)):
            content = [[control(self.block, row, blank, self.manuscript)]]
        style, keep = _grade_style(cell) or self._style(number, column), self._keep(number)
        apart = (w("spacing", before=_APART_LARGE if self.manuscript.large else _APART),)
        words = (
            paragraph(style, *one, properties=(*keep, *(apart if at else ())))
            for at, one in enumerate(content)
        )
        wide = w("tcW", w=self.widths[column], type="dxa")
        edges = lines(cell, begins=row.begins)
        return w("tc", w("tcPr", wide, *edges), *words, *bar(cell, self.widths[column]))

    def _style(self, number: int, column: int) -> str:
        """Return the style of the paragraph in a cell, by what it is and how its column is set."""
        ends = self.block.columns[column].align == "end"
        aligned = "Centred" if self.look.centred and column else "Number" if ends else ""
        if number == 0:
            return f"Table{aligned}Heading{self.look.size}"
        if column == 0 and self.block.row_headers and self.look.strong_rows:
            return f"Table{aligned}RowHeading{self.look.size}"
        return f"Table{aligned or 'Text'}{self.look.size}"

    def _keep(self, number: int) -> tuple[Element, ...]:
        """Hold a row to the next one; a header row is held so by its style."""
        return (w("keepNext"),) if number and is_held(number, self.block) else ()


def _grade_style(cell: Cell) -> str:
    """Return the style of a cell that holds a grade and nothing else, or ''."""
    match cell.inlines:
        case (Grade() as grade,):
            return f"{grade_style(grade)}Cell"
    return ""


def _paragraphs(inlines: Iterable[Inline]) -> list[tuple[Inline, ...]]:
    """Return the inlines of each paragraph of a cell; an empty cell has one."""
    found: list[tuple[Inline, ...]] = [()]
    for one in inlines:
        if isinstance(one, Break) and one.apart:
            found.append(())
        else:
            found[-1] += (one,)
    return found


def _content(inlines: tuple[Inline, ...], manuscript: Manuscript) -> list[Element]:
    match inlines:
        case (Grade() as grade,):
            return [run(grade.text.text, (w("rStyle", val=f"{grade_style(grade)}Mark"),))]
    return runs(inlines, manuscript)


def _loosen(content: Iterable[Element]) -> None:
    for one in content:
        for words in one.iter(qn("w:t")):
            words.text = (words.text or "").replace(NO_BREAK, " ")


def _one_line(inlines: tuple[Inline, ...]) -> str:
    return plain(inlines).replace("\n", " ")
