"""How long and how hard reports are on both sides, by report type, document and section."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spread:
    """The least, the middle and the most of a number over some reports."""

    least: float
    middle: float
    most: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Measures of a section or document over some reports.

    `words` are all but those of headings; `sentences` and `paragraphs` are counted as the rules of
    length count them. `pages` are those of the PDF, None where none was printed, and for a section.
    `grade` is the Flesch-Kincaid grade, None where all are too short for one. `findings` are those
    in it.
    """

    words: Spread
    sentences: Spread
    paragraphs: Spread
    findings: Spread
    grade: Spread | None = None
    pages: Spread | None = None


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section of a document, over the touched reports that have it; a side without it is None.

    `section` is '' for the whole document. `reports` are so many on the side that has more.
    """

    document: str
    section: str
    title: str
    reports: int
    base: Figures | None
    head: Figures | None

    @property
    def differs(self) -> bool:
        """Return whether any measure differs."""
        return self.base != self.head


@dataclass(frozen=True, slots=True)
class TypeChange:
    """A report type on both sides. A version is '' where a side does not have the type.

    `differs` says that its words, order, schema or rules differ. `looked_at` bundles are of it,
    and `touched` of them were built, since the change can reach them. Each document comes first,
    with '' as its section, then its sections.
    """

    report_type: str
    title: str
    base_version: str
    head_version: str
    differs: bool
    looked_at: int
    touched: int
    sections: tuple[SectionChange, ...] = ()
