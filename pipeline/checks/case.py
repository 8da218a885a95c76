"""What a check looks at, and how it says where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.bundle import Bundle
from pipeline.compose import Composition
from pipeline.finding import BundleAddress, DocumentAddress, Place, TemplateAddress
from pipeline.model import (
    BundleSource,
    Document,
    Section,
    Source,
    TemplateSource,
    block_inlines,
    texts,
    walk,
)
from pipeline.report_type import ReportType


@dataclass(frozen=True, slots=True)
class Case:
    """One bundle, its report type, and what was composed of them."""

    bundle: Bundle
    report_type: ReportType
    composition: Composition

    def sections(self) -> Iterator[tuple[Document, Section]]:
        """Yield every section of every document, in reading order."""
        for document in self.composition.documents:
            for section in walk(document.sections):
                yield document, section

    def at_section(self, document: Document, section: Section) -> Place:
        """Return the place of a section: its heading, and where the bundle speaks of it."""
        template = next(
            (one.source for one in texts(section.title) if isinstance(one.source, TemplateSource)),
            None,
        )
        return Place(
            self._nearest(f"/narrative/{section.id}", f"/judgements/{section.id}", ""),
            TemplateAddress(template.file, template.line) if template else None,
            DocumentAddress(document.id, section.id),
        )

    def _nearest(self, *pointers: str) -> BundleAddress | None:
        """Return the first of these pointers that leads somewhere."""
        for pointer in pointers:
            try:
                return self.bundle.file.place(pointer).bundle
            except LookupError:
                continue
        return None

    def at_span(
        self, document: Document, section: Section, block: int, start: int, end: int
    ) -> Place:
        """Return the place of a span of a block's plain text, with the sources below it."""
        address = DocumentAddress(document.id, section.id, block, start, end)
        return self._place(address, list(_sources(section, block, start, end)))

    def at_pointer(self, pointer: str) -> Place:
        """Return the place of a value of the bundle, without a document."""
        return self.bundle.file.place(pointer)

    def _place(self, document: DocumentAddress, sources: list[Source]) -> Place:
        bundle = next((one for one in sources if isinstance(one, BundleSource)), None)
        template = next((one for one in sources if isinstance(one, TemplateSource)), None)
        return Place(
            self._bundle_address(bundle) if bundle else None,
            TemplateAddress(template.file, template.line) if template else None,
            document,
        )

    def _bundle_address(self, source: BundleSource) -> BundleAddress | None:
        return self.bundle.file.place(source.pointer, source.start).bundle


def _sources(section: Section, block: int, start: int, end: int) -> Iterator[Source]:
    """Yield the sources of the words in a span, the first one moved to where the span starts."""
    at = 0
    for inlines in block_inlines(section.blocks[block]):
        for text in texts(inlines):
            stop = at + len(text.text)
            if at < end and stop > start:
                yield _moved(text.source, max(0, start - at))
            at = stop


def _moved(source: Source, by: int) -> Source:
    if isinstance(source, BundleSource):
        return BundleSource(source.pointer, source.start + by)
    return source
