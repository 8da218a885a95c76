"""Sizes and spaces of a report as frozen values: of the page, and of each kind of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Page:
    """Size of the body in points on paper, in rem on a screen; measure in em, margins in mm."""

    size: float
    screen: float
    measure: float
    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Size, in parts of the body’s; line height and space around, in parts of its own size."""

    size: float
    line: float
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Texts:
    """The style of each kind of text."""

    body: TextStyle
    title: TextStyle
    verdict: TextStyle
    h2: TextStyle
    h3: TextStyle
    h4: TextStyle
    label: TextStyle
    framework: TextStyle
    item: TextStyle
    table: TextStyle
    caption: TextStyle
    cell: TextStyle
    head: TextStyle
    banner: TextStyle
    running: TextStyle

    def items(self) -> Iterator[tuple[str, TextStyle]]:
        """Yield each style after its name."""
        for one in fields(self):
            yield one.name, getattr(self, one.name)
