"""The shape of what inspectors wrote in one section: counted as the length rules count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from pipeline.composition.markdown import narrative_blocks, verbatim
from pipeline.composition.sourced_words import MarkupError
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.shape.seen import Cell, Key, on_grid
from pipeline.language.measure import section_counts
from pipeline.model.document import Block, Section

SHORT: Final = (2, 3)
"""Sentences of a short paragraph (LEN004)."""
SHARES: Final = (0, 20, 40, 50, 60, 80, 100)
"""Per cent of short paragraphs: what lies between two of them counts as the lower."""


def share(short: int, paragraphs: int) -> int:
    """Return which of these per cent so many short paragraphs are."""
    percent = round(100 * short / paragraphs)
    return max(one for one in SHARES if one <= percent)


def shapes(bundle: Bundle, sections: tuple[str, ...]) -> Mapping[Key, Cell]:
    """Return the cells of what was written: paragraphs, and how long, short and lone they are."""
    return {key: cell for one in sections for key, cell in _shape(bundle, one, sections)}


def _shape(bundle: Bundle, section: str, sections: tuple[str, ...]) -> Iterator[tuple[Key, Cell]]:
    blocks = tuple(_blocks(bundle, section, sections))
    counts = section_counts(Section(section, (), blocks))
    lengths = [len(one.sentences) for one in counts.paragraphs]
    yield Key("paragraphs", section), on_grid(len(lengths))
    if not lengths:
        return
    short = sum(one in SHORT for one in lengths)
    yield Key("longest", section), on_grid(max(lengths))
    yield Key("short", section), share(short, len(lengths))
    yield Key("lone", section), min(lengths.count(1), 1)
    yield Key("words", section), on_grid(round(counts.mean_sentence))


def _blocks(bundle: Bundle, section: str, sections: tuple[str, ...]) -> Iterator[Block]:
    for one in bundle.narrative.get(section, ()):
        try:
            yield from narrative_blocks(one.text, one.pointer, (), sections)
        except MarkupError:
            yield from verbatim(one.text, one.pointer, ())
