"""The words of a document in runs: what checks on wording look through."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.model.document import (
    Block,
    BlockQuote,
    BundleSource,
    Chart,
    Document,
    Inline,
    ItemList,
    Measured,
    Origin,
    Paragraph,
    Section,
    Text,
    block_inlines,
    list_items,
    measured,
    plain,
    texts,
)

_WRITTEN = (Paragraph, ItemList, BlockQuote)
_RESTING = (Paragraph, BlockQuote, Chart)
_WORD = re.compile(r"[^\W_]+")
_NOT_WORDS = re.compile(r"[\W_]+")
# What makes one space of each sign. It is several times as fast as an expression.
_APART = "".join(chr(code) if chr(code).isalnum() else " " for code in range(128))
_USUAL_SIGNS = "’‘–—“”£•…\u00a0"
# Words that stand in every report, so that a run of them shows nothing.
COMMON = frozenset(
    "a about after again all also always am an and any are as at be because been before being "
    "but by can child children could day did do does doing done down each even every family "
    "families feel feels felt for from get gets getting give given go goes going good got had has "
    "have having he help helped helps her here him his how i if in into is it its just know like "
    "made make makes many me more most much my need never no not now of off on one only or other "
    "our out over own parent parents people really said say see she should so some staff still "
    "such than that the their them then there these they thing things think this those through "
    "time to too two up us very want was way we well went were what when where which who why will "
    "with work would you your s t re ve ll d m don didn".split()
)


@dataclass(frozen=True)
class Passage:
    """A paragraph, an item of a list, a cell of a table or another run of words.

    `start` is where it begins in the plain text of its block, `text` are its plain words.
    """

    document: Document
    section: Section
    block: int
    start: int
    inlines: tuple[Inline, ...]
    rests_on: tuple[str, ...]
    text: str

    @property
    def origin(self) -> Origin | None:
        """Return who wrote it, or nothing for tables, charts and statements."""
        block = self.section.blocks[self.block]
        return block.origin if isinstance(block, _WRITTEN) else None

    @property
    def is_quote(self) -> bool:
        """Return whether it is a quote set apart."""
        return isinstance(self.section.blocks[self.block], BlockQuote)

    @cached_property
    def measured(self) -> tuple[tuple[int, int, Measured], ...]:
        """Return where its spans that claim a number start and end, and the spans."""
        return tuple(_spans(self.inlines, 0)) if any(measured(self.inlines)) else ()

    def pointer_at(self, start: int) -> str:
        """Return the pointer of the bundle field whose words stand there, or ''."""
        at = 0
        for text in texts(self.inlines):
            at += len(text.text)
            if start < at:
                return text.source.pointer if isinstance(text.source, BundleSource) else ""
        return ""

    @cached_property
    def pointers(self) -> tuple[str, ...]:
        """Return the pointers of the bundle fields whose words it has."""
        if len(self.inlines) == 1 and type(self.inlines[0]) is Text:
            sources = [self.inlines[0].source]
        else:
            sources = [text.source for text in texts(self.inlines)]
        return tuple([one.pointer for one in sources if isinstance(one, BundleSource)])


def find_words(text: str, wanted: Sequence[str]) -> tuple[int, int] | None:
    """Return where words, in lower case, stand one after another for the first time."""
    found = list(_WORD.finditer(text))
    lower = [match[0].lower() for match in found]
    for at in range(len(lower) - len(wanted) + 1):
        if lower[at] == wanted[0] and lower[at : at + len(wanted)] == list(wanted):
            return found[at].start(), found[at + len(wanted) - 1].end()
    return None


def normal(text: str) -> str:
    """Return the words of a text in lower case, with one space before, between and after them."""
    said = plain_words(text)
    if said is None:
        return f" {_NOT_WORDS.sub(' ', text).strip().lower()} "
    return f" {' '.join(said)} "


def plain_words(text: str) -> list[str] | None:
    """Return the words of a text in small letters; nothing if it has letters beyond a to z."""
    if not text.isascii():
        for sign in _USUAL_SIGNS:
            text = text.replace(sign, " ")
        if not text.isascii():
            return None
    return text.translate(_APART).lower().split()


def words(text: str) -> list[str]:
    """Return the words of a text in lower case; an apostrophe divides."""
    said = plain_words(text)
    return normal(text).split() if said is None else said


def telling(said: Sequence[str]) -> int:
    """Return how many of these words are not in every report."""
    return sum(word not in COMMON for word in said)


def passages(document: Document, section: Section) -> Iterator[Passage]:
    """Yield every run of words in a section's own blocks."""
    for at, block in enumerate(section.blocks):
        start = 0
        for inlines, rests_on in _runs(block):
            text = plain(inlines)
            yield Passage(document, section, at, start, inlines, rests_on, text)
            start += len(text)


def _runs(block: Block) -> Iterator[tuple[tuple[Inline, ...], tuple[str, ...]]]:
    if isinstance(block, ItemList):
        yield from ((item.inlines, item.rests_on) for item in list_items(block))
        return
    rests_on = block.rests_on if isinstance(block, _RESTING) else ()
    yield from ((inlines, rests_on) for inlines in block_inlines(block))


def _spans(inlines: Sequence[Inline], at: int) -> Iterator[tuple[int, int, Measured]]:
    for inline in inlines:
        length = len(plain((inline,)))
        if isinstance(inline, Measured):
            yield at, at + length, inline
        elif not isinstance(inline, Text):
            yield from _spans(getattr(inline, "inlines", ()), at)
        at += length
