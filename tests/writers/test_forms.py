"""Forms: a calm head, cells to write in, one number for each row, in every format."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm
from openxml_audit import OpenXmlValidator

from pipeline.checks import length
from pipeline.model.document import (
    Cell,
    Column,
    Document,
    Origin,
    Paragraph,
    Row,
    Table,
    block_inlines,
    plain,
)
from pipeline.model.finding import DocumentAddress, Place
from pipeline.writers import furniture
from pipeline.writers.html import document as html
from pipeline.writers.pdf import document as pdf
from pipeline.writers.word.document import write
from tests.writers.documents import full, words

MILLIMETRE: Final = 72 / 25.4  # in points
BLANKS: Final = ("What will be done", "Who will act", "By when")


def rows(*actions: str) -> tuple[Row, ...]:
    return tuple(
        Row((Cell(words(f"R{at}")), Cell(words(action)), *(Cell(()),) * len(BLANKS)))
        for at, action in enumerate(actions, 1)
    )


def form(*actions: str) -> Document:
    """Return a form with a row for each of these acts, and blanks beside it."""
    columns = (
        Column(words("Ref"), 6, holds="numbers"),
        Column(words("Requirement"), 34),
        *(Column(words(title), 20, holds="writing", prompt=f"{title}?") for title in BLANKS),
    )
    table = Table(words("Who will act"), columns, rows(*actions), row_headers=True)
    report = full()
    (first, *_) = report.sections
    line = Paragraph(words("Reference number: SC000001"), Origin.TEMPLATE)
    return replace(
        report,
        id="action-plan",
        layout="form",
        masthead=(line,),
        sections=(replace(first, blocks=(table,)),),
    )


ACTS: Final = ("Keep a record of each visit.", "Check each record.")
FORM: Final = form(*ACTS)
HUNDRED: Final = form(*(f"Act {at}: keep a record of each visit." for at in range(1, 101)))
LONG: Final = form("The person must make sure that it is done. " * 46, ACTS[1])
UNBROKEN: Final = replace(form("x" * 2000, *ACTS), title=words("N" * 200))
HOSTILE: Final = {"hundred": HUNDRED, "long": LONG, "unbroken": UNBROKEN}
every_form = pytest.mark.parametrize("source", [FORM, *HOSTILE.values()], ids=["two", *HOSTILE])


def upright() -> Document:
    """Return a form with no blanks and few columns."""
    (section,) = FORM.sections
    (table,) = section.blocks
    assert isinstance(table, Table)
    kept = tuple(replace(row, cells=row.cells[:2]) for row in table.rows)
    small = replace(table, columns=table.columns[:2], rows=kept)
    return replace(FORM, sections=(replace(section, blocks=(small,)),))


# --- the model ---------------------------------------------------------------------------


def test_a_form_with_blanks_lies_on_its_side_and_another_stands() -> None:
    assert FORM.wide
    assert not upright().wide
    assert not replace(FORM, layout="report").wide
    assert full().wide is False


# --- the web page ------------------------------------------------------------------------


def test_a_page_of_a_form_has_no_contents_and_cells_that_say_what_they_are() -> None:
    page = html.write(FORM).decode()
    assert '<body class="draft form wide"' in page
    assert furniture.CONTENTS not in page
    assert furniture.SKIP not in page
    assert "<input" not in page
    for title in BLANKS:
        assert page.count(f'<td data-label="{title}" class="writing"></td>') == len(ACTS)
    assert '<th scope="row">R1</th>' in page


def test_a_report_is_no_form() -> None:
    page = html.write(full()).decode()
    assert '<body class="draft"' in page
    assert "landscape" not in page


# --- the PDF -----------------------------------------------------------------------------


def boxes(source: Document, tmp_path: Path) -> list[tuple[float, float, list[tuple[float, ...]]]]:
    """Return width, height and the boxes of the words of each page, in points."""
    path = tmp_path / "form.pdf"
    path.write_bytes(pdf.write(source).content)
    command = ("pdftotext", "-bbox", path, "-")
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    pages = []
    for page in told.split("<page ")[1:]:
        width, height = map(float, re.findall(r'(?:width|height)="([\d.]+)"', page)[:2])
        found = re.findall(r'xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)"', page)
        pages.append((width, height, [tuple(map(float, box)) for box in found]))
    return pages


@pytest.mark.slow
@every_form
def test_no_word_leaves_the_page(source: Document, tmp_path: Path) -> None:
    for width, height, found in boxes(source, tmp_path):
        assert width > height
        assert all(left >= 0 and right <= width for left, _, right, _ in found)
        assert all(top >= 0 and bottom <= height for _, top, _, bottom in found)


@pytest.mark.slow
@every_form
def test_a_form_in_print_is_sound(source: Document) -> None:
    import page

    content = pdf.write(source).content
    report = page.validate_pdf_bytes(content, profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, report.to_json()


@pytest.mark.slow
def test_rows_leave_room_and_the_header_row_is_repeated(tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(pdf.write(HUNDRED).content)
    command = ("pdftotext", "-bbox", path, "-")
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    pages = told.split("<page ")[1:]
    assert all(page.count(">Requirement<") == 1 for page in pages)
    numbers: list[str] = []
    for page in pages:
        tops = [(float(top), name) for top, name in re.findall(r'yMin="(.+?)".*>(R\d+)<', page)]
        numbers += [name for _, name in tops]
        gaps = [after - before for (before, _), (after, _) in pairwise(tops)]
        assert all(gap >= 22 * MILLIMETRE - 0.5 for gap in gaps)
    assert numbers == [f"R{at}" for at in range(1, 101)]
    assert len(pages) <= 100 / 5  # five of the shortest rows and more to a page


@pytest.mark.slow
def test_a_form_of_two_rows_is_one_page_and_an_upright_one_stands(tmp_path: Path) -> None:
    assert len(boxes(FORM, tmp_path)) == 1
    ((width, height, _),) = boxes(upright(), tmp_path)
    assert width < height


# --- Word --------------------------------------------------------------------------------


def word(source: Document) -> Any:
    return docx.Document(BytesIO(write(source)))


def controls(source: Document) -> list[Any]:
    return list(word(source).element.body.iter(qn("w:sdt")))


def test_a_form_in_word_lies_on_its_side() -> None:
    (page,) = word(FORM).sections
    assert page.orientation == WD_ORIENT.LANDSCAPE
    assert page.page_width > page.page_height
    (upright_page,) = word(upright()).sections
    assert upright_page.page_width < upright_page.page_height
    (table,) = word(FORM).element.body.iter(qn("w:tbl"))
    widths = [int(width) for width in table.xpath("w:tblGrid/w:gridCol/@w:w")]
    assert sum(widths) * 635 > Mm(255)


def test_each_blank_is_a_control_with_a_name_of_its_own_and_says_what_to_write() -> None:
    found = controls(FORM)
    assert len(found) == len(BLANKS) * len(ACTS)
    said = [part.text for one in found for part in one.iter(qn("w:t"))]
    assert said == [f"{title}?" for _ in ACTS for title in BLANKS]
    for name in ("alias", "tag", "id"):
        names = [one.find(f".//{qn(f'w:{name}')}").get(qn("w:val")) for one in found]
        assert len(set(names)) == len(names)
        assert all(0 < len(each) <= 64 for each in names)
    assert found[1].find(f".//{qn('w:alias')}").get(qn("w:val")) == "R1 Who will act"
    assert found[1].find(f".//{qn('w:tag')}").get(qn("w:val")) == "r1-who-will-act"
    assert all(one.find(f".//{qn('w:text')}") is not None for one in found)


def test_a_column_without_a_prompt_has_a_usual_one() -> None:
    assert furniture.prompt(Column(words("Evidence"), 10, holds="writing")) == furniture.WRITE


def test_rows_in_word_leave_room_and_a_long_one_may_break() -> None:
    (table,) = word(LONG).element.body.iter(qn("w:tbl"))
    header, long, short = table.xpath("w:tr")
    assert header.xpath("w:trPr/w:tblHeader")
    assert not header.xpath("w:trPr/w:trHeight")
    for row in (long, short):
        (height,) = row.xpath("w:trPr/w:trHeight")
        assert int(height.get(qn("w:val"))) * 635 >= Mm(22)
        assert height.get(qn("w:hRule")) == "atLeast"
    assert not long.xpath("w:trPr/w:cantSplit")
    assert short.xpath("w:trPr/w:cantSplit")


def test_a_form_in_word_has_no_contents_and_one_line_for_its_banners() -> None:
    styles = [str(one.style) for one in word(FORM).element.body.iter(qn("w:p"))]
    assert not [one for one in styles if one.startswith("TOC")]
    assert [one for one in styles if one.startswith("Banner")] == ["BannerLine"]
    titles = [one for one in word(FORM).element.body.iter(qn("w:p")) if one.style == "FormTitle"]
    assert len(titles) == 1
    assert word(FORM).styles["Form Title"].base_style.name == "Heading 1"


def test_a_comment_stands_on_its_words_whatever_prompts_stand_before_them() -> None:
    (section,) = FORM.sections
    text = "".join(plain(run) for run in block_inlines(section.blocks[0]))
    start = text.index(ACTS[1])
    at = DocumentAddress("action-plan", section.id, 0, start, start + len(ACTS[1]))
    found = length.LONG_PARAGRAPH.at(Place(document=at), "Look here.")
    element = docx.Document(BytesIO(write(FORM, [found]))).element.body
    (begin,) = element.iter(qn("w:commentRangeStart"))
    assert [part.text for part in begin.getparent().iter(qn("w:t"))] == [ACTS[1]]


@every_form
def test_a_form_in_word_is_valid(source: Document, tmp_path: Path) -> None:
    path = tmp_path / "form.docx"
    path.write_bytes(write(source))
    assert [error.description for error in OpenXmlValidator().validate(path).errors] == []


def test_nothing_of_a_form_is_lost_in_word() -> None:
    said = "".join(part.text for part in word(UNBROKEN).element.body.iter(qn("w:t")))
    assert "x" * 2000 in said
    assert plain(UNBROKEN.title) in said
