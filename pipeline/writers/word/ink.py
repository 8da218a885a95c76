"""The colours of the Word format, as RRGGBB: those of the page styles.

A test holds every pair of them that meets to WCAG AA.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pipeline.model.document import Tone

PAPER: Final = "FFFFFF"
TEXT: Final = "1A2026"
QUIET: Final = "4B5762"
BRAND: Final = "1F4E6B"
LINK: Final = "17558A"
RULE: Final = "CCD3D9"
TINT: Final = "F2F5F7"
MARK: Final = "7A5600"

BAR: Final = "356B8C"
HATCH: Final = "CFDEE8"

BOXES: Final[dict[str, tuple[str, str]]] = {
    "illustration": ("FDF6E3", MARK),
    "draft": (TINT, QUIET),
    "planned": ("FDF6E3", MARK),
    "missing": ("FBEAE9", "8A1620"),
}
"""The fill of a box, and the bar at its left, by what the box says."""


@dataclass(frozen=True, slots=True)
class Shade:
    """The colours of a grade: the fill of its cell, its word there and on paper, and a box."""

    fill: str
    on_fill: str
    on_paper: str
    box: str
    """The ground of the box in which a main judgement stands; its word is as on paper."""


TONES: Final[dict[Tone, Shade]] = {
    "best": Shade("0D4F3C", PAPER, "0D4F3C", "E0F0E9"),
    "good": Shade("E0F0E9", "0D4F3C", "0D4F3C", "E0F0E9"),
    "weak": Shade("FDEFCF", "6B4700", "6B4700", "FDEFCF"),
    "poor": Shade("8A1620", PAPER, "8A1620", "FBEAE9"),
}
