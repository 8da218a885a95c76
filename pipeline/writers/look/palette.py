"""Colours as frozen values: those of a scheme, those of a grade, and which of them meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Shape: TypeAlias = Literal["round", "bar", "double"]


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one scheme: as #rrggbb, or by names of a reader’s own system."""

    paper: str
    ink: str
    quiet: str
    rule: str
    tint: str
    accent: str
    hatch: str
    link: str
    mark: str
    marktint: str
    error: str
    errortint: str
    noticetint: str
    lit: str
    best: str
    good: str
    goodtint: str
    weak: str
    weaktint: str
    poor: str
    focus: str
    focusink: str

    def of(self, name: str) -> str:
        """Return the colour of a name."""
        return str(getattr(self, name))


@dataclass(frozen=True, slots=True)
class Mark:
    """How a grade is marked: names of colours, and a shape.

    Its word is `ink` on `fill` inside `edge`; in a heading, where it stands on paper, `text`.
    `box` is the ground of a main judgement, on which its grade is `text` too.
    """

    fill: str
    ink: str
    edge: str
    text: str
    box: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class Meeting:
    """Names of inks that stand on each of some grounds."""

    inks: tuple[str, ...]
    on: tuple[str, ...]


def bare(colour: str) -> str:
    """Return a colour as RRGGBB, as Word writes it."""
    return colour.removeprefix("#").upper()
