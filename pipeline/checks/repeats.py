"""SEC: what people wrote beside a sentence of a template that says the same."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import words
from pipeline.evidence.door import OURS
from pipeline.language.sentences import spans, split
from pipeline.model.document import Document, Origin, Paragraph, Section, plain
from pipeline.model.finding import Finding, Rule, Severity

SAID_TWICE = Rule(
    "SEC007",
    "said-twice",
    Severity.NOTICE,
    "The inspectors’ words do not repeat a sentence of the template.",
    "Some sentences are written from fields of the bundle. Where a paragraph of the same section "
    "says the same, the reader reads it twice. What templates add is listed for each section in "
    "the reference (docs/reference/sections.md).",
    OURS,
    "Leave the sentence out of the narrative.",
)

_ALIKE = 0.85  # share of the words of the longer sentence, our own
_LEAST = 4  # words; shorter sentences are alike by chance


def said_twice(case: Case) -> Iterator[Finding]:
    """Find sentences of people that say what a template says in the same section."""
    for document, section in case.sections():
        ours = [set(words(one)) for one in _of_templates(section)]
        if ours:
            yield from _repeated(case, document, section, ours)


def _of_templates(section: Section) -> Iterator[str]:
    for block in section.blocks:
        if isinstance(block, Paragraph) and block.origin is Origin.TEMPLATE:
            yield from split(plain(block.inlines))


def _repeated(
    case: Case, document: Document, section: Section, ours: list[set[str]]
) -> Iterator[Finding]:
    for at, block in enumerate(section.blocks):
        if not isinstance(block, Paragraph) or block.origin is not Origin.PEOPLE:
            continue
        text = plain(block.inlines)
        for start, end in spans(text):
            said = set(words(text[start:end]))
            if len(said) >= _LEAST and any(_alike(said, one) for one in ours):
                place = case.at_span(document, section, at, start, end)
                yield SAID_TWICE.at(place, "The template of this section says this already.")


def _alike(one: set[str], other: set[str]) -> bool:
    return len(one & other) >= _ALIKE * max(len(one), len(other))
