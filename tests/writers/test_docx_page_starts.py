"""The paragraphs of a point before headings that LibreOffice would leave at the foot of a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from docx.oxml.ns import qn

from pipeline.model.document import Document, Section
from pipeline.writers import FORMATS
from scripts.look import office, written
from scripts.look.measures import MEASURES
from tests.writers.word_documents import STAMP, document, para, words
from tests.writers.word_reading import body, read

BEFORE: Final = 5
"""The paragraphs before the first section's own: two banners, label, title and framework."""

LONG: Final = "Some words of a paragraph that is longer than its page is wide, and goes on below."


def below(number: int, long: int = 0) -> Document:
    """Return a document in which a heading is that of so many paragraphs and rows."""
    first = [
        para(*words(LONG if at < long else f"Line {at}.")) for at in range(number - BEFORE - 2)
    ]
    sections = (
        Section("one", words("One"), tuple(first)),
        Section("two", words("What follows"), (para(*words(LONG)),) * 120),
    )
    return replace(document(stamp=STAMP), sections=sections)


def points(source: Document) -> Iterator[str]:
    """Yield what follows each paragraph of a point: style and words."""
    for element in body(source).iterchildren(qn("w:p")):
        if element.style == "PageStart":
            assert read(element) == ""
            after = element.getnext()
            yield f"{after.style} {read(after)}"


@pytest.mark.parametrize("number", [20, 41, 62, 83])
def test_a_point_stands_before_the_heading_that_would_begin_a_page(number: int) -> None:
    assert [*points(below(number))] == ["Heading2 What follows"]


@pytest.mark.parametrize("number", [8, 19, 21, 22, 40, 42, 61, 63])
def test_no_point_stands_before_another_heading(number: int) -> None:
    assert [*points(below(number))] == []


@pytest.mark.slow
@pytest.mark.skipif(office.office() is None, reason="LibreOffice is not here")
def test_no_heading_is_left_at_the_foot_by_libreoffice(tmp_path: Path) -> None:
    sources = {f"{long}-long": below(20, long) for long in range(13)}
    files = {name: tmp_path / f"{name}.docx" for name in sources}
    for name, file in files.items():
        file.write_bytes(FORMATS["docx"].write(sources[name], ()).content)
    folder = office.print_all(files, tmp_path)
    assert folder
    pages = {
        name: written.printed(folder / f"{name}.pdf", source, name)
        for name, source in sources.items()
    }
    assert all(len(one.pages) > 2 for one in pages.values())
    left = {name: [*MEASURES["heading at the foot"](one)] for name, one in pages.items()}
    assert not any(left.values()), left
