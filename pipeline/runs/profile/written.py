"""The shape of what inspectors wrote in one section: counted as the length rules count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from pipeline.composition.markdown import narrative_blocks, verbatim
from pipeline.composition.sourced_words import MarkupError
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.shape.seen import Cell, Key, on_grid
from pipeline.language.measure import SHORT, section_counts
from pipeline.model.document import Block, Section

SHARES: Final = (0, 10, 20, 30, 40, 50, 60, 70, 80, 100)
"""Per cent of short paragraphs: what lies between two of them counts as the lower."""

LONGEST: Final = (1, 2, 3, 4, 5, 6, 7, 8, 10, 20)
"""Sentences of the longest paragraph of a section: what lies between two of them counts as more."""


class Ends(NamedTuple):
    """The longest paragraph of a section, in sentences, and whether one has a single sentence.

    Both are one cell, because with how many are short they say what the others can be.
    """

    longest: int
    lone: bool

    @property
    def cell(self) -> int:
        """Return the number that stands for both: up with the longest, and down again with a lone.

        So numbers side by side, which may be told as one, are of sections that are nearly alike.
        """
        known = next(
            (at for at, one in enumerate(LONGEST) if self.longest <= one), len(LONGEST) - 1
        )
        return 2 * len(LONGEST) - 1 - known if self.lone else known

    @classmethod
    def of(cls, cell: Cell) -> Ends:
        """Return what a number stands for."""
        number = int(cell)
        if lone := number >= len(LONGEST):
            number = 2 * len(LONGEST) - 1 - number
        return cls(LONGEST[number], lone)


def share(short: int, paragraphs: int) -> int:
    """Return which of these per cent so many short paragraphs are."""
    percent = round(100 * short / paragraphs)
    return max(one for one in SHARES if one <= percent)


def shapes(bundle: Bundle, sections: tuple[str, ...]) -> Mapping[Key, Cell]:
    """Return the cells of what was written: how many paragraphs, how short and how long."""
    return {key: cell for one in sections for key, cell in _shape(bundle, one, sections)}


def _shape(bundle: Bundle, section: str, sections: tuple[str, ...]) -> Iterator[tuple[Key, Cell]]:
    blocks = tuple(_blocks(bundle, section, sections))
    counts = section_counts(Section(section, (), blocks))
    lengths = [len(one.sentences) for one in counts.paragraphs]
    yield Key("paragraphs", section), on_grid(len(lengths))
    if not lengths:
        return
    short = sum(one in SHORT for one in lengths)
    yield Key("short", section), share(short, len(lengths))
    yield Key("ends", section), Ends(max(lengths), 1 in lengths).cell
    yield Key("words", section), on_grid(round(counts.mean_sentence))


def _blocks(bundle: Bundle, section: str, sections: tuple[str, ...]) -> Iterator[Block]:
    for one in bundle.narrative.get(section, ()):
        try:
            yield from narrative_blocks(one.text, one.pointer, (), sections)
        except MarkupError:
            yield from verbatim(one.text, one.pointer, ())
