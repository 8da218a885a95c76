"""All good samples and extremes as Typst prints them, made once for all workers."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from pipeline.model.document import Document
from pipeline.writers.typst.document import write
from scripts.look import written
from scripts.look.reading import Printed
from tests.look.looked_at import extremes, samples
from tests.made_once import made_once
from tests.samples.cases import GOOD


@dataclass(frozen=True, slots=True)
class Draft:
    """A document, what Typst made of it, and how many pages the other engine makes of it."""

    document: Document
    content: bytes
    printed: Printed
    pages: int


def drafts(factory: pytest.TempPathFactory) -> tuple[Draft, ...]:
    """Return the drafts of all documents."""

    def make(folder: Path) -> None:
        folder.mkdir()
        found = [*_drafts(factory, folder)]
        (folder / "drafts.pickle").write_bytes(pickle.dumps(found))

    folder = made_once(factory, "quick-drafts", make)
    return tuple(pickle.loads((folder / "drafts.pickle").read_bytes()))


def _drafts(factory: pytest.TempPathFactory, folder: Path) -> Iterator[Draft]:
    pages = {one.name: len(one.pages) for one in samples(factory)}
    for sample in GOOD:
        for document in written.documents(sample.name, sample.content):
            name = f"{sample.name}/{document.id}"
            yield drawn(document, name, folder, pages[name])
    for one in extremes(factory):
        yield drawn(one.document, one.name, folder, len(one.printed.pages))


def drawn(document: Document, name: str, folder: Path, pages: int = 0) -> Draft:
    """Return what Typst makes of a document, read back page by page."""
    made = write(document)
    file = folder / f"{name.replace('/', '-')}.pdf"
    file.write_bytes(made.content)
    printed = written.printed(file, document, name)
    assert made.pages == len(printed.pages)
    return Draft(document, made.content, replace(printed, name=name), pages)
