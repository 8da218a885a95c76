"""The styles of tables, of the paragraphs in their cells, and of the marks of grades."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final, Literal

from pipeline.model.document import Tone
from pipeline.writers.charts import SIZES
from pipeline.writers.look.palette import Mark, Shape
from pipeline.writers.word.reference.markup import (
    BOLD,
    Paragraph,
    edge,
    filled,
    framed,
    indented,
    spaced,
)
from pipeline.writers.word.reference.scale import Scale
from pipeline.writers.word.reference.styles import characters, style, text

BAR: Final = 220
"""How high the bar of a number is in large print, in twips."""

_BAR_AIR: Final = 80
_BOX: Final = ("top", "left", "bottom", "right")
_HAIRLINE: Final = 0.75
_ALIGNED: Final[tuple[Literal["", "right", "center"], ...]] = ("", "right", "center")

# The paragraphs of cells: those that begin, end or stand in the middle of their column.
_TEXTS: Final = ("Table Text", "Table Number", "Table Centred")
_KINDS: Final = ("Table", "Table Number", "Table Centred")
_ROW_HEADINGS: Final = tuple(f"{name} Row Heading" for name in _KINDS)
_HEADINGS: Final = tuple(f"{name} Heading" for name in _KINDS)
_OF_CHARTS: Final = (
    "Table Heading", "Table Row Heading", "Table Centred", "Table Centred Heading",
)  # fmt: skip
_BAR_GAP: Final = 1  # points between the word of a grade and the bar at its left
_GRADE_LINE: Final = 1.42

# The bar beside each shape: how it is drawn, how thick each of its lines, and all of it.
_BARS: Final[Mapping[Shape, tuple[str, float, float]]] = {
    "round": ("none", 0, 0),
    "bar": ("single", 4, 4),
    "double": ("double", 1.5, 4.5),
}
_CLOSE: Final = 0.35  # em: page one has to hold all that a reader looks for first
_GRADE_EDGE: Final = 0.75


def tables(scale: Scale) -> Iterator[str]:
    """Yield the styles of tables and of all that stands in cells."""
    yield from _cells(scale)
    yield from _below_a_number(scale) if scale.look.large else _smaller(scale)
    for tone, mark in scale.look.marks.items():
        yield from _in_cell(scale, tone, mark)
        yield characters(
            f"Grade {tone.title()}", f'{BOLD}<w:color w:val="{scale.ink(mark.text)}"/>'
        )
    yield _table(scale, "Report Table")
    yield _table(scale, "Report Facts", room=_CLOSE)
    yield _table(scale, "Report Grades", room=_CLOSE)
    yield _table(scale, "Report Chart", sides=0.2)


def _cells(scale: Scale) -> Iterator[str]:
    """Yield the styles of the paragraphs in cells; the room above and below is the table's."""
    texts = scale.look.texts
    inside = scale.space(replace(texts.cell, line=texts.body.line), before=0, after=0)
    above = scale.space(replace(texts.head, line=texts.body.line), before=0, after=0)
    for place, align in enumerate(_ALIGNED):
        layout = Paragraph(inside, align=align)
        yield text(_TEXTS[place], layout, scale.face(texts.cell))
        yield text(_ROW_HEADINGS[place], layout, scale.face(texts.cell, bold=True))
        layout = Paragraph(above, with_next=True, align=align)
        face = scale.face(texts.head, "quiet", bold=align != "center")
        yield text(_HEADINGS[place], layout, face)


def _smaller(scale: Scale) -> Iterator[str]:
    """Yield the styles of the cells of a chart whose words are smaller."""
    for size, share in SIZES.items():
        if size:
            for name in _OF_CHARTS:
                face = scale.size(share)
                yield text(f"{name} {size.title()}", Paragraph(), face, based=name)


def _below_a_number(scale: Scale) -> Iterator[str]:
    """Yield the style of a bar: a paragraph without words, filled as far as it is wide."""
    exact = f'<w:spacing w:before="{_BAR_AIR}" w:after="0" w:line="{BAR}" w:lineRule="exact"/>'
    yield text("Table Bar", Paragraph(exact, fill=filled(scale.ink("accent"))), based="Table Text")
    pale = filled(scale.ink("hatch"))
    edges = (edge(side, 1.5, 0, scale.ink("accent"), "dashed") for side in _BOX)
    unfinished = Paragraph(exact, fill=pale, frame=framed(*edges))
    yield text("Table Bar Unfinished", unfinished, based="Table Text")


def _in_cell(scale: Scale, tone: Tone, mark: Mark) -> Iterator[str]:
    """Yield the styles of a cell that holds a grade and nothing else, and of its word.

    The mark is as wide as the word, which only the border of a run is. Such a border has no round
    corners and is the same on all sides: the bar of a shape stands at its left, where it is the
    border of the paragraph. It touches its word, or LibreOffice would leave a part without ground.
    The left edges of all marks stand in one line, that of the column.
    """
    cell = scale.look.texts.cell
    name = f"Grade {tone.title()}"
    ring = scale.ink(mark.fill if mark.shape == "double" else mark.edge)
    line, thick, whole = _BARS[mark.shape]
    beside = edge("left", thick, _BAR_GAP, ring, line) if whole else ""
    layout = Paragraph(
        spaced(scale.em(0.1, cell), scale.em(0.1, cell), scale.em(_GRADE_LINE, cell)),
        whole=True,
        frame=framed(beside) if beside else "",
        indent=indented(round((whole + _BAR_GAP if whole else _GRADE_EDGE) * 20)),
    )
    yield text(f"{name} Cell", layout, based="Table Text")
    border = edge("bdr", _GRADE_EDGE, 0, ring)
    ground = filled(scale.ink(mark.fill))
    yield characters(f"{name} Mark", scale.face(cell, mark.ink, bold=True) + border + ground)


def _table(scale: Scale, name: str, sides: float = 0, room: float | None = None) -> str:
    """Return a table style: hairlines between rows, a stronger line below the header row."""
    cell = scale.look.texts.cell
    right = sides or 0.8
    above, below = (cell.before, cell.after) if room is None else (room, room)
    around = {"top": above, "left": sides, "bottom": below, "right": right}
    air = "".join(
        f'<w:{side} w:w="{scale.em(em, cell)}" w:type="dxa"/>' for side, em in around.items()
    )
    rule = scale.ink("rule")
    lines = edge("bottom", _HAIRLINE, 0, rule) + edge("insideH", _HAIRLINE, 0, rule)
    under = f"<w:tcBorders>{edge('bottom', _HAIRLINE, 0, scale.ink('quiet'))}</w:tcBorders>"
    head = f'<w:tcPr>{under}<w:vAlign w:val="bottom"/></w:tcPr>'
    return style(
        "table",
        name,
        "Normal Table",
        f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders><w:tblCellMar>{air}</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow">{head}</w:tblStylePr>',
    )
