"""A requirement may have several paragraphs: in its cell they stand apart, in every format."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Final

import docx
from docx.oxml.ns import qn

from pipeline.model.document import (
    Break,
    Cell,
    Document,
    Row,
    Table,
    Text,
    block_inlines,
    plain,
    walk,
)
from pipeline.writers.html.inlines import inlines
from pipeline.writers.word.document import write
from tests.samples.cases import of
from tests.writers.documents import BUNDLE, full
from tests.writers.test_docx_comments import comments, finding
from tests.writers.test_letters import documents

SAMPLE: Final = "sccif-childrens-home-full/good-inadequate"
FIRST, FURTHER = "Somebody must lead the home.", "Leaders must look at progress."


def cell(document: Document) -> Cell:
    """Return the one cell of a report that has several paragraphs."""
    (found,) = (
        one
        for section in walk(document.sections)
        for block in section.blocks
        if isinstance(block, Table)
        for row in block.rows
        for one in row.cells
        if any(isinstance(part, Break) and part.apart for part in one.inlines)
    )
    return found


def made() -> Document:
    """Return a report whose first table has a cell of two paragraphs."""
    report = full()
    for section in walk(report.sections):
        for at, block in enumerate(section.blocks):
            if isinstance(block, Table):
                words = (Text(FIRST, BUNDLE), Break(apart=True), Text(FURTHER, BUNDLE))
                first, *rest = block.rows
                row = Row((Cell(words), *first.cells[1:]), first.rests_on)
                blocks = list(section.blocks)
                blocks[at] = replace(block, rows=(row, *rest))
                only = replace(section, blocks=tuple(blocks[at : at + 1]), sections=())
                return replace(report, sections=(only,))
    raise AssertionError("no table")


def test_what_is_further_stands_apart() -> None:
    report = documents(SAMPLE)[0]
    assert [type(one) for one in cell(report).inlines] == [Text, Break, Text]
    assert '.<br><span class="apart"></span>Leaders' in inlines(cell(report).inlines)
    assert of(SAMPLE).content.count(b'"further"') == 1


def test_an_address_does_not() -> None:
    assert "apart" not in inlines((Text("1 Row", BUNDLE), Break(), Text("Town", BUNDLE)))


def test_in_word_each_is_a_paragraph_with_room_above() -> None:
    word = docx.Document(BytesIO(write(made())))
    cells = word.element.body.iter(qn("w:tc"))
    (found,) = (one for one in cells if FIRST in one.xpath("string()"))
    first, further = found.findall(qn("w:p"))
    assert ["".join(one.xpath(".//w:t/text()")) for one in (first, further)] == [FIRST, FURTHER]
    assert first.style == further.style
    assert not first.xpath("w:pPr/w:spacing")
    assert further.xpath("w:pPr/w:spacing/@w:before")


def test_in_word_a_comment_still_stands_on_its_words() -> None:
    document = made()
    (section,) = document.sections
    (block,) = section.blocks
    start = "".join(plain(run) for run in block_inlines(block)).index(FURTHER)
    (one,) = comments(document, [finding(0, start, start + len(FURTHER), section.id)])
    assert one.on == FURTHER
