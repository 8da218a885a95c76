"""Fixed statements with their slots, proportions in numbers and words, charts."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.composition.content.filling import Filling, items, written_as
from pipeline.composition.content.widths import fitted_table
from pipeline.composition.stops import one_stop
from pipeline.evidence.public import Node, Record, Value, child, text_of
from pipeline.language import phrasing as words
from pipeline.model.document import (
    Block,
    BundleSource,
    Cell,
    Chart,
    Column,
    Inline,
    Measured,
    Point,
    Row,
    Statement,
    Table,
    Text,
    plain,
)
from pipeline.report_type import definition as rt
from pipeline.report_type.slots import Slot, parts


def statement(content: rt.StatementContent, filling: Filling) -> Block:
    """Return fixed wording with its slots filled."""
    inlines: list[Inline] = []
    for part in parts(content):
        if isinstance(part, Slot):
            inlines.extend(written_as(filling.at(part.pointer), "text"))
        else:
            inlines.append(Text(part, content.text.source))
    return Statement(content.id, one_stop(inlines))


def measures(content: rt.MeasuresContent, filling: Filling) -> tuple[Block, ...]:
    """Return the table of proportions, number and words side by side."""
    rows = tuple(
        _measure_row(record)
        for record in filling.bundle.public.evidence()
        if isinstance(child(record, "measure"), Record) and _is_proportion(record)
    )
    if not rows:
        return ()
    counted, number, share, said = content.columns
    columns = (
        Column((counted,), 36),
        Column((number,), 24, "end"),
        Column((share,), 14, "end"),
        Column((said,), 26),
    )
    return (fitted_table(Table((content.caption,), columns, rows, row_headers=True)),)


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
        Cell(written_as(child(measure, "label"), "text")),
        Cell((Text(number, source),)),
        Cell((Text(f"{words.per_cent(numerator, denominator)}%", source),)),
        Cell((Measured(id_, (Text(share, source),)),)),
    )
    return Row(cells, (id_,))


def charts(content: rt.ChartsContent, filling: Filling) -> Iterator[Block]:
    """Yield a chart for each series in the evidence."""
    for record in filling.bundle.public.evidence():
        series = child(record, "series")
        if isinstance(series, Record):
            yield _chart(content, series, text_of(child(record, "id")))


def _chart(content: rt.ChartsContent, series: Record, evidence: str) -> Chart:
    points = tuple(_point(one) for one in items(child(series, "points")))
    title = written_as(child(series, "label"), "text")
    told = "; ".join(f"{plain(point.label)}: {plain(point.shown)}" for point in points)
    trend = _trend([point for point in points if not point.partial])
    return Chart(
        title=title,
        row_title=(content.period,),
        row_label=written_as(child(series, "unit"), "text"),
        points=points,
        alt=f"Bars of {plain(title)}. {trend}{told}.",
        rests_on=(evidence,),
    )


def _trend(points: list[Point]) -> str:
    """Return in words how whole periods moved from the first to the last, and which was highest."""
    if len(points) < 2:
        return ""
    first, last, top = points[0], points[-1], max(points, key=lambda one: one.value)
    way = "Up" if last.value > first.value else "Down" if last.value < first.value else "The same"
    ends = f"{way} from {plain(first.shown)} in {plain(first.label)}"
    ends += f" to {plain(last.shown)} in {plain(last.label)}"
    if way == "The same":
        ends = f"{plain(first.shown)} both in {plain(first.label)} and in {plain(last.label)}"
    return f"{ends}; highest in {plain(top.label)}, {plain(top.shown)}. "


def _point(node: Node) -> Point:
    value = child(node, "value")
    return Point(
        label=written_as(child(node, "period"), "text"),
        value=int(value.value) if isinstance(value, Value) else 0,
        shown=written_as(value, "text"),
        partial=bool(child(node, "partial")),
    )
