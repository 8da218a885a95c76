"""A PDF read back page by page: where each word stands, and under which tags.

The boxes of words are those of `pdftotext -bbox-layout`, which knows nothing of how the page was
made. The tags of a word are those of the run of letters that it stands in.
"""

from __future__ import annotations

import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path as File
from typing import Any, Final, TypeAlias

import pikepdf

from scripts.look.drawn import Drawn, Path, Run, drawn, paths

WORD: Final = "{http://www.w3.org/1999/xhtml}word"
PAGE: Final = "{http://www.w3.org/1999/xhtml}page"
# Of the height of a word’s box, in Open Sans: where its baseline is, how far above and below it
# letters reach. The box itself is that of the font, which is higher than any letter.
BASELINE, ABOVE, BELOW = 0.785, 0.225, 0.965
SAME_LINE: Final = 2.0  # points
ABOVE_FOOTER: Final = 34.0  # points, 12 mm, that are kept free above a footer
NEAR_FOOTER: Final = 15.0  # points: what is drawn there belongs to the footer
HEADINGS: Final = frozenset(("H1", "H2", "H3", "H4", "H5", "H6"))
Line: TypeAlias = Sequence["Word"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a page: its letters’ box in points from the upper left, and its tags."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    path: Path

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return the kinds of its tags, outermost first; none in a margin."""
        return tuple(kind for kind, _ in self.path)

    def within(self, kind: str) -> int:
        """Return the number of the innermost tag of a kind that it stands in, or 0."""
        return next((number for name, number in reversed(self.path) if name == kind), 0)


@dataclass(frozen=True)
class Page:
    """A page: what stands in its margins, and what is the document’s own."""

    number: int
    width: float
    height: float
    margins: tuple[Word, ...]
    body: tuple[Word, ...]
    ink: tuple[float, ...]

    @cached_property
    def lines(self) -> tuple[tuple[Word, ...], ...]:
        """Return the body line by line, from the top; what stands side by side is one line."""
        return tuple(_lines(self.body))

    @property
    def header(self) -> float:
        """Return where what stands above the body ends."""
        return max((one.bottom for one in self.margins if one.top < self.height / 2), default=0)

    @property
    def footer(self) -> float:
        """Return where what stands below the body begins."""
        tops = (one.top for one in self.margins if one.top > self.height / 2)
        return min(tops, default=self.height)

    @property
    def end(self) -> float:
        """Return how far down the body reaches: its words, and rules and areas above the footer."""
        drawn_to = [one for one in self.ink if one < self.footer - NEAR_FOOTER]
        return max((*drawn_to, *(one.bottom for one in self.body)), default=self.header)


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed document: its name and pages; and what it must say, where that is known.

    `words` are all its words; `grades` each judgement and its grade; `event` the name of the
    setting and when it was inspected; `notices` what stands above the words that it is about.
    """

    name: str
    pages: tuple[Page, ...]
    words: tuple[str, ...] = ()
    grades: tuple[tuple[str, str], ...] = ()
    event: tuple[str, ...] = ()
    notices: frozenset[str] = frozenset()

    @property
    def room(self) -> tuple[float, float]:
        """Return where bodies begin and end at most, over all pages: the room that there is."""
        tops = [one.top for page in self.pages for one in page.body]
        ends = [page.end for page in self.pages]
        height = self.pages[0].height
        footers = min(page.footer for page in self.pages)
        return min(tops, default=0), max((*ends, min(footers, height) - ABOVE_FOOTER))

    def filled(self, page: Page) -> float:
        """Return how much of its room a page fills, from 0 to 1."""
        top, end = self.room
        return max(0, page.end - top) / (end - top)


def read(file: File, name: str = "") -> Printed:
    """Return what is printed in a PDF."""
    sheets = _sheets(file)
    with pikepdf.open(file) as opened:
        owned = paths(opened)
        pages = [
            _page(number, sheet, drawn(leaf, owned))
            for number, (sheet, leaf) in enumerate(zip(sheets, opened.pages, strict=True), 1)
        ]
    return Printed(name or file.name, tuple(pages))


def _sheets(file: File) -> Sequence[ET.Element]:
    told = subprocess.run(
        ["pdftotext", "-bbox-layout", str(file), "-"], check=True, capture_output=True
    )
    read = ET.fromstring(told.stdout)  # noqa: S314  written by pdftotext
    return read.findall(f".//{PAGE}")


def _page(number: int, sheet: ET.Element, drawing: Drawn) -> Page:
    words = [_word(one, drawing.runs) for one in sheet.iter(WORD)]
    return Page(
        number,
        float(sheet.attrib["width"]),
        float(sheet.attrib["height"]),
        tuple(one for one in words if not one.path),
        tuple(one for one in words if one.path),
        tuple(drawing.ink),
    )


def _word(element: ET.Element, runs: Sequence[Run]) -> Word:
    left, top, right, bottom = (
        float(element.attrib[side]) for side in ("xMin", "yMin", "xMax", "yMax")
    )
    height = bottom - top
    baseline = top + BASELINE * height
    run = _run_at(left, baseline, height, runs)
    at = run.baseline if run else baseline
    return Word(
        element.text or "",
        left,
        top + ABOVE * height,
        right,
        top + BELOW * height,
        at,
        run.path if run else (),
    )


def _run_at(left: float, baseline: float, height: float, runs: Sequence[Run]) -> Run | None:
    """Return the run that a word stands in: the nearest that begins before it, on its line."""
    near = [
        one
        for one in runs
        if one.x <= left + 1 and abs(one.baseline - baseline) < max(SAME_LINE, height / 5)
    ]
    return max(near, key=lambda one: one.x, default=None)


def _lines(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    by_height = sorted(words, key=lambda one: one.baseline)
    line = [0.0]

    def same(word: Word) -> float:
        if word.baseline - line[0] > SAME_LINE:
            line[0] = word.baseline
        return line[0]

    for _, found in groupby(by_height, key=same):
        yield tuple(sorted(found, key=lambda one: one.left))


def in_order(printed: Printed) -> Iterator[tuple[Page, Word]]:
    """Yield each word of the body with its page, in the order of the tags: as it is read out."""
    for page in printed.pages:
        for word in sorted(page.body, key=_order):
            yield page, word


def _order(word: Word) -> Any:
    return [number for _, number in word.path], word.baseline, word.left
