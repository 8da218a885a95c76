"""Sizes on paper, and which blocks surely fit on one page, so that no break may divide them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.model.document import Document, Inline, Row, Table, plain
from pipeline.writers.look.reading import look
from pipeline.writers.look.values import points
from pipeline.writers.rows import is_long
from pipeline.writers.typst.room import Room

MM: Final = 72 / 25.4
"""Points in a millimetre."""

_UPRIGHT: Final = (210 * MM, 297 * MM)
_WIDE_MARGINS: Final = (12 * MM, 15 * MM, 14 * MM, 15 * MM)

_LETTER_MARGINS: Final = (16 * MM, 22 * MM, 18 * MM, 22 * MM)
_LETTER: Final = 14.0

SYMBOL: Final = 27 * MM
"""How far a paragraph stands from the margin, beside its box for a symbol."""

FITS: Final = 0.6
"""What is reckoned to be no higher than so much of a page surely fits on one."""

HEAD_FITS: Final = 0.2
"""A heading row that is no higher than this is said again on each page."""

_LINE: Final = 1.65
"""The highest that a line gets, in parts of the size of its letters, a grade in it included."""

_RULE: Final = 0.75
_CELL, _FORM_CELL, _PADDING, _FORM_PADDING = 0.8, 0.55, 1.2, 0.8


@dataclass(frozen=True, slots=True)
class Paper:
    """The page of a document: width, height, and margins from the top and on, in points."""

    size: tuple[float, float]
    margins: tuple[float, float, float, float]
    form: bool
    letters: float

    @property
    def text(self) -> Room:
        """Return the room of a text as wide as the page allows."""
        _, right, _, left = self.margins
        return Room(self.size[0] - left - right, self.letters)

    @property
    def height(self) -> float:
        """Return how high the page is between its margins."""
        top, _, bottom, _ = self.margins
        return self.size[1] - top - bottom

    def fits(self, runs: Iterable[tuple[Sequence[Inline], Room]], more: float = 0) -> bool:
        """Return whether texts, one below the other, surely fit on one page, with more below."""
        return sum(_high(inlines, room) for inlines, room in runs) + more <= FITS * self.height

    def cell(self, width: float, letters: float, *, last: bool) -> Room:
        """Return the room in a cell of a column that is so wide."""
        if self.form:
            return Room(width - 2 * _FORM_CELL * letters - _RULE, letters)
        return Room(width - (0 if last else _CELL * letters), letters)

    def row(self, cells: Iterable[tuple[Sequence[Inline], Room]]) -> float:
        """Return how high a row is at most."""
        padding = _FORM_PADDING if self.form else _PADDING
        return max(_high(inlines, room) + padding * room.size for inlines, room in cells)

    def row_fits(self, row: Row, block: Table, height: float) -> bool:
        """Return whether no break divides a row that is so high at most."""
        return not is_long(row, block) and height <= FITS * self.height


def paper(document: Document) -> Paper:
    """Return the page of a document."""
    form = document.layout == "form"
    letters = look().page.size
    if document.wide:
        width, height = _UPRIGHT
        return Paper((height, width), _WIDE_MARGINS, form, letters)
    if document.layout == "letter":
        return Paper(_UPRIGHT, _LETTER_MARGINS, form, _LETTER)
    page = look().page
    margins = (page.top * MM, page.right * MM, page.bottom * MM, page.left * MM)
    return Paper(_UPRIGHT, margins, form, letters)


def cell_letters(page: Paper, *, head: bool) -> float:
    """Return the size of the letters of a cell, in points."""
    if page.form:
        return 0.88 * page.letters
    return points(look(), look().texts.head if head else look().texts.cell)


def _high(inlines: Sequence[Inline], room: Room) -> float:
    """Return how high a text is at most."""
    return room.lines(plain(inlines)) * _LINE * room.size if inlines else 0
