"""Large print: which tables stand as blocks, how charts stand, and that no size is too small."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest

from pipeline.model.document import (
    BundleSource,
    Cell,
    Chart,
    Column,
    Emphasis,
    Grade,
    Inline,
    Item,
    ItemList,
    Origin,
    Paragraph,
    Point,
    Row,
    Table,
    Text,
    plain,
    walk,
)
from pipeline.writers import FORMATS, file_name, furniture, write
from pipeline.writers.html import document as html
from pipeline.writers.large_print import in_large_print
from pipeline.writers.look.reading import large_look, look
from pipeline.writers.pdf.foot import large_foot
from pipeline.writers.rows import is_held
from pipeline.writers.word import document as word
from tests.writers.documents import final, full

LEAST = 18


def words(text: str) -> tuple[Inline, ...]:
    return (Text(text, BundleSource("/narrative")),) if text else ()


def table(*rows: tuple[str, ...], titles: tuple[str, ...], holds: str = "") -> Table:
    columns = tuple(
        Column(words(one), 100 // len(titles), holds="writing" if one == holds else "words")
        for one in titles
    )
    found = tuple(Row(tuple(Cell(words(cell)) for cell in row)) for row in rows)
    return Table(words("What was asked for"), columns, found, row_headers=True)


def large(block: Table | Chart) -> Table:
    """Return a block of a document as it stands in large print."""
    whole = final()
    first = replace(whole.sections[0], blocks=(block,), sections=())
    (found,) = in_large_print(replace(whole, sections=(first,))).sections[0].blocks
    assert isinstance(found, Table)
    return found


def said(block: Table) -> list[list[str]]:
    return [[plain(cell.inlines) for cell in row.cells] for row in block.rows]


# --- tables ------------------------------------------------------------------------------


def test_a_table_that_has_room_stays_one() -> None:
    small = table(("12 June 2013", "full", "good"), titles=("Date", "Kind", "Grade"))
    found = large(small)
    assert said(found) == said(small)
    assert sum(column.width for column in found.columns) == 100
    assert not any(row.begins for row in found.rows)


@pytest.mark.parametrize(
    "third", ["a sentence that would need line after line in a third of the page " * 3, "W" * 25]
)
def test_a_table_without_room_stands_row_by_row_and_loses_no_word(third: str) -> None:
    wide = table(
        ("R1", "Keep records", third.strip()), ("R2", "", "no"), titles=("Ref", "What", "Why")
    )
    assert said(large(wide)) == [
        ["Ref", "R1"], ["What", "Keep records"], ["Why", third.strip()],
        ["Ref", "R2"], ["What", ""], ["Why", "no"],
    ]  # fmt: skip
    assert [row.begins for row in large(wide).rows] == [True, False, False] * 2
    assert large(wide).row_headers
    assert not large(wide).headed


def test_two_columns_stay_two_however_long_their_words_are() -> None:
    pair = table(("W" * 29, "W" * 29), titles=("Name", "Role"))
    assert said(large(pair)) == said(pair)
    assert [column.width for column in large(pair).columns] == [45, 55]


def test_a_grade_has_the_width_of_its_word_before_the_judgement_has_the_rest() -> None:
    mark = Cell((Grade(Text("requires improvement", BundleSource("/g")), "weak"),))
    row = Row((Cell(words("Leadership")), mark))
    columns = (Column(words("Judgement"), 80), Column(words("Grade"), 20))
    grades = Table(words("Judgements"), columns, (row,), look="grades")
    judgement, grade = (column.width for column in large(grades).columns)
    assert judgement >= 45
    assert grade > 40


def test_a_blank_keeps_what_to_write_in_it_and_the_number_of_its_row() -> None:
    form = table(("R1", ""), titles=("Ref", "Action"), holds="Action")
    columns = (
        replace(form.columns[0], holds="numbers"),
        replace(form.columns[1], prompt="Say how"),
    )
    found = large(replace(form, columns=columns))
    blank = found.blank(found.rows[1], 1)
    assert blank
    assert (plain(blank.title), blank.prompt, blank.holds) == ("R1 Action", "Say how", "writing")
    assert found.blank(found.rows[0], 1) is None
    assert "Say how" in wordprocessing(replace(form, columns=columns))["word/document.xml"]


def test_rows_of_one_thing_stay_together_unless_there_are_many_lines() -> None:
    titles = ("Ref", "Accommodation", "Recommendations", "Safeguarding", "Responsibilities")
    short = large(
        table(("R1", "12", "7", "few", "Jo Sample"), ("R2", "3", "4", "few", "all"), titles=titles)
    )
    held = [is_held(number, short) for number in range(1, 11)]
    assert held == [True] * 4 + [False] + [True] * 4 + [False]
    long = large(table(("R1", "x " * 200, "y " * 200, "few", "all"), titles=titles))
    assert [is_held(number, long) for number in range(1, 6)] == [True, False, False, True, False]


# --- charts ------------------------------------------------------------------------------


def test_a_chart_is_its_numbers_each_over_its_bar() -> None:
    points = tuple(
        Point(words(label), value, words(f"{value:,}"), partial)
        for label, value, partial in (
            ("2014", 2_000, False),
            ("2015", 500, True),
            ("2016", 0, False),
        )
    )
    chart = Chart(words("Visits"), words("Year"), words("visits"), points, "Bars of visits.")
    found = large(chart)
    assert [plain(one.title) for one in found.columns] == ["Year", "visits"]
    assert said(found) == [["2014", "2,000"], ["2015", "500"], ["2016", "0"]]
    bars = [row.cells[1].bar for row in found.rows]
    assert [(bar.share, bar.partial) for bar in bars if bar] == [
        (1, False),
        (0.25, True),
        (0, False),
    ]
    page = html.page(in_large_print(replace(final(), masthead=(chart,))))
    assert 'class="barred partial" style="--bar: 25%"' in page
    assert wordprocessing(chart)["word/document.xml"].count('w:val="TableBar') == 2


# --- sizes -------------------------------------------------------------------------------


def test_no_text_is_smaller_than_18_points_nor_its_lines_closer_than_13_tenths() -> None:
    found = large_look()
    assert found.page.size >= LEAST
    assert all(text.size >= 1 and text.line >= 1.3 for _, text in found.texts.items())
    assert found.texts.h2.size > found.texts.h3.size > found.texts.h4.size > 1
    assert (found.font, found.paper) == (look().font, look().paper)


def test_text_is_as_wide_as_the_page_leaves_room_for() -> None:
    page = large_look().page
    assert page.measure * page.size * 25.4 / 72 == pytest.approx(210 - page.left - page.right, 0.01)


def wordprocessing(block: Table | Chart | None = None) -> dict[str, str]:
    """Return the parts of a Word file in large print: of a block, or of all kinds of content."""
    whole = full() if block is None else replace(final(), masthead=(block,))
    content = write(whole, FORMATS["docx"], large=True).content
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def test_no_style_and_no_run_of_a_word_file_is_smaller() -> None:
    sizes = [
        int(half)
        for part in wordprocessing().values()
        for half in re.findall(r'<w:szC?s? w:val="(\d+)"', part)
    ]
    assert min(sizes) == 2 * LEAST


def test_emphasis_is_bold_and_never_slanted() -> None:
    whole = final()
    stressed = Paragraph((Emphasis(words("never")),), Origin.PEOPLE)
    content = (
        FORMATS["docx"].write(in_large_print(replace(whole, masthead=(stressed,))), ()).content
    )
    with ZipFile(BytesIO(content)) as archive:
        body = archive.read("word/document.xml").decode()
    assert '<w:rStyle w:val="Strong"/>' in body
    assert "Emphasis" not in body


def test_the_foot_of_a_page_has_room_for_its_lines() -> None:
    stamp = final().stamp
    short, long = (
        float(re.findall(r"[\d.]+(?=mm)", large_foot(replace(stamp, running=words)))[0])
        for words in ("Oak", "A long name of a home that takes all the lines it can " * 3)
    )
    assert short == large_look().page.bottom
    assert long > short + 20


# --- what stays as it is -----------------------------------------------------------------


def test_all_other_blocks_and_the_order_of_sections_stay() -> None:
    whole = full()
    larger = in_large_print(whole)
    assert [one.id for one in walk(larger.sections)] == [one.id for one in walk(whole.sections)]
    for before, after in zip(walk(whole.sections), walk(larger.sections), strict=True):
        assert len(before.blocks) == len(after.blocks)
        for one, other in zip(before.blocks, after.blocks, strict=True):
            assert isinstance(one, Table | Chart) or one == other


def test_a_form_is_read_upright() -> None:
    blank = table(("R1", ""), titles=("Ref", "Action"), holds="Action")
    form = replace(final(), layout="form", masthead=(blank,))
    assert in_large_print(form).layout == "report"
    assert not in_large_print(form).wide


def test_the_usual_file_is_the_same_as_ever() -> None:
    """Large print is loaded beside it, in the same process."""
    listed = ItemList((Item(words("one")),), Origin.PEOPLE)
    whole = replace(final(), masthead=(listed,))
    before = write(whole, FORMATS["docx"]).content
    write(whole, FORMATS["docx"], large=True)
    assert write(whole, FORMATS["docx"]).content == before


def test_names_of_files() -> None:
    assert file_name("report", FORMATS["pdf"]) == "report.pdf"
    assert file_name("report", FORMATS["pdf"], large=True) == "report-large-print.pdf"
    assert {name for name, one in FORMATS.items() if one.large} == {"pdf", "docx"}


def test_in_word_a_banner_says_its_sentence_below_its_word() -> None:
    large_one = docx.Document(BytesIO(word.write(in_large_print(full()))))
    found = [one for one in large_one.paragraphs if one.style and "Banner" in str(one.style.name)]
    said = [f"{one.word}\n{one.sentence}" for one in furniture.banners(full().stamp)]
    assert [one.text for one in found] == said


@pytest.mark.parametrize(("letters", "lines"), [(40, 1), (48, 2)])
def test_in_word_the_number_of_the_page_is_not_broken(letters: int, lines: int) -> None:
    """The foot of a page has room for both, or the number has a line of its own."""
    made = replace(
        full(), stamp=replace(full().stamp, running="Marigold House".ljust(letters, "x"))
    )
    foot = docx.Document(BytesIO(word.write(in_large_print(made)))).sections[0].footer
    assert foot.paragraphs[0].text.count("\n") + 1 == lines
    usual = docx.Document(BytesIO(word.write(made))).sections[0].footer
    assert "\n" not in usual.paragraphs[0].text
