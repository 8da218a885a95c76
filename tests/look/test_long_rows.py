"""A row that goes on overleaf: where its cells begin, and what is left of it for the last page."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

from pipeline.model.document import (
    Block,
    BlockQuote,
    Cell,
    Column,
    Item,
    ItemList,
    Origin,
    Row,
    Table,
)
from pipeline.writers.pdf import document as pdf
from scripts.look.measures import MEASURES
from scripts.look.reading import Printed, read
from tests.writers.word_documents import document, para, words

pytestmark = pytest.mark.slow
SENTENCE = "Words that go on. "


def printed(folder: Path, *blocks: Block, layout: Literal["report", "form"] = "report") -> Printed:
    source = document(*blocks)
    one = replace(source, sections=source.sections[:1], layout=layout)
    file = folder / "rows.pdf"
    file.write_bytes(pdf.write(one).content)
    return read(file)


def test_a_number_stays_with_the_first_line_of_what_it_numbers(tmp_path: Path) -> None:
    """One line is left on the page: room for it, and not for the space below a cell of one line."""
    columns = (Column(words("Ref"), 8), Column(words("What"), 72), Column(words("Standard"), 20))
    cells = (words("R6"), words(SENTENCE * 50), words("NMS 1 (fair assessments by evidence)"))
    row = Row(tuple(map(Cell, cells)))
    table = Table(words("Rows"), columns, (row,), row_headers=True)
    found = printed(tmp_path, *(para(*words("Line")) for _ in range(17)), table)
    before, after = ["R6" in {one.text for one in page.body} for page in found.pages[:2]]
    assert (before, after) == (True, False)
    assert [*MEASURES["torn row"](found)] == []


def test_no_page_is_there_for_the_last_lines_of_a_form(tmp_path: Path) -> None:
    columns = (
        Column(words("Ref"), 8),
        Column(words("What"), 32),
        Column(words("Done"), 60, holds="writing"),
    )
    row = Row((Cell(words("R6")), Cell(words(SENTENCE * 61)), Cell(())))
    table = Table(words("Rows"), columns, (row,), row_headers=True)
    found = printed(tmp_path, table, layout="form")
    assert len(found.pages) == 2
    assert [*MEASURES["short last page"](found)] == []


@pytest.mark.parametrize("blank", ["\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", ""])
def test_words_that_never_part_stay_on_the_page(tmp_path: Path, blank: str) -> None:
    """Text from a web page or a mail may have no other blanks: it ran over the edge of the page."""
    said = words(blank.join(["words", "quartz", "never", "part"] * 200))
    quote = BlockQuote(said, Origin.PEOPLE)
    cells = Row((Cell(words("R6")), Cell(said)))
    table = Table(words("Rows"), (Column(words("Ref"), 8), Column(words("What"), 92)), (cells,))
    items = ItemList((Item(said),), Origin.PEOPLE)
    found = printed(tmp_path, para(*said), quote, items, table)
    letters = Counter(letter for page in found.pages for word in page.body for letter in word.text)
    assert letters["z"] == 4 * 200
    assert [*MEASURES["inside the page"](found)] == []
