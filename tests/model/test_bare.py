"""What leaves the team has all the words of a report, and no evidence behind them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from pipeline.model.bare import bare
from pipeline.model.document import Document, Measured, Notice, Origin, block_inlines, plain, walk
from tests.samples.cases import GOOD, Sample, documents, each


@pytest.fixture
def both(sample: Sample) -> list[tuple[Document, Document]]:
    return [(one, bare(one)) for one in documents(sample)]


@each(GOOD)
def test_no_word_of_a_sample_is_lost(both: list[tuple[Document, Document]]) -> None:
    for before, after in both:
        assert words(after) == words(before)


@each(GOOD)
def test_nothing_names_evidence_or_its_writer(both: list[tuple[Document, Document]]) -> None:
    for _, after in both:
        for value in values(after):
            assert not isinstance(value, Measured | Notice)
            assert not getattr(value, "rests_on", ())
            assert getattr(value, "origin", Origin.PEOPLE) is Origin.PEOPLE


def words(document: Document) -> list[str]:
    """Return every run of words but the remarks of the tool."""
    runs = [plain(document.label), plain(document.title), plain(document.framework)]
    blocks = [*document.masthead]
    for section in walk(document.sections):
        runs.append(plain(section.title))
        blocks.extend(section.blocks)
    kept = [one for one in blocks if not isinstance(one, Notice)]
    return [*runs, *(plain(inlines) for block in kept for inlines in block_inlines(block))]


def values(value: object) -> Iterator[object]:
    """Yield a value and all that it is made of."""
    yield value
    if isinstance(value, tuple):
        for one in value:
            yield from values(one)
    elif is_dataclass(value):
        for each_field in fields(value):
            yield from values(getattr(value, each_field.name))
