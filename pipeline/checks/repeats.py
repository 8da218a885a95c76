"""SEC: what people wrote beside a sentence of a template that says the same."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import words
from pipeline.evidence.door import OURS
from pipeline.evidence.public import text_of
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
# Words that may differ between sentences that say the same; and such as may not.
_SLIGHT = frozenset("a an the this that it its is are was were be been has have had".split())
_TURNING = frozenset(
    "no not never none nobody nothing without nor neither cannot one two three four five six seven "
    "eight nine ten eleven twelve".split()
)


def said_twice(case: Case) -> Iterator[Finding]:
    """Find sentences of people that say what a template says in the same section."""
    name = set(words(text_of(case.bundle.public.at("/setting/name"))))
    for document, section in case.sections():
        ours = [set(words(one)) - name for one in _of_templates(section)]
        if ours:
            yield from _repeated(case, document, section, ours, name)


def _of_templates(section: Section) -> Iterator[str]:
    for block in section.blocks:
        if isinstance(block, Paragraph) and block.origin is Origin.TEMPLATE:
            yield from split(plain(block.inlines))


def _repeated(
    case: Case, document: Document, section: Section, ours: list[set[str]], name: set[str]
) -> Iterator[Finding]:
    for at, block in enumerate(section.blocks):
        if not isinstance(block, Paragraph) or block.origin is not Origin.PEOPLE:
            continue
        text = plain(block.inlines)
        for start, end in spans(text):
            said = set(words(text[start:end]))
            if len(said) >= _LEAST and any(_alike(said - name, one) for one in ours):
                place = case.at_span(document, section, at, start, end)
                yield SAID_TWICE.at(place, "The template of this section says this already.")


def _alike(one: set[str], other: set[str]) -> bool:
    """Return whether two sentences say the same: not where one denies it, or has another number."""
    if any(word in _TURNING or word.isdigit() for word in one ^ other):
        return False
    one, other = one - _SLIGHT, other - _SLIGHT
    return len(one & other) >= _ALIKE * max(len(one), len(other))
