"""What counts as a word, a sentence and a paragraph. Every limit is measured with this file.

A word is what a reader sees between two spaces, if it has a letter or digit. Dashes and
leaders (`...`) between words divide them as well, and so does a slash between words of two
letters or more: `and/or` is two words, as it is when read aloud, `n/a` and `24/7` are one. A URL,
an email address, a reference, a number with its sign and a hyphenated word are one each.

A paragraph is a `Paragraph` block with at least one word, whoever wrote it. Only paragraphs
count towards limits, because the rule (001:888) speaks of paragraphs and sentences: lists,
quotes set apart, tables, charts and mandatory statements are counted as other words, and so is
the one sentence that leads in a list or a quote with a colon; headings and the tool's own notices
not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final

from pipeline.language import sentences
from pipeline.model.document import (
    Block,
    BlockQuote,
    ItemList,
    Notice,
    Paragraph,
    Section,
    Table,
    block_inlines,
    plain,
)

SHORT: Final = (2, 3)
"""Sentences of a short paragraph: ‘usually only 2 or 3 sentences long’ (001:888)."""

# --- words -------------------------------------------------------------------------------

_TOKEN = re.compile(r"\S+")
# Nothing divides these: `https:`, `www.`, an address with @, `gov.uk/report`.
_ADDRESS = re.compile(r"://|^\W*(?:www\.|mailto:)|\w@\w|\w\.[a-z]{2,}/")
_DIVIDERS = re.compile(
    r"[—―…‖|]"
    r"|(?<!\d)–|–(?!\d)"  # `2016–17` and `6–8` are one word, `care–and` is two
    r"|--+|\.{2,}"
    r"|(?<=[^\W\d_]{2})/(?=[^\W\d_]{2})"
)
_ANY_DIVIDER = re.compile(r"[\s—―…‖|–/]|--+|\.{2,}")
_NOTE_MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹"  # of a footnote: `published.⁹`
_INVISIBLE = "\N{ZERO WIDTH SPACE}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{SOFT HYPHEN}\ufeff"
_BEFORE_WORD = "([{<‘“'\"«¿¡*_•.,;:!?-–" + _INVISIBLE
_AFTER_WORD = "]}>’”'\"».,;:!?*_•-–" + _INVISIBLE + _NOTE_MARKS  # and `)` if never opened


def words(text: str) -> list[str]:
    """Return the words of a text in order, without the punctuation around them."""
    return [text[start:end] for start, end in word_spans(text)]


def count_words(text: str) -> int:
    """Return the number of words."""
    return len(_word_spans(text))


def most_words(text: str) -> int:
    """Return the most words that a part of a text can have in any text that goes on around it."""
    return sum(_wordy(part) for part in _ANY_DIVIDER.split(text))


def word_spans(text: str) -> list[tuple[int, int]]:
    """Return where each word starts and ends, in characters, in order and without overlap."""
    return list(_word_spans(text))


@lru_cache(maxsize=2048)  # a sentence is measured by several checks
def _word_spans(text: str) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text):
        if match[0].isalnum() and match[0].isascii():
            found.append(match.span())
        else:
            parts = _divided(match[0])
            found += ((match.start() + start, match.start() + end) for start, end in parts)
    return tuple(found)


def _divided(token: str) -> list[tuple[int, int]]:
    """Return the spans of the words in a token, which has no white space."""
    cuts = [] if _ADDRESS.search(token) else [cut.span() for cut in _DIVIDERS.finditer(token)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(token)]
    parts = zip(starts, ends, strict=True)
    return [_trimmed(token, start, end) for start, end in parts if _wordy(token[start:end])]


def _trimmed(token: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without punctuation at its edges; `10(2)(a)` keeps its brackets."""
    start = end - len(token[start:end].lstrip(_BEFORE_WORD))
    closed = token.count(")", start, end) - token.count("(", start, end)  # and never opened
    while token[end - 1] in _AFTER_WORD or (token[end - 1] == ")" and closed > 0):
        closed -= token[end - 1] == ")"
        end -= 1
    return start, end


def _wordy(part: str) -> bool:
    """Tell whether a part has a letter or digit that is not the mark of a footnote."""
    return any(char.isalnum() and char not in _NOTE_MARKS for char in part)


_LED_IN = (ItemList, BlockQuote)
_NO_OTHERS = (Paragraph, Notice)  # blocks without words besides those of paragraphs

# --- sentences, paragraphs, sections -----------------------------------------------------


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is of something, in numbers that can be added up."""

    paragraphs: int = 0
    sentences: int = 0
    words: int = 0
    other_words: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.paragraphs + other.paragraphs,
            self.sentences + other.sentences,
            self.words + other.words,
            self.other_words + other.other_words,
        )


@dataclass(frozen=True, slots=True)
class SentenceCount:
    """A sentence: the index of its block in the section, its span there, its words.

    `start` and `end` are characters of `plain(block.inlines)`, as in a `DocumentAddress`.
    """

    block: int
    start: int
    end: int
    words: int


@dataclass(frozen=True, slots=True)
class ParagraphCount:
    """A paragraph: the index of its block in the section, and its sentences (at least one)."""

    block: int
    sentences: tuple[SentenceCount, ...]

    @property
    def words(self) -> int:
        """Return its words: the sum over its sentences."""
        return sum(sentence.words for sentence in self.sentences)


@dataclass(frozen=True)
class SectionCounts:
    """The prose of one section, without the sections nested in it.

    What published reports of a kind have stands in its report type, under `published`.
    """

    section: str
    paragraphs: tuple[ParagraphCount, ...]
    other_words: int

    @cached_property
    def sentences(self) -> tuple[SentenceCount, ...]:
        """Return every sentence of every paragraph, in order."""
        return tuple([one for paragraph in self.paragraphs for one in paragraph.sentences])

    @cached_property
    def totals(self) -> Counts:
        """Return the numbers alone, to be added up over sections."""
        lengths = [sentence.words for sentence in self.sentences]
        return Counts(len(self.paragraphs), len(lengths), sum(lengths), self.other_words)

    @property
    def longest(self) -> SentenceCount | None:
        """Return the sentence with the most words, the first of equals; None without prose."""
        return max(self.sentences, key=lambda sentence: sentence.words, default=None)

    def sentences_over(self, limit: int) -> tuple[SentenceCount, ...]:
        """Return the sentences of more than `limit` words, in order."""
        return tuple(sentence for sentence in self.sentences if sentence.words > limit)

    def paragraphs_outside(self, least: int, most: int) -> tuple[ParagraphCount, ...]:
        """Return the paragraphs with fewer than `least` or more than `most` sentences."""
        return tuple(one for one in self.paragraphs if not least <= len(one.sentences) <= most)

    def share_within(self, least: int, most: int) -> float:
        """Return the share, 0 to 1, of paragraphs with `least` to `most` sentences; 1 if none."""
        outside = len(self.paragraphs_outside(least, most))
        return 1 - outside / len(self.paragraphs) if self.paragraphs else 1.0

    def share_over(self, limit: int) -> float:
        """Return the share, 0 to 1, of sentences of more than `limit` words; 0 without prose."""
        total = len(self.sentences)
        return len(self.sentences_over(limit)) / total if total else 0.0

    @property
    def mean_sentence(self) -> float:
        """Return the mean words in a sentence; 0 without prose."""
        totals = self.totals
        return totals.words / totals.sentences if totals.sentences else 0.0

    def percentile_sentence(self, percent: int) -> int:
        """Return the words in a sentence that `percent` of sentences do not exceed.

        Nearest rank, so it is the length of a real sentence; 0 without prose.
        """
        lengths = sorted(sentence.words for sentence in self.sentences)
        rank = -(-percent * len(lengths) // 100)  # rounded up
        return lengths[max(rank, 1) - 1] if lengths else 0


def section_counts(section: Section) -> SectionCounts:
    """Return the counts of a section's own blocks. For a whole document, `walk` its sections."""
    found = [count for at, one in enumerate(section.blocks) if (count := paragraph_count(at, one))]
    leads = [count for count in found if _leads_in(count, section.blocks)]
    others = sum(_other_words(block) for block in section.blocks)
    others += sum(count.words for count in leads)
    return SectionCounts(section.id, tuple(one for one in found if one not in leads), others)


def _leads_in(count: ParagraphCount, blocks: Sequence[Block]) -> bool:
    """Return whether a paragraph is one sentence that belongs to the list or quote below it."""
    below = next(iter(blocks[count.block + 1 :]), None)
    if len(count.sentences) > 1 or not isinstance(below, _LED_IN):
        return False
    return any(plain(run).rstrip().endswith(":") for run in block_inlines(blocks[count.block]))


def paragraph_count(at: int, block: Block) -> ParagraphCount | None:
    """Return the count of the block with index `at`, or None if it is no paragraph with words."""
    if not isinstance(block, Paragraph):
        return None
    return _paragraph_count(at, plain(block.inlines))


@lru_cache(maxsize=1024)
def _paragraph_count(at: int, text: str) -> ParagraphCount | None:
    counted = [(start, end, count_words(text[start:end])) for start, end in sentences.spans(text)]
    found = tuple(SentenceCount(at, start, end, number) for start, end, number in counted if number)
    return ParagraphCount(at, found) if found else None


def total(sections: Iterable[SectionCounts]) -> Counts:
    """Return the sum over sections."""
    return sum((section.totals for section in sections), Counts())


def _other_words(block: Block) -> int:
    if isinstance(block, _NO_OTHERS):
        return 0
    if isinstance(block, Table):
        block = _without_numbers(block)
    return sum(count_words(plain(run)) for run in block_inlines(block))


def _without_numbers(table: Table) -> Table:
    """Return a table without its column of numbers, which name rows and say nothing."""
    kept = [at for at, column in enumerate(table.columns) if column.holds != "numbers"]
    if len(kept) == len(table.columns):
        return table
    columns = tuple(table.columns[at] for at in kept)
    rows = tuple(replace(row, cells=tuple(row.cells[at] for at in kept)) for row in table.rows)
    return replace(table, columns=columns, rows=rows)
