"""The pages of a batch: what needs a person first, at most 500 rows and a megabyte each.

A page is drawn when its rows are there, and its rows are drawn one after another, so that no more
than one page is held. `index.html` comes last: when it is there, all others are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.finding import Finding
from pipeline.runs.overview.data import by_bundle
from pipeline.runs.overview.entry import Entry, Place
from pipeline.runs.overview.need import rank
from pipeline.runs.overview.packed import Page, packed
from pipeline.runs.overview.plots import plots
from pipeline.runs.overview.totals import Totals
from pipeline.runs.overview.whole import NOTHING_MORE, Whole
from pipeline.writers.html import pages
from pipeline.writers.html.pages import Drawn


def index(
    records: Sequence[Entry], copies: Sequence[Finding] = (), whole: Whole = NOTHING_MORE
) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each page of a batch, `index.html` at last.

    Records are looked at twice, each by itself, and none is kept. `copies` are the findings that
    belong to the run: words that stand in two reports.
    """
    of = by_bundle(copies)
    totals, order = _met(records, of)
    filled: list[tuple[int, int]] = []
    first: Page | None = None
    for page, is_last in packed(records, order, of, totals):
        filled.append((page.first, page.last))
        if page.number == 1:
            first = page
        else:
            yield file_name(page.number), _drawn(page, totals, _Around(is_last), whole)
    assert first
    yield file_name(1), _drawn(first, totals, _Around(len(filled) == 1, tuple(filled)), whole)


def file_name(number: int) -> str:
    """Return the name of a page: `index.html`, `index-2.html`."""
    return "index.html" if number == 1 else f"index-{number}.html"


@dataclass(frozen=True, slots=True)
class _Around:
    """What a page knows of the others: whether it is the last, and on the first all of them."""

    is_last: bool
    pages: tuple[tuple[int, int], ...] = ()


def _met(
    records: Sequence[Entry], copies: Mapping[Place, Sequence[Finding]]
) -> tuple[Totals, list[int]]:
    """Return the totals, and the places of all records in the order in which they are shown."""
    totals = Totals()
    ranks = []
    for at, one in enumerate(records):
        mine = copies.get(one.place, ())
        totals.add(one, mine)
        ranks.append((rank(one, mine), at))
    return totals, [at for _, at in sorted(ranks)]


def _drawn(page: Page, totals: Totals, around: _Around, whole: Whole) -> bytes:
    values = {
        "number": page.number,
        "is_last": around.is_last,
        "first_row": page.first,
        "last_row": page.last,
        "total": totals.records,
        "others": [
            {"number": at, "href": file_name(at), "first": first, "last": last}
            for at, (first, last) in enumerate(around.pages, 1)
        ],
        "previous": file_name(page.number - 1) if page.number > 1 else "",
        "next": "" if around.is_last else file_name(page.number + 1),
        "said": totals.said,
        "complete": whole.complete,
        "gone": whole.gone if page.number == 1 else (),
        "plots": plots(totals) if page.number == 1 else (),
        "choices": totals.choices(),
        "rows": Drawn("".join(page.rows)),
        "copies": Drawn("".join(page.copies)),
    }
    return pages.index(values).encode("utf-8", "replace")
