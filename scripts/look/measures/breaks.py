"""Pages break where a reader does not stumble."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from scripts.look.measures.fault import Fault, text
from scripts.look.reading import HEADINGS, Line, Page, Printed, Word

HEADS: Final = HEADINGS | {"Caption", "THead"}
BLOCKS: Final = ("TR", "LI", "Caption", *sorted(HEADINGS), "P")
LAST_LINES: Final = 3  # a last page is not there for so few (the design’s own rule)
INDENT: Final = 9.0  # points: a first cell begins at the edge of its table, or as near as this
INTRODUCTION: Final = 4  # lines of a paragraph that only introduces a table, at most


def hanging(printed: Printed) -> Iterator[Fault]:
    """Yield headings, captions and heading rows that end a page: what they head is overleaf."""
    for page in printed.pages:
        last = page.lines[-1] if page.lines else ()
        if found := {kind for word in last for kind in word.kinds} & HEADS:
            yield Fault(page.number, f"ends with {' '.join(sorted(found))}: {text(last)}")


def parted(printed: Printed) -> Iterator[Fault]:
    """Yield headings that stay behind with their introduction when their table goes overleaf."""
    for page, following in pairwise(printed.pages):
        if not (page.lines and following.lines and "Caption" in following.lines[0][0].kinds):
            continue
        paragraph = same_block(reversed(page.lines), page.lines[-1][0])
        before = page.lines[: -len(paragraph)]
        introduces = block_of(paragraph[0][0])[0] == "P" and len(paragraph) <= INTRODUCTION
        if introduces and before and {*before[-1][0].kinds} & HEADINGS:
            yield Fault(page.number, f"{text(before[-1])} and its table are parted")


def torn(printed: Printed) -> Iterator[Fault]:
    """Yield rows at the foot of a page of which a cell begins overleaf, and others do not."""
    for page, following in pairwise(printed.pages):
        if not (page.lines and following.lines and page.lines[-1][0].within("TR")):
            continue
        row = _row(page, page.lines[-1][0])
        first = _edge(page, row[0])
        begins = min(word.left for word in row) <= first + INDENT
        beyond = _columns(_continued(following)) - _columns(row)
        if (not begins and not _goes_on(page, row[0])) or (begins and beyond):
            yield Fault(page.number, f"shows of a row only: {text(row)}")


def _row(page: Page, word: Word) -> list[Word]:
    return [one for one in page.body if one.within("TR") == word.within("TR")]


def _edge(page: Page, word: Word) -> float:
    """Return where the table of a word begins on a page."""
    return min(one.left for one in page.body if one.within("Table") == word.within("Table"))


def _columns(row: Sequence[Word]) -> set[int]:
    """Return where the cells of a row begin, to the nearest few points."""
    cells: dict[int, float] = {}
    for word in row:
        cell = word.within("TD") or word.within("TH")
        cells[cell] = min(cells.get(cell, word.left), word.left)
    return {round(left / INDENT) for left in cells.values()}


def _continued(page: Page) -> list[Word]:
    """Return the row at the top of a page that began on the page before, under a heading row."""
    lines = page.lines[heads_of(page) :]
    if "THead" not in page.lines[0][0].kinds or not lines[0][0].within("TR"):
        return []
    row = _row(page, lines[0][0])
    begins = min(word.left for word in row) <= _edge(page, row[0]) + INDENT
    return [] if begins else row


def _goes_on(page: Page, last: Word) -> bool:
    """Return whether a page has but one row, under a heading row that the page begins with."""
    rows = {word.within("TR") for word in page.body if "THead" not in word.kinds}
    top = page.lines[0][0]
    return rows == {last.within("TR")} and top.within("Table") == last.within("Table")


def last_page(printed: Printed) -> Iterator[Fault]:
    """Yield a last page that is there for a line or two."""
    *others, last = printed.pages
    if others and len(last.lines) <= LAST_LINES:
        yield Fault(last.number, f"is there for {len(last.lines)} lines")


def same_block(lines: Iterator[Line] | Sequence[Line], word: Word) -> list[Line]:
    """Return the first lines that belong to the block of a word."""
    found: list[Line] = []
    for line in lines:
        if block_of(line[0]) != block_of(word):
            break
        found.append(line)
    return found


def block_of(word: Word) -> tuple[str, int]:
    """Return the kind and number of the block of a word: a row, an item, a paragraph …"""
    return next(((kind, word.within(kind)) for kind in BLOCKS if word.within(kind)), ("", 0))


def heads_of(page: Page) -> int:
    """Return how many lines at the top of a page only head what follows them."""
    count = 0
    for line in page.lines[:-1]:
        if not {*line[0].kinds} & HEADS:
            break
        count += 1
    return count
