"""What a cell of a table in large print has beside its words: lines around it, and a bar below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.model.document import Cell
from pipeline.writers.look.palette import bare
from pipeline.writers.look.reading import large_look
from pipeline.writers.word.xml import Element, paragraph, w

_STRONG, _THIN = 16, 6  # eighths of a point
_INSET: Final = 120  # twips
_SIDES: Final = ("top", "left", "bottom", "right")
_AROUND: Final = 300  # twips beside a bar, at least


def lines(cell: Cell, *, begins: bool) -> Iterator[Element]:
    """Yield lines and ground of a cell: around a blank, and of a row that begins something."""
    paper = large_look().paper
    thick = {"top": _STRONG} if begins else {}
    around = dict.fromkeys(_SIDES, _THIN) if cell.blank else {}
    sides = {**around, **thick}
    if sides:
        ink = bare(paper.quiet)
        found = (_line(side, sides[side], ink) for side in _SIDES if side in sides)
        yield w("tcBorders", *found)
    if begins:
        yield w("shd", val="clear", color="auto", fill=bare(paper.tint))
    if cell.blank:
        yield w("tcMar", w("left", w=_INSET, type="dxa"))


def _line(side: str, size: int, ink: str) -> Element:
    return w(side, val="single", sz=size, space=0, color=ink)


def bar(cell: Cell, width: int) -> Iterator[Element]:
    """Yield the bar below the number of a cell that is so many twips wide."""
    if cell.bar and cell.bar.share:
        style = "TableBarUnfinished" if cell.bar.partial else "TableBar"
        room = width - _AROUND
        yield paragraph(style, properties=(w("ind", right=round(room * (1 - cell.bar.share))),))
