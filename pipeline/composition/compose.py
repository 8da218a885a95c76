"""From a bundle and its report type to a composition: documents, plans and coverage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.composition.content import Filling, content_blocks, grade_of
from pipeline.composition.plan import SectionPlan
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.conditions import holds
from pipeline.evidence.public import text_of
from pipeline.model.document import (
    Block,
    BlockQuote,
    BundleSource,
    Document,
    ItemList,
    Paragraph,
    Section,
    Stamp,
    Text,
    walk,
)
from pipeline.model.finding import Finding
from pipeline.report_type import definition as rt


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


def compose(bundle: Bundle, report_type: rt.ReportType) -> Composition:
    """Return the documents of a bundle, the report first.

    Raises BrokenError for a broken template or report type. Same bundle, same templates: same
    composition, always.
    """
    findings: list[Finding] = []
    plans: list[SectionPlan] = []
    documents = tuple(_documents(bundle, report_type, findings, plans))
    return Composition(
        documents=documents,
        plans=tuple(plans),
        coverage=_coverage(bundle, report_type, documents[0]),
        findings=tuple(dict.fromkeys(findings)),
    )


def _documents(
    bundle: Bundle, report_type: rt.ReportType, findings: list[Finding], plans: list[SectionPlan]
) -> Iterator[Document]:
    for document in report_type.documents:
        filling = Filling(bundle, report_type, document, findings, plans)
        if holds(document.when, bundle.public):
            yield _document(filling)


def _document(filling: Filling) -> Document:
    report_type, document = filling.report_type, filling.document
    name = filling.at("/setting/name")
    return Document(
        id=document.id,
        report_type=report_type.id,
        language=report_type.language,
        label=(document.label,),
        title=(Text(text_of(name), BundleSource(name.pointer)),),
        framework=(report_type.framework,),
        masthead=tuple(
            block for content in document.masthead for block in content_blocks(content, filling)
        ),
        sections=tuple(_sections(document.sections, filling)),
        stamp=_stamp(filling),
    )


def _sections(sections: tuple[rt.SectionType, ...], filling: Filling) -> Iterator[Section]:
    for section in sections:
        if holds(section.when, filling.bundle.public):
            yield _section(section, filling)


def _section(section: rt.SectionType, filling: Filling) -> Section:
    return Section(
        id=section.id,
        title=(section.title,),
        blocks=tuple(
            block for content in section.content for block in content_blocks(content, filling)
        ),
        sections=tuple(_sections(section.sections, filling)),
        grade=grade_of(section.judgement, filling) if section.judgement else None,
        judgement=section.judgement,
    )


def _stamp(filling: Filling) -> Stamp:
    name, reference = filling.at("/setting/name"), filling.at("/setting/reference")
    return Stamp(
        state="draft",
        date=filling.bundle.end,
        running=f"{text_of(name)}, {text_of(reference)}",
        report_type_version=filling.report_type.version,
        bundle_digest=filling.bundle.digest,
        illustration=text_of(filling.at("/event/illustration")),
    )


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
        return tuple(id_ for item in block.items for id_ in item.rests_on)
    return block.rests_on if isinstance(block, Paragraph | BlockQuote) else ()


def _area_coverage(area: rt.Area, bundle: Bundle, reported: set[str]) -> AreaCoverage:
    records = [one for one in bundle.evidence if one.area == area.id and not one.withheld]
    return AreaCoverage(
        area=area.id,
        judgement=area.judgement,
        evidence=tuple(one.id for one in records),
        publishable=tuple(one.id for one in records if one.publishable),
        reported=tuple(one.id for one in records if one.id in reported),
    )
