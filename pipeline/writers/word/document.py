"""A document as a Word file: furniture, title, what a reader sees at a glance, then sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pipeline.model.document import Document, Section, Stamp, heading, plain
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Finding
from pipeline.writers import furniture
from pipeline.writers.leads import leading
from pipeline.writers.length import is_long
from pipeline.writers.word import blocks, ending, final, front, package, page_starts
from pipeline.writers.word.comments import Comments
from pipeline.writers.word.inlines import runs
from pipeline.writers.word.manuscript import Manuscript
from pipeline.writers.word.xml import Element, bookmark, paragraph, run, w

DEEPEST_HEADING: Final = 4
"""Of a section; the heading of a part of one may be a level below."""

_FORM_KIND: Final = (w("rStyle", val="FormKind"),)


def write(document: Document, findings: Sequence[Finding] = ()) -> bytes:
    """Return the document as a DOCX file; the same document gives the same bytes.

    Each finding becomes a comment, on its words or at the nearest heading. Raises `BrokenError`
    for what Word cannot express, such as a heading below level 4, and for comments on a final
    version.
    """
    manuscript = Manuscript(document)
    comments = Comments(document, findings, manuscript.word)
    front.properties(document, manuscript)
    long = is_long(document)
    front.running(document.stamp, manuscript, sections=long)
    manuscript.add(front.logo(manuscript))
    manuscript.add(_banners(document.stamp, manuscript))
    _title(document, manuscript, comments)
    for number, block in enumerate(document.masthead):
        drawn = list(blocks.draw(block, manuscript))
        comments.on_masthead(drawn, number)
        manuscript.add(drawn)
    if long:
        manuscript.add(front.contents(document, manuscript))
    _sections(document.sections, manuscript, comments, 2)
    manuscript.add(front.closing(document))
    ending.hold(
        manuscript.word.element.body,
        large=manuscript.large,
        form=manuscript.form,
        letter=manuscript.letter,
    )
    page_starts.fill(manuscript.word.element.body)
    if document.stamp.state == "final":
        final.strip(manuscript.word)
    return package.pack(manuscript.word)


def _banners(stamp: Stamp, manuscript: Manuscript) -> Iterator[Element]:
    if manuscript.form:
        return front.banner_line(stamp)
    return front.banners(stamp, large=manuscript.large)


def _title(document: Document, manuscript: Manuscript, comments: Comments) -> None:
    title = runs(document.title, manuscript)
    if manuscript.form:
        # One line says what the form is and whose.
        kind = run(plain(document.label) + "\t", _FORM_KIND)
        lines = [line := paragraph("FormTitle", kind, *title)]
    else:
        lengthy = "TitleLengthy" if furniture.is_lengthy(document) else "Heading1"
        style = "LetterTitle" if manuscript.letter else lengthy
        above = "LetterLabel" if manuscript.letter else "ReportLabel"
        label = paragraph(above, *runs(document.label, manuscript))
        lines = [label, line := paragraph(style, *title)]
    comments.on_title([line])
    if document.framework:
        style = "FormFramework" if manuscript.form else "Subtitle"
        lines.append(paragraph(style, *runs(document.framework, manuscript)))
    manuscript.add(lines)


def _heading_style(manuscript: Manuscript, level: int) -> str:
    if level > 2 or not (manuscript.form or manuscript.letter):
        return f"Heading{level}"
    return "FormHeading" if manuscript.form else "LetterHeading"


def _sections(
    sections: Iterable[Section], manuscript: Manuscript, comments: Comments, level: int
) -> None:
    for section in sections:
        if level > DEEPEST_HEADING:
            raise BrokenError(f"sections in Word nest down to heading level {DEEPEST_HEADING}")
        words = bookmark(*manuscript.bookmark(section.id), runs(heading(section), manuscript))
        line = paragraph(_heading_style(manuscript, level), *words)
        comments.on_heading([line], section)
        manuscript.add([line])
        held = leading(section.blocks)
        for number, block in enumerate(section.blocks):
            drawn = list(blocks.draw(block, manuscript, level + 1, leads=number in held))
            comments.on_block(drawn, section, number)
            manuscript.add(drawn)
        _sections(section.sections, manuscript, comments, level + 1)
