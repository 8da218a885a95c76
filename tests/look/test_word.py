"""Word files as LibreOffice prints them, where it is: whole words, and pages that end well.

A few documents that are wide, long or have long names; `make look` measures all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from pipeline.model.document import Document
from pipeline.writers import FORMATS
from scripts.look import office, written
from scripts.look.extremes import EXTREMES
from scripts.look.measures import MEASURES
from scripts.look.reading import Printed
from tests.made_once import made_once
from tests.samples import cases

pytestmark = [
    pytest.mark.slow,
    pytest.mark.thorough,
    pytest.mark.skipif(office.office() is None, reason="LibreOffice is not here"),
]

SAMPLES: Final = (
    "la-services-2014/good-with-board-review",
    "childrens-home-2014-full/good-narrative",
)
NAMED: Final = ("eight-columns", "name-without-a-blank", "longest-names")
HOLD: Final = (
    "lost letters", "inside the page", "on each other", "broken words and figures", "broken dates",
    "grades on page one", "setting and dates on page one", "heading at the foot",
    "nearly empty page", "short last page",
)  # fmt: skip


class Sheet(NamedTuple):
    """A document, as its writer and LibreOffice print it, and the pages of its PDF."""

    document: Document
    printed: Printed
    pages: int


def documents() -> Iterator[tuple[str, Document]]:
    named = {one: cases.of(one).content for one in SAMPLES}
    named |= {one.name: one.content for one in EXTREMES if one.name in NAMED}
    for name, content in named.items():
        for document in written.documents(name, content):
            yield f"{name}-{document.id}".replace("/", "-"), document


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Sheet]:
    made = dict(documents())

    def write(folder: Path) -> None:
        folder.mkdir()
        files = {name: folder / f"{name}.docx" for name in made}
        for name, file in files.items():
            file.write_bytes(FORMATS["docx"].write(made[name], ()).content)
        office.print_all(files, folder)

    folder = made_once(tmp_path_factory, "word-prints", write) / "word"
    return {
        name: Sheet(
            document,
            written.printed(folder / f"{name}.pdf", document, name),
            FORMATS["pdf"].write(document, ()).pages or 0,
        )
        for name, document in made.items()
    }


@pytest.mark.parametrize("measure", HOLD)
def test_a_measure_holds_in_word(measure: str, sheets: dict[str, Sheet]) -> None:
    faults = [
        (f"{name}, page {fault.page}", fault.what)
        for name, sheet in sheets.items()
        for fault in MEASURES[measure](sheet.printed)
    ]
    assert faults == []


def test_word_takes_no_more_pages_than_the_pdf_and_one(sheets: dict[str, Sheet]) -> None:
    longer = {
        name: (len(sheet.printed.pages), sheet.pages)
        for name, sheet in sheets.items()
        if len(sheet.printed.pages) > sheet.pages + 1
    }
    assert longer == {}
