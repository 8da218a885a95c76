"""Blocks as paragraphs, lists, quotes and notices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from pipeline.model.document import (
    Block,
    BlockQuote,
    Chart,
    ItemList,
    Notice,
    Origin,
    Paragraph,
    Statement,
    Table,
    plain,
)
from pipeline.writers.word.charts import chart
from pipeline.writers.word.inlines import runs
from pipeline.writers.word.manuscript import Manuscript
from pipeline.writers.word.tables import table
from pipeline.writers.word.xml import Element, paragraph, w


def draw(block: Block, manuscript: Manuscript) -> Iterator[Element]:
    """Yield the elements of a block, in reading order."""
    match block:
        case Paragraph():
            yield _text(block, manuscript)
        case Statement():
            yield paragraph("Statement", *runs(block.inlines, manuscript))
        case Notice():
            style = f"Notice{block.kind.title()}"
            yield paragraph(style, *runs(block.inlines, manuscript))
        case ItemList():
            yield from _items(block, manuscript)
        case BlockQuote():
            yield from _quote(block, manuscript)
        case Table():
            yield from table(block, manuscript)
        case Chart():
            yield from chart(block, manuscript)
        case _:
            assert_never(block)


def _by_origin(style: str, origin: Origin) -> str:
    """Return the style of a text; text planned from evidence is marked in the margin."""
    return f"{style}Planned" if origin is Origin.PLANNED else style


def _text(block: Paragraph, manuscript: Manuscript) -> Element:
    """Return a paragraph; one that ends in a colon stays with what it leads to."""
    style = _by_origin("BodyText", block.origin)
    keep = (w("keepNext"),) if plain(block.inlines).rstrip().endswith(":") else ()
    return paragraph(style, *runs(block.inlines, manuscript), properties=keep)


def _items(block: ItemList, manuscript: Manuscript) -> Iterator[Element]:
    style = _by_origin("ListNumber" if block.numbered else "ListBullet", block.origin)
    number = manuscript.new_list(numbered=block.numbered)
    for item in block.items:
        place = w("numPr", w("ilvl", val=0), w("numId", val=number))
        yield paragraph(style, *runs(item.inlines, manuscript), properties=(place,))


def _quote(block: BlockQuote, manuscript: Manuscript) -> Iterator[Element]:
    joined = (w("keepNext"), w("spacing", after=0)) if block.speaker else ()
    style = _by_origin("Quote", block.origin)
    yield paragraph(style, *runs(block.inlines, manuscript), properties=joined)
    if block.speaker:
        yield paragraph("QuoteSpeaker", *runs(block.speaker, manuscript))
