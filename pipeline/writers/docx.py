"""The Word format. `write` is the door; the house is `pipeline.writers.word`."""

from __future__ import annotations

from pipeline.model import Document


def write(document: Document) -> bytes:
    """Return the document as a DOCX file; the same document gives the same bytes.

    Raises `BrokenError` for what Word cannot express, such as a heading below level 4.
    """
    from pipeline.writers.word.document import draw

    return draw(document)
