"""Blocks as paragraphs, lists, quotes and notices."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import assert_never

from pipeline.model.document import (
    Block,
    BlockQuote,
    Chart,
    InnerItem,
    Item,
    ItemList,
    MainJudgement,
    Notice,
    Origin,
    Paragraph,
    Statement,
    Subheading,
    Table,
    plain,
)
from pipeline.writers.rows import is_long_text
from pipeline.writers.word import letters
from pipeline.writers.word.charts import chart
from pipeline.writers.word.inlines import runs
from pipeline.writers.word.manuscript import Manuscript
from pipeline.writers.word.reference.texts import PARAGRAPHS
from pipeline.writers.word.tables import table
from pipeline.writers.word.xml import Element, bookmark, paragraph, run, w


def draw(
    block: Block, manuscript: Manuscript, level: int = 2, *, leads: bool = False
) -> Iterator[Element]:
    """Yield the elements of a block, in reading order; one that leads stays with what follows.

    Headings in it have the level given.
    """
    match block:
        case Paragraph():
            yield from _text(block, manuscript, leads=leads)
        case Subheading():
            style = f"Heading{level + block.level - 1}"
            yield paragraph(style, *runs(block.inlines, manuscript))
        case MainJudgement():
            yield from _main_judgement(block, manuscript)
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


def _text(block: Paragraph, manuscript: Manuscript, *, leads: bool) -> Iterator[Element]:
    if manuscript.letter:
        yield from letters.text(block, manuscript)
        return
    kind = "FormText" if manuscript.form and block.origin is not Origin.PLANNED else "BodyText"
    style = _by_origin(f"{kind}LeadIn" if leads else kind, block.origin)
    words = runs(block.inlines, manuscript)
    if not block.number:
        yield paragraph(style, *words)
        return
    own = w("numPr", w("ilvl", val=0), w("numId", val=PARAGRAPHS))
    marked = bookmark(*manuscript.mark(block.number, plain(block.inlines)), words)
    yield paragraph(style, *marked, properties=(own,))


def _main_judgement(block: MainJudgement, manuscript: Manuscript) -> Iterator[Element]:
    """Yield the name of the judgement, its grade and what it means, as one box."""
    tone = block.grade.tone.title()
    yield paragraph(f"MainJudgement{tone}", *runs(block.judgement, manuscript))
    yield paragraph(f"MainGrade{tone}", run(block.grade.text.text))
    if block.meaning:
        yield paragraph(f"MainMeaning{tone}", *runs(block.meaning, manuscript))


def _items(block: ItemList, manuscript: Manuscript) -> Iterator[Element]:
    drawn = _Items(block.origin, 0, block.numbered, manuscript)
    for item in block.items:
        yield drawn.item(item)
        if item.inner:
            below = _Items(block.origin, 1, item.inner.numbered, manuscript)
            yield from map(below.item, item.inner.items)


class _Items:
    """One list of a level: its style, and where it has numbers, those of its own."""

    def __init__(self, origin: Origin, level: int, numbered: bool, manuscript: Manuscript) -> None:
        kind = "ListNumber" if numbered else "ListBullet"
        self._style = _by_origin(f"{kind}2" if level else kind, origin)
        self._own = _own_numbers(manuscript, level) if numbered else None
        self._manuscript = manuscript

    def item(self, item: Item | InnerItem) -> Element:
        """Return the paragraph of an item."""
        words = runs(item.inlines, self._manuscript)
        own = () if self._own is None else (deepcopy(self._own),)
        return paragraph(self._style, *words, properties=own)


def _own_numbers(manuscript: Manuscript, level: int) -> Element:
    """Return what starts a list at 1: a style alone would count on from the list before."""
    return w("numPr", w("ilvl", val=level), w("numId", val=manuscript.new_list(level=level)))


def _quote(block: BlockQuote, manuscript: Manuscript) -> Iterator[Element]:
    style = _by_origin("QuoteWithSpeaker" if block.speaker else "Quote", block.origin)
    divided = (w("keepLines", val=0),) if is_long_text(block) else ()
    yield paragraph(style, *runs(block.inlines, manuscript), properties=divided)
    if block.speaker:
        speaker = _by_origin("QuoteSpeaker", block.origin)
        yield paragraph(speaker, *runs(block.speaker, manuscript))
