"""What a check looks at, and how it says where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.checks.case.passages import Passage, normal, passages
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.public import Value
from pipeline.language.choices import NO_WORDS, OwnWords
from pipeline.language.difficulty import Difficulty, difficulty
from pipeline.language.measure import SectionCounts, section_counts
from pipeline.model.document import (
    BundleSource,
    Document,
    Origin,
    Section,
    Source,
    TemplateSource,
    Text,
    block_inlines,
    plain,
    texts,
    walk,
)
from pipeline.model.finding import BundleAddress, DocumentAddress, Place, TemplateAddress, Words
from pipeline.report_type.definition import ReportType

if TYPE_CHECKING:
    from pipeline.composition.compose import Composition

_Made = TypeVar("_Made")


@dataclass(frozen=True)
class Case:
    """One bundle, its report type, what was composed of them, and a team’s own words."""

    bundle: Bundle
    report_type: ReportType
    composition: Composition
    own_words: OwnWords = NO_WORDS

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Return every run of words in the sections of every document, in reading order.

        What stands in several documents is there once, so that it is told once.
        """
        # the words of a field → the document that has them first
        seen: dict[tuple[tuple[str, ...], str], str] = {}
        return tuple(
            passage
            for document, section in self.sections()
            for passage in passages(document, section)
            if seen.setdefault((passage.pointers, passage.text), document.id) == document.id
        )

    @cached_property
    def by_people(self) -> tuple[Passage, ...]:
        """Return the passages that people wrote."""
        return tuple([one for one in self.passages if one.origin is Origin.PEOPLE])

    @cached_property
    def prose(self) -> tuple[Passage, ...]:
        """Return the passages that people wrote, but quotes set apart."""
        return tuple([one for one in self.by_people if not one.is_quote])

    @cached_property
    def all_words(self) -> str:
        """Return the words of all passages, made alike, to see at once whether some are there."""
        return normal(" ".join(passage.text for passage in self.passages))

    @cached_property
    def _counted(self) -> dict[tuple[str, str], SectionCounts]:
        return {}

    @cached_property
    def _remembered(self) -> dict[str, Any]:
        return {}

    def remembered(self, name: str, make: Callable[[Case], _Made]) -> _Made:
        """Return what several checks of a family share. It is made once for a case."""
        if name not in self._remembered:
            self._remembered[name] = make(self)
        made: _Made = self._remembered[name]
        return made

    def counts(self, document: Document, section: Section) -> SectionCounts:
        """Return how much prose a section has. It is counted once for all checks."""
        key = (document.id, section.id)
        if key not in self._counted:
            self._counted[key] = section_counts(section)
        return self._counted[key]

    @cached_property
    def _measured(self) -> dict[tuple[str, str], Difficulty]:
        return {}

    def difficulty(self, document: Document, section: Section) -> Difficulty:
        """Return how difficult the prose of a section is. It is scored once for all checks."""
        key = (document.id, section.id)
        if key not in self._measured:
            self._measured[key] = difficulty(section, self.counts(document, section))
        return self._measured[key]

    def sections(self) -> Iterator[tuple[Document, Section]]:
        """Yield every section of every document, in reading order."""
        return iter(self._sections)

    @cached_property
    def _sections(self) -> tuple[tuple[Document, Section], ...]:
        documents = self.composition.documents
        return tuple([(one, section) for one in documents for section in walk(one.sections)])

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
        place = self._place(address, list(_words(section, block, start, end)))
        return replace(place, words=_around(section, block, start, end))

    def at_passage(self, passage: Passage, start: int, end: int) -> Place:
        """Return the place of a span of a passage, with the sources below it."""
        at = passage.start
        return self.at_span(passage.document, passage.section, passage.block, at + start, at + end)

    def at_pointer(self, pointer: str) -> Place:
        """Return the place of a value of the bundle, without a document."""
        place, node = self.bundle.file.place(pointer), self.bundle.public.at(pointer)
        text = node.value if isinstance(node, Value) and isinstance(node.value, str) else ""
        return replace(place, words=Words(text, 0, len(text))) if text else place

    def at_first(self, *pointers: str) -> Place:
        """Return the place of the first of these pointers that leads somewhere."""
        return Place(self._nearest(*pointers, ""))

    def _place(self, document: DocumentAddress, words: list[Text]) -> Place:
        sources = [one.source for one in words]
        template = next((one for one in sources if isinstance(one, TemplateSource)), None)
        return Place(
            self._bundle_address(words) or BundleAddress(self.bundle.file.name, ""),
            TemplateAddress(template.file, template.line) if template else None,
            document,
        )

    def _bundle_address(self, words: list[Text]) -> BundleAddress | None:
        """Return where words stand in their field; its start where it is written in other words.

        A date or a measure is longer in a report than in the bundle, or no text there at all.
        Where they end is known if one field has them all, as they are.
        """
        found = [(one, one.source) for one in words if isinstance(one.source, BundleSource)]
        if not found:
            return None
        file, (first, source) = self.bundle.file, found[0]
        try:
            address = file.place_of_words(source.pointer, source.start, first.text).bundle
        except LookupError:
            return self._start(source)
        return replace(address, end_column=self._end(address, words)) if address else None

    def _start(self, source: BundleSource) -> BundleAddress | None:
        try:
            return self.bundle.file.place(source.pointer, source.start).bundle
        except LookupError:
            return self.bundle.file.place(source.pointer).bundle

    def _end(self, start: BundleAddress, words: list[Text]) -> int:
        """Return the column where the last of the words ends; 0 if not one field has them all."""
        last, pointers = words[-1], {getattr(one.source, "pointer", "") for one in words}
        if len(words) == 1:
            return start.end_column
        if len(pointers) > 1 or not isinstance(last.source, BundleSource):
            return 0
        try:
            end = self.bundle.file.place_of_words(
                last.source.pointer, last.source.start, last.text
            ).bundle
        except LookupError:
            return 0
        return end.end_column if end and end.line == start.line else 0


def _words(section: Section, block: int, start: int, end: int) -> Iterator[Text]:
    """Yield the words in a span, those at its edges cut to it."""
    at = 0
    for inlines in block_inlines(section.blocks[block]):
        for text in texts(inlines):
            stop = at + len(text.text)
            if at < end and stop > start:
                before = max(0, start - at)
                yield Text(text.text[before : end - at], _moved(text.source, before))
            at = stop


def _around(section: Section, block: int, start: int, end: int) -> Words:
    """Return a span as words of the paragraphs, items or cells that it touches."""
    runs: list[str] = []
    first = at = 0
    for inlines in block_inlines(section.blocks[block]):
        run = plain(inlines)
        if at < end and at + len(run) > start:
            first = first if runs else at
            runs.append(run)
        at += len(run)
    return Words("".join(runs), start - first, end - first)


def _moved(source: Source, by: int) -> Source:
    if isinstance(source, BundleSource):
        return BundleSource(source.pointer, source.start + by)
    return source
