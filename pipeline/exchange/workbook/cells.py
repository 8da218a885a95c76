"""From a value of a bundle to a cell, and back from what people put into it.

Whatever text a bundle holds is itself again: one that would be read as something else gets an
apostrophe before it, which reading takes away. Nothing that is said here repeats a cell.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Final

from pipeline.evidence.json.reading import Json
from pipeline.exchange.workbook import days
from pipeline.exchange.workbook.columns import Column
from pipeline.exchange.workbook.entries import joined
from pipeline.exchange.workbook.readings import (
    ABSENT,
    EMPTY,
    GUARD,
    Cell,
    Read,
    is_exact,
    is_guarded,
)
from pipeline.exchange.workbook.texts import fits, plain

_MISREAD: Final = re.compile(
    r"_x[0-9a-f]{4}_x[0-9a-f]{4}_|\A<r>.*</r>\Z", re.IGNORECASE | re.DOTALL
)
"""What XlsxWriter takes for marks of a workbook: two letters spelt out that share a sign, and runs
of words that look alike."""
_FIRST_DAY: Final = date(1900, 3, 1)  # before it, spreadsheets count a day that never was


def read(column: Column, cell: Cell) -> Read:
    """Return what a cell of a column says. What cannot be read stays as it is written."""
    if not isinstance(cell, str):
        return _typed(column, cell)
    in_one = column.kind not in ("lines", "ids", "there")
    if in_one and cell.startswith(GUARD) and _guarded(column, cell[1:]):
        return Read(cell[1:])
    return plain(column, cell)


def write(column: Column, value: Json) -> Cell:
    """Return the cell that is read as a value; None where no cell is, of whatever form."""
    cell = _written(column, value)
    return None if isinstance(cell, str) and _MISREAD.search(cell) else cell


def _written(column: Column, value: Json) -> Cell:
    match value:
        case str():
            return _day_cell(column, value) or guarded(column, value)
        case list():
            return joined(value, ids=column.kind == "ids") if value else EMPTY
        case dict():
            return None if value else EMPTY
        case bool():
            return ("yes" if value else "no") if column.kind == "yes-no" else value
        case int() | float():
            return value if is_exact(value) else None
        case _:
            return value


def guarded(column: Column, text: str) -> str:
    """Return a text so that reading it gives the text again."""
    return GUARD + text if _guarded(column, text) else text


def _guarded(column: Column, text: str) -> bool:
    return is_guarded(text, lambda one: plain(column, one).value == one)


def _day_cell(column: Column, text: str) -> date | None:
    """Return the day of a text that is one, where spreadsheets have such a day."""
    found = days.reading(text) if column.kind == "day" else None
    return found.day if found and found.day.isoformat() == text >= str(_FIRST_DAY) else None


# --- cells that are no texts

_DAYS: Final = ("day", "day or month")


def _typed(column: Column, cell: Cell) -> Read:
    match cell:
        case None:
            return Read(ABSENT)
        case bool():
            return _yes(column, cell)
        case int() | float():
            return _number(column, cell)
        case datetime() if cell.time() == time() or column.kind not in _DAYS:
            return _date(column, cell.date()) if cell.time() == time() else _moment(column, cell)
        case datetime():
            told = "The time beside this day is not taken in."
            return Read(cell.date().isoformat(), ("warning", told, "Write the day alone."))
        case date():
            return _date(column, cell)
        case time():
            return _text_of(
                column, f"{cell:%H:%M}" if not cell.second else cell.isoformat(), "time"
            )
        case _:
            return plain(column, str(cell))


def _yes(column: Column, cell: bool) -> Read:
    if column.kind == "yes-no":
        return Read(cell)
    return _text_of(column, str(cell).upper(), "yes or no")


def _number(column: Column, cell: float) -> Read:
    if column.kind == "whole":
        return Read(int(cell) if is_exact(cell) else cell)
    return _text_of(column, str(int(cell)) if is_exact(cell) else repr(float(cell)), "number")


def _date(column: Column, cell: date) -> Read:
    if column.kind in _DAYS:
        return Read(cell.isoformat())
    return _text_of(column, cell.isoformat(), "date")


def _moment(column: Column, cell: datetime) -> Read:
    return _text_of(column, cell.isoformat(" "), "date and a time")


def _text_of(column: Column, text: str, what: str) -> Read:
    """Return a cell that holds something else as the text that it is taken for, and tell so."""
    found = plain(column, text)
    forms = column.view.said("pattern")
    if column.kind in ("text", "lines", "ids") and not (forms and fits(forms, str(found.value))):
        message = f"This cell holds a {what}, and is taken as a text."
        hint = "Look at it: a spreadsheet changes what it takes for a number or a date."
        return Read(found.value, ("notice", message, hint))
    return found
