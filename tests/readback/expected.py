"""The words that every format must carry, and the furniture of each, from the model alone."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.document import (
    Block,
    Chart,
    Document,
    InnerItem,
    InnerList,
    Item,
    ItemList,
    Paragraph,
    Section,
    Table,
    block_inlines,
    heading,
    plain,
    walk,
)
from pipeline.writers import furniture
from pipeline.writers.length import is_long
from tests.readback.reading import Reading

DEEPEST_WORD_CONTENTS = 3


def report(document: Document) -> list[str]:
    """Return the words of a document in reading order."""
    reading = Reading()
    for text in _texts(document):
        reading.add(text)
    return reading.report


def _texts(document: Document) -> Iterator[str]:
    yield from (plain(line) for line in (document.label, document.title, document.framework))
    yield from _blocks(document.masthead)
    for section in document.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield plain(heading(section))
    yield from _blocks(section.blocks)
    for inner in section.sections:
        yield from _section(inner)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        yield from (plain(inlines) for inlines in block_inlines(block))


def html(document: Document) -> dict[str, list[str]]:
    """Return the furniture of a page: title, skip link, banners, contents, pictures, numbers."""
    reading = _copy(document)
    reading.add(furniture.content_words(document.stamp), "code")
    for block in _all_blocks(document):
        if isinstance(block, Paragraph) and block.number:
            reading.add(furniture.paragraph_number(block.number), "beside")
    reading.add(_title(document), "title")
    listed = furniture.listed(document)
    if listed:
        reading.add(furniture.SKIP, "skip")
        reading.add(furniture.CONTENTS, "contents")
    for section in walk(listed):
        reading.add(plain(heading(section)), "contents")
    return reading.furniture


def outline(document: Document) -> dict[str, list[str]]:
    """Return the furniture of an outline: the numbers of lists and paragraphs."""
    reading = Reading()
    for block in _all_blocks(document):
        for mark in _marks(block, ""):
            reading.add(mark.strip("–"), "marks")
    return reading.furniture


def pdf(document: Document, pages: int) -> dict[str, list[str]]:
    """Return the furniture of a PDF: its title, banners, pictures, list marks and margins."""
    reading = _copy(document)
    reading.add(_title(document), "title")
    page, of = furniture.page_count_words()
    for block in _all_blocks(document):
        for mark in _marks(block, "•"):
            reading.add(mark, "marks")
    for number in range(1, pages + 1):
        reading.add(_running(document), "margins")
        reading.add(
            f"{furniture.footer_words(document.stamp)} {page} {number} {of} {pages}", "margins"
        )
    return reading.furniture


def _marks(block: Block, bullet: str) -> Iterator[str]:
    """Yield what a format puts before a block: the number of a paragraph, the marks of a list."""
    if isinstance(block, ItemList):
        yield from _item_marks(block, bullet)
    elif isinstance(block, Paragraph) and block.number:
        yield furniture.paragraph_number(block.number)


def _item_marks(found: ItemList | InnerList, bullet: str) -> Iterator[str]:
    """Yield what a format puts before each item, in reading order."""
    for number, item in enumerate(found.items, 1):
        yield f"{number}." if found.numbered else bullet
        if isinstance(item, Item) and item.inner:
            yield from _item_marks(item.inner, "–")


PAGE = "#"
"""Stands for the number of a page."""


def typst(document: Document, *, long: bool) -> list[str]:
    """Return all words of a draft by Typst in the order of its tags, with what is around them."""
    reading = Reading()
    for text in _around(document, long=long):
        reading.add(text)
    return reading.report


def _around(document: Document, *, long: bool) -> Iterator[str]:
    if logo := furniture.logo():
        yield logo.alt
    for banner in furniture.banners(document.stamp):
        yield f"{banner.word} {banner.sentence}"
    yield from (plain(line) for line in (document.label, document.title, document.framework))
    yield from (text for block in document.masthead for text in _drawn(block))
    if long:
        yield furniture.CONTENTS
        for section in walk(furniture.listed(document)):
            yield f"{plain(heading(section))} {PAGE}"
    for section in walk(document.sections):
        yield plain(heading(section))
        yield from (text for block in section.blocks for text in _drawn(block))
    if closing := furniture.closing(document):
        yield from (furniture.ABOUT, *closing.paragraphs, *closing.address)


def _drawn(block: Block) -> Iterator[str]:
    """Yield the texts of a block with its marks, and with the words for a picture."""
    match block:
        case ItemList():
            yield from _drawn_items(block, "•")
        case Chart():
            yield f"{plain(block.title)} {block.alt}"
            yield from [plain(run) for run in block_inlines(block)][1:]
        case _:
            yield from (*_marks(block, ""), *map(plain, block_inlines(block)))


def _drawn_items(found: ItemList | InnerList, bullet: str) -> Iterator[str]:
    items: tuple[Item | InnerItem, ...] = found.items
    for number, item in enumerate(items, 1):
        yield f"{number}." if found.numbered else bullet
        yield plain(item.inlines)
        if isinstance(item, Item) and item.inner:
            yield from _drawn_items(item.inner, "–")


def docx(document: Document) -> dict[str, list[str]]:
    """Return the furniture of a Word file: its title, banners, contents, pictures and margins.

    In each blank of a form stands what to write there. The numbers of pages are fields; until
    Word works them out, both show 1.
    """
    reading = _copy(document)
    reading.add(_title(document), "title")
    if is_long(document):
        reading.add(furniture.CONTENTS, "contents")
        _word_contents(document.sections, reading, 1)
    for prompt in _prompts(document):
        reading.add(prompt, "prompts")
    page, of = furniture.page_count_words()
    reading.add(_running(document), "margins")
    reading.add(f"{document.stamp.running} {page} 1 {of} 1", "margins")
    reading.add(furniture.content_words(document.stamp), "margins")
    return reading.furniture


def _prompts(document: Document) -> Iterator[str]:
    for table in (one for one in _all_blocks(document) if isinstance(one, Table)):
        for row in table.rows:
            for at in range(len(row.cells)):
                if blank := table.blank(row, at):
                    yield furniture.prompt(blank)


def _word_contents(sections: tuple[Section, ...], reading: Reading, level: int) -> None:
    for section in sections if level <= DEEPEST_WORD_CONTENTS else ():
        reading.add(plain(heading(section)), "contents")
        _word_contents(section.sections, reading, level + 1)


def _copy(document: Document) -> Reading:
    """Return the furniture that every format has: banners, pictures, and what the house says."""
    reading = Reading()
    if logo := furniture.logo():
        reading.add(logo.alt, "pictures")
    if closing := furniture.closing(document):
        for words in (furniture.ABOUT, *closing.paragraphs, *closing.address):
            reading.add(words, "closing")
    for banner in furniture.banners(document.stamp):
        reading.add(f"{banner.word} {banner.sentence}", "banners")
    for block in _all_blocks(document):
        if isinstance(block, Chart):
            reading.add(block.alt, "pictures")
    return reading


def _all_blocks(document: Document) -> Iterator[Block]:
    yield from document.masthead
    yield from (block for section in walk(document.sections) for block in section.blocks)


def _title(document: Document) -> str:
    return f"{plain(document.title)}: {plain(document.label)}"


def _running(document: Document) -> str:
    return " · ".join(furniture.running_words(document.stamp))
