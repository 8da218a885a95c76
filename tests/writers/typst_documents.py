"""Documents that have too much of something: 2,000 words, or words without an end, in one place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final, Literal

from pipeline.model.document import (
    Block,
    BlockQuote,
    Cell,
    Chart,
    Column,
    Document,
    Emphasis,
    Inline,
    InnerItem,
    InnerList,
    Item,
    ItemList,
    Link,
    MainJudgement,
    Notice,
    Origin,
    Paragraph,
    Point,
    Row,
    Section,
    Statement,
    Strong,
    Table,
    Tone,
)
from tests.writers.documents import full, grade, said, words

MANY: Final = "word and other words " * 500
ENDLESS: Final = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 4
BROAD: Final = "WWWWWWWW mmmmmmmm " * 100
TEXTS: Final[Mapping[str, str]] = {
    "2,000 words": MANY.strip(),
    "a word without an end": ENDLESS,
    "broad letters": BROAD.strip(),
    "many words without an end": " ".join([ENDLESS] * 12),
}


def crowded(text: str, layout: Literal["report", "form"]) -> Document:
    """Return a document with a text in every kind of block, between short ones."""
    found = tuple(
        Section(f"s{number}", words(name), (said("Before it."), block, said("After it.")))
        for number, (name, block) in enumerate(_blocks(text))
    )
    return replace(full(), masthead=(), sections=found, layout=layout)


def headed(text: str) -> Document:
    """Return a document with a text in its titles, in headings and above it all."""
    title = words(text)
    inner = Section("inner", title, (said("Below it."),), (), grade(text, "good"))
    outer = Section("outer", title, (said("Below it."),), (inner,))
    masthead = tuple(block for _, block in _blocks(text))
    document = replace(full(), label=title, title=title, framework=title)
    return replace(document, masthead=masthead, sections=(outer,))


def _blocks(text: str) -> Iterator[tuple[str, Block]]:
    all_, people = words(text), Origin.PEOPLE
    yield "paragraph", Paragraph(all_, people, number=12)
    yield "planned", Paragraph(all_, Origin.PLANNED, number=3)
    mixed: tuple[Inline, ...] = (*all_, Strong(all_), Emphasis(all_))
    mixed = (*mixed, Link("https://x.example/", all_), grade(text, "weak"))
    yield "mixed", Paragraph(mixed, people)
    yield "item", ItemList((Item(all_), Item(words("Next"))), people)
    yield "numbered item", ItemList((Item(words("One")), Item(all_)), people, numbered=True)
    inner = InnerList((InnerItem(all_), InnerItem(words("Next"))))
    yield "inner item", ItemList((Item(words("Outer"), inner=inner),), people)
    yield "quote", BlockQuote(all_, people, all_)
    yield "planned quote", BlockQuote(all_, Origin.PLANNED)
    yield "judgement", MainJudgement(all_, grade("good", "good"))
    yield "verdict", MainJudgement(words("Help"), grade(text, "poor"), all_)
    yield "statement", Statement("one", all_)
    yield "notice", Notice("planned", all_)
    yield from _tables(text)


def _tables(text: str) -> Iterator[tuple[str, Block]]:
    all_, short = words(text), words("Short")
    yield "cell", _table(2, all_, short)
    yield "caption", replace(_table(2, short, short), caption=all_)
    yield "narrow cell", _table(8, *[short] * 7, all_)
    yield "cell of figures", _table(5, short, all_, *[short] * 3, align="end")
    tones: tuple[Tone, ...] = ("best", "weak", "poor")
    yield "grades", _table(3, *[(grade(text, tone),) for tone in tones])
    head = replace(_table(2, short, short), columns=(Column(all_, 20), Column(short, 80)))
    yield "heading row", head
    facts = replace(_table(2, short, all_), row_headers=True, look="facts")
    yield "facts", replace(facts, columns=(Column((), 35), Column((), 65)))
    blank = (Column(short, 20), Column(short, 80, holds="writing"))
    yield "blank", replace(_table(2, all_, ()), columns=blank)
    points = tuple(Point(short, number, words(f"{number}")) for number in range(7))
    broad = Chart(short, short, short, points, "Bars")
    yield "title of a chart", replace(broad, title=all_)
    yield "year of a chart", replace(broad, points=(replace(points[0], label=all_), *points[1:]))
    yield "value of a chart", replace(broad, points=(replace(points[0], shown=all_), *points[1:]))


def _table(
    count: int, *cells: tuple[Inline, ...], align: Literal["start", "end"] = "start"
) -> Table:
    columns = tuple(Column(words("Head"), 100 // count, align) for _ in range(count))
    short = Row((Cell(words("Short")),) * count)
    row = Row(tuple(Cell(cell) for cell in cells))
    return Table(words("Caption"), columns, (short, row, short))
