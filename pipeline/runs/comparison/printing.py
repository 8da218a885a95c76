"""The PDFs of a bundle on both sides, and the pages that look different."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from pipeline.model.comparison.pages import PageChange
from pipeline.model.document import Document
from pipeline.runs.comparison.measure import Printed
from pipeline.writers import FORMATS


def printed(documents: Iterable[Document]) -> Iterator[Printed]:
    """Yield each document as a PDF, with the number of its pages."""
    for one in documents:
        written = FORMATS["pdf"].write(one, ())
        yield Printed(one.id, written.content, written.pages or 0)


def page_changes(
    bundle: str, report_type: str, base: Iterable[Printed], head: Iterable[Printed]
) -> Iterator[PageChange]:
    """Yield each page whose picture is not the same on both sides."""
    was, now = ({one.document: one.content for one in side} for side in (base, head))
    for document in {**now, **was}:
        old, new = was.get(document, b""), now.get(document, b"")
        if old != new:
            for number, (before, after) in enumerate(_pages(old, new), 1):
                if before != after:
                    yield PageChange(bundle, report_type, document, number, before, after)


def _pages(old: bytes, new: bytes) -> Iterator[tuple[bytes, bytes]]:
    from pipeline.writers.pdf.pictures import pictures

    sides = (pictures(pdf) if pdf else iter(()) for pdf in (old, new))
    for before, after in zip_longest(*sides):
        if before == after:
            yield b"", b""
        else:
            yield before.png() if before else b"", after.png() if after else b""
