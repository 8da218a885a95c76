"""The contrast of colours that meet, by WCAG 2.2: which pairs of a look are too near each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.writers.look.palette import Meeting
from pipeline.writers.look.values import Look

WORDS: Final = 4.5
"""The least contrast of words, whatever their size (1.4.3)."""

LINES: Final = 3.0
"""The least contrast of a line or a bar that says something (1.4.11)."""

_SHARES: Final = (0.2126, 0.7152, 0.0722)


@dataclass(frozen=True, slots=True)
class Near:
    """Two colours of a scheme that are too near each other, by their names."""

    scheme: str
    ink: str
    ground: str
    contrast: float
    least: float


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def too_near(look: Look) -> Iterator[Near]:
    """Yield each pair of colours that meet with less contrast than a reader needs."""
    for scheme, palette in (("light", look.light), ("dark", look.dark), ("paper", look.paper)):
        for least, ink, ground in _pairs(look):
            ratio = contrast(palette.of(ink), palette.of(ground))
            if ratio < least:
                yield Near(scheme, ink, ground, ratio, least)


def _pairs(look: Look) -> Iterator[tuple[float, str, str]]:
    yield from ((WORDS, *pair) for pair in _met(look.words))
    yield from ((WORDS, mark.ink, mark.fill) for mark in look.marks.values())
    yield from ((WORDS, mark.text, "paper") for mark in look.marks.values())
    yield from ((LINES, *pair) for pair in _met(look.lines))


def _met(meetings: tuple[Meeting, ...]) -> Iterator[tuple[str, str]]:
    for one in meetings:
        yield from ((ink, ground) for ink in one.inks for ground in one.on)


def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2.2 defines it."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(share * c for share, c in zip(_SHARES, linear, strict=True))
