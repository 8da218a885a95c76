"""The DOCX file as a zip: the template opened, the parts written so that bytes are stable."""

# ruff: noqa: TID253
# Only the door imports this package, and only when it writes.

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import docx
from docx.document import Document as WordDocument

from pipeline.writers.word.reference.build import reference
from pipeline.writers.word.zip_file import canonical


def open_template() -> WordDocument:
    """Return a fresh copy of the reference document."""
    return docx.Document(BytesIO(reference()))


def pack(word: WordDocument) -> bytes:
    """Return the bytes of a document: the same parts give the same bytes, at any time."""
    saved = BytesIO()
    word.save(saved)
    with ZipFile(saved) as archive:
        return canonical({name: archive.read(name) for name in archive.namelist()})
