"""What a run writes for each bundle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pipeline.composition.paragraph_numbers import numbered
from pipeline.language.choices import NONE, Choices
from pipeline.language.phrasing import day
from pipeline.model.bare import bare
from pipeline.model.document import Document
from pipeline.runs.readers import Reader
from pipeline.writers import FORMATS, USUAL, WEASYPRINT, Format, format_by


@dataclass(frozen=True, slots=True)
class Options:
    """What is written beside findings and manifest.

    With `comments` the Word file carries the findings as comments; with `proof` there is also
    the page that shows them in their places. `draft` and `day` stand on every page. `pdf_engine`
    prints the PDF, where there is one. `reader` is who the draft is for. With `large_print` formats
    that come in it have a second file.
    """

    formats: tuple[str, ...] = USUAL
    comments: bool = False
    proof: bool = False
    choices: Choices = NONE
    draft: int | None = None
    day: date | None = None
    pdf_engine: str = WEASYPRINT
    reader: Reader = "team"
    large_print: bool = False

    def prints(self) -> Iterator[tuple[Format, bool]]:
        """Yield the formats, each as usual and then, in `True`, in large print if it is asked for.

        What prints the usual PDF prints drafts alone; WeasyPrint prints each one in large print.
        """
        for name in FORMATS:
            if name in self.formats:
                yield self.format(name), False
                if self.large_print and FORMATS[name].large:
                    yield FORMATS[name], True

    def format(self, name: str) -> Format:
        """Return a format as these options want it written."""
        return format_by(name, self.pdf_engine)

    def entry(self) -> dict[str, object]:
        """Return them for the manifest: formats in the order of their table."""
        formats = [one for one in FORMATS if one in self.formats]
        engine = self.pdf_engine if "pdf" in formats else None
        written = {"formats": formats, "comments": self.comments, "proof": self.proof}
        written |= {"large_print": self.large_print}
        return {**written, "pdf_engine": engine, **self.everywhere()}

    def everywhere(self) -> dict[str, object]:
        """Return those that change a draft in whatever format."""
        day = self.day.isoformat() if self.day else None
        mine = {"for": self.reader, "draft": self.draft, "date": day}
        return {**mine, **self.choices.entry()}

    @property
    def folder(self) -> str:
        """Return the folder of the documents within that of the draft, with a slash; or ''."""
        return "" if self.reader == "team" else f"{self.reader}/"

    def read(self, documents: Sequence[Document]) -> tuple[Document, ...]:
        """Return those documents that the reader gets, as the reader gets them; perhaps none.

        The team gets all, the provider those that will be published, others those that are written
        for them.
        """
        of = "public" if self.reader == "provider" else self.reader
        return tuple(self.copy_of(one) for one in documents if of in ("team", one.audience))

    def copy_of(self, document: Document) -> Document:
        """Return a document as its reader gets it.

        A draft says on every page which it is, and of which day. What leaves the team names no
        evidence and marks nothing. The provider’s copy has its paragraphs numbered, so that one can
        be named; what is for others is no draft.
        """
        if self.reader == "team":
            return self._stamped(document)
        if self.reader != "provider":
            sent = bare(document)
            return replace(sent, stamp=replace(sent.stamp, state="sent", draft=""))
        copy = bare(self._stamped(document))
        return replace(copy, sections=numbered(copy.sections))

    def _stamped(self, document: Document) -> Document:
        number = f" {self.draft}" if self.draft else ""
        of_day = f", {day(self.day)}" if self.day else ""
        return replace(document, stamp=replace(document.stamp, draft=f"Draft{number}{of_day}"))

    def beside(self, recorded: Mapping[str, Any]) -> Options:
        """Return these options with all that `recorded` ones, of a manifest, have written before.

        Whether there are comments is decided by who asks for a format that has them, and what
        prints the PDF by who asks for one.
        """
        ours = any(FORMATS[one].comments for one in self.formats)
        engine = None if "pdf" in self.formats else recorded["pdf_engine"]
        return replace(
            self,
            formats=tuple(one for one in FORMATS if one in (*self.formats, *recorded["formats"])),
            comments=self.comments if ours else recorded["comments"],
            proof=self.proof or recorded["proof"],
            pdf_engine=engine or self.pdf_engine,
            large_print=self.large_print or recorded["large_print"],
        )


USUAL_OPTIONS = Options()
