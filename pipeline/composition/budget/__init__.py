"""How long the documents of a report type can become, before there is any bundle.

From its templates, its schemas and its own file: the fewest and the most words, sentences and
paragraphs of each section, and what makes them so many. Nothing is composed, and no path through a
template is followed by itself: branches are joined (`pen`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.composition.budget.causes import Cause
from pipeline.composition.budget.content import part
from pipeline.composition.budget.fields import Fields
from pipeline.composition.budget.known import Gap
from pipeline.composition.budget.spot import Spot
from pipeline.composition.budget.tally import NOTHING, Amount, Extent, Range
from pipeline.evidence.schema.publishable import public_names
from pipeline.evidence.schema.view import bundle_view
from pipeline.language.measure import count_words
from pipeline.model.document import Text
from pipeline.report_type import definition as rt

__all__ = [
    "Amount",
    "Cause",
    "DocumentBudget",
    "Extent",
    "Gap",
    "Range",
    "SectionBudget",
    "budget_of",
]


@dataclass(frozen=True, slots=True)
class SectionBudget:
    """How long one section can become, without the sections nested in it.

    `templates` is all but what inspectors write (or a plan of what they have yet to write), which
    is `people`, as far as the schemas let them. `always` says whether it stands in every report.
    `limits` are the paragraphs of the section and the sentences of a paragraph above which there
    is a warning; None is no limit. `judged` says that the limits bind the templates, too.
    """

    id: str
    title: Text
    depth: int
    always: bool
    templates: Extent
    people: Extent
    causes: tuple[Cause, ...]
    gaps: tuple[Gap, ...]
    judged: bool
    limits: tuple[int | None, int | None]

    @property
    def room(self) -> Amount | None:
        """Return how many paragraphs inspectors can write at the least, or None for no limit."""
        most = self.limits[0]
        if most is None or not self.people.paragraphs.most:
            return None
        return max(most - self.templates.paragraphs.most, 0) if self.judged else most

    @property
    def whole(self) -> Extent:
        """Return the extent of the whole section, where it stands and no limit is broken.

        A limit that the templates break by themselves is no bound.
        """
        found = self.templates + self.people
        paragraphs, sentences = self.limits
        if not self.people.paragraphs.most:
            return found
        if paragraphs is not None:
            own = self.templates.paragraphs.most
            most = max(paragraphs, own) if self.judged else paragraphs + own
            found = replace(found, paragraphs=_capped(found.paragraphs, most))
        if sentences is not None and paragraphs is not None:
            most = self.templates.sentences.most + paragraphs * sentences
            found = replace(found, sentences=_capped(found.sentences, most))
        return found


def _capped(found: Range, most: Amount) -> Range:
    return Range(found.least, min(found.most, most))


@dataclass(frozen=True, slots=True)
class DocumentBudget:
    """How long one document of a report type can become. `sections` are in reading order.

    `limit` is the most words that it may have, headings too; None is no limit. Where there is one,
    `around` are the words of the report type that stand in no section’s content: headings, label,
    title, masthead.
    """

    id: str
    label: Text
    sections: tuple[SectionBudget, ...]
    limit: int | None = None
    around: Amount = 0

    @property
    def own(self) -> Amount:
        """Return the most words that templates and the report type bring themselves."""
        return self.around + self.templates.fixed.most

    @property
    def room(self) -> Amount | None:
        """Return how many words values and inspectors can have at the least; None for no limit."""
        return None if self.limit is None else max(self.limit - self.own, 0)

    @property
    def templates(self) -> Extent:
        """Return the extent of all sections, without what inspectors write."""
        return _sum(self.sections, "templates")

    @property
    def people(self) -> Extent:
        """Return the extent of what inspectors write in all sections."""
        return _sum(self.sections, "people")

    @property
    def whole(self) -> Extent:
        """Return the extent of all sections."""
        return _sum(self.sections, "whole")


def _sum(sections: Sequence[SectionBudget], what: str) -> Extent:
    found = NOTHING
    for one in sections:
        extent: Extent = getattr(one, what)
        found += extent if one.always else extent.perhaps
    return found


def budget_of(report_type: rt.ReportType) -> tuple[DocumentBudget, ...]:
    """Return how long each document of a report type can become.

    Raises BrokenError for a template or schema that is broken.
    """
    fields = Fields(report_type, bundle_view(report_type.id))
    start = Spot(report_type, fields, public_names(report_type.id), {})
    found = []
    judged = any(_is_judged(one, report_type) for one in _every(report_type))
    start = replace(start, judged=judged)
    for document in report_type.documents:
        known = fields.holding(document.when, {}, so=True)
        if known is None:
            continue
        spot = replace(start, known=known)
        sections = tuple(_sections(document.sections, spot, 0, always=True))
        limit = document.words.most if document.words else None
        around = 0 if limit is None else _around(document, sections, spot)
        found.append(DocumentBudget(document.id, document.label, sections, limit, around))
    return tuple(found)


def _around(document: rt.DocumentType, sections: Sequence[SectionBudget], spot: Spot) -> Amount:
    """Return the words of the report type in headings and before the first section, at the most."""
    labels = [document.label, *([document.each_building] if document.each_building else [])]
    words = max(count_words(one.text.replace(rt.BUILDING, "B1")) for one in labels)
    words += count_words(document.title.text) if document.title else 0
    words += sum(count_words(one.title.text) for one in sections)
    fixed = (part(one, spot, followed=False).extent.fixed.most for one in document.masthead)
    return words + sum(fixed)


def _every(report_type: rt.ReportType) -> Iterator[rt.SectionType]:
    left = [one for document in report_type.documents for one in document.sections]
    while left:
        yield (one := left.pop())
        left += one.sections


def _is_judged(section: rt.SectionType, report_type: rt.ReportType) -> bool:
    return bool(section.judgement or report_type.areas_of(section.id))


def _sections(
    sections: tuple[rt.SectionType, ...], spot: Spot, depth: int, *, always: bool
) -> Iterator[SectionBudget]:
    fields = spot.fields
    for section in sections:
        so = fields.holding(section.when, spot.known, so=True)
        if so is None:
            continue
        stays = always and fields.holding(section.when, spot.known, so=False) is None
        inner = replace(spot, known=so)
        yield _section(section, inner, depth, always=stays)
        yield from _sections(section.sections, inner, depth + 1, always=stays)


def _section(section: rt.SectionType, spot: Spot, depth: int, *, always: bool) -> SectionBudget:
    templates, people, causes = NOTHING, NOTHING, list[Cause]()
    for at, content in enumerate(section.content):
        behind = section.content[at + 1 :]
        followed = any(isinstance(one, rt.Prose | rt.Narrative) for one in behind)
        found = part(content, spot, followed=followed)
        templates, people = templates + found.extent, people + found.people
        causes += found.causes
    judged = _is_judged(section, spot.report_type)
    return SectionBudget(
        id=section.id,
        title=section.title,
        depth=depth,
        always=always,
        templates=templates,
        people=people,
        causes=tuple(sorted(causes, key=lambda one: -one.words)),
        gaps=spot.fields.taken_gaps(),
        judged=judged,
        limits=_limits(section.id, spot) if judged is spot.judged else (None, None),
    )


def _limits(section: str, spot: Spot) -> tuple[int | None, int | None]:
    rules = spot.report_type.rules
    found = [rules.limit(one, section) for one in ("paragraphs", "sentences-per-paragraph")]
    paragraphs, sentences = (one.warning if one else None for one in found)
    return paragraphs, sentences
