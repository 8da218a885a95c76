"""LEN: what templates leave to inspectors, told before there is a bundle.

The limits are those of `length` and `letters`. A worst case that breaks one is a finding of the
same rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil, inf
from typing import TYPE_CHECKING

from pipeline.checks.length import (
    FEW_SHORT,
    FEWEST,
    LONE_SENTENCE,
    LONG_PARAGRAPH,
    PARAGRAPHS,
)
from pipeline.checks.letters import LONG
from pipeline.language.measure import SHORT
from pipeline.model.document import TemplateSource, Text
from pipeline.model.finding import (
    Citation,
    DocumentAddress,
    Finding,
    Place,
    Rule,
    Severity,
    TemplateAddress,
)
from pipeline.report_type.definition import ReportType

if TYPE_CHECKING:
    from pipeline.composition.budget import Amount, Cause, DocumentBudget, Gap, SectionBudget

_OWN = Citation(says="our own rule")
_SHARE = 2  # the part of a limit that inspectors need for themselves: a half
_WOULD_DO = {"maxLength": (200, "at most 100 words"), "maxItems": (40, "at most 40 entries")}

LITTLE_ROOM = Rule(
    "LEN005",
    "little-room",
    Severity.NOTICE,
    "A section leaves inspectors half of its paragraphs or more, and a letter half of its words.",
    "The limit of a section counts the paragraphs of its templates, too, and that of a letter or "
    "summary their words. Where those take most of it, an inspector who keeps to the limit can "
    "hardly say what was found. ‘budget’ tells it before there is a report.",
    _OWN,
    "Shorten the template, or print it in a section that has no limit.",
)
NO_BOUND = Rule(
    "LEN006",
    "no-bound",
    Severity.NOTICE,
    "Each field that a report prints has a bound in its schema.",
    "Of a text without maxLength, or a list without maxItems, nobody can say how long it makes a "
    "report. ‘budget’ tells it before there is a report.",
    _OWN,
    "Give the field a bound in the schema.",
)

RULES = (LITTLE_ROOM, NO_BOUND)


def room(report_type: ReportType, documents: Sequence[DocumentBudget]) -> Iterator[Finding]:
    """Find where the longest report there can be breaks a limit, or has little room left."""
    for document in documents:
        yield from _document_words(report_type, document)
        for section in document.sections:
            place = _place(report_type, document, section)
            if section.judged:
                yield from _paragraphs(report_type, section, place)
                yield from _sentences(report_type, section, place)
                yield from _lone(report_type, section, place)
                yield from _short(report_type, section, place)
            yield from (_no_bound(gap, section, place) for gap in section.gaps)


def _document_words(report_type: ReportType, document: DocumentBudget) -> Iterator[Finding]:
    """Find a letter or summary whose fixed words break its limit, or take most of it."""
    type_ = report_type.document(document.id)
    if document.limit is None or document.room is None or not (type_ and type_.words):
        return
    at, own, half = _place_of(report_type, document), f"{document.own:g}", document.limit / _SHARE
    said = f"‘{document.label.text}’"
    if document.own > document.limit:
        yield LONG.at(
            at,
            f"{said} can have {own} words without one of an inspector or of a field.",
            citation=type_.words.citation,
            measured=f"up to {own} words",
            limit=f"{document.limit} words",
            key=document.id,
        )
    elif document.people.paragraphs.most and document.room < half:
        yield LITTLE_ROOM.at(
            at,
            f"In {said} templates and headings can take {own} of {document.limit} words.",
            hint="Shorten its templates.",
            measured=f"{document.room:g} words left for inspectors",
            limit=f"{ceil(half)} of {document.limit}",
            key=f"{document.id} words",
        )


def _paragraphs(report_type: ReportType, section: SectionBudget, place: Place) -> Iterator[Finding]:
    limit, most = report_type.rules.limit("paragraphs", section.id), section.limits[0]
    if limit is None or most is None:
        return
    number = section.templates.paragraphs.most
    if number > most:
        yield PARAGRAPHS.at(
            place,
            f"The section ‘{section.title.text}’ can have {number:g} paragraphs without a word of "
            "an inspector.",
            citation=limit.citation,
            measured=f"up to {number:g} paragraphs",
            limit=f"{most} paragraphs",
            key=section.id,
        )
    elif section.room is not None and section.room < ceil(most / _SHARE):
        yield LITTLE_ROOM.at(
            place,
            f"In the section ‘{section.title.text}’ templates can take {number:g} of {most} "
            f"paragraphs.",
            measured=f"{section.room:g} left for inspectors",
            limit=f"{ceil(most / _SHARE)} of {most}",
            key=section.id,
        )


def _sentences(report_type: ReportType, section: SectionBudget, place: Place) -> Iterator[Finding]:
    limit = report_type.rules.limit("sentences-per-paragraph", section.id)
    number = section.templates.longest
    if limit is None or number <= limit.warning:
        return
    yield LONG_PARAGRAPH.at(
        place,
        f"A paragraph of a template of the section ‘{section.title.text}’ can have {number:g} "
        "sentences.",
        citation=limit.citation,
        measured=f"up to {number:g} sentences",
        limit=f"{limit.warning} sentences",
        key=section.id,
    )


def _lone(report_type: ReportType, section: SectionBudget, place: Place) -> Iterator[Finding]:
    limit = report_type.rules.limit("sentences-per-paragraph", section.id)
    number = section.templates.single
    if limit is None or not number:
        return
    can = "1 paragraph" if number == 1 else f"{number:g} paragraphs"
    yield LONE_SENTENCE.at(
        place,
        f"In the section ‘{section.title.text}’ templates can write {can} of a single sentence.",
        citation=limit.citation,
        measured=f"up to {can} of 1 sentence",
        limit="2 sentences",
        key=section.id,
    )


def _short(report_type: ReportType, section: SectionBudget, place: Place) -> Iterator[Finding]:
    """Find where even short paragraphs of inspectors cannot, or hardly, outweigh the templates’."""
    limit = report_type.rules.limit("share-of-short-paragraphs", section.id)
    if limit is None or not section.templates.odd:
        return
    left, needed = section.room, short_needed(section, limit.warning)
    odd = f"{section.templates.odd:g}"
    if needed is None or (left is not None and needed > left):
        yield FEW_SHORT.at(
            place,
            f"In the section ‘{section.title.text}’ templates can write {odd} paragraphs that do "
            f"not have {SHORT[0]} or {SHORT[1]} sentences, more than inspectors can outweigh.",
            citation=limit.citation,
            measured=f"up to {odd} other paragraphs",
            limit=f"at least {limit.warning}% short",
            key=section.id,
        )
    elif left is not None and needed > left / _SHARE:
        yield LITTLE_ROOM.at(
            place,
            f"In the section ‘{section.title.text}’ inspectors may need {needed:g} short "
            f"paragraphs of the {left:g} that are left, to outweigh {odd} of templates.",
            measured=f"{needed:g} of {left:g} must be short",
            limit=f"{limit.warning}% short",
            key=f"{section.id} short",
        )


def short_needed(section: SectionBudget, percent: int) -> Amount | None:
    """Return how many short paragraphs inspectors need in the worst case for that share.

    None if none would do, because nobody writes there. Below `FEWEST` paragraphs the share says
    nothing, so a section without inspectors’ words that has fewer needs none.
    """
    found = section.templates
    odd, short = found.odd, min(found.short.least, found.paragraphs.least)
    needed = max(ceil(odd * percent / (100 - percent) - short), 0) if percent < 100 else inf
    if section.people.paragraphs.most:
        return needed
    return None if needed and found.paragraphs.most >= FEWEST else 0


def _no_bound(gap: Gap, section: SectionBudget, place: Place) -> Finding:
    bound, then = _WOULD_DO[gap.keyword]
    return NO_BOUND.at(
        place,
        f"The section ‘{section.title.text}’ has no bound: ‘{gap.pointer}’ has no {gap.keyword}.",
        hint=f"With {gap.keyword} {bound} it would have {then}.",
        measured="any length",
        limit=f"a {gap.keyword}",
        key=f"{section.id} {gap.pointer}",
    )


def _place(report_type: ReportType, document: DocumentBudget, section: SectionBudget) -> Place:
    """Return the line that adds the most, or else the line of the title of the section."""
    address = _branch(section.causes) or _line(report_type, section.title)
    return Place(template=address, document=DocumentAddress(document.id, section.id))


def _place_of(report_type: ReportType, document: DocumentBudget) -> Place:
    """Return the line of the branch that adds the most fixed words, or else that of the label."""
    causes = [one for each in document.sections for one in each.causes if one.own]
    address = _branch(sorted(causes, key=lambda one: -one.own))
    address = address or _line(report_type, document.label)
    return Place(template=address, document=DocumentAddress(document.id))


def _branch(causes: Iterable[Cause]) -> TemplateAddress | None:
    found = (TemplateAddress(one.file, one.line) for one in causes if one.kind == "branch")
    return next(found, None)


def _line(report_type: ReportType, text: Text) -> TemplateAddress:
    source = text.source
    if isinstance(source, TemplateSource):
        return TemplateAddress(source.file, source.line)
    return TemplateAddress(report_type.file, 1)
