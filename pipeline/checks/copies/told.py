"""The words that people told in a report: those whose source is prose of the bundle.

Words of templates, mandatory statements and single values such as names and addresses have other
sources and are not here. What stands in several documents is here once. Upper and lower case,
punctuation, and the form of an apostrophe or a hyphen make no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from pipeline.model.document import (
    Block,
    BundleSource,
    Document,
    Section,
    Text,
    block_inlines,
    texts,
    walk,
)

_PROSE = re.compile(
    r"/narrative/.*|/evidence/\d+/(statement|quote/text)|/(requirements|recommendations)/\d+/action"
    r"|/event/enforcement/\d+/summary"
)
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W_]+(?:['’ʼ‘‐‑-][^\W_]+)*")
_MARKS = str.maketrans("", "", "'’ʼ‘‐‑-")


@dataclass(frozen=True, slots=True)
class Told:
    """Words of one field as a block of a document has them, from `start` in its plain text."""

    document: Document
    section: Section
    block: int
    start: int
    text: str
    pointer: str

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return where words stand in the plain text of the block, from the first to the last."""
        found = [match.span() for match in _WORD.finditer(self.text)]
        return self.start + found[first][0], self.start + found[last][1]


def words(text: str) -> list[str]:
    """Return the words of a text in one form; a word with an apostrophe or a hyphen is one."""
    found = _WORD.findall(text.lower())
    return " ".join(found).translate(_MARKS).split(" ") if found else []


def told(documents: Iterable[Document]) -> Iterator[Told]:
    """Yield what people told in documents, field by field, in reading order."""
    seen: set[tuple[str, str]] = set()
    for document in documents:
        for section in walk(document.sections):
            for at, block in enumerate(section.blocks):
                for start, text, pointer in _runs(block):
                    if (pointer, text) not in seen and _PROSE.fullmatch(pointer):
                        seen.add((pointer, text))
                        yield Told(document, section, at, start, text, pointer)


def _runs(block: Block) -> Iterator[tuple[int, str, str]]:
    """Yield the runs of one source in a block: where each starts, its words, its pointer."""
    start = 0
    for inlines in block_inlines(block):
        for pointer, parts in groupby(texts(inlines), _pointer):
            text = "".join(one.text for one in parts)
            yield start, text, pointer
            start += len(text)


def _pointer(text: Text) -> str:
    return text.source.pointer if isinstance(text.source, BundleSource) else ""
