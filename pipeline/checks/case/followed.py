"""The paragraphs of letters and summaries, each with the paragraphs of the report that it follows.

A summary says nothing of its own: what it says is held against the report, and the report against
its evidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import Passage
from pipeline.composition.letters import paragraphs_of
from pipeline.evidence.bundle import NarrativeParagraph
from pipeline.model.document import Document
from pipeline.model.finding import Citation


@dataclass(frozen=True, slots=True)
class Followed:
    """A paragraph of the report that something follows: where it stands, and its words."""

    paragraph: NarrativeParagraph
    text: str


@dataclass(frozen=True, slots=True)
class Summary:
    """A paragraph of a letter or a summary, its passages, and what it follows of the report.

    `others` are the places in its `follows` of those that are no paragraphs of the report, and
    `citation` is who asks for its document, if anybody does.
    """

    paragraph: NarrativeParagraph
    passages: tuple[Passage, ...]
    followed: tuple[Followed, ...]
    others: tuple[int, ...]
    citation: Citation | None

    @property
    def text(self) -> str:
        """Return the words of all that it follows."""
        return "\n".join(one.text for one in self.followed)


def summaries(case: Case) -> tuple[Summary, ...]:
    """Return the paragraphs of all letters and summaries. They are looked up once for a case."""
    return case.remembered("summaries", lambda case: tuple(_summaries(case)))


def follows_report(case: Case, passage: Passage) -> bool:
    """Return whether a passage is held against the report, and not against the evidence itself."""
    if not is_summary(case, passage.document):
        return False
    at = {
        pointer for one in summaries(case) if one.followed for pointer in (one.paragraph.pointer,)
    }
    return any(one in at for one in passage.pointers)


def is_summary(case: Case, document: Document) -> bool:
    """Return whether a document says only what the report says."""
    type_ = case.report_type.document(document.type_id)
    return type_ is not None and type_.summary


def _summaries(case: Case) -> Iterator[Summary]:
    types = [one for one in case.report_type.documents if one.summary]
    found = {one: type_ for type_ in types for one in paragraphs_of(type_, case.bundle)}
    if not found:
        return
    ours = {one.pointer for one in found}
    said = _said(case)
    known = {
        one.id: Followed(one, said.get(one.pointer) or one.text)
        for paragraphs in case.bundle.narrative.values()
        for one in paragraphs
        if one.id and one.pointer not in ours
    }
    for one, type_ in found.items():
        passages = tuple(each for each in case.by_people if one.pointer in each.pointers)
        if not passages:
            continue  # its document is not made
        summed = {each.id for each in found}
        yield Summary(
            one,
            passages,
            tuple(known[id_] for id_ in one.follows if id_ in known),
            tuple(at for at, id_ in enumerate(one.follows) if id_ in summed),
            type_.citation,
        )


def _said(case: Case) -> dict[str, str]:
    """Return the words of each paragraph of the bundle without their marks, by its pointer."""
    said: dict[str, list[str]] = {}
    for passage in case.by_people:
        for pointer in dict.fromkeys(passage.pointers):
            said.setdefault(pointer, []).append(passage.text)
    return {pointer: "\n".join(texts) for pointer, texts in said.items()}
