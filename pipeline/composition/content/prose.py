"""Prose from templates, narrative from the bundle, and sections planned from evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal

from pipeline.composition.content.filling import NO_NOTES, Filling, Made, Notes, joined
from pipeline.composition.faults import MARKUP, unknown_measures
from pipeline.composition.markdown import narrative_blocks, template_blocks, verbatim
from pipeline.composition.plan import plan_section, strongest_of_each
from pipeline.composition.sourced_words import MarkupError
from pipeline.composition.templates import fill
from pipeline.evidence.bundle import Evidence, NarrativeParagraph
from pipeline.model.document import (
    Block,
    BundleSource,
    Inline,
    Notice,
    Origin,
    Paragraph,
    Subheading,
    Text,
    block_inlines,
    is_said,
)
from pipeline.report_type import definition as rt

REMARKS: Final[Mapping[str, str]] = {
    one: f"shared/{one}.md.j2" for one in ("planned", "missing", "empty", "unwritten")
}
"""The templates of what a draft says of itself, wherever it needs it."""


def prose(content: rt.Prose, filling: Filling) -> tuple[Block, ...]:
    """Return the blocks of a template of prose."""
    filled = fill(content.template, filling.bundle.public)
    return template_blocks(filled.text, filled.pieces, filled.file)


def narrative(content: rt.Narrative, filling: Filling) -> Made:
    """Return the inspectors’ words for a section, or its plan where areas belong to it."""
    written = addressed(filling.bundle.narrative.get(content.section, ()), filling.building)
    if written:
        return joined(_written(one, filling) for one in written)
    if filling.report_type.areas_of(content.section):
        return _planned(content.section, filling)
    if content.plan and _is_planned_draft(filling):
        return _planned_part(content.plan, filling), NO_NOTES
    return (), NO_NOTES


def addressed(
    paragraphs: Iterable[NarrativeParagraph], building: str
) -> tuple[NarrativeParagraph, ...]:
    """Return those paragraphs that a letter to the children of one building has; '' for all.

    One that names no building is for each of them, so that no sentence is lost.
    """
    return tuple(one for one in paragraphs if not building or one.building in ("", building))


def _written(paragraph: NarrativeParagraph, filling: Filling) -> Made:
    """Return the blocks of one narrative field; markup that cannot be read is kept as words."""
    rests_on = filling.bundle.shown(paragraph.evidence)
    try:
        sections = set(_section_ids(filling.document.sections))
        blocks = narrative_blocks(paragraph.text, paragraph.pointer, rests_on, sections)
        notes = Notes(tuple(unknown_measures(blocks, filling.bundle)))
        return (*_headings(paragraph), *blocks), notes
    except MarkupError as error:
        place = filling.bundle.file.place(paragraph.pointer, error.offset)
        found = MARKUP.at(place, error.message, key=paragraph.text)
        blocks = verbatim(paragraph.text, paragraph.pointer, rests_on)
        return (*_headings(paragraph), *blocks), Notes((found,))


def _headings(paragraph: NarrativeParagraph) -> Iterator[Block]:
    """Yield the headings of the part of the section, and of the part of it, that begin there."""
    at = paragraph.pointer.removesuffix("/text")
    if paragraph.heading:
        yield Subheading((Text(paragraph.heading, BundleSource(f"{at}/heading")),))
    if paragraph.subheading:
        yield Subheading((Text(paragraph.subheading, BundleSource(f"{at}/subheading")),), 2)


def _section_ids(sections: tuple[rt.SectionType, ...]) -> Iterator[str]:
    for section in sections:
        yield section.id
        yield from _section_ids(section.sections)


def _planned(judgement: str, filling: Filling) -> Made:
    areas = filling.report_type.areas_of(judgement)
    plan = plan_section(judgement, areas, filling.bundle.evidence, filling.report_type.plan)
    notes = Notes(plans=(plan,))
    if not plan.paragraphs:
        return (_remark("missing", filling),), notes
    paragraphs = (_paragraph(paragraph) for paragraph in plan.paragraphs)
    return (_remark("planned", filling), *paragraphs), notes


def _is_planned_draft(filling: Filling) -> bool:
    """Return whether some judgement is planned, as nobody has written on it, and can be."""
    ids = {area.judgement for area in filling.report_type.areas}
    said = any(one.publishable for one in filling.bundle.evidence)
    return said and any(id_ not in filling.bundle.narrative for id_ in ids)


def _planned_part(plan: str, filling: Filling) -> tuple[Block, ...]:
    """Return what can be said of a part that is no judgement, marked as planned; or nothing."""
    blocks: tuple[Block, ...]
    if plan == "findings":
        strongest = strongest_of_each(filling.report_type.areas, filling.bundle.evidence)
        blocks = tuple(_paragraph([one]) for one in strongest)
    else:
        paragraphs = prose(rt.Prose(plan, None), filling)
        blocks = tuple(
            replace(one, origin=Origin.PLANNED) if isinstance(one, Paragraph) else one
            for one in paragraphs
        )
    return (_remark("planned", filling), *blocks) if blocks else ()


def _paragraph(records: Sequence[Evidence]) -> Paragraph:
    """Return a planned paragraph of the statements of some records."""
    words = _sentences([(one.statement, one.pointer) for one in records])
    return Paragraph(words, Origin.PLANNED, tuple(one.id for one in records))


def _sentences(statements: list[tuple[str, str]]) -> tuple[Inline, ...]:
    """Return statements one after another, each with the pointer it comes from."""
    last = len(statements) - 1
    return tuple(
        Text(text if index == last else f"{text} ", BundleSource(f"{pointer}/statement"))
        for index, (text, pointer) in enumerate(statements)
    )


def unsaid(section: rt.SectionType, blocks: Sequence[Block], filling: Filling) -> tuple[Block, ...]:
    """Return the blocks of a section, below a remark where nobody has said what belongs there."""
    if not blocks:
        return (_remark("empty", filling),)
    if section.written and not any(map(is_said, blocks)):
        return (_remark("empty", filling, "unwritten"), *blocks)
    return tuple(blocks)


def _remark(
    kind: Literal["planned", "missing", "empty"],
    filling: Filling,
    words: Literal["", "unwritten"] = "",
) -> Notice:
    """Return what a draft says of a section that nobody has written."""
    blocks = prose(rt.Prose(REMARKS[words or kind], None), filling)
    return Notice(kind, next(block_inlines(blocks[0])))
