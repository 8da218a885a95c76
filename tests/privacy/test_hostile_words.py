"""Hostile words in every public field come back word for word from each format, never as markup."""

from __future__ import annotations

import json
import zlib
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from typing import Final
from zipfile import ZipFile

import pytest
from lxml import etree

from pipeline.composition.compose import Composition, compose
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.language.sentences import spans
from pipeline.model.document import BundleSource, Document, block_inlines, heading, texts, walk
from pipeline.writers.html import document as html
from pipeline.writers.pdf import document as pdf
from pipeline.writers.typst import document as quick
from pipeline.writers.word import document as docx
from tests.privacy.planting import planted, token
from tests.readback import docx as docx_read
from tests.readback import expected
from tests.readback import html as html_read
from tests.readback import pdf as pdf_read
from tests.readback import typst as typst_read

TYPES: Final = ("sccif-rfc-full", "childrens-centre")
HOSTILE: Final = [
    "# A heading", "- an item", "1986. A year", "> a quote", "    code", "* * *", "---",
    "| a | b |", "*a* **b** _c_ __d__", "`code`", "[a](javascript:x)", "![a](b.png)",
    "<b>bold</b>", "<script>alert(1)</script>", "</p></section></body>", "<!-- gone",
    "]]>", "&amp; &lt; &#42;", "\\*a\\* \\", "{{ setting.name }}", "{% set a = 1 %}", "{# gone #}",
    "'single' \"double\" ‘curly’", "<w:t>a</w:t>", "url(x) content: 'a'; }", "a  b", "%s {0} {x}",
    "https://example.org", "a@example.org", "HYPERLINK \"x\"", "=1+1", "\\u0041 \\n", "-->",
]  # fmt: skip
SENTENCES: Final = [one for one in HOSTILE if len(spans(one)) == 1]  # so that the plan is the same


def hostile(pointer: str) -> str:
    if pointer.startswith("/waivers"):
        return "LEN001"  # never shown, and short
    choice = SENTENCES if pointer.endswith("/statement") else HOSTILE
    return choice[zlib.crc32(pointer.encode()) % len(choice)]


@cache
def composed(report_type: str, *, harmless: bool = False) -> Composition:
    found = planted(report_type, narrative=False, word=token if harmless else hostile)
    taken = intake(RawBundle("bundle.json", json.dumps(found.data).encode()))
    assert taken.bundle is not None, taken.findings
    assert taken.report_type is not None
    return compose(taken.bundle, taken.report_type)


def sourced(document: Document) -> dict[str, set[str]]:
    """Return the words of a document that come from each pointer."""
    blocks = [*document.masthead, *(one for sec in walk(document.sections) for one in sec.blocks)]
    runs = [document.title, *(heading(one) for one in walk(document.sections))]
    runs += [run for block in blocks for run in block_inlines(block)]
    found: dict[str, set[str]] = {}
    for text in (one for run in runs for one in texts(run)):
        if isinstance(text.source, BundleSource):
            found.setdefault(text.source.pointer, set()).add(text.text.strip())
    return {pointer: words - {"a", "an"} for pointer, words in found.items()}


@pytest.mark.parametrize("report_type", TYPES)
def test_the_document_has_the_words_of_each_field_as_they_are(report_type: str) -> None:
    public = planted(report_type, narrative=False, word=hostile).public
    for document in composed(report_type).documents:
        found = sourced(document)
        shown = {pointer for pointer in public if pointer in found}
        assert {at: found[at] for at in shown} == {at: {public[at].strip()} for at in shown}
        assert {"/setting/name", "/setting/reference"} <= shown
    assert {"/evidence/0/statement", "/recommendations/0/action"} <= set(
        sourced(composed(report_type).documents[0])
    )


def test_every_hostile_text_is_used() -> None:
    used = {
        text
        for report_type in TYPES
        for words in sourced(composed(report_type).documents[0]).values()
        for text in words
    }
    assert used >= {one.strip() for one in HOSTILE}


@pytest.mark.parametrize("report_type", TYPES)
def test_page_and_word_file_read_back_as_the_document(report_type: str) -> None:
    for document in composed(report_type).documents:
        assert html_read.read(html.write(document)).report == expected.report(document)
        assert docx_read.read(docx.write(document)).report == expected.report(document)


@pytest.mark.slow
@pytest.mark.parametrize("report_type", TYPES)
def test_pdf_reads_back_as_the_document(report_type: str) -> None:
    for document in composed(report_type).documents:
        found = pdf_read.read(pdf.write(document).content).report
        assert "".join(found) == "".join(expected.report(document))


@pytest.mark.slow
@pytest.mark.parametrize("report_type", TYPES)
def test_a_quick_draft_reads_back_as_the_document(report_type: str) -> None:
    for document in composed(report_type).documents:
        found = typst_read.read(quick.write(document).content)
        must = expected.typst(document, long=found.long)
        assert typst_read.numbered(found, must) == must


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.found.append((f"/{tag}", ()))

    def handle_comment(self, data: str) -> None:
        self.found.append(("comment", ()))


def page_tags(document: Document) -> list[tuple[str, tuple[str, ...]]]:
    reader = _Tags()
    reader.feed(html.write(document).decode())
    reader.close()
    return reader.found


def word_tags(document: Document) -> list[str]:
    """Return the elements of a Word document, without those that only hold white space."""
    with ZipFile(BytesIO(docx.write(document))) as archive:
        return [str(one.tag) for one in etree.fromstring(archive.read("word/document.xml")).iter()]


@pytest.mark.parametrize("report_type", TYPES)
def test_hostile_words_change_no_tag(report_type: str) -> None:
    for found, plain in zip(
        composed(report_type).documents,
        composed(report_type, harmless=True).documents,
        strict=True,
    ):
        assert page_tags(found) == page_tags(plain)
        assert word_tags(found) == word_tags(plain)
