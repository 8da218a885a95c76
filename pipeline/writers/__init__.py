"""The formats. `WRITERS` is the literal table; a format is one file and one line here.

Importing this package imports no rendering library: each writer loads its own when it writes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.model.document import Document
from pipeline.model.finding import Finding
from pipeline.writers import docx, outline
from pipeline.writers.html import document as html
from pipeline.writers.pdf import document as pdf


@dataclass(frozen=True, slots=True)
class Written:
    """A document in one format. `pages` is the number of pages where the format has pages."""

    content: bytes
    pages: int | None = None


def _pdf(document: Document) -> Written:
    written = pdf.write(document)
    return Written(written.content, written.pages)


def commented(document: Document, findings: Sequence[Finding]) -> Written:
    """Return the document in the Word format, with a comment for each finding."""
    return Written(docx.write(document, findings))


WRITERS: dict[str, Callable[[Document], Written]] = {
    "html": lambda document: Written(html.write(document)),
    "pdf": _pdf,
    "docx": lambda document: Written(docx.write(document)),
    "outline": lambda document: Written(outline.write(document)),
}

EXTENSIONS = {"html": "html", "pdf": "pdf", "docx": "docx", "outline": "txt"}
