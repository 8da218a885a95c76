"""The extent of tables: records, facts, and judgements with their grades."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.composition.budget.causes import Cause, scaled
from pipeline.composition.budget.fields import Field
from pipeline.composition.budget.said import Ways, apart
from pipeline.composition.budget.spot import EMPTY, Part, Spot, address, own, times
from pipeline.composition.budget.tally import NOTHING, ONE, Extent, Range
from pipeline.report_type import definition as rt


def table(content: rt.TableContent, spot: Spot) -> Part:
    """Return the part of a table: a row for each entry, without columns that would be empty."""
    records = spot.fields.at(content.at)
    number = spot.fields.listed(records, spot.known)
    if not number.most:
        return EMPTY
    columns = list(_columns(content, spot.fields.entry(records), spot))
    head = _sum((one.title for one in columns), own(content.caption))
    row = _sum(one.cell for one in columns)
    rows = Range(1 if content.where else max(number.least, 1), number.most)
    whole = head + times(row, rows)
    if content.heading:
        whole = whole + own(content.heading)
    if content.group:
        group = spot.fields.at(content.group, spot.fields.entry(records))
        more = head + apart(spot.say.formatted(group, "text"))
        whole = whole + times(more.perhaps, rows)
    at = address(content.caption)
    cause = Cause("list", *at, content.at, whole.together.most, head.fixed.most)
    cells = (scaled(one.cause, number.most) for one in columns if one.cause)
    found = Part(whole, (cause, *cells))
    certain = number.least and not content.where and any(one.sure for one in columns)
    return found if certain else found.perhaps


@dataclass(frozen=True, slots=True)
class _Column:
    """A column that may stand there: its title, its cell in one row, whether it is there."""

    title: Extent
    cell: Extent
    sure: bool
    cause: Cause | None = None


def _columns(content: rt.TableContent, entry: Field, spot: Spot) -> Iterator[_Column]:
    for column in content.columns:
        title = own(column.title)
        if not column.at:
            yield _Column(title, NOTHING, sure=True)
            continue
        field = spot.fields.at(column.at, entry)
        if ways := spot.say.formatted(field, column.format):
            sure = spot.fields.certain(field, spot.known)
            cell = apart(ways)
            if column.more:
                below = spot.say.formatted(spot.fields.at(column.more, entry), "lines")
                cell = cell + (apart(below).perhaps if below else NOTHING)
            cause = Cause("field", *address(column.title), field.pointer, cell.together.most, 0)
            if not sure:
                title, cell = title.perhaps, cell.perhaps
            yield _Column(title, cell, sure, cause)


def facts(content: rt.FactsContent, spot: Spot) -> Part:
    """Return the part of a table of facts, those that the bundle has."""
    start, number = spot.fields.root, ONE
    if content.each:
        each = spot.fields.at(content.each)
        start, number = spot.fields.entry(each), spot.fields.listed(each, spot.known)
    rows = [row for fact in content.rows if (row := _fact(fact, start, spot))]
    if not rows or not number.most:
        return EMPTY
    head = _sum(map(own, content.columns or ()), own(content.caption))
    causes = (scaled(one.cause, number.most) for one in rows)
    found = Part(head + times(_sum(one.row for one in rows), number), tuple(causes))
    return found if number.least and any(one.sure for one in rows) else found.perhaps


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that may stand there, and whether it does for certain."""

    row: Extent
    sure: bool
    cause: Cause


def _fact(fact: rt.Fact, start: Field, spot: Spot) -> _Row | None:
    field = spot.fields.at(fact.at, start)
    to = spot.fields.at(fact.to, start) if fact.to else None
    ways, titles = spot.say.formatted(field, fact.format, to), titles_of(fact, start, spot)
    if not titles or not (ways or fact.title_at):
        return None
    told = spot.fields.certain(field, spot.known)
    if spot.fields.kind(field) == "array":
        told = spot.fields.length(field, spot.known).least > 0
    value = apart(ways)
    cause = Cause("field", *_place(fact), field.pointer, value.together.most, 0)
    if fact.title_at:
        sure = spot.fields.certain(spot.fields.at(fact.title_at, start), spot.known)
        row = apart(titles) + (value if told else value.perhaps)
    else:
        sure, row = told, apart(titles, own=True) + value
    return _Row(row if sure else row.perhaps, sure, cause)


def titles_of(fact: rt.Fact, start: Field, spot: Spot) -> Ways:
    """Return the ways in which the title of a fact is written."""
    if fact.title:
        return ((fact.title.text,),)
    return spot.say.formatted(spot.fields.at(fact.title_at, start), "text")


def _place(fact: rt.Fact) -> tuple[str, int]:
    return address(fact.title) if fact.title else ("", 1)


def judgements(content: rt.JudgementsContent, spot: Spot) -> Part:
    """Return the part of the main judgement and of the table of the others."""
    main, others, certain = NOTHING, list[Extent](), False
    for one in spot.report_type.judgements:
        grade = spot.fields.at(f"/judgements/{one.id}/grade")
        if not spot.fields.possible(grade, spot.known):
            continue
        sure = not one.optional or spot.fields.certain(grade, spot.known)
        of = "" if one.id == content.main else one.id if content.meaning else None
        told = own(one.name) + _grade(grade, spot, of)
        told += _numbered(content, spot, main=one.id == content.main)
        told = told if sure else told.perhaps
        if one.id == content.main:
            main = told
        else:
            others.append(told)
            certain = certain or sure
    if not others:
        return Part(main)
    columns = (
        *content.columns,
        *([content.numbers] if content.numbers else []),
        *([content.meaning] if content.meaning else []),
    )
    rows = _sum([*map(own, columns), *others], own(content.caption))
    return Part(main + (rows if certain else rows.perhaps))


def _numbered(content: rt.JudgementsContent, spot: Spot, *, main: bool) -> Extent:
    """Return the extent of the number of a grade: after its title, where the judgement is main."""
    number = next((one.number for one in spot.report_type.grades if one.number), None)
    if not content.numbers or not number:
        return NOTHING
    return own(content.numbers) + own(number) if main else own(number)


def _grade(grade: Field, spot: Spot, of: str | None) -> Extent:
    """Return the extent of a grade, and of what it means for the judgement it is `of`, if any.

    A dash stands where none is given.
    """
    found = list[Extent]()
    for way in spot.say.plain(grade):
        said = None if of is None else spot.report_type.meaning(str(way[0]), of)
        found.append(apart((way,)) + (own(said) if said else NOTHING))
    if not spot.fields.certain(grade, spot.known):
        found.append(NOTHING)
    whole = found[0]
    for one in found[1:]:
        whole |= one
    return whole


def _sum(extents: Iterable[Extent], start: Extent = NOTHING) -> Extent:
    return sum(extents, start)
