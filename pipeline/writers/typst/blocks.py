"""The blocks of a document as data for `report.typ`, each a record that names its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, TypeAlias, assert_never

from pipeline.model.document import (
    Block,
    BlockQuote,
    Chart,
    Inline,
    InnerItem,
    InnerList,
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
    paragraph_anchor,
)
from pipeline.writers import furniture
from pipeline.writers.leads import leading
from pipeline.writers.look.reading import look
from pipeline.writers.look.values import points
from pipeline.writers.rows import is_long_text
from pipeline.writers.typst import tables
from pipeline.writers.typst.paper import SYMBOL, Paper
from pipeline.writers.typst.room import Room
from pipeline.writers.typst.words import words

Drawn: TypeAlias = dict[str, Any]
"""What Typst is given of a block: `kind`, and what a block of that kind has."""

_FIRST: Final = 2
_DEEPEST: Final = 6
"""The levels of the headings of sections."""

_WIDEST: Final = 60  # em of a paragraph in a form
# What stands beside a text on the left and right, in em of its letters.
_ITEM, _QUOTE, _STATEMENT, _NOTICE, _JUDGEMENT = 2.2, 2.0, 1.3, 0.9, 3.0


def sections(found: Iterable[Section], page: Paper, level: int = _FIRST) -> Iterator[Drawn]:
    """Yield sections with the sections nested in them, one block after the other."""
    for number, section in enumerate(found):
        yield _heading(section, page, level) | {"first": number == 0 and level == _FIRST}
        yield from blocks(section.blocks, page, min(level + 1, _DEEPEST))
        yield from sections(section.sections, page, min(level + 1, _DEEPEST))


def blocks(found: Sequence[Block], page: Paper, level: int = _FIRST) -> Iterator[Drawn]:
    """Yield blocks one after the other; headings in them have this level."""
    held, deepest = leading(found), level - 1
    for number, block in enumerate(found):
        if isinstance(block, Subheading):  # none skips a level, or Typst prints nothing
            deepest = min(level + block.level - 1, deepest + 1, _DEEPEST)
            yield _head(block.inlines, page, deepest) | {"first": False}
        else:
            yield _block(block, page, leads=number in held)


def _heading(section: Section, page: Paper, level: int) -> Drawn:
    return _head(heading(section), page, level) | {"id": section.id}


def _head(inlines: tuple[Inline, ...], page: Paper, level: int) -> Drawn:
    texts = look().texts
    size = points(look(), (texts.title, texts.h2, texts.h3, texts.h4)[min(level, 4) - 1])
    text = words(inlines, Room(page.text.width, size, bold=True))
    return {"kind": "heading", "level": level, "id": None, "text": text}


def _block(block: Block, page: Paper, *, leads: bool) -> Drawn:
    match block:
        case Paragraph():
            return _paragraph(block, page, leads=leads)
        case Subheading():
            raise AssertionError("a heading is drawn where its level is known")
        case ItemList():
            return _list(block, page)
        case BlockQuote():
            return _quote(block, page)
        case Table():
            return tables.table(block, page)
        case Chart():
            return tables.chart(block, page)
        case MainJudgement():
            return _judgement(block, page)
        case Statement():
            return _framed("statement", block.inlines, page, page.text.less(_STATEMENT))
        case Notice():
            drawn = _framed("notice", block.inlines, page, page.text.less(_NOTICE))
            return drawn | {"missing": block.kind == "missing"}
        case _:
            assert_never(block)


def _paragraph(block: Paragraph, page: Paper, *, leads: bool) -> Drawn:
    width = page.text.width
    room = Room(min(width, _WIDEST * page.letters) if page.form else width, page.letters)
    room = Room(width - SYMBOL, page.letters) if block.symbol else room
    return {
        "kind": "paragraph",
        "symbol": block.symbol,
        "text": words(block.inlines, room),
        "planned": block.origin is Origin.PLANNED,
        "number": furniture.paragraph_number(block.number) if block.number else "",
        "id": paragraph_anchor(block.number) if block.number else "",
        "leads": leads,
    }


def _framed(kind: str, inlines: tuple[Inline, ...], page: Paper, room: Room) -> Drawn:
    whole = page.fits([(inlines, room)])
    return {"kind": kind, "text": words(inlines, room), "whole": whole}


def _judgement(block: MainJudgement, page: Paper) -> Drawn:
    room = page.text.less(_JUDGEMENT)
    verdict = Room(room.width, points(look(), look().texts.verdict), bold=True)
    runs = [(block.judgement, room), ((block.grade,), verdict), (block.meaning, room)]
    return {
        "kind": "judgement",
        "tone": block.grade.tone,
        "judgement": words(block.judgement, room),
        "grade": words((block.grade,), verdict),
        "meaning": words(block.meaning, room),
        "whole": page.fits(runs),
    }


def _quote(block: BlockQuote, page: Paper) -> Drawn:
    room = page.text.less(_QUOTE)
    drawn = _framed("quote", block.inlines, page, room)
    return drawn | {
        "speaker": words(block.speaker, room),
        "planned": block.origin is Origin.PLANNED,
        "whole": not is_long_text(block)
        and page.fits([(block.inlines, room), (block.speaker, room)]),
    }


def _list(block: ItemList, page: Paper) -> Drawn:
    whole = _items(block, page, page.text.less(_ITEM))
    return {"kind": "list", "planned": block.origin is Origin.PLANNED, **whole}


def _items(found: ItemList | InnerList, page: Paper, room: Room) -> Drawn:
    return {
        "numbered": found.numbered,
        "items": [_item(one, page, room) for one in found.items],
    }


def _item(item: Item | InnerItem, page: Paper, room: Room) -> Drawn:
    inner = item.inner if isinstance(item, Item) else None
    below = room.less(_ITEM)
    runs = [(item.inlines, room), *((one.inlines, below) for one in (inner.items if inner else ()))]
    return {
        "text": words(item.inlines, room),
        "inner": _items(inner, page, below) if inner else None,
        "whole": not is_long_text(item) and page.fits(runs),
    }
