"""Reads the content items of a report type, and the conditions under which they stand."""

from __future__ import annotations

from typing import cast

from pipeline.report_type import definition as rt
from pipeline.report_type.demands import Condition
from pipeline.report_type.toml.table import Table


def content(table: Table) -> rt.Content:
    """Return one content item."""
    kind = table.choice("kind", tuple(_CONTENT))
    return _CONTENT[kind](table)


def condition(table: Table) -> Condition | None:
    """Return the condition under `when`, or nothing."""
    if "when" not in table.data:
        return None
    inner = table.table("when")
    inner.close("at", "is", "equals", "in")
    if "equals" in inner.data:
        return Condition(inner.string("at"), True, (inner.string("equals"),))
    if "in" in inner.data:
        return Condition(inner.string("at"), True, inner.strings("in"))
    present = inner.choice("is", ("present", "absent")) == "present"
    return Condition(inner.string("at"), present)


def _prose(table: Table) -> rt.Content:
    table.close("kind", "when", "template")
    name = table.string("template")
    folder = table.file.name.rsplit("/", 1)[0]
    file = name if "/" in name else f"{folder}/{name}"
    return rt.Prose(file, condition(table))


def _narrative(table: Table) -> rt.Content:
    table.close("kind", "when", "section")
    return rt.Narrative(table.string("section"), condition(table))


_FORMATS = ("text", "date", "dates", "lines", "number")


def _column(table: Table) -> rt.ColumnType:
    table.close("title", "at", "as", "width")
    format_ = cast(rt.Format, table.choice("as", _FORMATS, "text"))
    at, width = table.string("at", ""), table.integer("width")
    return rt.ColumnType(table.text("title"), at, format_, width)


def _table(table: Table) -> rt.Content:
    table.close("kind", "when", "caption", "at", "columns")
    columns = tuple(_column(one) for one in table.tables("columns"))
    return rt.TableContent(table.text("caption"), table.string("at"), columns, condition(table))


def _fact(table: Table) -> rt.Fact:
    table.close("title", "title_at", "at", "to", "as")
    return rt.Fact(
        title=table.text("title") if "title" in table.data else None,
        title_at=table.string("title_at", ""),
        at=table.string("at"),
        to=table.string("to", ""),
        format=cast(rt.Format, table.choice("as", _FORMATS, "text")),
    )


def _facts(table: Table) -> rt.Content:
    table.close("kind", "when", "caption", "columns", "rows", "each")
    first, second = table.texts("columns", 2)
    return rt.FactsContent(
        caption=table.text("caption"),
        columns=(first, second),
        rows=tuple(_fact(one) for one in table.tables("rows")),
        each=table.string("each", ""),
        when=condition(table),
    )


def _judgements(table: Table) -> rt.Content:
    table.close("kind", "when", "caption", "columns")
    first, second = table.texts("columns", 2)
    return rt.JudgementsContent(table.text("caption"), (first, second), condition(table))


def _statement(table: Table) -> rt.Content:
    table.close("kind", "when", "id", "text", "slots", "source")
    slots = table.table("slots").data if "slots" in table.data else {}
    return rt.StatementContent(
        id=table.string("id"),
        text=table.text("text"),
        slots=tuple((name, str(pointer)) for name, pointer in slots.items()),
        citation=table.citation(),
        when=condition(table),
    )


def _measures(table: Table) -> rt.Content:
    table.close("kind", "when", "caption", "columns")
    first, second, third = table.texts("columns", 3)
    return rt.MeasuresContent(table.text("caption"), (first, second, third), condition(table))


def _charts(table: Table) -> rt.Content:
    table.close("kind", "when", "period")
    return rt.ChartsContent(table.text("period"), condition(table))


_CONTENT = {
    "prose": _prose,
    "narrative": _narrative,
    "table": _table,
    "facts": _facts,
    "judgements": _judgements,
    "statement": _statement,
    "measures": _measures,
    "charts": _charts,
}
