"""The words of templates in documents, each run with its source; values are left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.model.document import (
    BundleSource,
    Document,
    Inline,
    Statement,
    TemplateSource,
    Text,
    block_inlines,
    heading,
    texts,
    walk,
)
from pipeline.runs.comparison.measure import Passage

_NUMBER: Final = re.compile(r"/[0-9]+(?=/|$)")
_BLANK: Final = re.compile(r"\s+")


def passages(documents: Iterable[Document]) -> list[Passage]:
    """Return each run of words that a template has a part in, once, in order of its source."""
    return sorted({one for document in documents for one in _of(document)})


def _of(document: Document) -> Iterator[Passage]:
    front = (document.label, document.title, document.framework)
    blocks = (inlines for block in document.masthead for inlines in block_inlines(block))
    for inlines in (*front, *blocks):
        yield from _passage(inlines, "", "")
    for section in walk(document.sections):
        yield from _passage(heading(section), "", section.id)
        for block in section.blocks:
            statement = block.id if isinstance(block, Statement) else ""
            for inlines in block_inlines(block):
                yield from _passage(inlines, statement, section.id)


def _passage(inlines: tuple[Inline, ...], statement: str, section: str) -> Iterator[Passage]:
    runs = tuple(texts(inlines))
    first = next((one.source for one in runs if isinstance(one.source, TemplateSource)), None)
    words = _BLANK.sub(" ", "".join(_shown(runs))).strip()
    if first and words:
        yield Passage(first.file, first.line, statement, section, words)


def _shown(runs: Iterable[Text]) -> Iterator[str]:
    """Yield the words of templates, and the name of a field in place of what it holds."""
    before = ""
    for one in runs:
        if isinstance(one.source, BundleSource):
            field = _NUMBER.sub("/*", one.source.pointer)
            if field != before:
                yield f"‹{field}›"
            before = field
        else:
            yield one.text
            before = ""
