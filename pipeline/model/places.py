"""Where in the documents a finding stands, also one that knows only its field of the bundle.

It is decided here alone, so that a proof and the comments of a Word file show it at one place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.document import (
    Block,
    BlockQuote,
    BundleSource,
    Chart,
    Document,
    Inline,
    ItemList,
    MainJudgement,
    Notice,
    Paragraph,
    Statement,
    Subheading,
    Table,
    block_inlines,
    list_items,
    plain,
    texts,
    walk,
)
from pipeline.model.finding import DocumentAddress, Finding

MASTHEAD = ""
"""The section of an address whose block is one of the masthead."""


class Places:
    """The places of some documents, looked up once for all findings."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._blocks = {
            (document.id, section): blocks
            for document in documents
            for section, blocks in parts(document)
        }
        self._headings: dict[str, DocumentAddress] = {}
        self._resting: dict[str, DocumentAddress] = {}
        self._words: dict[str, DocumentAddress] = {}
        for document in documents:
            self._look_at(document)

    def of(self, finding: Finding) -> DocumentAddress | None:
        """Return where a finding stands; None where it is about the report as a whole.

        Its own address counts where it leads to a section, or to a block of the masthead. Else
        the pointer into the bundle does: a judgement has its heading, before the cell or the words
        with its grade; a record of evidence the first block that rests on it; any other field
        its words, or else those of the record or object around it.
        """
        own = finding.place.document
        if own and self._leads(own):
            return own
        at = finding.place.bundle
        if at is None or not at.pointer:
            return None
        return self._headed(at.pointer) or self._worded(at.pointer) or self._rested(finding)

    def _leads(self, at: DocumentAddress) -> bool:
        blocks = self._blocks.get((at.document, at.section))
        if blocks is None or at.section != MASTHEAD:
            return blocks is not None
        return at.block is not None and 0 <= at.block < len(blocks)

    def _headed(self, pointer: str) -> DocumentAddress | None:
        return self._headings.get("/".join(pointer.split("/")[:3]))

    def _worded(self, pointer: str) -> DocumentAddress | None:
        """Return where the words of a field are. The last day of a span is written at its first."""
        around = (one for one in _upwards(pointer) if one == pointer or one.count("/") > 1)
        first_day = (f"{pointer.removesuffix('/end')}/start",) if pointer.endswith("/end") else ()
        found = (self._words.get(one) for one in (*around, *first_day))
        return next((one for one in found if one), None)

    def _rested(self, finding: Finding) -> DocumentAddress | None:
        steps = finding.place.stable.split("/")  # records go by their ids in it
        return self._resting.get(steps[2]) if steps[1:2] == ["evidence"] and steps[2:] else None

    def _look_at(self, document: Document) -> None:
        for section in walk(document.sections):
            if section.judgement:
                heading = DocumentAddress(document.id, section.id)
                self._headings.setdefault(f"/judgements/{section.judgement}", heading)
        for section_id, blocks in parts(document):
            for number, block in enumerate(blocks):
                place = DocumentAddress(document.id, section_id, number)
                for record in rests_on(block):
                    self._resting.setdefault(record, place)
                for pointer, start, end in _fields(block):
                    words = DocumentAddress(document.id, section_id, number, start, end)
                    self._words.setdefault(pointer, words)


def parts(document: Document) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Yield the blocks of the masthead, then those of each section, each under its id."""
    yield MASTHEAD, document.masthead
    yield from ((section.id, section.blocks) for section in walk(document.sections))


def rests_on(block: Block) -> Iterator[str]:
    """Yield the ids of the evidence that a block rests on, in reading order."""
    match block:
        case Paragraph() | BlockQuote() | Chart():
            yield from block.rests_on
        case ItemList():
            yield from (id_ for item in list_items(block) for id_ in item.rests_on)
        case Table():
            yield from (id_ for row in block.rows for id_ in row.rests_on)
        case MainJudgement() | Subheading() | Statement() | Notice():
            return


def _fields(block: Block) -> Iterator[tuple[str, int, int]]:
    """Yield the fields that the words of a block come from, and all that they are in.

    Each is a pointer with a span of the block's plain text that never leaves a paragraph or cell.
    """
    at = 0
    for run in block_inlines(block):
        yield from _in_run(run, at)
        at += len(plain(run))


def _in_run(run: Sequence[Inline], at: int) -> Iterator[tuple[str, int, int]]:
    spans: dict[str, tuple[int, int]] = {}
    for inline in run:
        end = at + len(plain((inline,)))
        for text in texts((inline,)):
            if isinstance(text.source, BundleSource):
                for pointer in _upwards(text.source.pointer):
                    spans[pointer] = (spans.get(pointer, (at, end))[0], end)
        at = end
    yield from ((pointer, *span) for pointer, span in spans.items())


def _upwards(pointer: str) -> Iterator[str]:
    """Yield a pointer, then those of all that it is in, but not of the whole bundle."""
    while pointer:
        yield pointer
        pointer = pointer.rpartition("/")[0]
