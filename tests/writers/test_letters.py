"""Letters: large type, no contents, no framework, and an empty box beside what people wrote."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Any, Final

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from pipeline.composition.compose import compose
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.model.bare import bare
from pipeline.model.document import Document, Paragraph, plain, walk
from pipeline.writers import furniture, outline
from pipeline.writers.html import document as html
from pipeline.writers.large_print import in_large_print
from pipeline.writers.pdf import document as pdf
from pipeline.writers.word.document import write
from pipeline.writers.word.reference.letters import BOX, LINE
from scripts.look import office
from tests.samples.cases import of

SAMPLE: Final = "sccif-childrens-home-full/good-requires-improvement"
TWO: Final = "sccif-childrens-home-full/good-outstanding-planned"
MOST: Final = 68  # letters that may stand in a line beside a box


def documents(
    name: str, setting: dict[str, Any] | None = None, **narrative: Any
) -> tuple[Document, ...]:
    data = json.loads(of(name).content)
    data["narrative"] |= narrative
    data["setting"] |= setting or {}
    taken = intake(RawBundle("bundle.json", json.dumps(data).encode()))
    assert taken.bundle
    assert taken.report_type
    return compose(taken.bundle, taken.report_type).documents


def letter() -> Document:
    """Return the letter as it is sent."""
    (found,) = [one for one in documents(SAMPLE) if one.layout == "letter"]
    sent = bare(found)
    return replace(sent, stamp=replace(sent.stamp, state="sent", illustration=""))


def boxed(document: Document) -> list[str]:
    blocks = [block for section in walk(document.sections) for block in section.blocks]
    return [plain(one.inlines) for one in blocks if isinstance(one, Paragraph) and one.symbol]


def test_there_is_a_box_beside_each_paragraph_that_people_wrote() -> None:
    written = json.loads(of(SAMPLE).content)["narrative"]["letter"]["paragraphs"]
    assert boxed(letter()) == [one["text"] for one in written]
    assert not boxed(documents(SAMPLE)[0])


def test_a_letter_names_no_framework_and_lists_no_contents() -> None:
    page = html.write(letter()).decode()
    assert letter().framework == ()
    assert furniture.listed(letter()) == ()
    assert "Contents" not in page
    assert "framework)" not in page
    assert 'class="framework"' not in page


def test_a_page_has_the_boxes_without_a_word() -> None:
    page = html.write(letter()).decode()
    assert page.count('<p class="symbol">') == len(boxed(letter()))


def test_in_word_each_box_is_a_frame_ahead_of_its_paragraph() -> None:
    body = docx.Document(BytesIO(write(letter()))).element.body
    frames = [one.getparent().getparent() for one in body.iter(qn("w:framePr"))]
    beside = ["".join(t.text for t in one.getnext().iter(qn("w:t"))) for one in frames]
    assert beside == boxed(letter())
    assert not any(list(one.iter(qn("w:t"))) for one in frames)


@pytest.mark.parametrize("letters", [20, 58, 62, 66, 75, 140])
def test_in_word_no_box_reaches_the_next_paragraph(letters: int) -> None:
    words = ("You like it here, and you said so to each of us. " * 9)[:letters].rstrip()
    made = documents(SAMPLE, letter={"paragraphs": [{"text": words, "evidence": []}]})
    (sent,) = [one for one in made if one.layout == "letter"]
    written = docx.Document(BytesIO(write(sent)))
    (beside,) = [one for one in written.paragraphs if one.text == words]
    (spacing,) = beside._p.iter(qn("w:spacing"))
    lines = ceil(letters / MOST)
    assert lines * LINE + int(spacing.attrib[qn("w:after")]) >= BOX


def test_in_large_print_the_boxes_stay() -> None:
    large = in_large_print(letter())
    assert boxed(large) == boxed(letter())
    written = docx.Document(BytesIO(write(large)))
    frames = [one for one in written.paragraphs if one.style and one.style.name == "Symbol Box"]
    assert len(frames) == len(boxed(letter()))
    assert 'class="sent letter"' in html.page(large)


@pytest.mark.slow
@pytest.mark.skipif(office.office() is None, reason="LibreOffice is not here")
@pytest.mark.parametrize("name", [SAMPLE, TWO, "sccif-childrens-home-full/good-inadequate"])
def test_in_word_it_has_one_page(tmp_path: Path, name: str) -> None:
    files = {}
    for one in documents(name):
        if one.layout == "letter":
            files[one.id] = tmp_path / f"{one.id}.docx"
            sent = replace(one, stamp=replace(one.stamp, state="sent"))
            files[one.id].write_bytes(write(bare(sent)))
    printed = office.print_all(files, tmp_path / "printed")
    assert printed
    found = {path.stem: len(pypdfium2.PdfDocument(path)) for path in printed.glob("*.pdf")}
    assert found == dict.fromkeys(files, 1)


def test_in_word_a_letter_is_in_fourteen_points() -> None:
    word = docx.Document(BytesIO(write(letter())))
    size = word.styles["Letter Text"].font.size
    assert size
    assert size.pt == 14


def test_in_word_the_end_of_a_letter_is_not_two_lines_on_a_page() -> None:
    """Thanks, names and the line for the grown-ups go over to the next page together."""
    *_, thanks, names, heading, last = docx.Document(BytesIO(write(letter()))).paragraphs
    assert thanks.text.startswith("Thank you for letting us visit")
    assert [one._p.xpath("count(w:pPr/w:keepNext)") for one in (thanks, names)] == [1, 1]
    assert heading.style
    assert heading.style.paragraph_format.keep_with_next
    assert not last._p.xpath("w:pPr/w:keepNext")


def test_word_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(write(letter()))
    assert [error.description for error in OpenXmlValidator().validate(path).errors] == []


@pytest.mark.slow
def test_on_paper_it_has_one_page_in_fourteen_points() -> None:
    printed = pdf.write(letter())
    assert printed.pages == 1
    page = pypdfium2.PdfDocument(printed.content)[0]
    text = page.get_textpage()
    sizes = {
        round(height)
        for at in range(text.count_rects())
        for height in [text.get_rect(at)[3] - text.get_rect(at)[1]]
    }
    assert max(sizes) >= 14
    assert "You trust some of the grown-ups." in text.get_text_bounded()


def test_each_building_has_a_letter_of_its_own() -> None:
    ids = [one.id for one in documents(TWO)]
    assert ids == ["report", "children-letter-B1", "children-letter-B2"]
    labels = [plain(one.label) for one in documents(TWO)[1:]]
    assert labels == [
        "A letter to the children who live in the main house",
        "A letter to the children who live in the small house by the garden",
    ]


def test_the_foot_of_each_letter_tells_its_building_from_others() -> None:
    setting = json.loads(of(TWO).content)["setting"]
    for one, colour in zip(setting["buildings"], ("old red", "new blue"), strict=True):
        one["known_as"] = f"the small house by the garden with the {colour} door"
    feet = [one.stamp.running for one in documents(TWO, setting=setting)[1:]]
    assert feet == [
        "The small house by the garden with the old red…",
        "The small house by the garden with the new blue…",
    ]
    short = [one.stamp.running for one in documents(TWO)[1:]]
    assert short == ["The main house", "The small house by the garden"]


def test_a_building_without_a_label_has_its_id() -> None:
    setting = json.loads(of(TWO).content)["setting"]
    del setting["buildings"][0]["known_as"]
    made = documents(TWO, setting=setting)
    assert plain(made[1].label) == "A letter to the children who live in B1"


def test_what_names_no_building_stands_in_each_letter() -> None:
    """No sentence is lost where some paragraphs name a building and others do not."""
    data = json.loads(of(TWO).content)["narrative"]["letter"]
    del data["paragraphs"][0]["building"]
    made = documents(TWO, letter=data)[1:]
    assert all(data["paragraphs"][0]["text"] in boxed(one) for one in made)
    said = {text for one in made for text in boxed(one)}
    assert said == {one["text"] for one in data["paragraphs"]}


def test_a_letter_to_all_is_one_document() -> None:
    data = json.loads(of(TWO).content)["narrative"]["letter"]
    for one in data["paragraphs"]:
        del one["building"]
    assert [one.id for one in documents(TWO, letter=data)] == ["report", "children-letter"]


def test_the_outline_has_every_word_of_it() -> None:
    text = " ".join(outline.write(letter()).decode().split())
    assert all(" ".join(one.split()) in text for one in boxed(letter()))
