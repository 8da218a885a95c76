"""Tables: records of the bundle, facts, and judgements with their grades."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.composition.content.chosen import Group, groups
from pipeline.composition.content.filling import Filling, items, written_as
from pipeline.composition.content.numbers import numbers
from pipeline.composition.content.widths import fitted_table
from pipeline.evidence.public import Absent, Node, child, text_of
from pipeline.model.document import (
    Block,
    Break,
    BundleSource,
    Cell,
    Column,
    Grade,
    Inline,
    MainJudgement,
    Origin,
    Paragraph,
    Row,
    Strong,
    Subheading,
    Table,
    Text,
    texts,
)
from pipeline.report_type import definition as rt
from pipeline.report_type.judging import JudgementType

_LETTER, _MARK = 1.55, 6
"""What a letter of a grade and the mark round it take, in per cent: no grade is broken."""

_LEAST_GRADES, _MOST_GRADES = 26, 54
_NUMBER = 14
_THREE = 28, 37, 35
"""The shares of a judgement, its grade and what that means."""


def table(content: rt.TableContent, filling: Filling) -> tuple[Block, ...]:
    """Return a table with a row for each entry that it shows, or one for each group of them."""
    made = tuple(_table(one, content, filling) for one in groups(content, filling))
    heads = (Subheading((content.heading,)),) if content.heading and any(made) else ()
    return (*heads, *(one for one in made if one))


def _table(group: Group, content: rt.TableContent, filling: Filling) -> Table | None:
    """Return a table with a row for each entry, without columns that would be empty."""
    records = [one.node for one in group.entries]
    used = [
        column
        for column in content.columns
        if not column.at
        or any(not isinstance(filling.at(column.at, one), Absent) for one in records)
    ]
    if not used:
        return None
    columns = [_column(column) for column in used]
    rows = [_row(record, used, filling) for record in records]
    if numbered := numbers(content.at, group.entries, filling):
        columns = [numbered.column, *columns]
        pairs = zip(numbered.cells, rows, strict=True)
        rows = [replace(row, cells=(cell, *row.cells)) for cell, row in pairs]
    made = Table((group.caption,), tuple(columns), tuple(rows), row_headers=bool(numbered))
    wide = filling.document.layout == "form" and made.wide
    return fitted_table(made, wide=wide)


def _column(column: rt.ColumnType) -> Column:
    if column.at:
        return Column((column.title,), column.width)
    return Column((column.title,), column.width, holds="writing", prompt=column.prompt)


def _row(record: Node, columns: list[rt.ColumnType], filling: Filling) -> Row:
    cells = tuple(_cell(column, record, filling) for column in columns)
    rests_on = tuple(text_of(one) for one in items(child(record, "evidence")))
    return Row(cells, filling.bundle.shown(rests_on))


def _cell(column: rt.ColumnType, record: Node, filling: Filling) -> Cell:
    if not column.at:
        return Cell(())
    words = written_as(filling.at(column.at, record), column.format)
    more = written_as(filling.at(column.more, record), "lines") if column.more else ()
    apart = Break(apart=True)
    below = tuple(apart if isinstance(one, Break) else one for one in more)
    return Cell((*words, apart, *below) if words and below else words)


def facts(content: rt.FactsContent, filling: Filling) -> tuple[Block, ...]:
    """Return a table of facts, those that the bundle has."""
    starts = items(filling.at(content.each)) if content.each else (filling.bundle.public.root,)
    rows = tuple(
        Row((Cell(title), Cell(value)))
        for start in starts
        for fact in content.rows
        for title, value in _fact(fact, start, filling)
    )
    if not rows:
        return ()
    titles = [(one,) for one in content.columns] if content.columns else [(), ()]
    columns = (Column(titles[0], 36), Column(titles[1], 64))
    made = Table((content.caption,), columns, rows, row_headers=True, look="facts")
    return (fitted_table(made),)


def line(content: rt.LineContent, filling: Filling) -> tuple[Block, ...]:
    """Return facts in one line, those that the bundle has."""
    root = filling.bundle.public.root
    found = [pair for fact in content.rows for pair in _fact(fact, root, filling)]
    words: list[Inline] = []
    for title, value in found:
        source = next(texts(title)).source
        words += [Text(" · ", source)] if words else []
        words += [Strong(title), Text(": ", source), *value]
    return (Paragraph(tuple(words), Origin.TEMPLATE),) if words else ()


def _fact(
    fact: rt.Fact, start: Node, filling: Filling
) -> Iterator[tuple[tuple[Inline, ...], tuple[Inline, ...]]]:
    """Yield the title of a fact and its value, if there are both."""
    to = filling.at(fact.to, start) if fact.to else None
    value = written_as(filling.at(fact.at, start), fact.format, to)
    title = (fact.title,) if fact.title else written_as(filling.at(fact.title_at, start), "text")
    if title and (value or fact.title_at):
        yield title, value


def judgements(content: rt.JudgementsContent, filling: Filling) -> tuple[Block, ...]:
    """Return the main judgement, if one is to stand out, and the table of the others."""
    made = [
        one
        for one in filling.report_type.judgements
        if filling.bundle.judgement(one.id) or not one.optional
    ]
    main = [_main(one, content, filling) for one in made if one.id == content.main]
    others = [one for one in made if one.id != content.main]
    return (*main, *([_graded(others, content, filling)] if others else []))


def _main(judgement: JudgementType, content: rt.JudgementsContent, filling: Filling) -> Block:
    """Return the main judgement: its grade, the number of that after its title, and its meaning."""
    grade = grade_of(judgement.id, filling)
    meaning = filling.report_type.meaning(grade.text.text)
    number = _number_of(judgement.id, filling)
    said: tuple[Text, ...] = ()
    if content.numbers and number:
        source = content.numbers.source
        said = (content.numbers, Text(": ", source), number, Text(". ", source))
    return MainJudgement((judgement.name,), grade, (*said, *([meaning] if meaning else [])))


def _graded(
    judgements: list[JudgementType], content: rt.JudgementsContent, filling: Filling
) -> Block:
    if content.meaning:
        return _meanings(judgements, content, filling)
    rows = tuple(Row(_judged(one, content, filling)) for one in judgements)
    longest = max(len(grade_of(one.id, filling).text.text) for one in judgements)
    grades = min(max(_LEAST_GRADES, round(_MARK + _LETTER * longest)), _MOST_GRADES)
    numbers = (Column((content.numbers,), _NUMBER),) if content.numbers else ()
    columns = (
        Column((content.columns[0],), 100 - grades - sum(one.width for one in numbers)),
        Column((content.columns[1],), grades),
        *numbers,
    )
    return Table((content.caption,), columns, rows, row_headers=True, look="grades")


def _judged(
    judgement: JudgementType, content: rt.JudgementsContent, filling: Filling
) -> tuple[Cell, ...]:
    """Return a judgement, its grade and its number: a dash for a grade that is not of the scale."""
    cells = Cell((judgement.name,)), Cell((grade_of(judgement.id, filling),))
    if not content.numbers:
        return cells
    number = _number_of(judgement.id, filling) or Text("–", content.numbers.source)
    return (*cells, Cell((number,)))


def _number_of(judgement: str, filling: Filling) -> Text | None:
    """Return the number that the framework gives to a judgement's grade, if it does."""
    known = filling.report_type.grade(text_of(filling.at(f"/judgements/{judgement}/grade")))
    return known.number if known else None


def _meanings(
    judgements: list[JudgementType],
    content: rt.JudgementsContent,
    filling: Filling,
) -> Block:
    """Return the table of judgements with a third column, which says what each grade means."""
    assert content.meaning
    said = (
        filling.report_type.meaning(grade_of(one.id, filling).text.text, one.id)
        for one in judgements
    )
    rows = (_judged(one, content, filling) for one in judgements)
    cells = (Cell((one,) if one else ()) for one in said)
    whole = tuple(Row((*row, cell)) for row, cell in zip(rows, cells, strict=True))
    titles = (*content.columns, content.meaning)
    columns = tuple(Column((one,), width) for one, width in zip(titles, _THREE, strict=True))
    return fitted_table(Table((content.caption,), columns, whole, row_headers=True))


def grade_of(judgement: str, filling: Filling) -> Grade:
    """Return the grade of a judgement as the bundle words it.

    A label that is not of the scale is shown as it is, in the quietest tone; that it is wrong
    is for the checks to say.
    """
    node = filling.at(f"/judgements/{judgement}/grade")
    label = text_of(node) or "–"  # a blank: that none was given is not said either
    known = filling.report_type.grade(label)
    return Grade(Text(label, BundleSource(node.pointer)), known.tone if known else "weak")
