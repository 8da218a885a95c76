"""Where a claim stands, and the public words of what bears it."""

from __future__ import annotations

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import Passage
from pipeline.evidence.public import told_texts_of
from pipeline.language.sentences import spans
from pipeline.model.finding import DocumentAddress


def address(passage: Passage, start: int, end: int) -> DocumentAddress:
    """Return where a span of a passage stands in its document."""
    at = passage.start
    return DocumentAddress(
        passage.document.id, passage.section.id, passage.block, at + start, at + end
    )


def public_text(case: Case, pointer: str) -> str:
    """Return the text at a pointer; '' if it is not public, or no text."""
    texts = case.remembered("texts", lambda case: dict(told_texts_of(case.bundle.public.root)))
    return texts.get(pointer, "")


def sentence_at(text: str, start: int) -> str:
    """Return the sentence of a text in which something stands."""
    return next((text[a:b] for a, b in spans(text) if a <= start < b), text)


def overlap(one: DocumentAddress, other: DocumentAddress) -> bool:
    """Return whether two places have words in common."""
    if (one.document, one.section, one.block) != (other.document, other.section, other.block):
        return False
    return (one.start or 0) < (other.end or 0) and (other.start or 0) < (one.end or 0)
