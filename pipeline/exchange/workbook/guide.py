"""The sheets that nobody fills in: the first, which explains, and the last, with what to choose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from pipeline.exchange.workbook.choices import choices_of
from pipeline.exchange.workbook.hints import about
from pipeline.exchange.workbook.known import Known
from pipeline.exchange.workbook.layout import Layout, Table
from pipeline.exchange.workbook.styles import height

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from pipeline.exchange.workbook.styles import Styles

NAME: Final = "Read me"
_WIDE: Final = 96
_SHEET: Final = "Sheet"
_FOR: Final = "What it is for"
_CHOSEN: Final = "What cells can be filled with. Nothing is read from this sheet."
LISTS: Final = "Lists"
_STEPS: Final = """\
Fill in the sheets in any order. Save the file as a workbook (.xlsx), then run:
inspection-reports import FILE.xlsx --out visit.bundle.json
Blue and a * mark what must be filled in. What belongs in a column stands above it.
A small arrow in a cell opens a list to choose from.
Leave blank what is not known: a report says only what a field says.
That something did not happen, or is not there, has a field of its own.
A day is best typed as 11 March 2025. Numbers alone are read with the day first.
Rows can be moved, put in and deleted. Their order is the order in the report.
A row that stays as the empty workbook has it is passed over.
Columns can be moved and hidden. Keep their headings, and the names of the sheets.
Formulas are not worked out: what a cell shows is taken, and you are told.
(empty) stands where a list or a text is there and has nothing in it.
This file will hold what few may read. Keep it where your evidence is kept.
""".splitlines()


def explains(layout: Layout, known: Known) -> frozenset[str]:
    """Return all texts of these two sheets."""
    found = {known.title, _SHEET, _FOR, _CHOSEN, *_STEPS}
    for table in layout.sheets:
        found |= {table.name, about(table)}
        for column in table.columns:
            if choices := choices_of(column, table, layout, known):
                found |= {column.header, *choices.values, *choices.values.values()}
    return frozenset(found)


def write_guide(sheet: Worksheet, styles: Styles, title: str, tables: Sequence[Table]) -> None:
    """Write the first sheet."""
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, _WIDE)
    sheet.write_string(0, 0, title, styles.named("title"))
    row = 2
    for number, step in enumerate(_STEPS):
        sheet.write_string(row, 1, step, styles.named("field" if number == 1 else "words"))
        sheet.set_row(row, height([(step, _WIDE)]))
        row += 1
    row += 1
    sheet.write_string(row, 0, _SHEET, styles.named("header"))
    sheet.write_string(row, 1, _FOR, styles.named("header"))
    for at, table in enumerate(tables, row + 1):
        sheet.write_string(at, 0, table.name, styles.named("field"))
        sheet.write_string(at, 1, about(table), styles.named("words"))
        sheet.set_row(at, height([(about(table), _WIDE)]))
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def write_lists(
    sheet: Worksheet, styles: Styles, listed: Sequence[tuple[str, Mapping[str, str]]]
) -> None:
    """Write the last sheet: two columns for each list, a value and what it is called."""
    sheet.write_string(0, 0, _CHOSEN, styles.named("about"))
    for number, (header, values) in enumerate(listed):
        at = 2 * number
        sheet.set_column(at, at, 30)
        sheet.set_column(at + 1, at + 1, 40 if any(values.values()) else 3)
        sheet.write_string(1, at, header, styles.named("header"))
        for row, (value, meaning) in enumerate(values.items(), 2):
            sheet.write_string(row, at, value, styles.named("words"))
            if meaning:
                sheet.write_string(row, at + 1, meaning, styles.named("words"))
    sheet.freeze_panes(2, 0)
