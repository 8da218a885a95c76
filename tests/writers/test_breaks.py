"""What a page break may divide, and what it may not: the same in the page and in Word."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from docx.oxml.ns import qn

from pipeline.model.document import (
    BlockQuote,
    Cell,
    Column,
    InnerItem,
    InnerList,
    Item,
    ItemList,
    Origin,
    Row,
    Table,
)
from pipeline.model.unbroken import NO_BREAK
from pipeline.writers import FORMATS, furniture
from pipeline.writers.html.page_files import page_file
from pipeline.writers.leads import leading
from pipeline.writers.length import LONG as LONG_REPORT
from pipeline.writers.length import pages
from pipeline.writers.rows import is_held, is_long, is_long_text
from tests.writers.word_documents import document, para, words
from tests.writers.word_reading import body

LONG = "Words that go on. " * 60


def table(*lengths: int, narrow: int = 50) -> Table:
    """Return a table of rows with so many letters in the narrow column."""
    columns = (Column(words("One"), 100 - narrow), Column(words("Two"), narrow))
    rows = tuple(Row((Cell(words("x")), Cell(words("y" * length)))) for length in lengths)
    return Table(words("Rows"), columns, rows)


def held(made: Table) -> list[int]:
    return [number for number in range(1, len(made.rows) + 1) if is_held(number, made)]


def test_no_short_row_stands_alone_at_either_end() -> None:
    assert held(table(9, 9, 9, 9, 9)) == [1, 4]
    assert held(table(9, 9)) == [1]
    assert held(table(9)) == []


def test_a_row_of_several_lines_may_stand_alone() -> None:
    assert held(table(300, 9, 9, 300)) == []


def test_a_long_row_breaks_and_is_not_taken_overleaf_with_the_last_one() -> None:
    assert held(table(300, 9, 900, 9)) == []


def test_a_row_is_long_by_its_lines_not_by_its_letters() -> None:
    wide, narrow = table(500, narrow=80), table(500, narrow=20)
    assert not is_long(wide.rows[0], wide)
    assert is_long(narrow.rows[0], narrow)


def test_a_report_is_long_by_the_lines_of_its_rows() -> None:
    """As many letters, once across the page and once in a narrow column."""
    rows = [3_000] * 8
    assert pages(document(table(*rows, narrow=90))) < LONG_REPORT
    assert pages(document(table(*rows, narrow=30))) > LONG_REPORT


def test_contents_stand_below_page_one_where_there_is_room() -> None:
    """They began a page, and left one of three lines after a page one that went on overleaf."""
    assert "break-before" not in page_file("long.css")
    assert "break-inside: avoid" in page_file("long.css")


@pytest.mark.parametrize("length", [100, 5_000])
def test_a_long_item_and_a_long_quotation_may_be_divided(length: int) -> None:
    long = length > 1_000
    item = Item(words("a" * length))
    quote = BlockQuote(words("b" * length), Origin.PEOPLE)
    assert (is_long_text(item), is_long_text(quote)) == (long, long)
    source = document(ItemList((item,), Origin.PEOPLE), quote)
    html = FORMATS["html"].write(source, ()).content.decode()
    assert bool(re.search(r'<li class="long"', html)) == long
    assert bool(re.search(r'<div class="quote long"', html)) == long
    (drawn,) = (p for p in body(source).iter(qn("w:p")) if p.style == "Quote")
    assert (drawn.xpath("string(w:pPr/w:keepLines/@w:val)") == "0") == long


def test_an_item_is_long_with_what_stands_below_it() -> None:
    below = InnerList(tuple(InnerItem(words("c" * 100)) for _ in range(7)))
    assert is_long_text(Item(words("Few:"), inner=below))
    assert not is_long_text(Item(words("Few:"), inner=InnerList(below.items[:2])))


def test_a_long_introduction_does_not_take_its_table_along() -> None:
    short, long = para(*words("Few words.")), para(*words(LONG))
    assert leading((short, table(9, 9))) == {0}
    assert leading((long, table(9, 9))) == set()


def test_the_day_of_a_draft_does_not_break() -> None:
    stamp = replace(document().stamp, draft="Draft 3, 2 April 2025")
    assert furniture.banners(stamp)[-1].word == f"Draft 3, 2{NO_BREAK}April{NO_BREAK}2025"
