"""Letters are whole: none leaves the page, runs into a margin or stands on another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from scripts.look.measures.fault import Fault, short
from scripts.look.reading import Page, Printed, Word

# Points; the numbers are our own.
EDGE: Final = 14.2  # 5 mm: few printers print nearer to the edge
APART: Final = 3.0  # between the body and what stands in a margin
TOUCH: Final = 1.0  # boxes of letters may overlap by so much: rounding, and italics


def inside(printed: Printed) -> Iterator[Fault]:
    """Yield words that leave the page, or come so near to its edge that printers cut them."""
    for page in printed.pages:
        for word in (*page.body, *page.margins):
            room = min(word.left, page.width - word.right, word.top, page.height - word.bottom)
            if room < EDGE:
                told = f"‘{short(word.text)}’ stands {room:.0f} points from the edge"
                yield Fault(page.number, told)


def apart(printed: Printed) -> Iterator[Fault]:
    """Yield words of the body that run into what stands above or below it."""
    for page in printed.pages:
        for word in page.body:
            if word.bottom > page.footer - APART or word.top < page.header + APART:
                yield Fault(page.number, f"‘{short(word.text)}’ runs into a margin")


def overlapping(printed: Printed) -> Iterator[Fault]:
    """Yield words that stand on each other."""
    for page in printed.pages:
        for one, other in _overlaps(page):
            told = f"‘{short(one.text)}’ and ‘{short(other.text)}’ stand on each other"
            yield Fault(page.number, told)


def _overlaps(page: Page) -> Iterator[tuple[Word, Word]]:
    words = sorted((*page.body, *page.margins), key=lambda one: one.top)
    for number, word in enumerate(words, 1):
        for other in words[number:]:
            if other.top >= word.bottom - TOUCH:
                break
            if _overlap(word, other):
                yield word, other


def _overlap(one: Word, other: Word) -> bool:
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return wide > TOUCH and high > TOUCH
