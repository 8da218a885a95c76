"""How wide words are in print: of a piece that no line break divides, an estimate rounded up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pipeline.model.unbroken import unbroken

USUAL: Final = 30
"""Letters of a piece: a longer one may be broken, and no room is made for it."""

# How wide letters are in bold, in em, each group by its widest: in DejaVu Sans, which is wider than
# Open Sans and Arial and stands in for both where a screen has neither.
_LETTERS: Final = {
    letter: width
    for letters, width in (
        ("iljtfrI.,;:'’‘|!()[]- \N{NO-BREAK SPACE}", 0.44),
        ("0123456789", 0.7),
        ("mwMW@%—", 1.05),
        ("ABCDEFGHJKLNOPQRSTUVXYZ", 0.82),
    )
    for letter in letters
}
_OTHER: Final = 0.7
_NOTHING: Final = 0.6

PRINTED: Final = 0.87
"""How wide the font of a report is on paper, as a part of that."""


def pieces(texts: Iterable[str]) -> list[str]:
    """Return the pieces of usual length that no line break is to divide, each once."""
    found = dict.fromkeys(piece for text in dict.fromkeys(texts) for piece in _pieces(text))
    return [piece for piece in found if len(piece) <= USUAL]


def widest(found: Iterable[str]) -> float:
    """Return how wide the widest piece is, in em of its own size."""
    return max(map(_width, found), default=_NOTHING)


def _pieces(text: str) -> list[str]:
    for dash in "-–":
        text = text.replace(dash, f"{dash} ")
    return unbroken(text.replace("\n", " ")).split(" ")


def _width(piece: str) -> float:
    return sum(_LETTERS.get(letter, _OTHER) for letter in piece)
