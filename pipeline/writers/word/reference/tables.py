"""The styles of tables, of the paragraphs in their cells, and of the marks of grades."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal

from pipeline.model.document import Tone
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

_HAIRLINE: Final = 0.75
_SIDES: Final = ("top", "left", "bottom", "right")
_ALIGNED: Final[tuple[Literal["", "right", "center"], ...]] = ("", "right", "center")

# The paragraphs of cells: those that begin, end or stand in the middle of their column.
_TEXTS: Final = ("Table Text", "Table Number", "Table Centred")
_KINDS: Final = ("Table", "Table Number", "Table Centred")
_ROW_HEADINGS: Final = tuple(f"{name} Row Heading" for name in _KINDS)
_HEADINGS: Final = tuple(f"{name} Heading" for name in _KINDS)
_GRADE_GAP: Final = 4  # points between the word of a grade and its edge
_GRADE_LINE: Final = 1.25

# A shape: how its edges are drawn, how thick (of a double line each), and how thick the left one.
_SHAPES: Final[Mapping[Shape, tuple[str, float, float]]] = {
    "round": ("single", 0.75, 0.75),
    "bar": ("single", 0.75, 4),
    "double": ("double", 0.75, 0.75),
}


def tables(scale: Scale) -> Iterator[str]:
    """Yield the styles of tables and of all that stands in cells."""
    yield from _cells(scale)
    for tone, mark in scale.look.marks.items():
        yield _in_cell(scale, tone, mark)
        yield characters(
            f"Grade {tone.title()}", f'{BOLD}<w:color w:val="{scale.ink(mark.text)}"/>'
        )
    for name in ("Table", "Facts", "Grades"):
        yield _table(scale, f"Report {name}")
    yield _table(scale, "Report Chart", sides=0.2)


def _cells(scale: Scale) -> Iterator[str]:
    """Yield the styles of the paragraphs in cells; the room above and below is the table's."""
    texts = scale.look.texts
    inside = scale.space(texts.cell, before=0, after=0)
    above = scale.space(texts.head, before=0, after=0)
    for place, align in enumerate(_ALIGNED):
        layout = Paragraph(inside, align=align)
        yield text(_TEXTS[place], layout, scale.face(texts.cell))
        yield text(_ROW_HEADINGS[place], layout, scale.face(texts.cell, bold=True))
        layout = Paragraph(above, with_next=True, align=align)
        face = scale.face(texts.head, "quiet", bold=align != "center")
        yield text(_HEADINGS[place], layout, face)


def _in_cell(scale: Scale, tone: Tone, mark: Mark) -> str:
    """Return the style of a cell that holds a grade and nothing else."""
    line, thick, left = _SHAPES[mark.shape]
    ring = scale.ink(mark.fill if mark.shape == "double" else mark.edge)
    width = {side: left if side == "left" else thick for side in _SIDES}
    gap = {side: _GRADE_GAP if side in ("left", "right") else 1 for side in _SIDES}
    edges = (edge(side, width[side], gap[side], ring, line) for side in _SIDES)
    cell = scale.look.texts.cell
    layout = Paragraph(
        spaced(scale.em(0.1, cell), scale.em(0.1, cell), scale.em(_GRADE_LINE, cell)),
        whole=True,
        frame=framed(*edges),
        fill=filled(scale.ink(mark.fill)),
        indent=indented(round((_GRADE_GAP + left) * 20), round((_GRADE_GAP + thick) * 20)),
    )
    face = scale.face(cell, mark.ink, bold=True)
    return text(f"Grade {tone.title()} Cell", layout, face, based="Table Text")


def _table(scale: Scale, name: str, sides: float = 0) -> str:
    """Return a table style: hairlines between rows, a stronger line below the header row."""
    cell = scale.look.texts.cell
    right = sides or 0.8
    room = {"top": cell.before, "left": sides, "bottom": cell.after, "right": right}
    air = "".join(
        f'<w:{side} w:w="{scale.em(em, cell)}" w:type="dxa"/>' for side, em in room.items()
    )
    rule = scale.ink("rule")
    lines = edge("bottom", _HAIRLINE, 0, rule) + edge("insideH", _HAIRLINE, 0, rule)
    below = f"<w:tcBorders>{edge('bottom', _HAIRLINE, 0, scale.ink('quiet'))}</w:tcBorders>"
    head = f'<w:tcPr>{below}<w:vAlign w:val="bottom"/></w:tcPr>'
    return style(
        "table",
        name,
        "Normal Table",
        f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders><w:tblCellMar>{air}</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow">{head}</w:tblStylePr>',
    )
