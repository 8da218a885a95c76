"""A Word file read back: paragraphs in the order of the body, furniture by its styles."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

import docx
from docx.oxml.ns import qn

from tests.readback.reading import Reading

PROMPT: Final = ".//w:sdt[w:sdtPr/w:showingPlcHdr]//w:t"
WORDS: Final = "[not(ancestor::w:sdt/w:sdtPr/w:showingPlcHdr)]"
STYLES: Final = {"Banner": "banners", "TOC": "contents", "Closing": "closing"}
SPACES: Final = {qn("w:tab"): "\t", qn("w:br"): "\n"}


def read(content: bytes) -> Reading:
    """Return the words of a Word file. A paragraph, a tab and a line break part words."""
    file = docx.Document(BytesIO(content))
    reading = Reading()
    reading.add(file.core_properties.title, "title")
    for paragraph in file.element.body.iter(qn("w:p")):
        style = str(paragraph.style)
        kind = next((name for start, name in STYLES.items() if style.startswith(start)), "")
        reading.add(_text(paragraph, WORDS), kind)
        for prompt in paragraph.xpath(PROMPT):
            reading.add(prompt.text, "prompts")
    for picture in file.element.body.xpath(".//wp:docPr"):
        reading.add(picture.get("descr"), "pictures")
    for section in file.sections:
        for part in (section.header, section.footer):
            reading.add(_text(part._element), "margins")
    return reading


def _text(element: Any, only: str = "") -> str:
    """Return the text of an element, tabs and line breaks included; `only` that of some runs."""
    run = f".//w:r{only}"
    found = element.xpath(f"{run}/w:t | {run}/w:tab | {run}/w:br")
    return "".join(SPACES.get(part.tag) or part.text for part in found)
