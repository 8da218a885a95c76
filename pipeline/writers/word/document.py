"""A document as a Word file: furniture, title, what a reader sees at a glance, then sections."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pipeline.errors import BrokenError
from pipeline.model import Document, Section, heading
from pipeline.writers.word import blocks, front, package
from pipeline.writers.word.inlines import runs
from pipeline.writers.word.manuscript import Manuscript
from pipeline.writers.word.xml import bookmark, paragraph

DEEPEST_HEADING: Final = 4


def draw(document: Document) -> bytes:
    """Return the document as the bytes of a DOCX file."""
    manuscript = Manuscript(document)
    front.properties(document, manuscript)
    front.running(document.stamp, manuscript)
    manuscript.add(front.banners(document.stamp))
    _title(document, manuscript)
    for block in document.masthead:
        manuscript.add(blocks.draw(block, manuscript))
    if document.sections:
        manuscript.add(front.contents(document, manuscript))
    _sections(document.sections, manuscript, 2)
    return package.pack(manuscript.word)


def _title(document: Document, manuscript: Manuscript) -> None:
    lines = (
        ("ReportLabel", document.label),
        ("Heading1", document.title),
        ("Subtitle", document.framework),
    )
    for style, inlines in lines:
        if inlines:
            manuscript.add([paragraph(style, *runs(inlines, manuscript))])


def _sections(sections: Iterable[Section], manuscript: Manuscript, level: int) -> None:
    for section in sections:
        if level > DEEPEST_HEADING:
            raise BrokenError(f"sections in Word nest down to heading level {DEEPEST_HEADING}")
        words = bookmark(*manuscript.bookmark(section.id), runs(heading(section), manuscript))
        manuscript.add([paragraph(f"Heading{level}", *words)])
        for block in section.blocks:
            manuscript.add(blocks.draw(block, manuscript))
        _sections(section.sections, manuscript, level + 1)
