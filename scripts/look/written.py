"""What bundles become: their documents in each format, and the PDF read back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from pipeline.composition.compose import compose
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.model.document import Document, Notice, block_inlines, heading, plain, walk
from scripts.look.reading import Printed, read

_SPAN: Final = re.compile(
    r"\d{1,2}\s(?:(?:[A-Z]\w+\s)?(?:\d{4}\s)?(?:to|and)\s\d{1,2}\s)?[A-Z]\w+\s\d{4}"
)


def documents(name: str, content: bytes) -> tuple[Document, ...]:
    """Return the documents of a bundle. Raises ValueError if it is none."""
    taken = intake(RawBundle(name, content))
    if taken.bundle is None or taken.report_type is None:
        raise ValueError(f"no bundle: {name}")
    return compose(taken.bundle, taken.report_type).documents


def printed(file: Path, document: Document, name: str) -> Printed:
    """Return a PDF of a document, with what it must say."""
    return replace(
        read(file, name),
        words=tuple(words(document)),
        grades=tuple(_grades(document)),
        event=(plain(document.title), *_dates(document)),
        notices=frozenset(_notices(document)),
    )


def label(document: Document) -> str:
    """Return what kind of document it is."""
    return plain(document.label)


def words(document: Document) -> Iterator[str]:
    """Yield the words of a document in reading order."""
    runs = [document.label, document.title, document.framework]
    runs += [run for block in document.masthead for run in block_inlines(block)]
    for section in walk(document.sections):
        runs.append(heading(section))
        runs += [run for block in section.blocks for run in block_inlines(block)]
    for run in runs:
        yield from plain(run).split()


def _grades(document: Document) -> Iterator[tuple[str, str]]:
    for section in walk(document.sections):
        if section.grade and section.judgement:
            yield plain(section.title), section.grade.text.text


def _dates(document: Document) -> Iterator[str]:
    """Yield the dates of a masthead, each as it is said: 4 to 6 March 2025."""
    for block in document.masthead:
        for run in block_inlines(block):
            yield from (found[0] for found in _SPAN.finditer(plain(run)))


def _notices(document: Document) -> Iterator[str]:
    for section in walk(document.sections):
        yield from (plain(one.inlines) for one in section.blocks if isinstance(one, Notice))
