"""What a measure tells: the page, and what is wrong there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from scripts.look.reading import Printed, Word


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong on a page, in words."""

    page: int
    what: str


class Measure(Protocol):
    """Something that must hold on every page, whatever the design."""

    def __call__(self, printed: Printed) -> Iterator[Fault]:
        """Yield what does not hold."""


def short(text: str) -> str:
    """Return a text as a fault shows it."""
    return text if len(text) <= 30 else f"{text[:29]}…"


def text(words: Sequence[Word]) -> str:
    """Return a line as a fault shows it."""
    return short(" ".join(word.text for word in words))
