"""The content kinds of report types: from a content item and a bundle to blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, assert_never

from pipeline import report_type as rt
from pipeline import words
from pipeline.bundle import Bundle, NarrativeParagraph
from pipeline.conditions import holds
from pipeline.errors import BrokenError
from pipeline.filters import FILTERS, UnfitError, piece
from pipeline.finding import BundleAddress, Finding, Place
from pipeline.markdown import MarkupError, narrative_blocks, template_blocks, verbatim
from pipeline.model import (
    Block,
    BundleSource,
    Cell,
    Chart,
    Column,
    Grade,
    Inline,
    Measured,
    Notice,
    Origin,
    Paragraph,
    Point,
    Row,
    Statement,
    Table,
    Text,
    block_inlines,
    measured,
    plain,
    texts,
)
from pipeline.plan import SectionPlan, plan_section
from pipeline.public import Absent, Items, Node, Record, Value, child, text_of
from pipeline.rules import bnd
from pipeline.templates import fill

_SLOT = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Filling:
    """What content items are filled from, and what filling them brought up."""

    bundle: Bundle
    report_type: rt.ReportType
    document: rt.DocumentType
    findings: list[Finding]
    plans: list[SectionPlan]

    def at(self, pointer: str, within: Node | None = None) -> Node:
        """Return the public value at a pointer."""
        return self.bundle.public.at(pointer, within)


def content_blocks(content: rt.Content, filling: Filling) -> tuple[Block, ...]:
    """Return the blocks of one content item; none where its condition does not hold."""
    if not holds(content.when, filling.bundle.public):
        return ()
    match content:
        case rt.Prose():
            return _prose(content, filling)
        case rt.Narrative():
            return _narrative(content, filling)
        case rt.TableContent():
            return _table(content, filling)
        case rt.FactsContent():
            return _facts(content, filling)
        case rt.JudgementsContent():
            return (_judgements(content, filling),)
        case rt.StatementContent():
            return (_statement(content, filling),)
        case rt.MeasuresContent():
            return _measures(content, filling)
        case rt.ChartsContent():
            return tuple(_charts(content, filling))
        case _:
            assert_never(content)


# --- prose and narrative -----------------------------------------------------------------


def _prose(content: rt.Prose, filling: Filling) -> tuple[Block, ...]:
    filled = fill(content.template, filling.bundle.public)
    return template_blocks(filled.text, filled.pieces, filled.file)


def _narrative(content: rt.Narrative, filling: Filling) -> tuple[Block, ...]:
    written = filling.bundle.narrative.get(content.section, ())
    if written:
        return tuple(block for one in written for block in _written(one, filling))
    if filling.report_type.areas_of(content.section):
        return _planned(content.section, filling)
    return ()


def _written(paragraph: NarrativeParagraph, filling: Filling) -> tuple[Block, ...]:
    """Return the blocks of one narrative field; markup that cannot be read is kept as words."""
    try:
        sections = set(_section_ids(filling.document.sections))
        blocks = narrative_blocks(paragraph.text, paragraph.pointer, paragraph.evidence, sections)
        filling.findings.extend(_unknown_measures(blocks, filling.bundle))
        return blocks
    except MarkupError as error:
        place = filling.bundle.file.place(paragraph.pointer, error.offset)
        filling.findings.append(bnd.MARKUP.at(place, error.message, key=paragraph.text))
        return verbatim(paragraph.text, paragraph.pointer, paragraph.evidence)


def _section_ids(sections: tuple[rt.SectionType, ...]) -> Iterator[str]:
    for section in sections:
        yield section.id
        yield from _section_ids(section.sections)


def _unknown_measures(blocks: tuple[Block, ...], bundle: Bundle) -> Iterator[Finding]:
    """Find words that claim a number of evidence that is not there."""
    known = {one.id for one in bundle.evidence}
    for block in blocks:
        for inlines in block_inlines(block):
            for span in measured(inlines):
                if span.evidence not in known:
                    source = next(texts(span.inlines)).source
                    assert isinstance(source, BundleSource)
                    place = bundle.file.place(source.pointer, source.start)
                    message = f"There is no evidence with the id ‘{span.evidence}’."
                    key = f"{source.pointer.partition('/paragraphs')[0]} {span.evidence}"
                    yield bnd.UNKNOWN_EVIDENCE.at(place, message, key=key)


def _planned(judgement: str, filling: Filling) -> tuple[Block, ...]:
    areas = filling.report_type.areas_of(judgement)
    plan = plan_section(judgement, areas, filling.bundle.evidence, filling.report_type.plan)
    filling.plans.append(plan)
    if not plan.paragraphs:
        return (_remark("missing", filling),)
    paragraphs = (
        Paragraph(
            _sentences([(one.statement, one.pointer) for one in paragraph]),
            Origin.PLANNED,
            tuple(one.id for one in paragraph),
        )
        for paragraph in plan.paragraphs
    )
    return (_remark("planned", filling), *paragraphs)


def _sentences(statements: list[tuple[str, str]]) -> tuple[Inline, ...]:
    """Return statements one after another, each with the pointer it comes from."""
    last = len(statements) - 1
    return tuple(
        Text(text if index == last else f"{text} ", BundleSource(f"{pointer}/statement"))
        for index, (text, pointer) in enumerate(statements)
    )


def _remark(kind: Literal["planned", "missing"], filling: Filling) -> Notice:
    """Return what a draft says of a section that nobody has written."""
    blocks = _prose(rt.Prose(f"shared/{kind}.md.j2", None), filling)
    return Notice(kind, next(block_inlines(blocks[0])))


# --- tables ------------------------------------------------------------------------------


def _written_as(node: Node, format_: rt.Format, to: Node | None = None) -> tuple[Inline, ...]:
    """Return a value in one of the formats of tables. A missing value gives nothing."""
    if isinstance(node, Absent):
        return ()
    try:
        if format_ == "dates":
            found = FILTERS["until"](node, to if isinstance(to, Value) else node)
        else:
            found = piece(node) if format_ == "text" else FILTERS[format_](node)
    except UnfitError as error:
        place = Place(BundleAddress("", error.pointer))
        raise BrokenError(error.message, place=place) from error
    return piece(found).inlines


def _items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Items) else ()


def _table(content: rt.TableContent, filling: Filling) -> tuple[Block, ...]:
    records = _items(filling.at(content.at))
    used = [
        column
        for column in content.columns
        if not column.at
        or any(not isinstance(filling.at(column.at, one), Absent) for one in records)
    ]
    if not records or not used:
        return ()
    widths = _shared_widths([column.width for column in used])
    columns = tuple(
        Column((column.title,), width) for column, width in zip(used, widths, strict=True)
    )
    rows = tuple(_row(record, used, filling) for record in records)
    return (Table((content.caption,), columns, rows),)


def _row(record: Node, columns: list[rt.ColumnType], filling: Filling) -> Row:
    cells = tuple(_cell(column, record, filling) for column in columns)
    rests_on = tuple(text_of(one) for one in _items(child(record, "evidence")))
    return Row(cells, rests_on)


def _cell(column: rt.ColumnType, record: Node, filling: Filling) -> Cell:
    if not column.at:
        return Cell(())
    return Cell(_written_as(filling.at(column.at, record), column.format))


def _shared_widths(widths: list[int]) -> list[int]:
    total = sum(widths)
    return [round(100 * width / total) for width in widths]


def _facts(content: rt.FactsContent, filling: Filling) -> tuple[Block, ...]:
    starts = _items(filling.at(content.each)) if content.each else (filling.bundle.public.root,)
    rows = tuple(
        row for start in starts for fact in content.rows for row in _fact(fact, start, filling)
    )
    if not rows:
        return ()
    columns = (Column((content.columns[0],), 36), Column((content.columns[1],), 64))
    return (Table((content.caption,), columns, rows, row_headers=True, look="facts"),)


def _fact(fact: rt.Fact, start: Node, filling: Filling) -> Iterator[Row]:
    to = filling.at(fact.to, start) if fact.to else None
    value = _written_as(filling.at(fact.at, start), fact.format, to)
    title = (fact.title,) if fact.title else _written_as(filling.at(fact.title_at, start), "text")
    if value and title:
        yield Row((Cell(title), Cell(value)))


def _judgements(content: rt.JudgementsContent, filling: Filling) -> Block:
    rows = tuple(
        Row((Cell((judgement.name,)), Cell((grade_of(judgement.id, filling),))))
        for judgement in filling.report_type.judgements
        if filling.bundle.judgement(judgement.id) or not judgement.optional
    )
    columns = (Column((content.columns[0],), 60), Column((content.columns[1],), 40))
    return Table((content.caption,), columns, rows, row_headers=True, look="grades")


def grade_of(judgement: str, filling: Filling) -> Grade:
    """Return the grade of a judgement as the bundle words it.

    A label that is not of the scale is shown as it is, in the quietest tone; that it is wrong
    is for the checks to say.
    """
    node = filling.at(f"/judgements/{judgement}/grade")
    label = text_of(node) or "not given"
    known = filling.report_type.grade(label)
    return Grade(Text(label, BundleSource(node.pointer)), known.tone if known else "weak")


# --- statements, measures, charts --------------------------------------------------------


def _statement(content: rt.StatementContent, filling: Filling) -> Block:
    slots = dict(content.slots)
    inlines: list[Inline] = []
    for index, part in enumerate(_SLOT.split(content.text.text)):
        if index % 2:
            inlines.extend(_written_as(filling.at(slots[part]), "text"))
        elif part:
            inlines.append(Text(part, content.text.source))
    return Statement(content.id, tuple(inlines))


def _measures(content: rt.MeasuresContent, filling: Filling) -> tuple[Block, ...]:
    rows = tuple(
        _measure_row(record)
        for record in filling.bundle.public.evidence()
        if isinstance(child(record, "measure"), Record) and _is_proportion(record)
    )
    if not rows:
        return ()
    widths = (44, 26, 30)
    columns = tuple(
        Column((title,), width) for title, width in zip(content.columns, widths, strict=True)
    )
    return (Table((content.caption,), columns, rows, row_headers=True),)


def _is_proportion(record: Record) -> bool:
    numerator, denominator = _fraction(record)
    return 0 <= numerator <= denominator and denominator > 0


def _fraction(record: Record) -> tuple[int, int]:
    measure = child(record, "measure")
    found = [child(measure, name) for name in ("numerator", "denominator")]
    values = [one.value if isinstance(one, Value) else 0 for one in found]
    return int(values[0]), int(values[1])


def _measure_row(record: Record) -> Row:
    measure = child(record, "measure")
    numerator, denominator = _fraction(record)
    source, id_ = BundleSource(measure.pointer), text_of(child(record, "id"))
    number = f"{words.number(numerator)} of {words.number(denominator)}"
    share = words.proportion(numerator, denominator)
    cells = (
        Cell(_written_as(child(measure, "label"), "text")),
        Cell((Text(number, source),)),
        Cell((Measured(id_, (Text(share, source),)),)),
    )
    return Row(cells, (id_,))


def _charts(content: rt.ChartsContent, filling: Filling) -> Iterator[Block]:
    for record in filling.bundle.public.evidence():
        series = child(record, "series")
        if isinstance(series, Record):
            yield _chart(content, series, text_of(child(record, "id")))


def _chart(content: rt.ChartsContent, series: Record, evidence: str) -> Chart:
    points = tuple(_point(one) for one in _items(child(series, "points")))
    title = _written_as(child(series, "label"), "text")
    told = "; ".join(f"{plain(point.label)}: {plain(point.shown)}" for point in points)
    return Chart(
        title=title,
        row_title=(content.period,),
        row_label=_written_as(child(series, "unit"), "text"),
        points=points,
        alt=f"Bars of {plain(title)}. {told}.",
        rests_on=(evidence,),
    )


def _point(node: Node) -> Point:
    value = child(node, "value")
    return Point(
        label=_written_as(child(node, "period"), "text"),
        value=int(value.value) if isinstance(value, Value) else 0,
        shown=_written_as(value, "text"),
        partial=bool(child(node, "partial")),
    )
