"""How long and how difficult the prose of a section or a whole document is.

Words of others are not ours to divide or to make easier. A quotation of six words or more is left
out of what is measured, and so is a sentence of which most stands in quotations: `One parent said`
alone is no short sentence. The number of words is our own choice: shorter ones are terms and
titles. What is left out still counts as words, sentences and paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.language.measure import (
    ParagraphCount,
    SectionCounts,
    SentenceCount,
    count_words,
    section_counts,
)
from pipeline.language.quoted import Span, quoted_spans, without
from pipeline.language.readability import Scores, Unscored, score
from pipeline.model.document import Document, Section, plain, walk

LONG = 25  # words: what published reports were measured with, and what house styles say in `told`
_SPEECH = 6  # words; shorter quotations are terms and titles


@dataclass(frozen=True, slots=True)
class Difficulty:
    """The numbers of one section, or of a document (`section` is '').

    `own` are its words in sentences that are not mostly quoted, and what follows is measured on
    these: `mean`, `percentile` (the 90th) and `longest` are words in a sentence; `long` is the
    share of sentences over `LONG` words in per cent. `scores` may say why there are none.
    """

    section: str
    words: int
    sentences: int
    paragraphs: int
    own: int
    mean: float
    percentile: int
    longest: int
    long: float
    scores: Scores | Unscored


def difficulty(section: Section, counts: SectionCounts | None = None) -> Difficulty:
    """Return the numbers of a section’s own prose, without the sections nested in it.

    `counts` are those of the section, where somebody has counted it before.
    """
    return _difficulty(section.id, [(section, counts or section_counts(section))])


def document_difficulty(document: Document) -> Difficulty:
    """Return the numbers of all prose of a document."""
    return _difficulty("", [(one, section_counts(one)) for one in walk(document.sections)])


def _difficulty(id_: str, found: Sequence[tuple[Section, SectionCounts]]) -> Difficulty:
    paragraphs = tuple(one for _, counts in found for one in counts.paragraphs)
    totals = SectionCounts("", paragraphs, 0).totals
    own = [one for section, counts in found for one in _own_sentences(section, counts)]
    counts = SectionCounts("", (ParagraphCount(0, tuple(count for count, _ in own)),), 0)
    return Difficulty(
        section=id_,
        words=totals.words,
        sentences=totals.sentences,
        paragraphs=totals.paragraphs,
        own=counts.totals.words,
        mean=counts.mean_sentence,
        percentile=counts.percentile_sentence(90),
        longest=counts.longest.words if counts.longest else 0,
        long=100 * counts.share_over(LONG),
        scores=score([text for _, text in own]),
    )


def _own_sentences(section: Section, counts: SectionCounts) -> Iterator[tuple[SentenceCount, str]]:
    """Yield the sentences that are not mostly quoted: their own words, counted and as text."""
    for paragraph in counts.paragraphs:
        text = plain(getattr(section.blocks[paragraph.block], "inlines", ()))
        speech = _speech(text)
        for sentence in paragraph.sentences:
            if not speech:
                yield sentence, text[sentence.start : sentence.end]
                continue
            own = without(text, speech, sentence.start, sentence.end)
            words = count_words(own)
            if 2 * words >= sentence.words:
                yield replace(sentence, words=words), own


def _speech(text: str) -> list[Span]:
    """Return where quotations stand that are long enough to be speech."""
    spans = quoted_spans(text)
    return [one for one in spans if count_words(text[slice(*one)]) >= _SPEECH]
