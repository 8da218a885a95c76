"""What is about the copy, not in the report: banners, contents, header, footer, properties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, time
from typing import Final

from pipeline.model.document import Document, Section, Stamp, heading, plain
from pipeline.writers import furniture
from pipeline.writers.word.manuscript import Manuscript
from pipeline.writers.word.xml import (
    Element,
    field,
    hyperlink,
    line_break,
    paragraph,
    run,
    strong_run,
    w,
)

DEEPEST_CONTENTS: Final = 3
_LONGEST_PROPERTY: Final = 255
_LARGE_FOOT: Final = 42
"""Letters beside which the number of the page has room at the foot in large print."""
_PER_MM: Final = 1440 / 25.4  # twips


def logo(manuscript: Manuscript) -> Iterator[Element]:
    """Yield the logo of the house, if it has one."""
    if own := furniture.logo():
        size = (round(own.width * _PER_MM), round(own.height * _PER_MM))
        yield paragraph("Logo", manuscript.picture(own.word.content, size, own.alt, "Logo"))


def closing(document: Document) -> Iterator[Element]:
    """Yield what the house says after a report, if it says anything."""
    if own := furniture.closing(document):
        yield paragraph("ClosingHeading", run(furniture.ABOUT))
        yield from (paragraph("ClosingText", run(words)) for words in own.paragraphs)
        yield from (paragraph("ClosingAddress", run(line)) for line in own.address)


def banners(stamp: Stamp, *, large: bool) -> Iterator[Element]:
    """Yield the banners a copy must carry, as paragraphs; in large print the word stands above."""
    for banner in furniture.banners(stamp):
        word, said = strong_run(banner.word), banner.sentence
        rest = (line_break(), run(said)) if large else (run(f"\t{said}"),)
        yield paragraph(f"Banner{banner.kind.title()}", word, *rest)


def banner_line(stamp: Stamp) -> Iterator[Element]:
    """Yield the banners of a form as one calm line."""
    parts: list[Element] = []
    for banner in furniture.banners(stamp):
        space = " " if parts else ""
        parts += [strong_run(f"{space}{banner.word}"), run(f" {banner.sentence}")]
    if parts:
        yield paragraph("BannerLine", *parts)


def contents(document: Document, manuscript: Manuscript) -> Iterator[Element]:
    """Yield the contents: a heading that is none for navigation, and a link to each section.

    All of it stays on one page, if one page can hold it.
    """
    yield paragraph("TOCHeading", run(furniture.CONTENTS))
    *entries, last = _entries(document.sections, 1)
    for level, section in entries:
        yield _entry(level, section, manuscript)
    yield _entry(*last, manuscript, w("keepNext", val=0))  # by their style the others are kept


def _entries(sections: Iterable[Section], level: int) -> Iterator[tuple[int, Section]]:
    for section in sections if level <= DEEPEST_CONTENTS else ():
        yield level, section
        yield from _entries(section.sections, level + 1)


def _entry(level: int, section: Section, manuscript: Manuscript, *keep: Element) -> Element:
    """Return a link to a section, and its page: Word works that out when the file is opened."""
    words = run(plain(heading(section)).replace("\n", " "))
    anchor = manuscript.anchor(section.id)
    page = field(f"PAGEREF {anchor} \\h", "", stale=True)
    line = (hyperlink([words], anchor=anchor), run("\t"), page)
    return paragraph(f"TOC{level}", *line, properties=keep)


def running(stamp: Stamp, manuscript: Manuscript, *, sections: bool) -> None:
    """Write the header and the footer of every page; with `sections` the section’s name too."""
    words = " · ".join(furniture.running_words(stamp))
    if sections:
        # By its level: the names of styles differ from language to language.
        manuscript.write_header([field("STYLEREF 2", ""), run(f"\t{words}")], "HeaderSection")
    else:
        manuscript.write_header([run(words)] if words else [])
    page, of = furniture.page_count_words()
    number = (run(f"\t{page} "), field("PAGE", "1"), run(f" {of} "), field("NUMPAGES", "1"))
    below = (line_break(),) if manuscript.large and len(stamp.running) > _LARGE_FOOT else ()
    manuscript.write_footer([run(stamp.running), *below, *number, *_code(stamp)])


def _code(stamp: Stamp) -> Iterator[Element]:
    """Yield a second line with what tells a final version by its words, where it has that."""
    if words := furniture.content_words(stamp):
        yield from (line_break(), run(words))


def properties(document: Document, manuscript: Manuscript) -> None:
    """Set title, subject, state, language and dates. There is no author: no person is named."""
    about = manuscript.word.core_properties
    midnight = datetime.combine(document.stamp.date, time())
    label, title = plain(document.label), plain(document.title)
    about.title = _property(": ".join(filter(None, (title, label))))
    about.subject = _property(label)
    about.content_status = document.stamp.state
    about.version = document.stamp.report_type_version
    about.language = document.language
    about.created = about.modified = midnight
    manuscript.write_language(document.language)


def _property(words: str) -> str:
    return words.replace("\n", " ")[:_LONGEST_PROPERTY]
