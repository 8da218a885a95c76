"""The outline: a document as plain text, the words every other format must carry in this order.

It is what the tests compare formats with, and what a reviewer reads in a diff.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import fill
from typing import assert_never

from pipeline.model.document import (
    Block,
    BlockQuote,
    Chart,
    Document,
    Inline,
    InnerItem,
    Item,
    ItemList,
    MainJudgement,
    Notice,
    Origin,
    Paragraph,
    Section,
    Statement,
    Subheading,
    Table,
    heading,
    plain,
)
from pipeline.writers import furniture

_WIDTH = 96


def write(document: Document) -> bytes:
    """Return the document as UTF-8 text: a line a cell, paragraphs wrapped, headings marked."""
    parts = [*_front(document), *(line for one in document.sections for line in _section(one, 2))]
    return ("\n".join(parts).rstrip() + "\n").encode()


def _front(document: Document) -> Iterator[str]:
    yield plain(document.label)
    yield f"# {plain(document.title)}"
    if document.framework:
        yield plain(document.framework)
    yield ""
    for block in document.masthead:
        yield from _block(block)


def _section(section: Section, level: int) -> Iterator[str]:
    yield f"{'#' * level} {plain(heading(section))}"
    yield ""
    for block in section.blocks:
        yield from _block(block, level + 1)
    for inner in section.sections:
        yield from _section(inner, level + 1)


def _block(block: Block, below: int = 2) -> Iterator[str]:
    """Yield the lines of a block; headings in it have the level `below`."""
    match block:
        case Paragraph():
            mark = "~ " if block.origin is Origin.PLANNED else ""
            if block.number:
                mark = f"{furniture.paragraph_number(block.number)} {mark}"
            yield _wrapped(block.inlines, mark) + _evidence(block.rests_on)
        case Subheading():
            yield f"{'#' * (below + block.level - 1)} {plain(block.inlines)}"
        case MainJudgement():
            yield from _main_judgement(block)
        case Statement() | Notice():
            yield _wrapped(block.inlines, "! " if isinstance(block, Notice) else "= ")
        case BlockQuote():
            yield from _quote(block)
        case ItemList():
            yield from _items(block.items, "", numbered=block.numbered)
        case Table():
            yield from _table(block)
        case Chart():
            yield from _chart(block)
        case _:
            assert_never(block)
    yield ""


def _main_judgement(block: MainJudgement) -> Iterator[str]:
    yield _one_line(block.judgement)
    yield _one_line((block.grade,))
    if block.meaning:
        yield _wrapped(block.meaning, "")


def _quote(block: BlockQuote) -> Iterator[str]:
    yield _wrapped(block.inlines, "> ") + _evidence(block.rests_on)
    if block.speaker:
        yield _wrapped(block.speaker, "> ")


def _items(items: Sequence[Item | InnerItem], indent: str, *, numbered: bool) -> Iterator[str]:
    for number, item in enumerate(items, 1):
        mark = f"{indent}{number}. " if numbered else f"{indent}- "
        yield _wrapped(item.inlines, mark) + _evidence(item.rests_on)
        if isinstance(item, Item) and item.inner:
            inside = " " * len(mark)
            yield from _items(item.inner.items, inside, numbered=item.inner.numbered)


def _table(table: Table) -> Iterator[str]:
    yield f"[{plain(table.caption)}]"
    if table.headed:
        yield " | ".join(plain(column.title) for column in table.columns)
    for row in table.rows:
        cells = " | ".join(_one_line(cell.inlines) for cell in row.cells)
        yield (cells + _evidence(row.rests_on)).rstrip()


def _chart(chart: Chart) -> Iterator[str]:
    yield f"[{plain(chart.title)}]"
    yield " | ".join((plain(chart.row_title), *(plain(point.label) for point in chart.points)))
    shown = " | ".join((plain(chart.row_label), *(plain(point.shown) for point in chart.points)))
    yield shown + _evidence(chart.rests_on)


def _wrapped(inlines: tuple[Inline, ...], mark: str) -> str:
    return fill(
        _one_line(inlines),
        _WIDTH,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _one_line(inlines: tuple[Inline, ...]) -> str:
    return plain(inlines).replace("\n", " / ")


def _evidence(ids: tuple[str, ...]) -> str:
    return f"  {{{' '.join(ids)}}}" if ids else ""
