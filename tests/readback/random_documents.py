"""Small documents of every kind of block and inline, filled at random."""

from __future__ import annotations

from datetime import date
from typing import Final

from hypothesis import strategies as st

from pipeline.composition.paragraph_numbers import numbered
from pipeline.model.document import (
    Block,
    BlockQuote,
    Break,
    BundleSource,
    Cell,
    Chart,
    Column,
    Document,
    Emphasis,
    Grade,
    Inline,
    InnerItem,
    InnerList,
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
    Stamp,
    Statement,
    Strong,
    Subheading,
    Table,
    Text,
)

SOURCE: Final = BundleSource("/narrative/0")

ANY_WORDS: Final = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"
    ),
    min_size=1,
    max_size=30,
)
"""Whatever a text may hold."""

PRINTED_WORDS: Final = st.builds(
    lambda words, after: " ".join(words) + after,
    st.lists(st.text("afilmtwéŵ25’", min_size=1, max_size=4), min_size=1, max_size=12),
    st.sampled_from(("", " ")),
)
"""Words that the report font has and that no narrow cell has to break."""


def documents(words: st.SearchStrategy[str]) -> st.SearchStrategy[Document]:
    """Return documents whose texts are drawn from `words`, with one to four sections."""
    runs = inlines(words)
    some_blocks = st.lists(blocks(runs, words), max_size=3).map(tuple)
    content = st.tuples(runs, some_blocks, st.none() | grades(words))
    drawn = st.lists(st.tuples(content, st.lists(content, max_size=1)), min_size=1, max_size=2)
    sections = drawn.map(_sections)
    stamps = st.builds(
        Stamp,
        state=st.sampled_from(("draft", "final")),
        date=st.just(date(2025, 3, 6)),
        running=st.just("Oak House, SC000002"),
        report_type_version=st.just("1.0.0"),
        illustration=st.sampled_from(("", "An invented example.")),
        content=st.sampled_from(("", "0123456789abcdef0123")),
    )
    return st.builds(
        Document,
        id=st.just("report"),
        report_type=st.just("random"),
        language=st.just("en-GB"),
        label=runs,
        title=runs,
        framework=runs,
        masthead=some_blocks,
        sections=sections | sections.map(numbered),
        stamp=stamps,
        layout=st.sampled_from(("report", "form")),
    )


_Content = tuple[tuple[Inline, ...], tuple[Block, ...], Grade | None]


def _sections(drawn: list[tuple[_Content, list[_Content]]]) -> tuple[Section, ...]:
    return tuple(
        _section(
            f"s{number}", outer, tuple(_section(f"s{number}-inner", inner) for inner in inside)
        )
        for number, (outer, inside) in enumerate(drawn)
    )


def _section(id_: str, content: _Content, inner: tuple[Section, ...] = ()) -> Section:
    title, found, grade = content
    return Section(id_, title, found, inner, grade)


def texts(words: st.SearchStrategy[str]) -> st.SearchStrategy[Text]:
    return st.builds(Text, words, st.just(SOURCE))


def grades(words: st.SearchStrategy[str]) -> st.SearchStrategy[Grade]:
    return st.builds(Grade, texts(words), st.sampled_from(("best", "good", "weak", "poor")))


def inlines(words: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Inline, ...]]:
    """Return runs of inlines that begin with words.

    A grade stands between words with spaces: it is a box, and a line may break beside a box.
    """
    text = texts(words)
    one = st.tuples(text)
    hrefs = st.sampled_from(("https://www.example.org/", "mailto:office@example.org", "#s0"))
    before, after = texts(words.map(lambda w: f"{w} ")), texts(words.map(lambda w: f" {w}"))
    pieces: st.SearchStrategy[tuple[Inline, ...]] = st.one_of(
        one,
        st.tuples(st.builds(Strong, one | st.tuples(st.builds(Emphasis, one)))),
        st.tuples(st.builds(Emphasis, one)),
        st.tuples(st.builds(Link, hrefs, one)),
        st.tuples(st.builds(Measured, st.just("E1"), one)),
        st.tuples(before, grades(words), after),
        st.just((Break(),)),
    )
    drawn = st.tuples(one, st.lists(pieces, max_size=3))
    return drawn.map(lambda parts: (*parts[0], *(one for piece in parts[1] for one in piece)))


def blocks(
    runs: st.SearchStrategy[tuple[Inline, ...]], words: st.SearchStrategy[str]
) -> st.SearchStrategy[Block]:
    origins = st.sampled_from(Origin)
    inside = st.lists(st.builds(InnerItem, runs), min_size=1, max_size=3).map(tuple)
    inner = st.none() | st.builds(InnerList, inside, st.booleans())
    one_item = st.builds(Item, runs, st.just(()), inner)
    items = st.lists(one_item, min_size=1, max_size=3).map(tuple)
    points = st.builds(Point, runs, st.integers(0, 99_999), runs, st.booleans())
    charts = st.builds(
        Chart, runs, runs, runs, st.lists(points, min_size=1, max_size=2).map(tuple), words
    )
    return st.one_of(
        st.builds(Paragraph, runs, origins),
        st.builds(ItemList, items, origins, st.booleans()),
        st.builds(BlockQuote, runs, origins, st.just(()) | runs),
        st.integers(1, 3).flatmap(lambda count: tables(runs, count)),
        charts,
        st.builds(MainJudgement, runs, grades(words), st.just(()) | runs),
        st.builds(Subheading, runs, st.sampled_from((1, 2))),
        st.builds(Statement, st.just("closed"), runs),
        st.builds(Notice, st.sampled_from(("planned", "missing", "empty")), runs),
    )


def tables(runs: st.SearchStrategy[tuple[Inline, ...]], count: int) -> st.SearchStrategy[Table]:
    """Return tables of so many columns, some without a header row."""
    return st.booleans().flatmap(lambda headed: _tables(runs, count, headed=headed))


def _tables(
    runs: st.SearchStrategy[tuple[Inline, ...]], count: int, *, headed: bool
) -> st.SearchStrategy[Table]:
    titles = runs if headed else st.just(())
    columns = st.builds(
        Column,
        titles,
        st.just(100 // count),
        st.sampled_from(("start", "end")),
        st.sampled_from(("words", "numbers", "writing")),
        st.sampled_from(("", "Write a date")),
    )
    rows = st.builds(Row, st.tuples(*[st.builds(Cell, st.just(()) | runs)] * count))
    return st.builds(
        Table,
        runs,
        st.tuples(*[columns] * count),
        st.lists(rows, min_size=1, max_size=3).map(tuple),
        st.booleans() if headed else st.just(True),
        st.sampled_from(("data", "facts", "grades")),
    )
