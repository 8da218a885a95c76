"""The quick way from a page to its tree gives the tree that an HTML parser gives."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import tinyhtml5  # type: ignore[import-untyped]
from hypothesis import given

from pipeline.model.document import Document
from pipeline.writers.html import document as html
from pipeline.writers.pdf.tree import tree
from tests.readback.random_documents import ANY_WORDS, documents
from tests.samples import cases
from tests.writers.documents import final, full

OUTSIDE = ("html", "head", "body")
"""What has only white space around its elements, which the HTML parser gathers at the end."""


def differences(one: Element, other: Element, above: str = "") -> Iterator[str]:
    at = f"{above}/{one.tag}"
    if (one.tag, attributes(one), len(one)) != (other.tag, attributes(other), len(other)):
        yield at
    if one.tag not in OUTSIDE and (one.text or "") != (other.text or ""):
        yield f"{at}: text"
    for first, second in zip(one, other, strict=False):
        yield from differences(first, second, at)
        if one.tag not in OUTSIDE and (first.tail or "") != (second.tail or ""):
            yield f"{at}/{first.tag}: what follows"


def attributes(one: Element) -> dict[str, str]:
    """Return the attributes; to XML a line break in one is a blank."""
    return {name: value.replace("\n", " ") for name, value in one.attrib.items()}


def assert_same(document: Document) -> None:
    page = html.page(document, navigation=html.contents(document))
    parsed = tinyhtml5.parse(page, namespace_html_elements=False)
    assert [*differences(parsed, tree(page))] == []


@cases.each(cases.GOOD)
def test_a_sample_has_the_same_tree(sample: cases.Sample) -> None:
    for document in cases.documents(sample):
        assert_same(document)


def test_every_kind_of_block_and_inline_has() -> None:
    assert_same(full())
    assert_same(final())


@given(documents(ANY_WORDS))
def test_any_document_has(document: Document) -> None:
    assert_same(document)


def test_another_tree_is_noticed() -> None:
    page = html.page(full())
    other = tree(page.replace("<strong>", "<em>").replace("</strong>", "</em>"))
    assert [*differences(tree(page), other)]
