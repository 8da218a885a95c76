"""A Word file as a draft: all that stands in it, in whatever part."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from pipeline.exchange.draft.drawn import Drawn
from pipeline.exchange.draft.hearing import Forms, Hearing
from pipeline.exchange.draft.numbering import numbering
from pipeline.exchange.draft.passages import Draft, Kind
from pipeline.exchange.draft.styles import styles
from pipeline.exchange.markup import read
from pipeline.exchange.units import Where
from pipeline.exchange.word_file import WordFile, opened

_STORIES: Final[tuple[tuple[str, Where, Kind], ...]] = (
    ("header", "header", "header"),
    ("footer", "footer", "footer"),
    ("footnotes", "footnote", "footnote"),
    ("endnotes", "endnote", "endnote"),
    ("comments", "comment", "comment"),
    ("glossaryDocument", "body", "building block"),
)
_DRAWN: Final[tuple[tuple[str, Kind], ...]] = (
    ("chart", "chart"),
    ("chartEx", "chart"),
    ("diagramData", "diagram"),
)


def draft(file: Path | bytes) -> Draft:
    """Return all that stands in a Word file.

    Raises UnreadableError for one that cannot be read, and OSError where the disk refuses.
    """
    with opened(file) as word:
        return _draft(word)


def _draft(word: WordFile) -> Draft:
    forms, found = Forms(styles(word), numbering(word)), Draft()
    parts: list[tuple[str, Where, Kind]] = [(word.main, "body", "body")]
    parts += [(name, where, kind) for part, where, kind in _STORIES for name in word.parts[part]]
    tables = 0
    for name, where, kind in parts:
        heard = Hearing(where, kind, forms, found, tables)
        read(word.pieces(name), heard)
        tables = heard.cells.count
    for part, drawn in _DRAWN:
        for name in word.parts[part]:
            words = Drawn(drawn)
            read(word.pieces(name), words)
            found.passages += words.passages
    return found
