"""The rows that are there before anybody has filled in a word."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.exchange.workbook.columns import Column
from pipeline.exchange.workbook.filled import Rows
from pipeline.exchange.workbook.known import Known
from pipeline.exchange.workbook.layout import Layout, Table
from pipeline.exchange.workbook.readings import Cell


def blank(layout: Layout, known: Known) -> Rows:
    """Return the rows of an empty workbook.

    They are what can be no other, each judgement, each section that people write, and a record of
    evidence for each area.
    """
    return {one.name: rows for one in layout.sheets if (rows := list(_rows(one, known)))}


def _rows(table: Table, known: Known) -> Iterator[dict[int, Cell]]:
    if table.form:
        fixed = {at: _fixed(one) for at, one in enumerate(table.columns)}
        yield {at: cell for at, cell in fixed.items() if cell is not None}
        return
    area = next((at for at, one in enumerate(table.columns) if one.among), None)
    if area is not None and table.names_rows is not None:
        for number, id_ in enumerate(table.columns[area].among, 1):
            yield {table.names_rows: f"E{number}", area: id_}
        return
    named = table.parent if table.parent and table.parent.silent else table
    keys = named.view.names() if named.keyed else ()
    at = table.column("parent") if named is not table else table.column("key")
    order = (*known.sections, *known.judgements)
    for key in sorted(keys, key=lambda one: order.index(one) if one in order else len(order)):
        yield {at or 0: key}


def _fixed(column: Column) -> Cell:
    """Return the one text that may stand in a field of each bundle, if there is but one."""
    fixed = column.view.said("const")
    return str(fixed[-1]) if column.required and fixed else None
