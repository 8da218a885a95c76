"""References to a paragraph: `[paragraph](paragraph:P3)` becomes ‘paragraph 12’.

The number is known only when all paragraphs of a document are numbered. Until then its place is
kept. The id of a paragraph is private: what a reader gets is the number, as word and as anchor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.composition.link_targets import UNKNOWN, paragraph_named
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.door import door_rule
from pipeline.model.document import (
    Block,
    BlockQuote,
    BundleSource,
    Emphasis,
    Inline,
    InnerItem,
    InnerList,
    Item,
    ItemList,
    Link,
    Measured,
    Paragraph,
    Row,
    Section,
    Strong,
    Table,
    Text,
    paragraph_anchor,
    texts,
    walk,
)
from pipeline.model.finding import Finding

NOWHERE = door_rule(
    "BND060",
    "reference-leads-nowhere",
    "A reference to a paragraph leads to one that has a number in the same document.",
    "A reader who is sent to a paragraph that is not there, or that nobody can count to, is lost.",
    "Give the paragraph that is meant this ‘id’, or name another. Only paragraphs of a report type "
    "with numbered paragraphs have numbers; lists and quotations have none.",
)


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The number of each paragraph of a document that has an id, and the ids of the bundle.

    In a document without numbers, such as a form, those of the report count: `elsewhere`.
    """

    of: Mapping[str, int]
    ids: frozenset[str]
    any: bool
    elsewhere: Mapping[str, int]


def resolved(
    sections: tuple[Section, ...], bundle: Bundle, report: Mapping[str, int]
) -> tuple[tuple[Section, ...], tuple[Finding, ...]]:
    """Return sections with each reference as number and link, and those that lead nowhere.

    Such a reference is words without a link, and its number a question mark. `report` has the
    numbers of the report, for a document beside it that has none: there is no link then.
    """
    if not any(map(_is_awaited, _links(sections))):
        return sections, ()
    any_ = bool(_numbered(sections))
    numbers = _Numbers(numbers_of(sections, bundle), _ids(bundle), any_, {} if any_ else report)
    lost = tuple(
        _lost(one, numbers, bundle) for one in _links(sections) if _number(one, numbers) < 0
    )
    return tuple(_section(one, numbers) for one in sections), lost


def _ids(bundle: Bundle) -> frozenset[str]:
    return frozenset(one.id for many in bundle.narrative.values() for one in many if one.id)


def numbers_of(sections: tuple[Section, ...], bundle: Bundle) -> Mapping[str, int]:
    """Return the numbers by id, which names the first paragraph of a field of narrative."""
    written = [one for many in bundle.narrative.values() for one in many if one.id]
    by_pointer: dict[str, int] = {}
    for section in walk(sections):
        for block in section.blocks:
            if isinstance(block, Paragraph) and block.number:
                source = next(texts(block.inlines)).source
                if isinstance(source, BundleSource):
                    by_pointer.setdefault(source.pointer, block.number)
    return {one.id: by_pointer[one.pointer] for one in written if one.pointer in by_pointer}


def _numbered(sections: Iterable[Section]) -> bool:
    blocks = (block for section in walk(sections) for block in section.blocks)
    return any(isinstance(one, Paragraph) and one.number for one in blocks)


def _is_awaited(link: Link) -> bool:
    return bool(paragraph_named(link.href))


def _number(link: Link, numbers: _Numbers) -> int:
    """Return the number a link leads to; 0 for a link of another kind, -1 for one to nowhere."""
    id_ = paragraph_named(link.href)
    return numbers.of.get(id_, numbers.elsewhere.get(id_, -1)) if id_ else 0


def _lost(link: Link, numbers: _Numbers, bundle: Bundle) -> Finding:
    *_, last = texts(link.inlines)
    source = last.source
    assert isinstance(source, BundleSource)
    id_ = paragraph_named(link.href)
    message = "This document has no numbered paragraphs that a reference could lead to."
    if id_ not in numbers.ids:
        message = "There is no paragraph with this id."
    elif numbers.any:
        message = "The paragraph with this id has no number in this document."
    key = f"{bundle.file.stable_pointer(source.pointer)} {source.start} {id_}"
    return NOWHERE.at(bundle.file.place(source.pointer, source.start), message, key=key)


# --- going through a document ------------------------------------------------------------


def _links(sections: Iterable[Section]) -> Iterator[Link]:
    for section in walk(sections):
        for block in section.blocks:
            for inlines in _runs(block):
                yield from _links_in(inlines)


def _runs(block: Block) -> Iterator[tuple[Inline, ...]]:
    """Yield the inlines of what can have a reference: narrative, and cells of tables."""
    if isinstance(block, Paragraph | BlockQuote):
        yield block.inlines
    elif isinstance(block, Table):
        yield from (cell.inlines for row in block.rows for cell in row.cells)
    elif isinstance(block, ItemList):
        for item in block.items:
            yield item.inlines
            yield from (one.inlines for one in (item.inner.items if item.inner else ()))


def _links_in(inlines: Iterable[Inline]) -> Iterator[Link]:
    for one in inlines:
        if isinstance(one, Link):
            yield one
        elif isinstance(one, Strong | Emphasis | Measured):
            yield from _links_in(one.inlines)


def _section(section: Section, numbers: _Numbers) -> Section:
    blocks = tuple(_block(one, numbers) for one in section.blocks)
    inner = tuple(_section(one, numbers) for one in section.sections)
    return replace(section, blocks=blocks, sections=inner)


def _block(block: Block, numbers: _Numbers) -> Block:
    if isinstance(block, Paragraph | BlockQuote):
        return replace(block, inlines=_inlines(block.inlines, numbers))
    if isinstance(block, ItemList):
        return replace(block, items=tuple(_item(one, numbers) for one in block.items))
    if isinstance(block, Table):
        return replace(block, rows=tuple(_row(one, numbers) for one in block.rows))
    return block


def _row(row: Row, numbers: _Numbers) -> Row:
    cells = (replace(one, inlines=_inlines(one.inlines, numbers)) for one in row.cells)
    return replace(row, cells=tuple(cells))


def _item(item: Item, numbers: _Numbers) -> Item:
    inner = item.inner and InnerList(
        tuple(_inner_item(one, numbers) for one in item.inner.items), item.inner.numbered
    )
    return replace(item, inlines=_inlines(item.inlines, numbers), inner=inner)


def _inner_item(item: InnerItem, numbers: _Numbers) -> InnerItem:
    return replace(item, inlines=_inlines(item.inlines, numbers))


def _inlines(inlines: Iterable[Inline], numbers: _Numbers) -> tuple[Inline, ...]:
    return tuple(made for one in inlines for made in _inline(one, numbers))


def _inline(inline: Inline, numbers: _Numbers) -> tuple[Inline, ...]:
    if isinstance(inline, Strong | Emphasis | Measured):
        return (replace(inline, inlines=_inlines(inline.inlines, numbers)),)
    if not isinstance(inline, Link) or not (number := _number(inline, numbers)):
        return (inline,)
    if number < 0:
        return inline.inlines
    *words, last = inline.inlines
    assert isinstance(last, Text)
    shown = replace(last, text=last.text.replace(UNKNOWN, f"{number}"))
    if paragraph_named(inline.href) not in numbers.of:
        return (*words, shown)
    return (Link(f"#{paragraph_anchor(number)}", (*words, shown)),)
