"""From a bundle and its report type to a composition: documents, plans and coverage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.composition.content import (
    NO_NOTES,
    Filling,
    Notes,
    content_blocks,
    grade_of,
    unsaid,
)
from pipeline.composition.letters import buildings_of, called, label_of, with_symbols
from pipeline.composition.paragraph_numbers import numbered
from pipeline.composition.plan import SectionPlan
from pipeline.composition.references import numbers_of, resolved
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.conditions import holds
from pipeline.evidence.public import text_of
from pipeline.model.closing import NOTHING
from pipeline.model.document import (
    Audience,
    Block,
    BlockQuote,
    BundleSource,
    Document,
    ItemList,
    Paragraph,
    Section,
    Stamp,
    Text,
    list_items,
    plain,
    walk,
)
from pipeline.model.finding import Finding
from pipeline.report_type import definition as rt
from pipeline.report_type.judging import Area

_LONGEST_RUNNING: Final = 48


@dataclass(frozen=True, slots=True)
class AreaCoverage:
    """What became of one area of required evidence.

    `evidence` are the records of the area that are not withheld, `publishable` those that may
    be said, `reported` those that a paragraph of the report rests on.
    """

    area: str
    judgement: str
    evidence: tuple[str, ...]
    publishable: tuple[str, ...]
    reported: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Composition:
    """All that one bundle yields. `findings` is what composing itself came across."""

    documents: tuple[Document, ...]
    plans: tuple[SectionPlan, ...]
    coverage: tuple[AreaCoverage, ...]
    findings: tuple[Finding, ...]

    @property
    def published(self) -> tuple[Document, ...]:
        """Return the documents that may be published, the report first."""
        return self.of("public")

    def of(self, audience: Audience) -> tuple[Document, ...]:
        """Return the documents that are written for some readers; perhaps there are none."""
        return tuple(one for one in self.documents if one.audience == audience)


def compose(bundle: Bundle, report_type: rt.ReportType) -> Composition:
    """Return the documents of a bundle, the report first.

    Raises BrokenError for a broken template or report type. Same bundle, same templates: same
    composition, always.
    """
    made = list[tuple[Document, Notes]]()
    numbers: Mapping[str, int] = {}
    for document in report_type.documents:
        if holds(document.when, bundle.public):
            for building in buildings_of(document, bundle):
                filling = Filling(bundle, report_type, document, building)
                made.append(_document(filling, numbers))
        numbers = numbers or numbers_of(made[0][0].sections, bundle)
    documents = tuple(document for document, _ in made)
    notes = sum((notes for _, notes in made), NO_NOTES)
    return Composition(
        documents=documents,
        plans=notes.plans,
        coverage=_coverage(bundle, report_type, documents[0]),
        findings=tuple(dict.fromkeys(notes.findings)),
    )


def _document(filling: Filling, numbers: Mapping[str, int]) -> tuple[Document, Notes]:
    """Return a document; `numbers` are those of the paragraphs of the report, if it is another."""
    report_type, document = filling.report_type, filling.document
    name = filling.at("/setting/name")
    masthead, above = content_blocks(document.masthead, filling)
    sections, below = _sections(document.sections, filling)
    counted = numbered(sections) if document.paragraph_numbers else sections
    linked, lost = resolved(counted, filling.bundle, numbers)
    whole = Document(
        id=f"{document.id}-{filling.building}" if filling.building else document.id,
        report_type=report_type.id,
        language=report_type.language,
        label=label_of(document, filling.building, filling.bundle),
        title=(document.title or Text(text_of(name), BundleSource(name.pointer)),),
        framework=() if document.layout == "letter" else (report_type.framework,),
        masthead=masthead,
        sections=with_symbols(linked) if document.layout == "letter" else linked,
        stamp=_stamp(filling),
        layout=document.layout,
        closing=report_type.closing if document is report_type.documents[0] else NOTHING,
        audience=document.audience,
        kind=document.id if filling.building else "",
    )
    return whole, above + below + Notes(lost)


def _sections(
    sections: tuple[rt.SectionType, ...], filling: Filling
) -> tuple[tuple[Section, ...], Notes]:
    public = filling.bundle.public
    made = [_section(one, filling) for one in sections if holds(one.when, public)]
    return tuple(one for one, _ in made), sum((notes for _, notes in made), NO_NOTES)


def _section(section: rt.SectionType, filling: Filling) -> tuple[Section, Notes]:
    blocks, notes = content_blocks(section.content, filling)
    inner, below = _sections(section.sections, filling)
    whole = Section(
        id=section.id,
        title=(section.title,),
        blocks=blocks if inner else unsaid(section, blocks, filling),
        sections=inner,
        grade=grade_of(section.judgement, filling) if section.judgement else None,
        judgement=section.judgement,
    )
    return whole, notes + below


def _stamp(filling: Filling) -> Stamp:
    name, reference = (text_of(filling.at(f"/setting/{one}")) for one in ("name", "reference"))
    return Stamp(
        state="draft",
        date=filling.bundle.end,
        running=_running(filling, name, reference),
        report_type_version=filling.report_type.version,
        illustration=text_of(filling.at("/event/illustration")),
    )


def _running(filling: Filling, name: str, reference: str) -> str:
    """Return what stands at the foot of each page: the setting and its reference, if no letter."""
    if filling.document.layout == "letter":
        return _running_of_letter(filling)
    return _shortened(name) if reference in name else f"{_shortened(name)}, {reference}"


def _running_of_letter(filling: Filling) -> str:
    """Return to whom a letter is; of a long line the building alone, which tells it from others."""
    line = plain(label_of(filling.document, filling.building, filling.bundle))
    building = called(filling.building, filling.bundle)
    if len(line) <= _LONGEST_RUNNING or building is None:
        return _shortened(line)
    return _shortened(building.text[:1].upper() + building.text[1:])


def _shortened(name: str) -> str:
    """Return a name that has room at the foot of a page: a long one up to a word, with a mark."""
    if len(name) <= _LONGEST_RUNNING:
        return name
    whole, _, _ = name[:_LONGEST_RUNNING].rpartition(" ")
    return f"{whole or name[: _LONGEST_RUNNING - 1]}…"


def _coverage(
    bundle: Bundle, report_type: rt.ReportType, document: Document
) -> tuple[AreaCoverage, ...]:
    reported = {
        id_
        for section in walk(document.sections)
        for block in section.blocks
        for id_ in _rests_on(block)
    }
    return tuple(_area_coverage(area, bundle, reported) for area in report_type.areas)


def _rests_on(block: Block) -> tuple[str, ...]:
    """Return the evidence that what people or the planner wrote rests on."""
    if isinstance(block, ItemList):
        return tuple(id_ for item in list_items(block) for id_ in item.rests_on)
    return block.rests_on if isinstance(block, Paragraph | BlockQuote) else ()


def _area_coverage(area: Area, bundle: Bundle, reported: set[str]) -> AreaCoverage:
    records = [one for one in bundle.evidence if one.area == area.id and not one.withheld]
    return AreaCoverage(
        area=area.id,
        judgement=area.judgement,
        evidence=tuple(one.id for one in records),
        publishable=tuple(one.id for one in records if one.publishable),
        reported=tuple(one.id for one in records if one.id in reported),
    )
