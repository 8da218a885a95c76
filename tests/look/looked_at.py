"""What is looked at: all good samples and the extremes, written once for all workers."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.model.document import Document
from pipeline.writers import FORMATS, USUAL, Written
from scripts.look import written
from scripts.look.extremes import EXTREMES
from scripts.look.reading import Printed
from tests.made_once import made_once
from tests.samples.cases import GOOD
from tests.samples.drafts import Drafts, drafted


@dataclass(frozen=True, slots=True)
class Extreme:
    """A document of an extreme: its name, what it is, and what each writer made of it."""

    name: str
    document: Document
    files: Mapping[str, Written]
    printed: Printed


def extremes(factory: pytest.TempPathFactory) -> tuple[Extreme, ...]:
    """Return the documents of all extremes, written in each format that a reader sees."""

    def make(folder: Path) -> None:
        folder.mkdir()
        found = [*_extremes(folder)]
        (folder / "extremes.pickle").write_bytes(pickle.dumps(found))

    folder = made_once(factory, "extremes", make)
    return tuple(pickle.loads((folder / "extremes.pickle").read_bytes()))


def _extremes(folder: Path) -> Iterator[Extreme]:
    for one in EXTREMES:
        for document in written.documents(one.name, one.content):
            files = {name: FORMATS[name].write(document, ()) for name in USUAL}
            pdf = folder / f"{one.name}-{document.id}.pdf"
            pdf.write_bytes(files["pdf"].content)
            name = f"{one.name}/{document.id}"
            yield Extreme(name, document, files, written.printed(pdf, document, name))


def samples(factory: pytest.TempPathFactory) -> tuple[Printed, ...]:
    """Return the PDFs of all good samples, as the command drafted them."""

    def make(folder: Path) -> None:
        folder.mkdir()
        found = [*_samples(drafted(factory))]
        (folder / "samples.pickle").write_bytes(pickle.dumps(found))

    folder = made_once(factory, "printed-samples", make)
    return tuple(pickle.loads((folder / "samples.pickle").read_bytes()))


def _samples(drafts: Drafts) -> Iterator[Printed]:
    for sample in GOOD:
        for document in written.documents(sample.name, sample.content):
            pdf = drafts.file(sample, f"{document.id}.pdf")
            yield written.printed(pdf, document, f"{sample.name}/{document.id}")
