"""Large print as it is printed: no letter is small, none is lost, and pages hold what they must.

Page one has no room for all grades and dates, and a page of 18 points holds fewer words: so some
measures of the usual print do not hold.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
from pypdf import PdfReader

from pipeline.model.document import Document
from pipeline.writers import FORMATS, Written
from pipeline.writers.large_print import in_large_print
from scripts.look import office, written
from scripts.look.extremes import EXTREMES
from scripts.look.measures import MEASURES
from scripts.look.reading import Printed
from tests.made_once import made_once
from tests.readback import docx, expected, pdf
from tests.samples import cases

pytestmark = [pytest.mark.slow, pytest.mark.thorough]

LEAST: Final = 18.0
SAMPLES: Final = (
    "childrens-centre/good-council-figures",
    "la-services-2014/good-with-board-review",
    "rfc-2016-full/good-inadequate",
    "rfc-assurance-visit/good-serious-concerns",
    "sccif-rfc-full/good-planned",
)
DRIVEN: Final = ("eight-columns", "longest-names", "name-without-a-blank", "long-words")
HOLD: Final = (
    "lost letters", "inside the page", "apart from the margins", "on each other",
    "broken words and figures", "broken dates", "heading at the foot",
    "table parted from its heading", "torn row", "nearly empty page",
)  # fmt: skip
# In Word the running head has one line, and LibreOffice tells rows from their heading elsewhere.
HOLD_IN_WORD: Final = ("lost letters", "inside the page", "on each other", "broken dates")


class Sheet(NamedTuple):
    """A document in large print, its files, and where its PDF and its Word file are printed."""

    document: Document
    pdf: Written
    docx: Written
    folder: Path
    name: str

    def printed(self, within: str = "") -> Printed:
        return written.printed(self.folder / within / f"{self.name}.pdf", self.document, self.name)


def documents() -> Iterator[tuple[str, Document]]:
    named = {one: cases.of(one).content for one in SAMPLES}
    named |= {one.name: one.content for one in EXTREMES if one.name in DRIVEN}
    for name, content in named.items():
        for document in written.documents(name, content):
            yield f"{name}-{document.id}".replace("/", "-"), in_large_print(document)


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> list[Sheet]:
    made = dict(documents())

    def make(folder: Path) -> None:
        folder.mkdir()
        for name, document in made.items():
            for kind in ("pdf", "docx"):
                written_ = FORMATS[kind].write(document, ())
                (folder / f"{name}.{kind}").write_bytes(written_.content)
        office.print_all({name: folder / f"{name}.docx" for name in made}, folder)

    folder = made_once(tmp_path_factory, "large-print", make)
    return [
        Sheet(
            document,
            Written((folder / f"{name}.pdf").read_bytes(), pages(folder / f"{name}.pdf")),
            Written((folder / f"{name}.docx").read_bytes()),
            folder,
            name,
        )
        for name, document in made.items()
    ]


def pages(file: Path) -> int:
    return len(PdfReader(file).pages)


def sizes(file: Path) -> Counter[float]:
    """Return how many letters a PDF has of each size, in points on the page."""
    found: Counter[float] = Counter()

    def seen(text: str, page: Any, line: Any, _font: Any, size: float) -> None:
        scale = math.hypot(line[2], line[3]) * math.hypot(page[2], page[3])
        found[round(size * scale, 2)] += len(text.strip())

    for page in PdfReader(file).pages:
        page.extract_text(visitor_text=seen)
    return +found


def test_no_letter_of_a_pdf_is_smaller_than_18_points(sheets: list[Sheet]) -> None:
    """At the foot and the head of a page, in tables and in charts, too."""
    for sheet in sheets:
        found = sizes(sheet.folder / f"{sheet.name}.pdf")
        assert found.total() > 100
        assert (sheet.name, min(found)) == (sheet.name, LEAST)


@pytest.mark.skipif(office.office() is None, reason="LibreOffice is not here")
def test_nor_is_one_of_a_word_file_where_it_is_printed(sheets: list[Sheet]) -> None:
    """A picture of a list has its own size: LibreOffice draws a bullet as large as its line."""
    for sheet in sheets:
        found = sizes(sheet.folder / "word" / f"{sheet.name}.pdf")
        small = {size: number for size, number in found.items() if size < LEAST - 0.1}
        assert (sheet.name, small) == (sheet.name, {})


def test_the_usual_print_would_not_pass(sheets: list[Sheet], tmp_path: Path) -> None:
    (sample, *_) = written.documents(SAMPLES[0], cases.of(SAMPLES[0]).content)
    (tmp_path / "usual.pdf").write_bytes(FORMATS["pdf"].write(sample, ()).content)
    assert min(sizes(tmp_path / "usual.pdf")) < LEAST


@pytest.mark.parametrize("measure", HOLD)
def test_a_measure_holds_on_every_page(measure: str, sheets: list[Sheet]) -> None:
    faults = [
        f"{sheet.name}, page {fault.page}: {fault.what}"
        for sheet in sheets
        for fault in MEASURES[measure](sheet.printed())
    ]
    assert faults == []


@pytest.mark.skipif(office.office() is None, reason="LibreOffice is not here")
@pytest.mark.parametrize("measure", HOLD_IN_WORD)
def test_a_measure_holds_in_word(measure: str, sheets: list[Sheet]) -> None:
    faults = [
        f"{sheet.name}, page {fault.page}: {fault.what}"
        for sheet in sheets
        for fault in MEASURES[measure](sheet.printed("word"))
    ]
    assert faults == []


def test_pdf_and_word_say_the_same(sheets: list[Sheet]) -> None:
    """Read back by the tags and from the parts; a word longer than its line is read in pieces."""
    for sheet in sheets:
        must = "".join(expected.report(sheet.document))
        printed, typed = pdf.read(sheet.pdf.content), docx.read(sheet.docx.content)
        assert "".join(printed.report) == must, sheet.name
        assert "".join(typed.report) == must, sheet.name
        assert typed.furniture == expected.docx(sheet.document), sheet.name


def test_no_word_of_the_usual_print_is_missing(sheets: list[Sheet]) -> None:
    """The titles of columns may be said again and again."""
    for sheet in sheets:
        name = next(
            one for one in (*SAMPLES, *DRIVEN) if sheet.name.startswith(one.replace("/", "-"))
        )
        content = {one.name: one.content for one in EXTREMES}.get(name) or cases.of(name).content
        usual = next(one for one in written.documents(name, content) if one.id == sheet.document.id)
        lacking = Counter(expected.report(usual)) - Counter(expected.report(sheet.document))
        assert (sheet.name, lacking) == (sheet.name, Counter())
