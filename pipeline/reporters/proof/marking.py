"""Marks in HTML that the writer has drawn: words are wrapped, and nothing of them changes.

The writer's own HTML goes through piece by piece. What is taken out again is what went in: a
test removes the marks and finds the very bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from pipeline.reporters.proof.notes import Note

# The writer escapes `<` and `>` in words and attributes, so a tag ends at the first `>`.
_PIECE = re.compile(r"<[^>]*>|&[^;]+;|[^<]")


def marked(html: str, notes: Sequence[Note]) -> str:
    """Return a block's HTML with the words of each note marked, and its number after them.

    The notes' spans are characters of the block's plain text and may overlap: words of several
    notes carry all of them. A mark never crosses a tag, and a number never stands in a link.
    """
    if not notes:
        return html
    pen = _Pen(notes)
    for piece in _PIECE.findall(html):
        if piece.startswith("<"):
            pen.tag(piece)
        elif piece == "\n" or pen.in_picture:
            pen.furniture(piece)
        else:
            pen.letter(piece)
    return "".join(pen.out)


class _Pen:
    """Copies HTML, and knows which character of the block's plain text comes next."""

    def __init__(self, notes: Sequence[Note]) -> None:
        self.out: list[str] = []
        self.in_picture = False
        self._spans = [(note.spot.start, note.spot.end, note) for note in notes if note.spot]
        self._edges = {edge for start, end, _ in self._spans for edge in (start, end)}
        self._at = 0
        self._over: list[Note] = []
        self._is_open = False
        self._links = 0
        self._due: list[Note] = []

    def letter(self, piece: str) -> None:
        """Copy one character of the text."""
        if self._at in self._edges:
            self._close()
            self._over = [note for start, end, note in self._spans if start <= self._at < end]
        if self._over and not self._is_open:
            self.out.append(f'<mark class="{_look(self._over)}">')
            self._is_open = True
        self.out.append(piece)
        self._moved()

    def furniture(self, piece: str) -> None:
        """Copy what is no text: white space between elements, the inside of a picture."""
        self._close()
        self.out.append(piece)

    def tag(self, tag: str) -> None:
        """Copy a tag. A line break is one character of the text."""
        self._close()
        self.out.append(tag)
        self._links += tag.startswith("<a ") - (tag == "</a>")
        self.in_picture = tag.startswith("<svg") or (self.in_picture and tag != "</svg>")
        if tag == "<br>":
            if self._at in self._edges:
                self._over = [note for start, end, note in self._spans if start <= self._at < end]
            self._moved()
        self._number()

    def _moved(self) -> None:
        self._at += 1
        if self._at in self._edges:
            self._due += [note for _, end, note in self._spans if end == self._at]
            self._number()

    def _close(self) -> None:
        if self._is_open:
            self.out.append("</mark>")
            self._is_open = False

    def _number(self) -> None:
        """Write the numbers that are due, unless that would put a link into a link."""
        if self._due and not self._links:
            self._close()
            self.out.append(references(self._due))
            self._due = []


def _look(notes: Sequence[Note]) -> str:
    """Return the classes of marked words: the worst severity, each number, `several` if so."""
    worst = min(notes, key=lambda note: note.rank)
    numbers = " ".join(f"f{note.number}" for note in notes)
    return f"is-{worst.severity} {numbers}{' several' if len(notes) > 1 else ''}"


def references(notes: Iterable[Note]) -> str:
    """Return the numbers of notes as links to them, set apart from the words of the report."""
    return "".join(
        f'<a class="ref is-{note.severity}" data-furniture="" id="_r{note.number}" '
        f'href="#_n{note.number}" aria-label="{escape(note.label)}">{note.number}</a>'
        for note in notes
    )
