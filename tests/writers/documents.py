"""Documents to draw: one with every kind of block and inline, and one with one word everywhere."""

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
    Table,
    TemplateSource,
    Text,
    Tone,
)

BUNDLE: Final = BundleSource("/narrative/0")
TEMPLATE: Final = TemplateSource("report-types/sample/report-type.toml", 1)

OVERALL: Final = "The overall experiences and progress of children and parents"
PROTECTION: Final = "How well children and parents are helped and protected"
LEADERS: Final = "The effectiveness of leaders and managers"
WIDER: Final = "The partnership with other services"
_ARRIVAL: Final = (
    "Families settle quickly because staff plan each arrival with care. Parents say that they "
    "know what will be assessed, and when."
)
_STAFF: Final = (
    "Staff know the children well. They notice small changes in routine and talk them through "
    "with parents on the same day. One parent told inspectors that this was ‘the first time "
    "anyone explained it’."
)
_ASSESSMENTS: Final = (
    "Assessments are clear about strengths and about risk. Final reports are completed on time, "
    "and social workers value them."
)
NARRATIVE: Final = (_ARRIVAL, _STAFF, _ASSESSMENTS)


def words(text: str) -> tuple[Text, ...]:
    """Return one run of words from a template."""
    return (Text(text, TEMPLATE),)


def said(*inlines: Inline | str, origin: Origin = Origin.PEOPLE, on: str = "E1 E2") -> Paragraph:
    """Return a paragraph of words and other inlines that rests on evidence."""
    parts = (Text(part, BUNDLE) if isinstance(part, str) else part for part in inlines)
    return Paragraph(tuple(parts), origin, tuple(on.split()))


def grade(text: str, tone: Tone) -> Grade:
    return Grade(Text(text, BUNDLE), tone)


def table(
    caption: str, columns: tuple[Column, ...], rows: tuple[tuple[Inline | str, ...], ...]
) -> Table:
    """Return a data table whose rows rest on evidence."""
    filled = tuple(
        Row(tuple(Cell(words(cell) if isinstance(cell, str) else (cell,)) for cell in row), ("E7",))
        for row in rows
    )
    return Table(words(caption), columns, filled)


def chart(points: int) -> Chart:
    """Return a chart of so many years, the last of them in part."""
    numbers = (81733, 84504, 85336, 68087, 70412, 69980, 72004, 51077)[:points]
    drawn = tuple(
        Point(words(f"{2014 + n}/{15 + n}"), number, words(f"{number:,}"), n == points - 1)
        for n, number in enumerate(numbers)
    )
    alt = "Bars for each year: " + "; ".join(f"{number:,}" for number in numbers)
    return Chart(
        words("Visits to the centres"), words("Year"), words("Visits"), drawn, alt, ("E8",)
    )


def facts() -> Table:
    rows = (
        ("Unique reference number", "SC000001"),
        ("Inspection dates", "4 to 6 March 2025"),
        ("Registered provider", "Example Family Services Limited"),
    )
    columns = (Column((), 35), Column((), 65))
    return replace(table("About this inspection", columns, rows), row_headers=True, look="facts")


def judgements() -> Table:
    rows = (
        (OVERALL, grade("good", "good")),
        (PROTECTION, grade("outstanding", "best")),
        (LEADERS, grade("requires improvement to be good", "weak")),
        (WIDER, grade("inadequate", "poor")),
    )
    columns = (Column(words("Judgement"), 60), Column(words("Grade"), 40))
    return replace(table("Judgements", columns, rows), row_headers=True, look="grades")


def main_judgement() -> MainJudgement:
    meaning = "Good means that children and parents are well cared for."
    return MainJudgement(words(OVERALL), grade("good", "good"), words(meaning))


def requirements(count: int) -> Table:
    """Return a table of requirements; many of them reach over pages."""
    columns = (
        Column(words("Requirement"), 48),
        Column(words("Regulation"), 32),
        Column(words("Due date"), 20, "end"),
    )
    text = (
        "The registered person must make sure that each member of staff has supervision at "
        "least once a month and that it is recorded."
    )
    rows = ((text, "Regulation 10(2)(a)", "30 June 2025"),) * count
    return table("Statutory requirements", columns, rows)


def _judgement(name: str, title: str, found: Grade, *blocks: Block) -> Section:
    return Section(name, words(title), blocks, (), found, name)


def _judgement_sections() -> tuple[Section, ...]:
    planned = tuple(said(text, origin=Origin.PLANNED) for text in NARRATIVE)
    written = tuple(said(text, on="E3") for text in NARRATIVE)
    notice = "This section is planned from the evidence. An inspector has not written it yet."
    reviewed = Item((Strong(words("Missing")), *words(" episodes are reviewed within a day.")))
    return (
        _judgement(
            "overall",
            OVERALL,
            grade("good", "good"),
            Notice("planned", words(notice)),
            *planned,
            ItemList((Item(words("Visits are planned with families."), ("E4",)),), Origin.PLANNED),
            BlockQuote(words("It is quiet here."), Origin.PLANNED, rests_on=("E5",)),
        ),
        _judgement(
            "protection",
            PROTECTION,
            grade("outstanding", "best"),
            *written,
            BlockQuote(words("They always ask me first."), Origin.PEOPLE, words("A parent")),
            ItemList((Item(words("Risk assessments are up to date.")), reviewed), Origin.PEOPLE),
        ),
        _judgement(
            "leaders",
            LEADERS,
            grade("requires improvement to be good", "weak"),
            *written,
            said(
                "In the sample, ",
                Measured("E6", words("a large majority (28 of 40)")),
                " had a plan. See ",
                Link("https://www.example.org/standards", words("the minimum standards")),
                ", ",
                Link("#improvement", (Emphasis(words("areas for improvement")),)),
                " or ",
                Link("mailto:office@example.org", words("write to the office")),
                ".",
            ),
        ),
        _judgement(
            "wider",
            WIDER,
            grade("inadequate", "poor"),
            Notice("missing", words("Nobody has written this section, and no evidence is for it.")),
        ),
    )


def full() -> Document:
    """Return a draft of an invented report with every kind of block and inline."""
    stamp = Stamp(
        "draft",
        date(2025, 3, 6),
        "Willow Bank Family Centre, SC000001",
        "1.0.0",
        "0" * 64,
        "This is an invented example, made to show the tool. It is not a report of any "
        "inspectorate. All names, places and events are invented.",
    )
    actions = (
        Item(words("Leaders should review the training plan. (NMS 17.1)")),
        Item(
            words("Leaders should collect families’ views after they leave:"),
            inner=InnerList(
                (
                    InnerItem(words("a month later")),
                    InnerItem((*words("and "), Strong(words("a year")), *words(" later")), ("E3",)),
                )
            ),
        ),
    )
    closed = "The residential family centre has been closed for three months."
    address = Paragraph(
        (*words("1 Example Street"), Break(), *words("Example Town")), Origin.PEOPLE
    )
    return Document(
        id="report",
        report_type="sample",
        language="en-GB",
        label=words("Full inspection report"),
        title=words("Willow Bank Family Centre"),
        framework=words("Inspected under the social care common inspection framework (SCCIF)"),
        masthead=(facts(), main_judgement(), judgements()),
        sections=(
            Section("service", words("Information about this service"), (address,)),
            Section("judgements", words("Inspection judgements"), (), _judgement_sections()),
            Section(
                "improvement",
                words("Areas for improvement"),
                (
                    requirements(2),
                    ItemList(actions, Origin.PEOPLE, numbered=True),
                    chart(4),
                    chart(8),
                    Statement("closed", words(closed)),
                ),
            ),
        ),
        stamp=stamp,
    )


def final() -> Document:
    """Return a short final version without banners."""
    document = full()
    stamp = replace(document.stamp, state="final", illustration="")
    return replace(document, sections=document.sections[:1], stamp=stamp)


def filled(word: str) -> Document:
    """Return a document that has the word in every field that holds words of any kind."""
    text = words(word)
    one = (Column(text, 50), Column(text, 50, "end"))
    cell = Cell((Strong(text), Emphasis(text), grade(word, "poor")))
    people, evidence = Origin.PEOPLE, (word, word)
    blocks: tuple[Block, ...] = (
        Paragraph(
            (Measured(word, text), Link(f"https://x.example/{word}", text)), people, evidence
        ),
        ItemList((Item(text, evidence),), people),
        BlockQuote(text, people, text, evidence),
        Table(text, one, (Row((cell, cell), evidence),), row_headers=True),
        Chart(text, text, text, (Point(text, 1, text),), word, evidence),
        MainJudgement(text, grade(word, "good"), text),
        Statement(word, text),
        Notice("missing", text),
    )
    inner = Section(f"{word}-inner", text, blocks, (), grade(word, "good"), word)
    stamp = Stamp("draft", date(2025, 3, 6), word, word, word, word)
    outer = Section(f"{word}-outer", text, blocks, (inner,))
    return Document(word, word, word, text, text, text, blocks, (outer,), stamp)
