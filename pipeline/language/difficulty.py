"""How long and how difficult the prose of a section or a whole document is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.language.measure import SectionCounts, section_counts
from pipeline.language.readability import Scores, Unscored, score
from pipeline.model.document import Document, Section, plain, walk

LONG = 25  # words: what published reports were measured with, and what house styles say in `told`


@dataclass(frozen=True, slots=True)
class Difficulty:
    """The numbers of one section, or of a document (`section` is '').

    `mean`, `percentile` (the 90th) and `longest` are words in a sentence; `long` is the share
    of sentences over `LONG` words in per cent. `scores` may say why there are none.
    """

    section: str
    words: int
    sentences: int
    paragraphs: int
    mean: float
    percentile: int
    longest: int
    long: float
    scores: Scores | Unscored


def difficulty(section: Section) -> Difficulty:
    """Return the numbers of a section’s own prose, without the sections nested in it."""
    counts = section_counts(section)
    return _difficulty(section.id, counts, sentences(section, counts))


def document_difficulty(document: Document) -> Difficulty:
    """Return the numbers of all prose of a document."""
    sections = list(walk(document.sections))
    found = [section_counts(section) for section in sections]
    paragraphs = tuple(one for counts in found for one in counts.paragraphs)
    whole = SectionCounts("", paragraphs, sum(counts.other_words for counts in found))
    texts = [
        one
        for section, counts in zip(sections, found, strict=True)
        for one in sentences(section, counts)
    ]
    return _difficulty("", whole, texts)


def sentences(section: Section, counts: SectionCounts) -> list[str]:
    """Return the sentences of a section’s paragraphs, in order."""
    texts = {one.block: _text(section, one.block) for one in counts.paragraphs}
    return [texts[sentence.block][sentence.start : sentence.end] for sentence in counts.sentences]


def _text(section: Section, block: int) -> str:
    found = section.blocks[block]
    return plain(getattr(found, "inlines", ()))


def _difficulty(section: str, counts: SectionCounts, texts: Iterable[str]) -> Difficulty:
    totals, longest = counts.totals, counts.longest
    return Difficulty(
        section=section,
        words=totals.words,
        sentences=totals.sentences,
        paragraphs=totals.paragraphs,
        mean=counts.mean_sentence,
        percentile=counts.percentile_sentence(90),
        longest=longest.words if longest else 0,
        long=100 * counts.share_over(LONG),
        scores=score(list(texts)),
    )
