"""LEN: how long judgement sections and their paragraphs are.

The limits are those of the report type. What the guidance itself calls short, and from how many
paragraphs on a share says anything, stands here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.checks.case.case import Case
from pipeline.checks.severity import severity, steps_beyond
from pipeline.language.measure import SHORT, ParagraphCount, SectionCounts
from pipeline.model.document import (
    Block,
    Document,
    Origin,
    Paragraph,
    Section,
    block_inlines,
    plain,
)
from pipeline.model.finding import Citation, Finding, Place, Rule, Severity
from pipeline.report_type.limits import Limit

_SCCIF = Citation("001", "888")
FEWEST = 4  # paragraphs a section must have before its share of short ones says anything
_STEP = 0.25  # of the limit: two paragraphs of eight, before a waiver is looked at again
_NUMBERS = (
    "A report type gives two numbers, which ‘types ID’ shows: above the first it is a notice, "
    "above the second a warning"
)

PARAGRAPHS = Rule(
    "LEN001",
    "many-paragraphs",
    Severity.WARNING,
    "A judgement section has no more paragraphs than its report type allows.",
    "For residential family centres and children’s homes the guidance asks, in most instances, for "
    "no more than 6 to 8 short paragraphs in a judgement section (001:888, 005:1263). "
    f"{_NUMBERS}. Reports of settings that were judged outstanding or have several weaknesses may "
    "need more: there the finding is only a notice. Every other "
    "framework gives no number: there the limit is our own, and the finding says so.",
    _SCCIF,
    "Join what belongs together, and leave out what does not change a reader’s view.",
)
LONG_PARAGRAPH = Rule(
    "LEN002",
    "long-paragraph",
    Severity.WARNING,
    "A paragraph of a judgement section is short.",
    "For residential family centres and children’s homes the guidance says that a paragraph is "
    "usually only 2 or 3 sentences long (001:888, 005:1263). "
    f"{_NUMBERS}; where the setting was judged outstanding or has several weaknesses, only a "
    "notice. Every other framework gives no number: there the limit is our own.",
    _SCCIF,
    "Divide it where a new thought begins.",
)
LONE_SENTENCE = Rule(
    "LEN003",
    "lone-sentence",
    Severity.NOTICE,
    "A paragraph has more than one sentence.",
    "Where the guidance says so (001:888, 005:1263), a paragraph usually has 2 or 3 sentences. A "
    "single sentence often states a finding without the evidence or the difference it makes.",
    _SCCIF,
    "Say what it rests on or what difference it makes, or join it to its neighbour.",
)
FEW_SHORT = Rule(
    "LEN004",
    "few-short-paragraphs",
    Severity.WARNING,
    "Most paragraphs of a judgement section have 2 or 3 sentences.",
    "That a paragraph usually has only 2 or 3 sentences (001:888, 005:1263) is read as a "
    f"share of them, which the report type gives, in sections of at least {FEWEST} paragraphs. "
    "Where the setting was judged outstanding or has several weaknesses, the finding is only a "
    "notice.",
    _SCCIF,
    "Divide the long paragraphs and join the lone sentences.",
)


def many_paragraphs(case: Case) -> Iterator[Finding]:
    """Find judgement sections with more paragraphs than the limit."""
    for limit, document, section, counts in limited(case, "paragraphs"):
        number = len(counts.paragraphs)
        found = _severity(case, limit, section, number)
        if found:
            yield PARAGRAPHS.at(
                case.at_section(document, section),
                f"The section ‘{plain(section.title)}’ has {number} paragraphs.",
                severity=found,
                citation=limit.citation,
                measured=f"{number} paragraphs",
                limit=case.report_type.beside(_told(limit, "paragraphs"), "paragraphs", section.id),
                steps=steps_beyond(number, _bound(limit, number), _STEP),
            )


def long_paragraph(case: Case) -> Iterator[Finding]:
    """Find paragraphs with more sentences than the limit."""
    for limit, document, section, counts in limited(case, "sentences-per-paragraph"):
        for paragraph in counts.paragraphs:
            number = len(paragraph.sentences)
            found = _severity(case, limit, section, number)
            if found:
                yield LONG_PARAGRAPH.at(
                    _place(case, document, section, paragraph),
                    f"This paragraph has {number} sentences.",
                    severity=found,
                    citation=limit.citation,
                    measured=f"{number} sentences",
                    limit=_told(limit, "sentences"),
                    key=_words(section, paragraph),
                )


def lone_sentence(case: Case) -> Iterator[Finding]:
    """Find paragraphs of a single sentence, in judgement sections only: others may be brief."""
    sections = limited(case, "sentences-per-paragraph") if _judgements(case) else ()
    for limit, document, section, counts in sections:
        for paragraph in counts.paragraphs:
            if len(paragraph.sentences) == 1:
                yield LONE_SENTENCE.at(
                    _place(case, document, section, paragraph),
                    "This paragraph has only one sentence.",
                    citation=limit.citation,
                    measured="1 sentence",
                    limit=_usual(limit),
                    key=_words(section, paragraph),
                )


def few_short_paragraphs(case: Case) -> Iterator[Finding]:
    """Find judgement sections in which too small a share of the paragraphs is short."""
    for limit, document, section, counts in limited(case, "share-of-short-paragraphs"):
        share = round(100 * counts.share_within(*SHORT))
        if len(counts.paragraphs) >= FEWEST and share < limit.warning:
            yield FEW_SHORT.at(
                case.at_section(document, section),
                f"In the section ‘{plain(section.title)}’, {share}% of the paragraphs have "
                f"{SHORT[0]} or {SHORT[1]} sentences.",
                severity=_over(case, limit, section),
                citation=limit.citation,
                measured=f"{share}%",
                limit=f"at least {limit.warning}%",
                steps=steps_beyond(share, limit.warning, _STEP),
            )


def limited(case: Case, limit_id: str) -> Iterator[tuple[Limit, Document, Section, SectionCounts]]:
    """Yield each section that is measured, with the limit of this id, and its counts.

    Those are the judgement sections. A report without any has what its inspectors wrote measured.
    """
    judged = _judgements(case)
    for document, section in judged or case.sections():
        if limit := case.report_type.rules.limit(limit_id, section.id):
            counts = case.counts(document, section)
            yield limit, document, section, counts if judged else _of_people(section, counts)


def _judgements(case: Case) -> list[tuple[Document, Section]]:
    areas_of = case.report_type.areas_of
    return [(of, one) for of, one in case.sections() if one.judgement or areas_of(one.id)]


def _of_people(section: Section, counts: SectionCounts) -> SectionCounts:
    blocks = section.blocks
    written = (one for one in counts.paragraphs if _is_of_people(blocks[one.block]))
    return replace(counts, paragraphs=tuple(written))


def _is_of_people(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.origin is Origin.PEOPLE


def _severity(case: Case, limit: Limit, section: Section, number: int) -> Severity | None:
    if number > limit.warning:
        return _over(case, limit, section)
    if limit.notice is not None and number > limit.notice:
        return severity("usual", "partial")
    return None


def _bound(limit: Limit, number: int) -> int:
    """Return the bound that a number is beyond, the highest of them."""
    return limit.warning if limit.notice is None or number > limit.warning else limit.notice


def _over(case: Case, limit: Limit, section: Section) -> Severity:
    """Return how bad it is to be over the limit: less where the source allows more."""
    return severity("usual", "partial" if _relaxed(case, limit, section) else "whole")


def _relaxed(case: Case, limit: Limit, section: Section) -> bool:
    """Return whether the source allows more: by the section's grade, the setting's, or a fact."""
    grades = {section.grade.text.text} if section.grade else set[str]()
    for judgement in case.report_type.judgements:
        given = case.bundle.judgement(judgement.id) if judgement.kind == "overall" else None
        grades |= {given.grade} if given else set()
    return any(
        one.grade in grades or (one.fact and case.bundle.facts.is_true(one.fact))
        for one in limit.relaxed
    )


def _told(limit: Limit, unit: str) -> str:
    if limit.notice is None:
        return f"{limit.warning} {unit}"
    return f"{limit.notice} {unit}, a warning above {limit.warning}"


def _usual(limit: Limit) -> str:
    """Return how many sentences a paragraph has: `2 or 3`, where three give no notice yet."""
    most = limit.warning if limit.notice is None else limit.notice
    return f"2 {'or' if most == 3 else 'to'} {most} sentences"


def _words(section: Section, count: ParagraphCount) -> str:
    return "".join(plain(run) for run in block_inlines(section.blocks[count.block]))


def _place(case: Case, document: Document, section: Section, count: ParagraphCount) -> Place:
    first, last = count.sentences[0], count.sentences[-1]
    return case.at_span(document, section, count.block, first.start, last.end)
