"""The scanner finds words wherever a file can hold them; else a clean scan would prove nothing."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Final

import pytest

from tests.privacy.scanner import hits, normal, places

WORD: Final = "Quzzlewick"


@pytest.mark.parametrize(
    "written",
    [
        "Quzzlewick", "QUZZLEWICK", "quzzle-wick", "Quzzle\u00adwick", "Quzzle\u200bwick",
        "Quzzle\n   wick", "Q u z z l e w i c k", "&#81;uzzlewick", "%51uzzlewick", "Ｑuzzlewick",
    ],
)  # fmt: skip
def test_how_a_word_is_written_makes_no_difference(written: str) -> None:
    assert normal(WORD) in normal(f"before {written} after")


HTML: Final = {
    "text": "<p>{}</p>",
    "split by tags": "<p>Quzz<b>lew</b>ick</p>",
    "comment": "<!-- {} -->",
    "attribute": '<p title="{}"></p>',
    "link": '<a href="https://example.org/?%51uzzlewick">x</a>',
    "hidden": "<p hidden>{}</p>",
    "style": "<style>/* {} */</style>",
}


@pytest.mark.parametrize("where", HTML)
def test_in_a_page(where: str) -> None:
    assert hits([WORD], places("a.html", HTML[where].format(WORD).encode()))


def test_in_the_name_of_a_file() -> None:
    assert hits([WORD], places(f"{WORD}.json", b"{}"))


def test_nothing_is_found_where_nothing_is() -> None:
    assert not hits([WORD], places("a.html", b"<p>Quzzle and wick</p>"))


@pytest.mark.parametrize("where", ["text", "runs", "core", "part name", "comment"])
def test_in_a_word_file(where: str) -> None:
    parts = {
        "text": ("word/document.xml", f"<w:t>{WORD}</w:t>"),
        "runs": ("word/document.xml", "<w:t>Quzz</w:t></w:r><w:r><w:t>lewick</w:t>"),
        "core": ("docProps/core.xml", f"<dc:creator>{WORD}</dc:creator>"),
        "part name": (f"word/{WORD}.xml", "<a/>"),
        "comment": ("word/document.xml", "<a/>"),
    }
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(*parts[where])
        archive.comment = WORD.encode() if where == "comment" else b""
    assert hits([WORD], places("a.docx", file.getvalue()))


PDF: Final = {
    "text": "<p>{}</p>",
    "white text": "<p style='color: white'>{}</p>",
    "broken over lines": "<p style='width: 1em; overflow-wrap: anywhere'>{}</p>",
    "off the page": "<p style='position: absolute; left: -900pt'>{}</p>",
    "title": "<title>{}</title>",
    "keywords": "<meta name=keywords content='{}'>",
    "link": "<a href='https://example.org/{}'>x</a>",
    "anchor": "<p id='{}'>x</p><a href='#{}'>x</a>",
    "bookmark": "<h1 style='bookmark-label: \"{}\"'>x</h1>",
    "description": '<img alt=\'{}\' src=\'data:image/svg+xml,<svg width="9" height="9" '
    'xmlns="http://www.w3.org/2000/svg"/>\'>',
}


@pytest.mark.slow
@pytest.mark.parametrize("where", PDF)
def test_in_a_pdf(where: str) -> None:
    import weasyprint

    source = f"<html lang=en>{PDF[where].replace('{}', WORD)}<title>x</title>"
    content = weasyprint.HTML(string=source).write_pdf(pdf_variant="pdf/ua-1")
    assert hits([WORD], places("a.pdf", content))
