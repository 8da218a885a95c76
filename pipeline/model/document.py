"""The document: one closed value that checks read and writers draw.

A `Document` has a masthead and nested sections; a section has blocks; a block has inlines;
and every `Text` knows the `Source` of its words. The unions `Block` and `Inline` are closed:
`match` with `assert_never` lets the type checker name every writer that a new kind would break.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final, Literal, TypeAlias, assert_never

from pipeline.model.closing import NOTHING, Closing

# --- where words come from ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BundleSource:
    """Words of a bundle field: its JSON pointer, and the offset in the field's own text."""

    pointer: str
    start: int = 0


@dataclass(frozen=True, slots=True)
class TemplateSource:
    """Words of a template or report type: the file below `templates/`, and its line from 1."""

    file: str
    line: int


Source: TypeAlias = BundleSource | TemplateSource


class Origin(Enum):
    """Who wrote a paragraph: people, the planner from their evidence, or the template."""

    PEOPLE = "people"
    PLANNED = "planned"
    TEMPLATE = "template"


# --- inlines -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words of one source. Never empty, never a line break."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Strong:
    """Strong importance."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stress emphasis."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link; `href` is `https:`, `mailto:`, or `#` and the id of a section or the anchor of a
    numbered paragraph. It is checked before it is built.
    """

    href: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """Words that claim a number: the one in the `measure` of the evidence record named."""

    evidence: str
    inlines: tuple[Inline, ...]


Tone: TypeAlias = Literal["best", "good", "weak", "poor"]


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade as its word. `tone` lets a writer colour it, never instead of the word."""

    text: Text
    tone: Tone


@dataclass(frozen=True, slots=True)
class Break:
    """A line break inside a block, as in an address; `apart` where a paragraph of a cell ends."""

    apart: bool = False


Inline: TypeAlias = Text | Strong | Emphasis | Link | Measured | Grade | Break


# --- blocks ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, who wrote it, and the ids of the evidence it rests on.

    `number` counts the paragraphs of a document whose type numbers them, from 1; 0 is none. With
    `symbol` there is room beside it for a picture or a symbol that somebody puts there by hand.
    """

    inlines: tuple[Inline, ...]
    origin: Origin
    rests_on: tuple[str, ...] = ()
    number: int = 0
    symbol: bool = False


@dataclass(frozen=True, slots=True)
class Subheading:
    """The heading of a part of a section: what follows it, up to the next one, is that part.

    It is one level below the heading of its section, or two with `level` 2: a part of a part. A
    part is no section: sections are those of the report type, parts those that people or the
    bundle make.
    """

    inlines: tuple[Inline, ...]
    level: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True)
class InnerItem:
    """One item of a list within a list: inline content only."""

    inlines: tuple[Inline, ...]
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InnerList:
    """A list below an item of another, with bullets or with numbers of its own from 1."""

    items: tuple[InnerItem, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: inline content, and perhaps a list below it, which is the last level."""

    inlines: tuple[Inline, ...]
    rests_on: tuple[str, ...] = ()
    inner: InnerList | None = None


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list, with bullets or (numbered) with numbers that start at 1. Numbers are furniture."""

    items: tuple[Item, ...]
    origin: Origin
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class BlockQuote:
    """Words of a child, parent or other person, set apart; `speaker` may be empty."""

    inlines: tuple[Inline, ...]
    origin: Origin
    speaker: tuple[Inline, ...] = ()
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar of a number beside it: its share of the longest one; for part of a year or not."""

    share: float
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, perhaps with a bar below its number.

    `blank` is the column that a person is to write in here, where it is not that of the table.
    """

    inlines: tuple[Inline, ...]
    blank: Column | None = None
    bar: Bar | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its share of the width in per cent, its alignment.

    `holds` is what its cells are: words; the numbers that name the rows, such as `R1`; or nothing,
    for a person to write in. `prompt` then says in words what to write there, or is ''.
    """

    title: tuple[Inline, ...]
    width: int
    align: Literal["start", "end"] = "start"
    holds: Literal["words", "numbers", "writing"] = "words"
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: as many cells as the table has columns. One that `begins` is apart from those above.

    So a table can say of one thing after the other what is said of each.
    """

    cells: tuple[Cell, ...]
    rests_on: tuple[str, ...] = ()
    begins: bool = False


UPRIGHT_COLUMNS: Final = 4
"""A table with more columns is wide. Our own measure."""


@dataclass(frozen=True, slots=True)
class Table:
    """A data table. It always has a caption, and no merged cells.

    With `row_headers` the first cell of each row is the heading of that row. Only then may it do
    without a header row, where no column has a title. `look` is a hint to the writers: key facts,
    grades, or plain data.
    """

    caption: tuple[Inline, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    row_headers: bool = False
    look: Literal["data", "facts", "grades"] = "data"

    @property
    def headed(self) -> bool:
        """Whether there is a header row."""
        return any(column.title for column in self.columns)

    @property
    def written_in(self) -> bool:
        """Whether it has blanks for a person to write in."""
        return any(column.holds == "writing" for column in self.columns)

    def blank(self, row: Row, at: int) -> Column | None:
        """Return the column that an empty cell of a row is to be written in for; else nothing."""
        cell, column = row.cells[at], self.columns[at]
        if cell.inlines:
            return None
        return cell.blank or (column if column.holds == "writing" else None)

    @property
    def wide(self) -> bool:
        """Whether a form turns its page for it: for many columns, or for blanks."""
        return self.written_in or len(self.columns) > UPRIGHT_COLUMNS


@dataclass(frozen=True, slots=True)
class Point:
    """One bar of a chart: its label, the value drawn, the value in words; part of a year or not."""

    label: tuple[Inline, ...]
    value: int
    shown: tuple[Inline, ...]
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars over time. A chart is drawn as a picture without words above a table of its numbers.

    The table has one header row, `row_title` then the labels of the points, and one row,
    `row_label` then the values. The bars stand over their columns. `title` is the caption.
    `alt` describes the picture and is furniture.
    """

    title: tuple[Inline, ...]
    row_title: tuple[Inline, ...]
    row_label: tuple[Inline, ...]
    points: tuple[Point, ...]
    alt: str
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MainJudgement:
    """The judgement that a reader looks for first: its name, its grade, and what that means.

    `meaning` is one sentence on the grade, true of every setting that has it; it may be empty.
    """

    judgement: tuple[Inline, ...]
    grade: Grade
    meaning: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Wording that the guidance fixes, with its slots filled. `id` is its id in the report type."""

    id: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A remark of this tool to the reader of a draft, such as 'planned from evidence'.

    `empty` stands where people have said nothing; a final version may leave such a section so.
    """

    kind: Literal["planned", "missing", "empty"]
    inlines: tuple[Inline, ...]


Block: TypeAlias = (
    Paragraph
    | Subheading
    | ItemList
    | BlockQuote
    | Table
    | Chart
    | MainJudgement
    | Statement
    | Notice
)


# --- the document ------------------------------------------------------------------------

Layout: TypeAlias = Literal["report", "form", "letter"]
Audience: TypeAlias = Literal["public", "children", "authorities"]


@dataclass(frozen=True, slots=True)
class Section:
    """A section: heading, perhaps the grade of a judgement, blocks, then nested sections.

    `id` is unique in the document and safe as an anchor. With a grade the heading reads
    `title: grade` in every format. `judgement` is the judgement the section reports on, or ''.
    """

    id: str
    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()
    grade: Grade | None = None
    judgement: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a copy of the document is: its state, and the day that it speaks of.

    `date` is the day the document speaks of (the last day of the inspection or visit), taken
    from the bundle and never from the clock. `illustration` says in words that the content is
    invented, or is ''. `running` is the short line for page footers: setting and reference.
    `draft` is the word for a draft, with its number and its day where they are known.
    `content` is the short digest of the words of a final version, 20 hexadecimal digits, or ''.
    What is `sent` goes to its readers and is never published.
    """

    state: Literal["draft", "final", "sent"]
    date: date
    running: str
    report_type_version: str
    illustration: str = ""
    draft: str = "Draft"
    content: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One whole document, ready to be checked and drawn.

    The title is the level-1 heading (the setting), `label` the line above it (the kind of
    report), `framework` the line below it. The masthead is what a reader sees at a glance.
    `layout` says whether it is read, a form to write in, or a letter: these two have no list of
    contents, and a letter has no framework. `closing` is what its type says after it; a house may
    say more. `audience` is who reads it: only what is for the public is published. `kind` is the id
    of what its type calls it, where several letters of one kind are written, else ''. `large` says
    that it is set in large print (`pipeline/writers/large_print.py`).
    """

    id: str
    report_type: str
    language: str
    label: tuple[Inline, ...]
    title: tuple[Inline, ...]
    framework: tuple[Inline, ...]
    masthead: tuple[Block, ...]
    sections: tuple[Section, ...]
    stamp: Stamp
    layout: Layout = "report"
    closing: Closing = NOTHING
    audience: Audience = "public"
    kind: str = ""
    large: bool = False

    @property
    def type_id(self) -> str:
        """Return the id that its report type knows it by."""
        return self.kind or self.id

    @property
    def wide(self) -> bool:
        """Whether it is a form whose page lies on its side, for a wide table."""
        return self.layout == "form" and any(
            block.wide
            for section in walk(self.sections)
            for block in section.blocks
            if isinstance(block, Table)
        )


# --- reading it --------------------------------------------------------------------------


def paragraph_anchor(number: int) -> str:
    """Return the anchor of a numbered paragraph. No section has such an id."""
    return f"paragraph_{number}"


def texts(inlines: Iterable[Inline]) -> Iterator[Text]:
    """Yield every `Text` in reading order, also inside strong, links and grades."""
    for inline in inlines:
        if type(inline) is Text:  # nearly all are
            yield inline
            continue
        match inline:
            case Text():
                yield inline
            case Grade():
                yield inline.text
            case Break():
                continue
            case Strong() | Emphasis() | Link() | Measured():
                yield from texts(inline.inlines)
            case _:
                assert_never(inline)


def measured(inlines: Iterable[Inline]) -> Iterator[Measured]:
    """Yield every span that claims a number, in reading order."""
    for inline in inlines:
        match inline:
            case Measured():
                yield inline
            case Strong() | Emphasis() | Link():
                yield from measured(inline.inlines)
            case Text() | Grade() | Break():
                continue
            case _:
                assert_never(inline)


def plain(inlines: Iterable[Inline]) -> str:
    """Return the words of inlines as one string; a `Break` is a line feed."""
    if type(inlines) is tuple and len(inlines) == 1 and type(inlines[0]) is Text:
        return inlines[0].text
    parts: list[str] = []
    for inline in inlines:
        if type(inline) is Text:  # nearly all are
            parts.append(inline.text)
            continue
        match inline:
            case Text():
                parts.append(inline.text)
            case Grade():
                parts.append(inline.text.text)
            case Break():
                parts.append("\n")
            case Strong() | Emphasis() | Link() | Measured():
                parts.append(plain(inline.inlines))
            case _:
                assert_never(inline)
    return "".join(parts)


def walk(sections: Iterable[Section]) -> Iterator[Section]:
    """Yield every section in reading order, each before the sections nested in it."""
    for section in sections:
        yield section
        yield from walk(section.sections)


def list_items(block: ItemList) -> Iterator[Item | InnerItem]:
    """Yield every item of a list in reading order, also those of the lists below its items."""
    for item in block.items:
        yield item
        if item.inner:
            yield from item.inner.items


def heading(section: Section) -> tuple[Inline, ...]:
    """Return the heading as every format shows it: the title, or `title: grade`."""
    if section.grade is None:
        return section.title
    return (*section.title, Text(": ", section.grade.text.source), section.grade)


def is_said(block: Block) -> bool:
    """Return whether people, or the planner for them, say something in a block."""
    return getattr(block, "origin", None) in (Origin.PEOPLE, Origin.PLANNED)


def block_inlines(block: Block) -> Iterator[tuple[Inline, ...]]:
    """Yield each run of inlines of a block in reading order: paragraph, items, caption, cells."""
    match block:
        case Paragraph() | Subheading() | Statement() | Notice():
            yield block.inlines
        case BlockQuote():
            yield block.inlines
            if block.speaker:
                yield block.speaker
        case ItemList():
            yield from (item.inlines for item in list_items(block))
        case Table():
            yield block.caption
            yield from (column.title for column in block.columns if column.title)
            yield from (cell.inlines for row in block.rows for cell in row.cells)
        case MainJudgement():
            yield block.judgement
            yield (block.grade,)
            if block.meaning:
                yield block.meaning
        case Chart():
            yield block.title
            yield block.row_title
            yield from (point.label for point in block.points)
            yield block.row_label
            yield from (point.shown for point in block.points)
        case _:
            assert_never(block)
