"""The Word format. `write` is the door; the house is `pipeline.writers.word`."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.document import Document
from pipeline.model.finding import Finding


def write(document: Document, findings: Sequence[Finding] = ()) -> bytes:
    """Return the document as a DOCX file; the same document gives the same bytes.

    Each finding becomes a comment, on its words or at the nearest heading. Raises `BrokenError`
    for what Word cannot express, such as a heading below level 4, and for comments on a final
    version.
    """
    from pipeline.writers.word.document import draw

    return draw(document, findings)
