"""A workbook to fill in: a sheet for each table, with hints, drop-downs and real days.

The same rows give the same bytes. No text is ever written as a formula or a link.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from pipeline.exchange.workbook import guide
from pipeline.exchange.workbook.choices import YES_NO, Choices, choices_of
from pipeline.exchange.workbook.columns import Column
from pipeline.exchange.workbook.csv_in import acts
from pipeline.exchange.workbook.filled import Rows
from pipeline.exchange.workbook.grids import FORM_HEADERS, part_of
from pipeline.exchange.workbook.hints import REQUIRED, about, hint_of
from pipeline.exchange.workbook.known import Known
from pipeline.exchange.workbook.layout import Layout, Table
from pipeline.exchange.workbook.readings import Cell
from pipeline.exchange.workbook.scan import letters_of
from pipeline.exchange.workbook.styles import Styles, height, width

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_ALWAYS: Final = datetime(2000, 1, 1)  # noqa: DTZ001  the same bytes each time
_ROOM: Final = 1000  # rows below those that are filled, with drop-downs
_ABOUT, _HINTS, _HEADERS, _FIRST = range(4)
_FORM_WIDTHS: Final = (30, 30, 52, 78)
_SMALL: Final = 1.2  # so many more letters of a hint go into a line
_MOST_MESSAGE: Final = 250
_A4: Final = 9
_A_PAGE: Final = 260  # letters across a page that can still be read
_CHOSEN: Final = 22  # letters of what is chosen
_SMALLER: Final = 70  # per cent


def workbook(layout: Layout, rows: Rows, known: Known) -> bytes:
    """Return a workbook with these rows."""
    from xlsxwriter import Workbook

    page = io.BytesIO()
    options = {"in_memory": True, "default_date_format": "d mmmm yyyy"}
    with Workbook(page, options) as book:
        book.set_properties({"title": known.title, "created": _ALWAYS})
        _Writing(book, layout, rows, known).write()
    return page.getvalue()


class _Writing:
    """A workbook that is being written."""

    def __init__(self, book: Workbook, layout: Layout, rows: Rows, known: Known) -> None:
        self.book, self.layout, self.rows, self.known = book, layout, rows, known
        self.styles = Styles(book)
        self.shown = [one for one in layout.sheets if one.offered or rows.get(one.name)]
        self.lists: dict[tuple[str, ...], str] = {}
        self.listed: list[tuple[str, Mapping[str, str]]] = []

    def write(self) -> None:
        """Write all sheets: first what explains, last the lists that cells choose from."""
        first = self.book.add_worksheet(guide.NAME)
        sheets = [(table, self.book.add_worksheet(table.name)) for table in self.shown]
        guide.write_guide(first, self.styles, self.known.title, self.shown)
        for table, sheet in sheets:
            own = self.rows.get(table.name, [])
            if table.form:
                self._form(sheet, table, own[0] if own else {})
            else:
                self._list(sheet, table, own)
            wide = 0 if table.form else sum(map(width, table.columns))
            _page(sheet, 1 if table.form else _HEADERS, wide)
        guide.write_lists(self.book.add_worksheet(guide.LISTS), self.styles, self.listed)

    # --- forms ---

    def _form(self, sheet: Worksheet, table: Table, cells: Mapping[int, Cell]) -> None:
        sheet.write_string(0, 0, about(table), self.styles.named("about"))
        for at, (name, wide) in enumerate(zip(FORM_HEADERS, _FORM_WIDTHS, strict=True)):
            sheet.write_string(1, at, name, self.styles.named("header"))
            sheet.set_column(at, at, wide)
        part = ""
        shown = [at for at, one in enumerate(table.columns) if one.offered or at in cells]
        for row, at in enumerate(shown, 2):
            first, part = part_of(table.columns[at]) != part, part_of(table.columns[at])
            self._field(sheet, row, table, at, cells.get(at), first=first)
        sheet.freeze_panes(2, 2)

    def _field(
        self, sheet: Worksheet, row: int, table: Table, at: int, cell: Cell, *, first: bool
    ) -> None:
        """Write a row of a form, under a line where it is the first of its part."""
        column, named = table.columns[at], self.styles.named
        title = column.title + (REQUIRED if column.required else "")
        field = "asked" if column.required else "field"
        sheet.write_string(row, 0, part_of(column), named("part", first=first))
        sheet.write_string(row, 1, title, named(field, first=first))
        self._cell(sheet, row, 2, column, cell, asked=True)
        sheet.write_string(row, 3, hint_of(table, column), named("hint", first=first))
        self._choose(sheet, column, table, (row, 2, row, 2))
        wide = (*_FORM_WIDTHS[1:3], int(_FORM_WIDTHS[3] * _SMALL))
        texts = (title, _shown(cell), hint_of(table, column))
        sheet.set_row(row, height(zip(texts, wide, strict=True)))

    # --- lists ---

    def _list(self, sheet: Worksheet, table: Table, rows: Sequence[Mapping[int, Cell]]) -> None:
        used = {at for one in rows for at in one}
        shown = [at for at, one in enumerate(table.columns) if one.offered or at in used]
        sheet.write_string(_ABOUT, 0, about(table), self.styles.named("about"))
        hints = []
        for i, at in enumerate(shown):
            column = table.columns[at]
            choices = choices_of(column, table, self.layout, self.known)
            wide = max(width(column), _CHOSEN if choices and choices.values else 0)
            hint = hint_of(table, column)
            hints.append((hint, int(wide * _SMALL)))
            sheet.set_column(i, i, wide, self.styles.cell(column))
            sheet.write_string(_HINTS, i, hint, self.styles.named("hint"))
            name = "required" if column.required else "header"
            mark = REQUIRED if column.required else ""
            sheet.write_string(_HEADERS, i, column.header + mark, self.styles.named(name))
            last = _FIRST + len(rows) + _ROOM
            self._choose(sheet, column, table, (_FIRST, i, last, i))
        sheet.set_row(_HINTS, height(hints, 12))
        for row, cells in enumerate(rows, _FIRST):
            for i, at in enumerate(shown):
                if at in cells:
                    self._cell(sheet, row, i, table.columns[at], cells[at])
            texts = [(_shown(cell), width(table.columns[at])) for at, cell in cells.items()]
            sheet.set_row(row, height(texts))
        named = table.names_rows
        sheet.freeze_panes(_FIRST, shown.index(named) + 1 if named in shown else 0)

    def _cell(
        self,
        sheet: Worksheet,
        row: int,
        at: int,
        column: Column,
        cell: Cell,
        *,
        asked: bool = False,
    ) -> None:
        form = self.styles.cell(column, asked=asked)
        match cell:
            case None:
                sheet.write_blank(row, at, None, form)
            case bool():
                sheet.write_boolean(row, at, cell, form)
            case int() | float():
                sheet.write_number(row, at, cell, form)
            case date():
                sheet.write_datetime(row, at, cell, form)
            case _:
                text = str(cell)
                form = self.styles.cell(column, asked=asked, acts=True) if acts(text) else form
                sheet.write_string(row, at, text, form)

    # --- what cells choose from ---

    def _choose(
        self, sheet: Worksheet, column: Column, table: Table, at: tuple[int, int, int, int]
    ) -> None:
        """Let the cells of a range choose, or hold them to what a spreadsheet can hold them to."""
        choices = choices_of(column, table, self.layout, self.known)
        if choices is not None:
            sheet.data_validation(*at, self._choice(choices, column))
        elif column.kind == "day":
            sheet.data_validation(*at, {**_DAYS, **_told("This is no day.", "warning")})
        elif column.kind == "whole":
            sheet.data_validation(*at, {**_bounds(column), **_told("A whole number.", "warning")})

    def _choice(self, choices: Choices, column: Column) -> dict[str, Any]:
        said = "Choose one of the list."
        found: dict[str, Any] = {"validate": "list", "source": self._source(choices, column)}
        if choices.several:
            found |= {"input_title": column.header, "input_message": _SEVERAL}
        if choices.must:
            return found | _told(said, "stop")
        return found | {"show_error": False}

    def _source(self, choices: Choices, column: Column) -> Any:
        if rows := choices.rows_of:
            shown = [i for i, one in enumerate(rows.columns) if one.offered]
            at = letters_of(shown.index(rows.names_rows or 0))
            last = _FIRST + len(self.rows.get(rows.name, [])) + _ROOM + 1
            return f"='{rows.name}'!${at}${_FIRST + 1}:${at}${last}"
        if tuple(choices.values) == YES_NO:
            return list(YES_NO)
        key = tuple(choices.values)
        if key not in self.lists:
            at = letters_of(2 * len(self.listed))
            self.lists[key] = f"='{guide.LISTS}'!${at}$3:${at}${len(key) + 2}"
            self.listed.append((column.header, choices.values))
        return self.lists[key]


def _shown(cell: Cell) -> str:
    """Return about what a cell looks like."""
    return f"{cell:%d} {cell:%B} {cell.year}" if isinstance(cell, date) else str(cell or "")


_SEVERAL: Final = "Choose one, or type several with commas between them: E1, E2."
_DAYS: Final = {
    "validate": "date",
    "criteria": "between",
    "minimum": date(1900, 3, 1),
    "maximum": date(2199, 12, 31),
}


def _bounds(column: Column) -> dict[str, Any]:
    least = max(column.view.said("minimum"), default=0)
    most = min(column.view.said("maximum"), default=10**9)
    return {"validate": "integer", "criteria": "between", "minimum": least, "maximum": most}


def _told(said: str, how: str) -> dict[str, Any]:
    return {"error_title": "Look again", "error_message": said[:_MOST_MESSAGE], "error_type": how}


def _page(sheet: Worksheet, headers: int, wide: int) -> None:
    """Let a sheet be printed: a page wide if that can be read, with its headers on each page."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.repeat_rows(headers)
    sheet.set_footer("&L&A&RPage &P of &N")
    if wide <= _A_PAGE:
        sheet.fit_to_pages(1, 0)
    else:
        sheet.repeat_columns(0)
        sheet.set_print_scale(_SMALLER)
