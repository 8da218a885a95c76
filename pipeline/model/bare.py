"""A document with its words and nothing else: what may leave the team.

It names no evidence and does not tell who wrote what, so no writer can. Remarks of the tool, such
as ‘planned from evidence’, are no words of the report and go, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from pipeline.model.document import (
    Block,
    BlockQuote,
    Break,
    Cell,
    Chart,
    Column,
    Document,
    Emphasis,
    Grade,
    Inline,
    InnerItem,
    Item,
    ItemList,
    Link,
    MainJudgement,
    Measured,
    Notice,
    Origin,
    Paragraph,
    Point,
    Row,
    Section,
    Statement,
    Strong,
    Subheading,
    Table,
    Text,
)


def bare(document: Document) -> Document:
    """Return a document with all its words, which names no evidence and marks nothing as planned.

    The sources of the words stay: no writer draws them.
    """
    return replace(
        document,
        label=_inlines(document.label),
        title=_inlines(document.title),
        framework=_inlines(document.framework),
        masthead=_blocks(document.masthead),
        sections=tuple(map(_section, document.sections)),
    )


def _section(section: Section) -> Section:
    return replace(
        section,
        title=_inlines(section.title),
        blocks=_blocks(section.blocks),
        sections=tuple(map(_section, section.sections)),
    )


def _blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(_block(one) for one in blocks if not isinstance(one, Notice))


def _block(block: Block) -> Block:
    match block:
        case Paragraph():
            return replace(
                block, inlines=_inlines(block.inlines), origin=Origin.PEOPLE, rests_on=()
            )
        case ItemList():
            return replace(block, items=tuple(map(_item, block.items)), origin=Origin.PEOPLE)
        case BlockQuote():
            return BlockQuote(_inlines(block.inlines), Origin.PEOPLE, _inlines(block.speaker))
        case Table():
            return _table(block)
        case Chart():
            return _chart(block)
        case MainJudgement():
            return replace(
                block, judgement=_inlines(block.judgement), meaning=_inlines(block.meaning)
            )
        case Subheading() | Statement() | Notice():
            return replace(block, inlines=_inlines(block.inlines))
        case _:
            assert_never(block)


def _item(item: Item) -> Item:
    inner = item.inner
    if inner:
        inner = replace(inner, items=tuple(InnerItem(_inlines(one.inlines)) for one in inner.items))
    return Item(_inlines(item.inlines), inner=inner)


def _table(table: Table) -> Table:
    return replace(
        table,
        caption=_inlines(table.caption),
        columns=tuple(_column(one) for one in table.columns),
        rows=tuple(
            Row(tuple(Cell(_inlines(cell.inlines)) for cell in row.cells)) for row in table.rows
        ),
    )


def _column(column: Column) -> Column:
    return replace(column, title=_inlines(column.title))


def _chart(chart: Chart) -> Chart:
    return replace(
        chart,
        title=_inlines(chart.title),
        row_title=_inlines(chart.row_title),
        row_label=_inlines(chart.row_label),
        points=tuple(_point(one) for one in chart.points),
        rests_on=(),
    )


def _point(point: Point) -> Point:
    return replace(point, label=_inlines(point.label), shown=_inlines(point.shown))


def _inlines(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    return tuple(_bare(inlines))


def _bare(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Yield inlines; of words that claim a number only the words."""
    for inline in inlines:
        match inline:
            case Measured():
                yield from _bare(inline.inlines)
            case Strong() | Emphasis():
                yield replace(inline, inlines=_inlines(inline.inlines))
            case Link():
                yield replace(inline, inlines=_inlines(inline.inlines))
            case Text() | Grade() | Break():
                yield inline
            case _:
                assert_never(inline)
