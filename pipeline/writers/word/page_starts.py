"""What keeps a heading off the foot of a page where LibreOffice starts a page of its own accord.

While it reads a long file, LibreOffice starts a page after each 20 paragraphs and rows, and forgets
that a heading which it puts there belongs to what follows; a paragraph of a point takes its place.
Found by documents of 12 to 88 paragraphs before a heading, on pages 1 to 4: it was left at the foot
where it was number 20, 41, 62 and 83, and nowhere else. Word holds each heading by its style.
"""

# ruff: noqa: TID253
# Only the door imports this package, and only when it writes.

from __future__ import annotations

from typing import Final

from docx.oxml.ns import qn

from pipeline.writers.word.xml import Element, paragraph

FIRST, EACH = 20, 21
STYLE: Final = "PageStart"
_HELD: Final = ("Heading", "Caption", "LeadIn", "QuoteWithSpeaker")
"""What is in the names of styles that hold their paragraph to the next one."""


def fill(body: Element) -> None:
    """Put a paragraph of a point where a page would be started at what is held to its next."""
    count = 0
    for element in [*body.iterchildren(qn("w:p"), qn("w:tbl"))]:
        if element.tag == qn("w:tbl"):
            count += len(element.findall(qn("w:tr")))
            continue
        count += 1
        if count >= FIRST and (count - FIRST) % EACH == 0 and _is_held(element):
            element.addprevious(paragraph(STYLE))
            count += 1


def _is_held(element: Element) -> bool:
    style = element.xpath("string(w:pPr/w:pStyle/@w:val)")
    return any(word in style for word in _HELD)
