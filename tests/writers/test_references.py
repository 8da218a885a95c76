"""A reference to a paragraph leads there in every format, and says its number in all of them."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any, Final

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn

from pipeline.model.document import Document, Link, Paragraph, plain, walk
from pipeline.writers import FORMATS
from pipeline.writers.typst.document import write as typst
from tests.samples import cases

REPORT: Final[Document] = cases.documents(cases.of("la-services-2014/good-with-board-review"))[0]
SAID: Final = ["paragraphs 18", "20", "paragraph 24"]
ALL: Final = ["Paragraph 24", *SAID]  # the first in a table of recommendations


def paragraphs() -> list[Paragraph]:
    blocks = (block for section in walk(REPORT.sections) for block in section.blocks)
    return [one for one in blocks if isinstance(one, Paragraph)]


def number(words: str) -> int:
    return int(re.findall("[0-9]+", words)[0])


def opening(words: str) -> str:
    """Return the first words of the paragraph that a reference names."""
    (found,) = (one for one in paragraphs() if one.number == number(words))
    return plain(found.inlines)[:24]


def words_of(element: Any) -> str:
    return "".join(element.xpath(".//w:t/text()"))


def test_the_sample_has_references() -> None:
    links = [one for block in paragraphs() for one in block.inlines if isinstance(one, Link)]
    assert [plain(one.inlines) for one in links] == SAID


def test_html_leads_to_the_paragraph() -> None:
    page = FORMATS["html"].write(REPORT, ()).content.decode()
    found = re.findall('<a href="#(paragraph_[0-9]+)">([^<]+)</a>', page)
    assert [words for _, words in found] == ALL
    for anchor, words in found:
        (target,) = re.findall(f'<p id="{anchor}"[^>]*>(.*?)</p>', page)
        assert opening(words) in re.sub("<[^>]+>", "", target)


def test_word_leads_to_the_paragraph() -> None:
    word: Any = docx.Document(BytesIO(FORMATS["docx"].write(REPORT, ()).content))
    body = word.element.body
    links = [one for one in body.iter(qn("w:hyperlink")) if one.get(qn("w:anchor"), "")[:1] == "p"]
    assert [words_of(one) for one in links] == ALL
    for link in links:
        name = link.get(qn("w:anchor"))
        (start,) = body.xpath(f"//w:bookmarkStart[@w:name='{name}']")
        assert opening(words_of(link)) in words_of(start.getparent())


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
def test_pdf_leads_to_the_page_of_the_paragraph(engine: str) -> None:
    content = (
        FORMATS["pdf"].write(REPORT, ()).content
        if engine == "weasyprint"
        else typst(REPORT).content
    )
    with pikepdf.open(BytesIO(content)) as pdf:
        known = dict(pikepdf.NameTree(pdf.Root.Names.Dests)) if "/Names" in pdf.Root else {}
        inner = [
            one.Dest if "/Dest" in one else one.A.D
            for page in list(pdf.pages)[2:]  # behind the contents
            for one in page.get("/Annots", [])
            if "/Dest" in one or "/D" in one.get("/A", {})
        ]
        assert len(inner) == len(ALL)
        for one in inner:
            place = known[str(one)] if isinstance(one, pikepdf.String) else one
            assert isinstance(place, pikepdf.Array)
            assert place[0] in [page.obj for page in pdf.pages]
