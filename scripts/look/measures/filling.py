"""Pages are used: none is left nearly empty, and a page of prose holds enough of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import chain, pairwise, takewhile
from typing import Final

from scripts.look.measures.breaks import INTRODUCTION, block_of, heads_of, same_block
from scripts.look.measures.fault import Fault
from scripts.look.reading import HEADINGS, Line, Page, Printed

LEAST: Final = 1 / 3  # of its room: what a page fills that is not the last
FOOT: Final = 3 / 4  # of its room: below it a foot looks blank
FULL: Final = 0.9  # of its room: from here a page is full
PROSE: Final = 330  # words on a full page of prose
MOST_HEADINGS: Final = 2  # lines: a page of prose has no more of them in headings
SPACE: Final = 43.0  # points above a heading, below the last row, and in lines, at most
FIRST_LINES: Final = 3  # of a paragraph, that may stand at the foot of a page
LONG_ROW: Final = 10  # lines: a longer row may break
SHORT_ROW: Final = (
    2  # lines: a first row stays with the next and a last with the one before, if so short
)
LEAST_CONTENTS: Final = 4  # links, one below the other

NO_PROSE: Final = frozenset(("Table", "Figure"))


def empty(printed: Printed) -> Iterator[Fault]:
    """Yield pages under a third full, not the last, where what comes next had room."""
    return _under(printed, LEAST)


def blank_foot(printed: Printed) -> Iterator[Fault]:
    """Yield pages that leave a quarter blank at their foot, where what comes next had room."""
    return _under(printed, FOOT)


def _under(printed: Printed, share: float) -> Iterator[Fault]:
    for page, following in pairwise(printed.pages):
        filled = printed.filled(page)
        room = printed.room[1] - page.end
        needed = _first_unit(following, printed.notices) + SPACE
        if filled < share and needed <= room:
            told = f"is {filled:.0%} full; what follows needs {needed:.0f} of {room:.0f} points"
            yield Fault(page.number, told)


def _first_unit(page: Page, notices: Set[str]) -> float:
    """Return how high that is which must stand together at the top of a page.

    Headings, a notice, an introduction to a table, caption and heading row, then a row, two where
    the first is short, or the first lines of what is longer. The head of a table that goes on from
    the page before is not needed where the table stands already. Contents stand together.
    """
    if not page.lines:
        return 0
    if contents := _contents(page):
        return contents
    heads = heads_of(page)
    goes_on = "THead" in page.lines[0][0].kinds
    first = page.lines[heads if goes_on else 0]
    heads = _after_introduction(page, _after_notice(page, heads, notices))
    block = _first_rows(page, heads, at_start=not goes_on)
    block = block or same_block(page.lines[heads:], page.lines[heads][0])[:FIRST_LINES]
    last = block[-1]
    return max(word.bottom for word in last) - min(word.top for word in first)


def _first_rows(page: Page, heads: int, *, at_start: bool) -> list[Line]:
    """Return the lines of a row that may not break, if one comes first, with those of the rows that
    stay with it: the second, if it begins its table and is short, and one that ends it and is."""
    lines = page.lines[heads:]
    rows = _rows(lines)
    if not rows or len(rows[0]) > LONG_ROW:
        return []
    ends = sum(map(len, rows)) < len(lines)  # the last of them is that of the table
    together = [*rows[0]]
    for number, (one, following) in enumerate(pairwise(rows), 1):
        begins_it = number == 1 and at_start and len(one) <= SHORT_ROW
        ends_it = ends and number == len(rows) - 1 and len(following) <= SHORT_ROW
        if len(following) > LONG_ROW or not (begins_it or ends_it):
            break
        together += following
    return together


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of each row up to what is no row."""
    found, left = list[list[Line]](), list(lines)
    while left and left[0][0].within("TR"):
        found.append(same_block(left, left[0][0]))
        left = left[len(found[-1]) :]
    return found


def _contents(page: Page) -> float:
    """Return how high a list of contents at the top of a page is, or 0: a heading over links."""
    first, *others = page.lines
    links = [*takewhile(lambda line: any(word.within("Link") for word in line), others)]
    if len(links) < LEAST_CONTENTS:
        return 0
    return max(word.bottom for word in links[-1]) - min(word.top for word in first)


def _after_notice(page: Page, heads: int, notices: Set[str]) -> int:
    """Return how many lines head what follows them, with a notice about it."""
    lines = same_block(page.lines[heads:], page.lines[heads][0])
    said = " ".join(word.text for line in lines for word in line)
    after = heads + len(lines)
    return after if said in notices and after < len(page.lines) else heads


def _after_introduction(page: Page, heads: int) -> int:
    """Return how many lines head what follows them, with a short paragraph before a table."""
    words = same_block(page.lines[heads:], page.lines[heads][0])
    after = heads + len(words)
    if block_of(words[0][0])[0] != "P" or len(words) > INTRODUCTION or not heads > 0:
        return heads
    if after >= len(page.lines) or "Caption" not in page.lines[after][0].kinds:
        return heads
    return after + heads_of(replace(page, body=tuple(chain(*page.lines[after:]))))


def thin(printed: Printed) -> Iterator[Fault]:
    """Yield full pages of prose that hold few words."""
    for page in printed.pages:
        if is_prose(page) and printed.filled(page) >= FULL and len(page.body) < PROSE:
            yield Fault(page.number, f"holds {len(page.body)} words")


def is_prose(page: Page) -> bool:
    """Return whether a page is of paragraphs and lists, with two lines of headings at most."""
    tags = {tag for word in page.body for tag in word.path}
    headings = [line for line in page.lines if {*line[0].kinds} & HEADINGS]
    return not {kind for kind, _ in tags} & NO_PROSE and len(headings) <= MOST_HEADINGS
