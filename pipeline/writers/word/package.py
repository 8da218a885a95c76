"""The DOCX file as a zip: the template opened, the parts written so that bytes are stable."""

# ruff: noqa: TID253
# Only the door imports this package, and only when it writes.

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter

from pipeline.writers.word.reference.build import large_reference, reference
from pipeline.writers.word.zip_file import canonical


def open_template(*, large: bool = False) -> WordDocument:
    """Return a fresh copy of the reference document, of that of large print where it is `large`."""
    return docx.Document(BytesIO(large_reference() if large else reference()))


def pack(word: WordDocument) -> bytes:
    """Return the bytes of a document: the same parts give the same bytes, at any time."""
    package, written = word.part.package, _Written()
    parts = list(package.parts)
    for part in parts:
        part.before_marshal()
    writer: Any = PackageWriter  # its steps, because as a whole it only writes a zip
    writer._write_content_types_stream(written, parts)
    writer._write_pkg_rels(written, package.rels)
    writer._write_parts(written, parts)
    return canonical(written.parts)


class _Written:
    """Takes the parts of a package in place of a zip, which would have to be opened again."""

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}

    def write(self, name: PackURI, content: bytes) -> None:
        self.parts[name.membername] = content
