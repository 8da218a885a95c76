"""Pages whose picture changed."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PageChange:
    """One page of the PDF of a document, as PNG on each side; a side without that page is empty.

    `number` counts from 1. The pictures show the report with its words: they are as private as
    the draft.
    """

    bundle: str
    report_type: str
    document: str
    number: int
    base: bytes = field(default=b"", repr=False)
    head: bytes = field(default=b"", repr=False)
