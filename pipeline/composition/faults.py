"""What is wrong with a narrative and shows only when it is composed: markup, and its links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.evidence.bundle import Bundle
from pipeline.evidence.door import door_rule
from pipeline.evidence.references import UNKNOWN_EVIDENCE
from pipeline.model.document import Block, BundleSource, block_inlines, measured, texts
from pipeline.model.finding import Finding

MARKUP = door_rule(
    "BND026",
    "markup-not-allowed",
    "Narrative uses only paragraphs, emphasis, lists of two levels, quotes and allowed links.",
    "Other markup could lose words or lead a reader to an unsafe address.",
    "Write it as words: what may stand here is in the reference of the bundle, under ‘Markup in "
    "narrative’.",
)


def unknown_measures(blocks: Iterable[Block], bundle: Bundle) -> Iterator[Finding]:
    """Find words that claim a number of evidence that is not there."""
    known = {one.id for one in bundle.evidence}
    for block in blocks:
        for inlines in block_inlines(block):
            for span in measured(inlines):
                if span.evidence not in known:
                    source = next(texts(span.inlines)).source
                    assert isinstance(source, BundleSource)
                    place = bundle.file.place(source.pointer, source.start)
                    message = f"There is no evidence with the id ‘{span.evidence}’."
                    pointer = bundle.file.stable_pointer(source.pointer)
                    key = f"{pointer} {source.start} {span.evidence}"
                    yield UNKNOWN_EVIDENCE.at(place, message, key=key)
