"""What a letter has that no report has: a box beside a paragraph, for a picture or a symbol.

The box is a frame, an empty paragraph in its own place: staff put a picture into it. Word cannot
say how high a paragraph is at least, so the room below a short one is reckoned from its length.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Final

from pipeline.model.document import Origin, Paragraph, plain
from pipeline.writers.look.reading import large_look
from pipeline.writers.word.inlines import runs
from pipeline.writers.word.manuscript import Manuscript
from pipeline.writers.word.reference.letters import BOX, GAP, LINE, POINTS
from pipeline.writers.word.xml import Element, paragraph, w

_LETTERS: Final = 68  # in a line beside a box; more than there are, so that a box has room
_LARGE: Final = large_look().page.size / POINTS


def text(block: Paragraph, manuscript: Manuscript) -> Iterator[Element]:
    """Yield a paragraph of a letter, behind its box if it has one."""
    words = runs(block.inlines, manuscript)
    if not block.symbol:
        yield paragraph("LetterText", *words)
        return
    yield _box()
    tail = "Planned" if block.origin is Origin.PLANNED else ""
    larger = _LARGE if manuscript.large else 1
    lines = ceil(len(plain(block.inlines)) * larger / _LETTERS)
    room = w("spacing", after=max(GAP, BOX + GAP - round(lines * LINE * larger)))
    yield paragraph(f"LetterTextSymbol{tail}", *words, properties=(room,))


def _box() -> Element:
    frame: dict[str, str | int] = {
        "w": BOX, "h": BOX, "hRule": "exact", "hSpace": 0, "wrap": "around",
        "vAnchor": "text", "hAnchor": "margin", "x": 1, "y": 60,
    }  # fmt: skip
    return paragraph("SymbolBox", properties=(w("framePr", **frame),))
