"""What one bundle comes to on one side: figures, findings, and the words that templates print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.model.comparison.findings import Found


@dataclass(frozen=True, slots=True)
class SectionMeasure:
    """The measures of one section of one report; `section` '' is the whole document.

    Words are all but those of headings. `grade` is None where it is too short for one, and
    `pages` of a section, or where nothing was printed.
    """

    document: str
    section: str
    title: str
    words: int
    sentences: int
    paragraphs: int
    findings: int
    grade: float | None = None
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class FoundHere:
    """A finding, with what tells it apart from others.

    `trace` is its fingerprint without the section it is in, `limit` the one without the steps that
    it is beyond. `known_as` are fingerprints that it had when it was further beyond.
    """

    found: Found
    trace: str
    limit: str
    known_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """The words of a template in a paragraph, heading, item or cell, and where they stand.

    Values of the bundle are left out: ‹/setting/name› stands in place of one.
    """

    file: str
    line: int
    statement: str
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A document as a PDF."""

    document: str
    content: bytes = field(repr=False)
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Measure:
    """One bundle on one side. Without a report `told` says why, and `invalid` whose fault it is.

    `outline` are the words of its documents, `claims` what bears each claim in them, and `printed`
    their PDFs, where they are asked for.
    """

    report_type: str = ""
    sections: tuple[SectionMeasure, ...] = ()
    found: tuple[FoundHere, ...] = ()
    passages: tuple[Passage, ...] = ()
    outline: str = field(default="", repr=False)
    claims: str = field(default="", repr=False)
    told: str = ""
    hint: str = ""
    invalid: bool = False
    printed: tuple[Printed, ...] = field(default=(), repr=False)

    @property
    def built(self) -> bool:
        """Return whether there is a report."""
        return not self.told

    def keyed(self) -> Iterator[tuple[tuple[str, str], SectionMeasure]]:
        """Yield each section with what names it."""
        for one in self.sections:
            yield (one.document, one.section), one


@dataclass(frozen=True, slots=True)
class Asked:
    """What else is told of a bundle: the words of its documents and their claims, its PDFs."""

    outlined: bool = False
    paged: bool = False


NOTHING_ELSE = Asked()
