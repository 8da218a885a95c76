"""The values that a cell can have: closed lists, those that are usual, and ids of other rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.exchange.workbook.columns import Column
from pipeline.exchange.workbook.known import Known
from pipeline.exchange.workbook.layout import Layout, Table
from pipeline.exchange.workbook.names import one_of
from pipeline.exchange.workbook.texts import listed, usual_of

YES_NO = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen in a cell: texts with what they mean, of which one must be taken or may.

    Or the names of the rows of another sheet, one of them or `several`.
    """

    values: Mapping[str, str]
    must: bool
    rows_of: Table | None = None
    several: bool = False


def choices_of(column: Column, table: Table, layout: Layout, known: Known) -> Choices | None:
    """Return what can be chosen in the cells of a column, or None where it may be anything."""
    if column.kind == "yes-no":
        return Choices(dict.fromkeys(YES_NO, ""), must=True)
    if rows := _other(column, table, layout):
        return Choices({}, must=False, rows_of=rows, several=column.kind == "ids")
    if column.among:
        return Choices({one: known.areas.get(one, "") for one in column.among}, must=True)
    names = {**known.sections, **known.judgements}
    if values := listed(column.view) if column.kind == "choice" else ():
        keys = column.use in ("key", "parent")
        return Choices({one: names.get(one, "") if keys else "" for one in values}, must=True)
    usual = usual_of(column.view)
    if usual and column.kind == "text" and not column.view.said("pattern"):
        return Choices(dict.fromkeys(usual, ""), must=False)
    return None


def _other(column: Column, table: Table, layout: Layout) -> Table | None:
    """Return the table whose rows a column names: `building` those of `buildings`."""
    if column.use == "parent":
        return table.parent if table.parent and not table.parent.silent else None
    if not column.path or column.kind not in ("ids", "text") or not _of_ids(column):
        return None
    return next(
        (
            one
            for one in layout.sheets
            if one.path and column.path[-1] in (one.path[-1], one_of(one.path[-1]))
            if one.names_rows is not None
        ),
        None,
    )


def _of_ids(column: Column) -> bool:
    view = column.view.below(0) if column.kind == "ids" else column.view
    return bool(view.said("pattern"))
