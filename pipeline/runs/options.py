"""What a run writes for each bundle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pipeline.language.choices import NONE, Choices
from pipeline.language.phrasing import day
from pipeline.model.document import Document
from pipeline.writers import FORMATS, USUAL, WEASYPRINT, Format, format_by


@dataclass(frozen=True, slots=True)
class Options:
    """What is written beside findings and manifest.

    With `comments` the Word file carries the findings as comments; with `proof` there is also
    the page that shows them in their places. `draft` and `day` stand on every page. `pdf_engine`
    prints the PDF, where there is one.
    """

    formats: tuple[str, ...] = USUAL
    comments: bool = False
    proof: bool = False
    choices: Choices = NONE
    draft: int | None = None
    day: date | None = None
    pdf_engine: str = WEASYPRINT

    def format(self, name: str) -> Format:
        """Return a format as these options want it written."""
        return format_by(name, self.pdf_engine)

    def entry(self) -> dict[str, object]:
        """Return them for the manifest: formats in the order of their table."""
        formats = [one for one in FORMATS if one in self.formats]
        engine = self.pdf_engine if "pdf" in formats else None
        written = {"formats": formats, "comments": self.comments, "proof": self.proof}
        return {**written, "pdf_engine": engine, **self.everywhere()}

    def everywhere(self) -> dict[str, object]:
        """Return those that change a draft in whatever format."""
        day = self.day.isoformat() if self.day else None
        return {"draft": self.draft, "date": day, **self.choices.entry()}

    def stamped(self, document: Document) -> Document:
        """Return a document that says on every page which draft it is, and of which day."""
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
        )


USUAL_OPTIONS = Options()
