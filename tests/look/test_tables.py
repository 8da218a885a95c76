"""No table has more headings than data: a row of headings that says nothing makes a reader listen.

`outloud` asks the same of a PDF with tags (its rule TBL-010), of tables of six cells or more.
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
        counts = [Counter(cells(one)) for one in tables(opened.Root.StructTreeRoot)]
    return [
        (one["/TH"], one["/TD"])
        for one in counts
        if one.total() >= FEW and one["/TH"] > one["/TD"] > 0
    ]


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


@pytest.mark.xfail(reason="tables of facts have a row of headings that says nothing", strict=True)
def test_no_table_has_more_headings_than_data(tmp_path_factory: pytest.TempPathFactory) -> None:
    out = drafted(tmp_path_factory).out
    files = sorted(out.glob("*/*.pdf"))
    assert len(files) > len(GOOD)
    assert {
        file.parent.name: found for file in files if (found := shredded(file.read_bytes()))
    } == {}


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (3, [(5, 3)]),
        (1, []),  # four cells are too few to tell
    ],
)
def test_a_table_of_facts_under_headings_is_found(
    rows: int, found: list[tuple[int, int]], tmp_path: Path
) -> None:
    printed(tmp_path, table("<tr><th>Name</th><td>Alder</td></tr>" * rows))
    assert shredded((tmp_path / "page.pdf").read_bytes()) == found


def test_a_table_of_facts_without_headings_is_not_found(tmp_path: Path) -> None:
    row = "<tr><th>Name</th><td>Alder</td></tr>"
    printed(tmp_path, f"<table><tbody>{row * 3}</tbody></table>")
    assert shredded((tmp_path / "page.pdf").read_bytes()) == []
