"""Reads the content items of a report type, and the conditions under which they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import cast

from pipeline import resources
from pipeline.model.document import Text
from pipeline.model.suggestion import did_you_mean
from pipeline.report_type import definition as rt
from pipeline.report_type.demands import Condition
from pipeline.report_type.slots import slot_names
from pipeline.report_type.toml.table import Table

_WHOLE = 100  # per cent
_WITH_NUMBERS = 3  # judgement, grade, and the number of the grade
_STRAY = re.compile(r"[^A-Za-z0-9_./-]")
_TEMPLATE = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*\.md\.j2")


def content(table: Table, home: str) -> rt.Content:
    """Return one content item of the report type whose folder is `home`."""
    kind = table.choice("kind", (*_AT_HOME, *_CONTENT))
    return _AT_HOME[kind](table, home) if kind in _AT_HOME else _CONTENT[kind](table)


def condition(table: Table) -> Condition | None:
    """Return the condition under `when`, or nothing."""
    if "when" not in table.data:
        return None
    return _condition(table.table("when"))


def some_conditions(table: Table) -> tuple[Condition, ...]:
    """Return the conditions under `when`, of which there must be at least two."""
    found = tuple(_condition(one) for one in table.tables("when"))
    if len(found) < 2:
        raise table.broken("‘when’ must be a list of at least two conditions.", key="when")
    return found


def _condition(inner: Table) -> Condition:
    inner.close("at", "is", "equals", "in", "not_in")
    at = inner.pointer("at")
    if len(inner.data) > 2:
        raise inner.broken("A condition is one of ‘is’, ‘equals’, ‘in’ and ‘not_in’.")
    if "equals" in inner.data:
        return Condition(at, True, (inner.string("equals"),))
    if "in" in inner.data:
        return Condition(at, True, inner.some_strings("in"))
    if "not_in" in inner.data:
        return Condition(at, False, inner.some_strings("not_in"))
    return Condition(at, inner.choice("is", ("present", "absent")) == "present")


def shown(table: Table) -> Condition | None:
    """Return the condition under which something is shown: never that a field is absent."""
    found = condition(table)
    if found and not found.present:
        message = "Nothing is shown because a field is absent: silence is not a fact."
        raise table.table("when").broken(message, key="is", hint="Name the field that says so.")
    return found


def _prose(table: Table, home: str) -> rt.Content:
    table.close("kind", "when", "template")
    return rt.Prose(_template(table, "template", home), shown(table))


def template_of(name: str, home: str) -> str:
    """Return the path below `templates/` of a template that a type of this folder names."""
    return name if "/" in name else f"{home}/{name}"


def _template(table: Table, key: str, home: str) -> str:
    """Return the path below `templates/` of a template, which must be there."""
    written = table.string(key)
    if stray := _STRAY.search(written):
        hint = "Its name has letters from a to z, digits, and the signs - _ . and / only."
        raise table.broken(f"‘{key}’ cannot have ‘{stray[0]}’ in it.", key=key, hint=hint)
    if not _TEMPLATE.fullmatch(written):
        hint = "Name a file of the report type’s folder, or a path below templates."
        raise table.broken(f"‘{key}’ must be a file that ends in .md.j2.", key=key, hint=hint)
    name = template_of(written, home)
    if not resources.home().path(f"templates/{name}").is_file():
        there = resources.home().names(f"templates/{name.rpartition('/')[0]}/*.md.j2")
        hint = did_you_mean(f"templates/{name}", there)
        raise table.broken(f"There is no template templates/{name}.", key=key, hint=hint)
    return name


def _narrative(table: Table, home: str) -> rt.Content:
    table.close("kind", "when", "section", "plan")
    plan = table.string("plan", "")
    if plan and plan != "findings":
        if not plan.endswith(".md.j2"):
            raise table.broken("‘plan’ must be a template, or ‘findings’.", key="plan")
        plan = _template(table, "plan", home)
    return rt.Narrative(table.string("section"), shown(table), plan)


_FORMATS = ("text", "date", "dates", "lines", "number")


def _column(table: Table) -> rt.ColumnType:
    table.close("title", "at", "as", "width", "prompt", "more")
    format_ = cast(rt.Format, table.choice("as", _FORMATS, "text"))
    at, width = table.pointer("at", ""), table.integer("width", least=1)
    if at and "prompt" in table.data:
        message = "‘prompt’ is for a blank column, and this one has ‘at’."
        raise table.broken(message, key="prompt")
    more = table.pointer("more", "")
    return rt.ColumnType(table.text("title"), at, format_, width, table.string("prompt", ""), more)


def _table(table: Table) -> rt.Content:
    table.close("kind", "when", "caption", "at", "columns", "where", "heading", "group")
    columns = tuple(_column(one) for one in table.tables("columns"))
    if not columns:
        raise table.broken("‘columns’ must be a list of at least one column.", key="columns")
    if "where" in table.data and not table.data["where"]:
        hint = "Leave ‘where’ out, and it shows every entry."
        raise table.broken("‘where’ must have a condition.", key="where", hint=hint)
    _fit(table, columns)
    return rt.TableContent(
        table.text("caption"),
        table.pointer("at"),
        columns,
        shown(table),
        tuple(_condition(one) for one in table.tables("where")),
        table.text("heading") if "heading" in table.data else None,
        table.pointer("group", ""),
    )


def _fit(table: Table, columns: Sequence[rt.ColumnType]) -> None:
    """Refuse columns of one heading, and such as are wider together than the page."""
    titles = [one.title.text for one in columns]
    for at, one in enumerate(table.tables("columns")):
        if titles[at] in titles[:at]:
            raise one.broken(f"There is another column ‘{titles[at]}’.", key="title")
    if (width := sum(one.width for one in columns)) > _WHOLE:
        message = f"These columns are {width}% of the width together, and there are {_WHOLE}%."
        raise table.broken(message, key="columns")


def _fact(table: Table) -> rt.Fact:
    table.close("title", "title_at", "at", "to", "as")
    if ("title" in table.data) is ("title_at" in table.data):
        raise table.broken("A row has one of ‘title’ and ‘title_at’.")
    if "to" in table.data and table.data.get("as") != "dates":
        raise table.broken('‘to’ stands with as = "dates" only.', key="to")
    return rt.Fact(
        title=table.text("title") if "title" in table.data else None,
        title_at=table.pointer("title_at", ""),
        at=table.pointer("at"),
        to=table.pointer("to", ""),
        format=cast(rt.Format, table.choice("as", _FORMATS, "text")),
    )


def _facts(table: Table) -> rt.Content:
    table.close("kind", "when", "caption", "columns", "rows", "each")
    if not (rows := tuple(_fact(one) for one in table.tables("rows"))):
        raise table.broken("‘rows’ must be a list of at least one row.", key="rows")
    return rt.FactsContent(
        caption=table.text("caption"),
        columns=_headings(table) if "columns" in table.data else None,
        rows=rows,
        each=table.pointer("each", ""),
        when=shown(table),
    )


def _line(table: Table) -> rt.Content:
    table.close("kind", "when", "rows")
    if not (rows := tuple(_fact(one) for one in table.tables("rows"))):
        raise table.broken("‘rows’ must be a list of at least one row.", key="rows")
    return rt.LineContent(rows, shown(table))


def _headings(table: Table) -> tuple[Text, Text]:
    first, second = table.texts("columns", 2)
    return first, second


def _judgements(table: Table) -> rt.Content:
    table.close("kind", "when", "caption", "columns", "main", "meaning")
    main = table.string("main", "")
    caption, when = table.text("caption"), shown(table)
    meaning = table.text("meaning") if "meaning" in table.data else None
    if len(table.strings("columns")) != _WITH_NUMBERS:
        return rt.JudgementsContent(caption, _headings(table), when, main, meaning=meaning)
    if meaning:
        said = "A table of judgements has the numbers of grades or what they mean, not both."
        raise table.broken(said, key="meaning", hint="Leave one of them out.")
    first, second, third = table.texts("columns", _WITH_NUMBERS)
    return rt.JudgementsContent(caption, (first, second), when, main, third)


def _statement(table: Table) -> rt.Content:
    table.close("kind", "when", "id", "text", "slots", "source")
    text = table.text("text")
    return rt.StatementContent(
        id=table.id(),
        text=text,
        slots=_slots(table, text.text),
        citation=table.citation(),
        when=shown(table),
    )


def _slots(table: Table, text: str) -> tuple[tuple[str, str], ...]:
    """Return the pointer of each slot. Each slot of the text has one, and each has its slot."""
    slots = table.table("slots") if "slots" in table.data else None
    pointers = {name: slots.pointer(name) for name in slots.data} if slots else {}
    try:
        names = slot_names(text)
    except ValueError as error:
        raise table.broken(f"In ‘text’, {error}.", key="text") from error
    if lost := set(names) - set(pointers):
        raise table.broken(f"‘{{{min(lost)}}}’ in the text has no pointer in ‘slots’.", key="text")
    if slots and (idle := [name for name in pointers if name not in names]):
        raise slots.broken(f"The text has no ‘{{{idle[0]}}}’.", key=idle[0])
    return tuple(pointers.items())


def _measures(table: Table) -> rt.Content:
    table.close("kind", "when", "caption", "columns")
    counted, number, share, words = table.texts("columns", 4)
    columns = (counted, number, share, words)
    return rt.MeasuresContent(table.text("caption"), columns, shown(table))


def _charts(table: Table) -> rt.Content:
    table.close("kind", "when", "period")
    return rt.ChartsContent(table.text("period"), shown(table))


_AT_HOME: Mapping[str, Callable[[Table, str], rt.Content]] = {
    "prose": _prose,
    "narrative": _narrative,
}
_CONTENT: Mapping[str, Callable[[Table], rt.Content]] = {
    "table": _table,
    "facts": _facts,
    "line": _line,
    "judgements": _judgements,
    "statement": _statement,
    "measures": _measures,
    "charts": _charts,
}
