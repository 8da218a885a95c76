"""The heading of a part of a section is a heading in every format, a level below its section."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import Any, Final

import docx
import pikepdf
import pytest

from pipeline.model.document import (
    Document,
    Origin,
    Paragraph,
    Section,
    Subheading,
    TemplateSource,
    Text,
)
from pipeline.writers import FORMATS
from pipeline.writers.typst.document import write as typst
from tests.samples.test_parity import READERS, assert_same
from tests.writers.documents import full

FROM: Final = TemplateSource("a.md.j2", 1)


def words(text: str) -> tuple[Text]:
    return (Text(text, FROM),)


def section(name: str, *inner: Section) -> Section:
    blocks = (
        Paragraph(words(f"Before {name}."), Origin.PEOPLE),
        Subheading(words(f"A part of {name}")),
        Paragraph(words(f"Within {name}."), Origin.PEOPLE),
    )
    return Section(name, words(f"On {name}"), blocks, inner)


DOCUMENT: Final[Document] = replace(
    full(), sections=(section("one", section("two", section("three"))),)
)
LEVELS: Final = {"one": 3, "two": 4, "three": 5}


def test_html_has_a_heading_of_the_next_level() -> None:
    page = FORMATS["html"].write(DOCUMENT, ()).content.decode()
    found = re.findall("<h([1-6])>A part of ([a-z]+)<", page)
    assert {name: int(level) for level, name in found} == LEVELS


def test_word_has_a_heading_of_the_next_level() -> None:
    word: Any = docx.Document(BytesIO(FORMATS["docx"].write(DOCUMENT, ()).content))
    found = {
        one.text.removeprefix("A part of "): one.style.name
        for one in word.paragraphs
        if one.text.startswith("A part of")
    }
    assert found == {name: f"Heading {level}" for name, level in LEVELS.items()}


def test_the_outline_has_a_heading_of_the_next_level() -> None:
    lines = FORMATS["outline"].write(DOCUMENT, ()).content.decode().splitlines()
    for name, level in LEVELS.items():
        assert f"{'#' * level} A part of {name}" in lines


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
def test_pdf_has_a_heading_of_the_next_level(engine: str) -> None:
    if engine == "typst":
        content = typst(DOCUMENT).content
    else:
        content = FORMATS["pdf"].write(DOCUMENT, ()).content
    with pikepdf.open(BytesIO(content)) as pdf:
        tags = [str(one["/S"]) for one in pdf.objects if str(type_of(one)) == "/StructElem"]
    for level in LEVELS.values():
        assert f"/H{level}" in tags


def type_of(one: Any) -> object:
    return one.get("/Type", "") if isinstance(one, pikepdf.Dictionary) else ""


@pytest.mark.parametrize(
    "name", ["html", "docx", "outline", pytest.param("pdf", marks=pytest.mark.slow)]
)
def test_all_formats_have_the_same_words(name: str) -> None:
    copy = FORMATS[name].write(DOCUMENT, ())
    assert_same(DOCUMENT, copy, name)
    assert "A part of three" in " ".join(READERS[name].read(copy.content).report)
