"""The colours of the Word format, as RRGGBB. A test holds every pair of them to WCAG AA."""

from __future__ import annotations

from typing import Final

from pipeline.model import Tone

PAPER: Final = "FFFFFF"
TEXT: Final = "1C2126"
QUIET: Final = "4C5862"
BRAND: Final = "17475A"
LINK: Final = "0A548B"
RULE: Final = "C2CCD2"
TINT: Final = "EAF0F2"
AMBER: Final = "B36B00"

BAR: Final = "2F6F86"
HATCH: Final = "C9DDE4"

# Fill and text: of boxes by what they say, of grades by tone. A grade also stands on paper.
BOXES: Final[dict[str, tuple[str, str]]] = {
    "draft": ("FFF2D9", "472B00"),
    "illustration": ("E8EEF7", "1B3358"),
    "planned": ("FFF2D9", "472B00"),
    "missing": ("FBE7E4", "651811"),
}
TONES: Final[dict[Tone, tuple[str, str]]] = {
    "best": ("D0E3F5", "0B4780"),
    "good": ("D5EBD8", "175C29"),
    "weak": ("FCE8BE", "744900"),
    "poor": ("F7D4D0", "8F1D16"),
}
