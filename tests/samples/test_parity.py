"""Read back, every format carries the same words in the same order, declared furniture apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final, NamedTuple

import pytest
from hypothesis import Phase, given, settings
from pypdf import PdfReader

from pipeline.model.document import (
    BundleSource,
    Cell,
    Document,
    Emphasis,
    Inline,
    Strong,
    Table,
    Text,
)
from pipeline.writers import FORMATS, USUAL, Written
from tests.readback import docx, expected, html, outline, pdf
from tests.readback.random_documents import ANY_WORDS, PRINTED_WORDS, documents
from tests.readback.reading import Reading
from tests.samples import cases
from tests.samples.cases import GOOD, Sample, each
from tests.samples.drafts import drafted

pytestmark = pytest.mark.slow


class Format(NamedTuple):
    """How a format is read back, and the furniture that it must have on so many pages."""

    read: Callable[[bytes], Reading]
    furniture: Callable[[Document, int], dict[str, list[str]]]


READERS: Final = {
    "html": Format(html.read, lambda document, _: expected.html(document)),
    "pdf": Format(pdf.read, expected.pdf),
    "docx": Format(docx.read, lambda document, _: expected.docx(document)),
    "outline": Format(outline.read, lambda document, _: expected.outline(document)),
}
CONTROL: Final = GOOD[0]
every_format = pytest.mark.parametrize("name", READERS)


def test_every_writer_is_read_back() -> None:
    assert READERS.keys() == FORMATS.keys()


@pytest.mark.parametrize("name", USUAL)
@each(GOOD)
def test_a_draft_reads_as_its_document(
    sample: Sample, name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """What the command wrote is read back."""
    files = drafted(tmp_path_factory).reports(sample, name)
    for document, file in zip(cases.documents(sample), files, strict=True):
        pages = len(PdfReader(file).pages) if name == "pdf" else None
        assert_same(document, Written(file.read_bytes(), pages), name)


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {*USUAL}))
@each(GOOD)
def test_a_sample_reads_as_its_document(sample: Sample, name: str) -> None:
    drawn = zip(cases.documents(sample), cases.written(sample, name), strict=True)
    for document, written in drawn:
        assert_same(document, written, name)


def assert_same(document: Document, written: Written, name: str) -> None:
    found = READERS[name].read(written.content)
    assert found.report == expected.report(document)
    assert found.furniture == READERS[name].furniture(document, written.pages or 0)


# --- any document ------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["html", "docx"])
@settings(max_examples=40)
@given(document=documents(ANY_WORDS))
def test_any_document_reads_as_itself(name: str, document: Document) -> None:
    assert_same(document, FORMATS[name].write(document, ()), name)


@settings(
    max_examples=8,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink a PDF takes minutes
)
@given(document=documents(PRINTED_WORDS))
def test_any_printed_document_reads_as_itself(document: Document) -> None:
    assert_same(document, FORMATS["pdf"].write(document, ()), "pdf")


@pytest.mark.xfail(reason="WeasyPrint 70 writes no text that is nothing but spaces")
def test_a_space_between_two_inlines_is_in_the_pdf() -> None:
    source = BundleSource("/narrative/0")
    title: tuple[Inline, ...] = (
        Strong((Text("Strong", source),)),
        Text(" ", source),
        Emphasis((Text("words", source),)),
    )
    document = replace(cases.documents(CONTROL)[0], title=title)
    assert_same(document, FORMATS["pdf"].write(document, ()), "pdf")


@every_format
def test_an_empty_cell_at_the_end_is_no_word(name: str) -> None:
    document = cases.documents(CONTROL)[0]
    *rest, last = document.sections
    table = document.masthead[-1]
    assert isinstance(table, Table)
    row = replace(table.rows[-1], cells=(table.rows[-1].cells[0], Cell(())))
    ends = replace(last, sections=(), blocks=(replace(table, rows=(row,)),))
    ending = replace(document, sections=(*rest, ends))
    assert_same(ending, FORMATS[name].write(ending, ()), name)


# --- the comparison can fail -------------------------------------------------------------


def without_last_word(document: Document) -> Document:
    *rest, last = document.sections
    (first, *others) = last.title
    assert isinstance(first, Text)
    shorter = replace(first, text=first.text.rsplit(maxsplit=1)[0])
    return replace(document, sections=(*rest, replace(last, title=(shorter, *others))))


def without_a_row(document: Document) -> Document:
    *rest, last = document.masthead
    assert isinstance(last, Table)
    return replace(document, masthead=(*rest, replace(last, rows=last.rows[:-1])))


def with_sections_swapped(document: Document) -> Document:
    first, second, *rest = document.sections
    return replace(document, sections=(second, first, *rest))


CHANGES: Final = (without_last_word, without_a_row, with_sections_swapped)


@every_format
def test_a_lost_or_moved_word_is_noticed(name: str) -> None:
    document = cases.documents(CONTROL)[0]
    for change in CHANGES:
        written = FORMATS[name].write(change(document), ())
        assert_same(change(document), written, name)
        with pytest.raises(AssertionError):
            assert_same(document, written, name)


@pytest.mark.parametrize("name", ["html", "pdf", "docx"])
def test_changed_furniture_is_noticed_and_is_not_the_report(name: str) -> None:
    document = cases.documents(CONTROL)[0]
    changed = replace(document, stamp=replace(document.stamp, illustration="Something else."))
    written = FORMATS[name].write(changed, ())
    assert READERS[name].read(written.content).report == expected.report(document)
    with pytest.raises(AssertionError):
        assert_same(document, written, name)


def test_words_that_only_pretend_to_be_furniture_are_noticed() -> None:
    document = cases.documents(CONTROL)[0]
    page = FORMATS["html"].write(document, ()).content
    for smuggled in (b"<p>One more.</p>", b'<p data-furniture="">One more.</p>'):
        with pytest.raises(AssertionError):
            assert_same(document, Written(page.replace(b"</main>", smuggled + b"</main>")), "html")
