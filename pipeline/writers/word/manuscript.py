"""A Word document being written: its body, and all that its paragraphs refer to."""

# ruff: noqa: TID253
# Only the door imports this package, and only when it writes.

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from io import BytesIO
from itertools import count
from typing import Final

from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.section import Section as WordSection
from docx.shared import Twips

from pipeline.model.document import (
    Document,
    Paragraph,
    Section,
    paragraph_anchor,
    plain,
    walk,
)
from pipeline.model.errors import BrokenError
from pipeline.model.paragraph_marks import ParagraphMark
from pipeline.writers.word import package
from pipeline.writers.word.reference.forms import WIDE_DISTANCES, WIDE_MARGINS
from pipeline.writers.word.reference.letters import MARGINS
from pipeline.writers.word.reference.texts import NUMBERS
from pipeline.writers.word.xml import Element, w

_LONGEST_BOOKMARK: Final = 40
_DISTANCES: Final = ("distT", "distB", "distL", "distR")


class Manuscript:
    """The open template. It hands out list numbers, bookmarks, relationships and pictures.

    `width` is the width of the text, in twips; `form` says that people write in it,
    `letter` that it is one, `large` that it is in large print.
    """

    def __init__(self, document: Document) -> None:
        self.word = package.open_template(large=document.large)
        self._page = self.word.sections[0]
        self.form = document.layout == "form"
        self.large = document.large
        self.letter = document.layout == "letter"
        if self.letter:
            self._set_margins(MARGINS)
            self._page.footer.paragraphs[0]._p.style = "FooterLetter"
        if document.wide:
            self._lay_on_its_side()
        self.width = _text_width(self._page)
        self._body = self.word.element.body
        self._bookmarks = bookmark_names(document.sections)
        self._anchors = self._bookmarks | paragraph_marks(document.sections)
        self._bookmark_ids = count(1)
        self._picture_ids = count(1)
        self._control_ids = count(1)

    def _lay_on_its_side(self) -> None:
        """Turn the page, with the margins and the footer of a wide form."""
        page = self._page
        page.page_width, page.page_height = page.page_height, page.page_width
        page.orientation = WD_ORIENT.LANDSCAPE
        self._set_margins(WIDE_MARGINS)
        page.header_distance, page.footer_distance = map(Twips, WIDE_DISTANCES)
        page.footer.paragraphs[0]._p.style = "FooterWide"

    def _set_margins(self, margins: Mapping[str, int]) -> None:
        for side, twips in margins.items():
            setattr(self._page, f"{side}_margin", Twips(twips))

    def add(self, elements: Iterable[Element]) -> None:
        """Append block elements to the body, before the properties of its last page."""
        for element in elements:
            self._body.sectPr.addprevious(element)

    def write_header(self, content: Iterable[Element], style: str = "Header") -> None:
        """Append content to the line above the text of every page, and give it a style."""
        line = self._page.header.paragraphs[0]._p
        line.style = style
        line.extend(content)

    def write_footer(self, content: Iterable[Element]) -> None:
        """Append content to the line below the text of every page."""
        self._page.footer.paragraphs[0]._p.extend(content)

    def write_language(self, language: str) -> None:
        """Say what language all words are in that say nothing else."""
        (default,) = self.word.styles.element.xpath("w:docDefaults//w:lang")
        default.set(qn("w:val"), language)

    def bookmark(self, section: str) -> tuple[int, str]:
        """Return a new id and the name of the bookmark at the heading of a section."""
        return next(self._bookmark_ids), self._bookmarks[section]

    def mark(self, number: int, words: str) -> tuple[int, str]:
        """Return a new id and the name of the bookmark of a numbered paragraph."""
        return next(self._bookmark_ids), ParagraphMark.of(number, words).name

    def anchor(self, target: str) -> str:
        """Return the bookmark that a link to a section, or to a numbered paragraph, leads to."""
        if target not in self._anchors:
            raise BrokenError("a link leads to a place that is not in the document")
        return self._anchors[target]

    def relationship(self, href: str) -> str:
        """Return the id of the relationship to an address outside the file."""
        return self.word.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def new_list(self, *, level: int) -> int:
        """Return the id of a new list, numbered from 1. A list within a list has level 1."""
        lists = self.word.part.numbering_part.element
        new = lists.add_num(NUMBERS - 1)
        new.add_lvlOverride(ilvl=level).add_startOverride(1)
        return int(new.numId)

    def new_control(self) -> int:
        """Return the id of a new content control."""
        return next(self._control_ids)

    def picture(self, png: bytes, size: tuple[int, int], alt: str, kind: str) -> Element:
        """Return a run with a picture of a size in twips; `kind` is what its name begins with."""
        number, (width, height) = next(self._picture_ids), map(Twips, size)
        inline = self.word.part.new_pic_inline(BytesIO(png), width, height)
        for name, value in (("id", f"{number}"), ("name", f"{kind} {number}"), ("descr", alt)):
            inline.docPr.set(name, value)
        for distance in _DISTANCES:
            inline.set(distance, "0")
        return w("r", w("drawing", inline))


def _text_width(page: WordSection) -> int:
    """Return the width of the text on a page, in twips."""
    margins = (page.left_margin or 0) + (page.right_margin or 0)
    return round(((page.page_width or 0) - margins) / Twips(1))


def paragraph_marks(sections: Iterable[Section]) -> dict[str, str]:
    """Return the name of the bookmark of each numbered paragraph, by its anchor."""
    return {
        paragraph_anchor(one.number): ParagraphMark.of(one.number, plain(one.inlines)).name
        for section in walk(sections)
        for one in section.blocks
        if isinstance(one, Paragraph) and one.number
    }


def bookmark_names(sections: Iterable[Section]) -> dict[str, str]:
    """Return a bookmark name for each section id.

    Word allows 40 letters, digits and underscores, and does not tell capitals from small letters.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for section in walk(sections):
        if section.id in names:
            raise BrokenError("two sections have one id")
        stem = "section_" + re.sub("[^A-Za-z0-9]", "_", section.id)
        tries = (f"_{number}" if number else "" for number in count())
        name = next(
            name
            for tail in tries
            if (name := stem[: _LONGEST_BOOKMARK - len(tail)] + tail).lower() not in taken
        )
        names[section.id] = name
        taken.add(name.lower())
    return names
