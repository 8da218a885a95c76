"""A brand as frozen values."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.model.closing import NOTHING, Closing
from pipeline.writers.look.values import Font

_PER_MM: Final = 96 / 25.4


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is known to be harmless: its bytes, its kind, and its width by its height."""

    content: bytes
    kind: str
    ratio: float

    @property
    def address(self) -> str:
        """Return the picture itself as an address."""
        return f"data:{self.kind};base64,{b64encode(self.content).decode()}"


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo: as a page shows it, as Word does, its words, and how high it is in millimetres."""

    page: Picture
    word: Picture
    alt: str
    height: float

    @property
    def width(self) -> float:
        """Return how wide it is in Word, in millimetres."""
        return self.height * self.word.ratio

    @property
    def pixels(self) -> tuple[int, int]:
        """Return width and height on a page, in CSS pixels."""
        height = self.height * _PER_MM
        return round(height * self.page.ratio), round(height)


@dataclass(frozen=True, slots=True)
class Brand:
    """What a house brings of its own; what it does not bring is ours.

    `colours` has for each scheme the colours that are other ones than ours, by their names.
    """

    colours: Mapping[str, Mapping[str, str]]
    font: Font | None = None
    logo: Logo | None = None
    closing: Closing = NOTHING
