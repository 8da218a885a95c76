"""What the tests of the Word format read back from a file."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from pipeline.model.document import Document, block_inlines, heading, plain, walk
from pipeline.model.unbroken import NO_BREAK
from pipeline.writers.word.document import write
from pipeline.writers.word.reference.build import reference
from tests.writers.word_documents import EVERYTHING, FINAL, HOSTILE_DOCUMENT

FURNITURE: Final = ("Banner", "TOC", "Picture", "PageStart")
DOCUMENTS: Final = {"everything": EVERYTHING, "final": FINAL, "hostile": HOSTILE_DOCUMENT}
every_document = pytest.mark.parametrize("source", DOCUMENTS.values(), ids=DOCUMENTS.keys())


def body(source: Document) -> Any:
    """Return the body element of a document as written."""
    return docx.Document(BytesIO(write(source))).element.body


def parts(source: Document) -> dict[str, str]:
    """Return the text of every XML part."""
    with ZipFile(BytesIO(write(source))) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: archive.read(name).decode() for name in names}


def styled(source: Document) -> Iterator[tuple[str, str]]:
    """Yield the style and the words of every paragraph, cells included, in order."""
    for paragraph in body(source).iter(qn("w:p")):
        yield paragraph.style, read(paragraph)


def read(element: Any) -> str:
    """Return the words of an element, with tabs and line breaks, and every blank a plain one."""
    marks = {qn("w:tab"): "\t", qn("w:br"): "\n"}
    found = element.xpath(".//w:t | .//w:tab[parent::w:r] | .//w:br")
    words = "".join(marks.get(part.tag) or part.text for part in found)
    return words.replace(NO_BREAK, " ")


def report(source: Document) -> list[str]:
    """Return the words of the body without furniture."""
    return [text for style, text in styled(source) if not style.startswith(FURNITURE)]


def expected(source: Document) -> list[str]:
    """Return the words of the model in reading order."""
    found = [plain(line) for line in (source.label, source.title, source.framework)]
    blocks = list(source.masthead)
    found += [plain(inlines) for block in blocks for inlines in block_inlines(block)]
    for section in walk(source.sections):
        found.append(plain(heading(section)))
        found += [plain(inlines) for b in section.blocks for inlines in block_inlines(b)]
    return found


def values(source: Document, attribute: str, *elements: str) -> list[str]:
    """Return an attribute of all elements of some names in the body."""
    found = body(source).iter(*(qn(element) for element in elements))
    return [element.get(qn(attribute)) for element in found if element.get(qn(attribute))]


def kept(paragraph: Any) -> bool:
    """Return whether a paragraph stays with the next one, by itself or else by its style."""
    return _of_styles(paragraph, "w:keepNext", "on") == "on"


def aligned_to(paragraph: Any) -> str:
    """Return the side that a paragraph is aligned to, by itself or else by its style."""
    return _of_styles(paragraph, "w:jc", "left") or "left"


def _of_styles(paragraph: Any, tag: str, default: str) -> str:
    """Return the value of a property of a paragraph or of the nearest style that has one."""
    styles, style = _styles(), paragraph.style
    found = paragraph.xpath(f"w:pPr/{tag}")
    while not found and style:
        found = styles[style].xpath(f"w:pPr/{tag}")
        style = styles[style].xpath("string(w:basedOn/@w:val)")
    return str(found[0].get(qn("w:val"), default)) if found else ""


def _styles() -> dict[str, Any]:
    word = docx.Document(BytesIO(reference()))
    return {style.get(qn("w:styleId")): style for style in word.styles.element.iter(qn("w:style"))}


def before_of(word: Any, style_id: str) -> int | None:
    """Return the space before a style, in EMU, its own or that of the style it is based on."""
    style = next(one for one in word.styles if one.style_id == style_id)
    while style is not None and style.paragraph_format.space_before is None:
        style = style.base_style
    return style.paragraph_format.space_before if style is not None else None
