"""Documents for the tests of the Word format: every kind of block and inline, and hostile words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

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
    Table,
    Text,
    Tone,
)

SOURCE: Final = BundleSource("/narrative/0")

HOSTILE: Final = (
    "<b>bold</b> &amp; & \"quotes\" 'single' ]]> <!-- no comment -->",
    "right\u202eto left, zero\u200bwidth, next\u0085line, soft\u00adhyphen, \u2011 and \ufeff",
    "  two  spaces,\tand a tab  ",
    "Ŵ ŷ ≤ ≥ → ☐ 𝔘 👨‍👩‍👧 e\u0301",
    "x" * 20_000,
    '{"json": "\\u0000"} \\ ${var} {{ jinja }} %s %1. w:t </w:t></w:r>',
)


def words(text: str) -> tuple[Text, ...]:
    """Return a run of inlines with one text."""
    return (Text(text, SOURCE),)


def para(*inlines: Inline, origin: Origin = Origin.PEOPLE) -> Paragraph:
    """Return a paragraph that rests on one record."""
    return Paragraph(inlines, origin, ("E1",))


def items(*texts: str, numbered: bool = False, origin: Origin = Origin.PEOPLE) -> ItemList:
    """Return a list of plain items."""
    return ItemList(tuple(Item(words(text)) for text in texts), origin, numbered)


def grade(text: str, tone: Tone) -> Grade:
    """Return a grade."""
    return Grade(Text(text, SOURCE), tone)


def table(
    caption: str, titles: str, *rows: tuple[str | Grade, ...], headers: bool = False
) -> Table:
    """Return a table of even columns; `titles` are parted by bars."""
    columns = tuple(Column(words(title), 20) for title in titles.split("|"))
    cells = (tuple(Cell((c,) if isinstance(c, Grade) else words(c)) for c in row) for row in rows)
    return Table(words(caption), columns, tuple(Row(row) for row in cells), headers)


GRADES: Final = replace(
    table(
        "Judgements",
        "Judgement|Grade",
        ("Overall experiences", grade("outstanding", "best")),
        ("Help and protection", grade("good", "good")),
        ("Leaders and managers", grade("requires improvement to be good", "weak")),
        ("Education", grade("inadequate", "poor")),
        headers=True,
    ),
    look="grades",
)
FACTS: Final = Table(
    words("About this visit"),
    (Column((), 35), Column((), 65)),
    tuple(
        Row((Cell(words(name)), Cell(words(value))))
        for name, value in (
            ("Unique reference number", "SC000002"),
            ("Registered provider", "Example Homes Limited"),
        )
    ),
    row_headers=True,
    look="facts",
)
MAIN: Final = MainJudgement(
    words("Overall experiences"), grade("outstanding", "best"), words("Better than good.")
)
FIGURES: Final = Table(
    words("Visits by region"),
    (Column(words("Region"), 50), Column(words("Visits"), 30, "end"), Column(words("Note"), 33)),
    tuple(
        Row((Cell(words(f"Region {number}")), Cell(words(f"{number * 1234:,}")), Cell(())))
        for number in range(1, 30)
    ),
    row_headers=True,
)
CHART: Final = Chart(
    words("Visits to the centres"),
    words("Year"),
    words("Visits"),
    (
        Point(words("2014/15"), 81733, words("81,733")),
        Point(words("2015/16"), 0, words("0")),
        Point(words("2016/17"), 85336, words("85,336")),
        Point(words("2017/18 (9 months)"), 68087, words("68,087"), partial=True),
    ),
    'Bars for each year: 81,733; none; 85,336; and "68,087" in nine months.',
)
PLANNED: Final = Origin.PLANNED

BLOCKS: Final[tuple[Block, ...]] = (
    Notice("planned", words("This section is planned from the evidence.")),
    para(*words("Planned words, long enough to run over more than one line of the page. ") * 3,
         origin=PLANNED),
    items("Planned item one", "Planned item two", origin=PLANNED),
    items("Planned first", "Planned second", numbered=True, origin=PLANNED),
    BlockQuote(words("A planned quote."), PLANNED, words("A child, aged 9")),
    Notice("missing", words("There is no evidence for this area.")),
    para(
        Strong((*words("Strong "), Emphasis(words("and stressed")))),
        *words(" then "),
        Emphasis(words("stress")),
        Break(),
        Measured("E2", (*words("most "), Strong(words("families")))),
        *words(", graded "),
        grade("good", "good"),
        *words(", see "),
        Link("https://www.example.org/a?b=1&c='2'", (Strong(words("the standards")),)),
        *words(", write to "),
        Link("mailto:someone@example.org", words("someone@example.org")),
        *words(" or read "),
        Link("#a-section.with-a-rather-long-id-number-one", words("section one")),
        *words("."),
    ),
    BlockQuote(words("They always ask me first."), Origin.PEOPLE, words("A parent")),
    BlockQuote(words("Nobody said this."), Origin.PEOPLE),
    items("One", "Two"),
    items("First", "Second", numbered=True),
    items("First again", numbered=True),
    Statement("closed", words("The centre has been closed for three months.")),
    FIGURES,
    para(*words("A paragraph right below a table.")),
    table("Statutory requirements", "Requirement|Due", ("Keep records.", "14 May 2025")),
    items("A list right below a table", "of two items"),
    CHART,
    CHART,
)  # fmt: skip

STAMP: Final = Stamp(
    "draft", date(2025, 3, 6), "Oak House, SC000002", "1.2.0", "An invented example."
)


def document(*blocks: Block, stamp: Stamp = STAMP, masthead: tuple[Block, ...] = ()) -> Document:
    """Return a document with one section of these blocks, and the sections that tests link to."""
    long_id = "a-section.with-a-rather-long-id-number-"
    one = Section(f"{long_id}one", words("One"), blocks)
    two = Section(f"{long_id}two", words("Two"), (), (), grade("good", "good"), "two")
    nested = Section("Nested", words("Nested"), (para(*words("Deep.")),))
    deeper = Section("nested", (*words("Deeper"), Break(), *words("down")), (), (nested,))
    return Document(
        id="report",
        report_type="test",
        language="en-GB",
        label=words("Full inspection report"),
        title=words("Oak House"),
        framework=words("Inspected under a framework"),
        masthead=masthead,
        sections=(one, two, Section("deep", words("Deep"), (), (deeper,))),
        stamp=stamp,
    )


EVERYTHING: Final = document(*BLOCKS, masthead=(FACTS, MAIN, GRADES))
LONG: Final = document(*BLOCKS, para(*words("More is said. " * 2_500)), masthead=(FACTS,))
FINAL: Final = document(
    para(*words("Final words.")), stamp=replace(STAMP, state="final", illustration="")
)
HOSTILE_DOCUMENT: Final = replace(
    document(
        *(para(*words(text)) for text in HOSTILE),
        items(*HOSTILE),
        table("<caption> & more", "a|b", *((text, "b") for text in HOSTILE[:4])),
        Statement("s", words(HOSTILE[0])),
    ),
    title=words(HOSTILE[0]),
    label=words(HOSTILE[1]),
)
