"""Nothing that people wrote for the report is left out of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pipeline.checks.case.case import Case
from pipeline.evidence.bundle import Bundle
from pipeline.model.document import Block, BundleSource, Document, block_inlines, texts, walk
from pipeline.model.finding import Citation, Finding, Rule, Severity

LEFT_OUT = Rule(
    "SEC004",
    "words-left-out",
    Severity.ERROR,
    "Everything that people wrote for the report is in the report.",
    "No sentence is ever lost without a word. Narrative of a section that does not stand in this "
    "report, a requirement that no table shows, or a grade that stands nowhere, would be.",
    Citation(says="our own rule: nothing is lost"),
    "Move the words to a section that is in the report, declare the fact that brings the section "
    "in, or delete them.",
)


def words_left_out(case: Case) -> Iterator[Finding]:
    """Find narrative, requirements, recommendations and grades that reach no document."""
    reached = {
        pointer
        for document in case.composition.documents
        for block in _blocks(document)
        for pointer in _pointers(block)
    }
    for pointer in _written(case.bundle):
        if pointer not in reached:
            message = "These words do not stand in any document of this bundle."
            yield LEFT_OUT.at(case.at_pointer(pointer), message)
    for pointer in _themes_left_out(case.bundle, reached):
        message = "This theme does not stand in any document of this bundle."
        yield LEFT_OUT.at(case.at_pointer(pointer), message)
    for judgement in case.bundle.judgements:
        if (pointer := f"{judgement.pointer}/grade") not in reached:
            message = "This grade does not stand in any document of this bundle."
            yield LEFT_OUT.at(case.at_pointer(pointer), message)


def _blocks(document: Document) -> Iterator[Block]:
    yield from document.masthead
    for section in walk(document.sections):
        yield from section.blocks


def _pointers(block: Block) -> Iterator[str]:
    for inlines in block_inlines(block):
        for text in texts(inlines):
            if isinstance(text.source, BundleSource):
                yield text.source.pointer


def _themes_left_out(bundle: Bundle, reached: Collection[str]) -> Iterator[str]:
    """Yield the pointers of themes that head nothing. Several recommendations may have one."""
    asked = [(f"{one.pointer}/theme", one.theme) for one in bundle.recommendations if one.theme]
    shown = {theme for pointer, theme in asked if pointer in reached}
    yield from (pointer for pointer, theme in asked if theme not in shown)


def _written(bundle: Bundle) -> Iterator[str]:
    """Yield the pointer of each text that was written to stand in the report."""
    for paragraphs in bundle.narrative.values():
        yield from (paragraph.pointer for paragraph in paragraphs)
    for improvement in (*bundle.requirements, *bundle.recommendations):
        yield f"{improvement.pointer}/action"
        yield from (f"{improvement.pointer}/further/{at}" for at in range(improvement.further))
