"""No table has more headings than data, such as headings that are cut into a cell a word.

`outloud` asks the same of a PDF with tags (its rule TBL-010), of tables of six cells or more. It
also finds each small table with headings above and at the side, such as judgements and grades, or
the figures of a chart: that has more headings than data however well it is made. Those are left out
here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pikepdf
import pytest

from tests.look.made_pages import printed, table
from tests.samples.cases import GOOD
from tests.samples.drafts import drafted

pytestmark = pytest.mark.slow
FEW: Final = 6


def shredded(pdf: bytes) -> list[tuple[int, int]]:
    """Return how many headings and data the tables have that have more headings."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        counts = [
            Counter(cells(one))
            for one in tables(opened.Root.StructTreeRoot)
            if not headed_on_both_sides(one)
        ]
    return [
        (one["/TH"], one["/TD"])
        for one in counts
        if one.total() >= FEW and one["/TH"] > one["/TD"] > 0
    ]


def headed_on_both_sides(table: Any) -> bool:
    """Return whether a table has a row of headings, and then a heading and its data in each row."""
    head, *rows = rows_of(table)
    row = ["/TH", *["/TD"] * (len(head) - 1)]
    return {*head} == {"/TH"} and all(one == row for one in rows)


def rows_of(tag: Any) -> list[list[str]]:
    """Return the kinds of the cells of each row."""
    if str(tag.get("/S")) == "/TR":
        return [[*cells(tag)]]
    return [row for kid in kids(tag) for row in rows_of(kid)]


def tables(tag: Any) -> Iterator[Any]:
    for kid in kids(tag):
        if kid.get("/S") == "/Table":
            yield kid
        else:
            yield from tables(kid)


def cells(tag: Any) -> Iterator[str]:
    for kid in kids(tag):
        if str(kid.get("/S")) in ("/TH", "/TD"):
            yield str(kid.S)
        else:
            yield from cells(kid)


def kids(tag: Any) -> Iterator[Any]:
    found = tag.get("/K", ())
    for kid in found if isinstance(found, pikepdf.Array) else [found]:
        if isinstance(kid, pikepdf.Dictionary):
            yield kid


def test_no_table_has_more_headings_than_data(tmp_path_factory: pytest.TempPathFactory) -> None:
    out = drafted(tmp_path_factory).out
    files = sorted(out.glob("*/*.pdf"))
    assert len(files) > len(GOOD)
    assert {
        file.parent.name: found for file in files if (found := shredded(file.read_bytes()))
    } == {}


WORDS: Final = "".join(f"<th>{word}</th>" for word in "What must be done".split())
FACT: Final = "<tr><th>Name</th><td>Alder</td></tr>"
PAIR: Final = "<tr><td>Alder</td><td>1 May</td></tr>"
THREE: Final = "<tr><th>One</th><th>Two</th><th>More</th></tr>"
FOUND: Final = {
    "a cell a word": (f"<table><tr>{WORDS}</tr><tr><td>1</td><td>2</td></tr></table>", [(4, 2)]),
    "facts under three headings": (f"<table>{THREE}{FACT}{FACT}</table>", [(5, 2)]),
    "one column of data": (table(FACT * 3), []),
    "one row of data": (f"<table>{THREE}<tr><th>1</th><td>2</td><td>3</td></tr></table>", []),
    "headings at the side": (f"<table>{FACT * 3}</table>", []),
    "headings above": (table(PAIR * 3), []),
}


@pytest.mark.parametrize("name", FOUND)
def test_headings_that_are_cut_up_are_found(name: str, tmp_path: Path) -> None:
    body, found = FOUND[name]
    printed(tmp_path, body)
    assert shredded((tmp_path / "page.pdf").read_bytes()) == found
