"""COP: the same words twice within one report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from pipeline.checks.case.case import Case
from pipeline.model.document import Block, Document, Origin, Paragraph, Section, plain
from pipeline.model.finding import Citation, Finding, Rule, Severity

_OURS = Citation(says="our own rule")

SENTENCE = Rule(
    "COP003",
    "sentence-twice",
    Severity.NOTICE,
    "A report says a sentence once.",
    "A sentence that stands twice was pasted twice, or says nothing new the second time. One of "
    "fewer than six words may well come again.",
    _OURS,
    "Leave it out in one of the two places, or say there what is particular to it.",
)
PARAGRAPH = Rule(
    "COP004",
    "paragraph-under-two-judgements",
    Severity.WARNING,
    "Two judgements do not rest on the same paragraph.",
    "Each judgement is about something else, so a paragraph can explain only one of them. It is "
    "told also where at most one in ten of its words differs.",
    _OURS,
    "Say under each judgement what was found about it.",
)

_FEWEST = 6  # words of a sentence that is told
_SHORT = 12  # words of a paragraph, below which it may come again by chance
_ALIKE = 0.9  # of the different words of the longer paragraph


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph that people wrote, and the spans of its sentences that are long enough."""

    document: Document
    section: Section
    block: int
    text: str
    sentences: tuple[tuple[int, int], ...]

    @property
    def where(self) -> str:
        """Return its section and number, in words."""
        written = [one for one in self.section.blocks[: self.block + 1] if _is_of_people(one)]
        return f"in ‘{plain(self.section.title)}’, paragraph {len(written)}"

    @property
    def words(self) -> frozenset[str]:
        """Return its different words."""
        return frozenset(self.text.lower().split())


def sentence_twice(case: Case) -> Iterator[Finding]:
    """Find sentences of people that a document has twice; not where a whole paragraph is told."""
    known: dict[tuple[str, str], _Paragraph] = {}
    told = {(one.section.id, one.block) for one, _ in _under_two(case)}
    for paragraph in _of_people(case):
        for start, end in paragraph.sentences:
            said = (paragraph.document.id, _alone(paragraph.text[start:end]))
            if said not in known:
                known[said] = paragraph
            elif (paragraph.section.id, paragraph.block) not in told:
                place = case.at_span(
                    paragraph.document, paragraph.section, paragraph.block, start, end
                )
                yield SENTENCE.at(place, f"This sentence stands {known[said].where}, too.")


def paragraph_under_two_judgements(case: Case) -> Iterator[Finding]:
    """Find paragraphs of people that stand, whole or nearly, under another judgement before."""
    for one, before in _under_two(case):
        place = case.at_span(one.document, one.section, one.block, 0, len(one.text))
        yield PARAGRAPH.at(place, f"This paragraph stands {before.where}, too.")


def _under_two(case: Case) -> tuple[tuple[_Paragraph, _Paragraph], ...]:
    """Return paragraphs with the one under another judgement that says the same before them."""
    return case.remembered("paragraphs under two judgements", lambda one: tuple(_pairs(one)))


def _pairs(case: Case) -> Iterator[tuple[_Paragraph, _Paragraph]]:
    judged: list[tuple[_Paragraph, frozenset[str]]] = []
    having: dict[str, list[int]] = defaultdict(list)  # a word, and which of those have it
    for one in _of_people(case):
        said = one.words if one.section.judgement else frozenset()
        if len(said) < _SHORT:
            continue
        for before, theirs in (judged[at] for at in _likely(said, having)):
            apart = before.section.judgement != one.section.judgement
            if apart and before.document is one.document and _alike(said, theirs):
                yield one, before
                break
        for word in said:
            having[word].append(len(judged))
        judged.append((one, said))


def _likely(said: frozenset[str], having: Mapping[str, Sequence[int]]) -> Sequence[int]:
    """Return which others may be alike: so many of these words may be missing, and not one more.

    The words that fewest have are asked for.
    """
    missing = len(said) - ceil(_ALIKE * len(said) - 0.001)
    if len(said - having.keys()) > missing:
        return ()
    rarest = sorted(said, key=lambda word: len(having.get(word, ())))[: missing + 1]
    return sorted({at for word in rarest for at in having.get(word, ())})


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    longer = max(len(one), len(other))
    return min(len(one), len(other)) >= _ALIKE * longer and len(one & other) >= _ALIKE * longer


def _of_people(case: Case) -> tuple[_Paragraph, ...]:
    return case.remembered("paragraphs of people", lambda one: tuple(_paragraphs(one)))


def _paragraphs(case: Case) -> Iterator[_Paragraph]:
    for document, section in case.sections():
        for counted in case.counts(document, section).paragraphs:
            block = section.blocks[counted.block]
            if isinstance(block, Paragraph) and block.origin is Origin.PEOPLE:
                long = (one for one in counted.sentences if one.words >= _FEWEST)
                spans = tuple((one.start, one.end) for one in long)
                yield _Paragraph(document, section, counted.block, plain(block.inlines), spans)


def _is_of_people(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.origin is Origin.PEOPLE


def _alone(sentence: str) -> str:
    """Return a sentence without what its place in the text may change."""
    return " ".join(sentence.lower().split()).strip(".!?‘’“”\"'()")
