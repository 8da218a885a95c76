"""The end of a report in Word, which cannot be laid out again as the PDF is.

Its last lines stand together: a last page has a few of them, and not one row of the last table.
"""

# ruff: noqa: TID253
# Only the door imports this package, and only when it writes.

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docx.oxml.ns import qn

from pipeline.writers.word.xml import Element, w

FEWEST, FEWEST_LARGE, FEWEST_FORM, FEWEST_LETTER = 5, 3, 2, 4
"""So many rows and paragraphs at the end stand together; fewer in large print, in a form and in a
letter, where each is higher. Our own measure."""

_HELD: Final = ("Heading", "Caption", "Notice", "LeadIn", "Closing", "Judgement", "Grade")
"""What is in the names of styles that hold their paragraph to the next one, or are not to break."""


def hold(body: Element, *, large: bool, form: bool, letter: bool) -> None:
    """Hold the last rows and paragraphs of a report to each other, but for rows that may break."""
    usual = FEWEST_LETTER if letter else FEWEST
    fewest = FEWEST_FORM if form else FEWEST_LARGE if large else usual
    for row_or_paragraph in [*_parts(body)][-fewest:-1]:
        for paragraph in row_or_paragraph:
            (properties,) = paragraph.iterchildren(qn("w:pPr"))
            if properties.find(qn("w:keepNext")) is None:
                properties.insert(1, w("keepNext"))  # behind the style


def _parts(body: Element) -> Iterator[list[Element]]:
    """Yield the paragraphs of each row and each paragraph that could be held and is not yet."""
    for element in body.iterchildren(qn("w:p"), qn("w:tbl")):
        if element.tag == qn("w:p"):
            style = element.xpath("string(w:pPr/w:pStyle/@w:val)")
            yield [] if any(word in style for word in _HELD) else [element]
            continue
        for row in element.iterchildren(qn("w:tr")):
            whole = row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
            heads = row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
            yield [*row.iter(qn("w:p"))] if whole and not heads else []
