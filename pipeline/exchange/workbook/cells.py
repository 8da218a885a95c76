"""From a value of a bundle to a cell, and back from what people put into it.

Whatever text a bundle holds is itself again: one that would be read as something else gets an
apostrophe before it, which reading takes away. Nothing that is said here repeats a cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final, TypeAlias

from pipeline.evidence.json.reading import Json
from pipeline.evidence.schema.publishable import mode_of
from pipeline.evidence.schema.view import View
from pipeline.exchange.workbook import days
from pipeline.exchange.workbook.columns import Column, Kind
from pipeline.exchange.workbook.told import Severity

Cell: TypeAlias = str | int | float | bool | date | datetime | time | None
EMPTY: Final = "(empty)"
"""What stands where a text, list or object is there and has nothing in it."""
GUARD: Final = "'"
_MOST_GUARDS: Final = 20
_FIRST_DAY: Final = date(1900, 3, 1)  # before it, spreadsheets count a day that never was
_BULLETS: Final = "•‣⁃∙●○◦▪▫■□·*–-"
_BULLET = re.compile(rf"[{_BULLETS}](?:\s+|$)")
_APART = re.compile(r"[\s,;]+")
_YES_NO: Final = {"yes": True, "true": True, "no": False, "false": False}
_WHOLE = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+|[+-]?\d{1,15}(?:\.0*)?")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")


class Absent:
    """Nothing stands in a cell."""


ABSENT: Final = Absent()


@dataclass(frozen=True, slots=True)
class Read:
    """What a cell says, and what there is to tell about it: how bad, a message, a hint."""

    value: Json | Absent
    told: tuple[Severity, str, str] | None = None


def is_blank(cell: Cell) -> bool:
    """Return whether nothing stands in a cell, or only blanks."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def read(column: Column, cell: Cell) -> Read:
    """Return what a cell of a column says. What cannot be read stays as it is written."""
    if not isinstance(cell, str):
        return _typed(column, cell)
    in_one = column.kind not in ("lines", "ids")
    if in_one and cell.startswith(GUARD) and _guarded(column, cell[1:]):
        return Read(cell[1:])
    return _plain(column, cell)


def write(column: Column, value: Json) -> Cell:
    """Return the cell that is read as a value; None where no cell is."""
    match value:
        case str():
            return _day_cell(column, value) or guarded(column, value)
        case list():
            return _listed(column, value)
        case dict():
            return None if value else EMPTY
        case bool():
            return ("yes" if value else "no") if column.kind == "yes-no" else value
        case _:
            return value


def guarded(column: Column, text: str) -> str:
    """Return a text so that reading it gives the text again."""
    return GUARD + text if _guarded(column, text) else text


def _guarded(column: Column, text: str) -> bool:
    return is_guarded(text, lambda one: _plain(column, one).value == one)


def is_guarded(text: str, is_itself: Callable[[str], bool]) -> bool:
    """Return whether a text needs an apostrophe before it, as it is or without some of its own."""
    own = len(text) - len(text.lstrip(GUARD))
    return own > _MOST_GUARDS or not all(is_itself(text[at:]) for at in range(own + 1))


def _day_cell(column: Column, text: str) -> date | None:
    """Return the day of a text that is one, where spreadsheets have such a day."""
    found = days.reading(text) if column.kind == "day" else None
    return found.day if found and found.day.isoformat() == text >= str(_FIRST_DAY) else None


# --- lists in one cell -----------------------------------------------------------------------


def _listed(column: Column, values: list[Json]) -> Cell:
    if not values:
        return EMPTY
    if column.kind == "ids":
        return ", ".join(map(str, values))
    return "\n".join(_line_out(one) if isinstance(one, str) else str(one) for one in values)


def _line_out(text: str) -> str:
    return GUARD + text if _line_guarded(text) else text


def _line_guarded(text: str) -> bool:
    return is_guarded(text, lambda one: one != EMPTY and one != "" and _line(one) == one)


def _line(text: str) -> str:
    return _BULLET.sub("", text.strip(), count=1).strip()


def _lines(cell: str) -> Iterator[str]:
    for line in cell.split("\n"):
        if line.startswith(GUARD) and _line_guarded(line[1:]):
            yield line[1:]
        elif found := _line(line):
            yield found


def _ids(cell: str) -> Iterator[str]:
    yield from (one for one in _APART.split(cell) if one.strip(_BULLETS))


# --- texts -----------------------------------------------------------------------------------


def _plain(column: Column, text: str) -> Read:
    if not text.strip():
        return Read(ABSENT)
    if text.strip() == EMPTY:
        empty: Json = (
            [] if column.kind in ("lines", "ids") else {} if column.kind == "there" else ""
        )
        return Read(empty)
    return _READERS[column.kind](column, text)


def _as_text(column: Column, text: str) -> Read:
    forms = column.view.said("pattern")
    if not forms or _fits(forms, text):
        return Read(text)
    shorter = text.strip()
    if clock := _CLOCK.fullmatch(shorter):
        shorter = f"{clock[1]:0>2}:{clock[2]}"
    return Read(shorter if _fits(forms, shorter) else text)


def _as_day(column: Column, text: str) -> Read:
    found = days.reading(text)
    if found is None:
        return Read(text, ("error", "No rule says which day this is.", _TO_WRITE))
    value = found.day.isoformat()
    if found.other is None:
        return Read(value)
    both = f": {days.said(found.day)}, not {days.said(found.other)}"
    message = f"This day is read with the day first{both if _public(column.view) else ''}."
    return Read(value, ("notice", message, _TO_WRITE))


_TO_WRITE: Final = "Write the month as a word: 11 March 2025."


def _as_whole(_: Column, text: str) -> Read:
    words = text.strip()
    if not _WHOLE.fullmatch(words):
        return Read(text, ("error", "This is no whole number.", "Write it in digits."))
    return Read(int(words.replace(",", "").partition(".")[0]))


def _as_yes_no(_: Column, text: str) -> Read:
    known = _YES_NO.get(text.strip().casefold())
    if known is None:
        return Read(text, ("error", "This is neither yes nor no.", "Write yes or no."))
    return Read(known)


def _as_choice(column: Column, text: str) -> Read:
    return Read(_nearest(text, listed(column.view)))


def _nearest(text: str, values: tuple[str, ...]) -> str:
    """Return the value that a text is but for blanks and capitals, or else the text."""
    if text in values:
        return text
    wanted = " ".join(text.split()).casefold()
    found = [one for one in values if one.casefold() == wanted]
    return found[0] if len(found) == 1 else text


def listed(view: View) -> tuple[str, ...]:
    """Return the texts of which one must stand in a field; of a map, its keys."""
    lists = [(one,) for one in view.said("const")] + [tuple(one) for one in view.said("enum")]
    if not lists and view.said("propertyNames"):
        return view.names()
    return tuple(one for one in lists[0] if all(one in other for other in lists)) if lists else ()


_BELOW: Final = "Its own fields have cells of their own."
_READERS: Final[Mapping[Kind, Callable[[Column, str], Read]]] = {
    "text": _as_text,
    "day": _as_day,
    "whole": _as_whole,
    "yes-no": _as_yes_no,
    "choice": _as_choice,
    "lines": lambda _, text: Read(list(_lines(text))),
    "ids": lambda _, text: Read(list(_ids(text))),
    "there": lambda *_: Read(ABSENT, ("error", f"Only {EMPTY} can stand here.", _BELOW)),
}


# --- cells that are no texts -------------------------------------------------------------------


def _typed(column: Column, cell: Cell) -> Read:
    match cell:
        case None:
            return Read(ABSENT)
        case bool():
            return _yes(column, cell)
        case int() | float():
            return _number(column, cell)
        case datetime() if cell.time() == time() or column.kind != "day":
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
            return _plain(column, str(cell))


def _yes(column: Column, cell: bool) -> Read:
    if column.kind == "yes-no":
        return Read(cell)
    return _text_of(column, str(cell).upper(), "yes or no")


def _number(column: Column, cell: float) -> Read:
    whole = float(cell).is_integer() and abs(cell) < 1e15
    if column.kind == "whole":
        return Read(int(cell) if whole else cell)
    return _text_of(column, str(int(cell)) if whole else repr(float(cell)), "number")


def _date(column: Column, cell: date) -> Read:
    if column.kind == "day":
        return Read(cell.isoformat())
    return _text_of(column, cell.isoformat(), "date")


def _moment(column: Column, cell: datetime) -> Read:
    return _text_of(column, cell.isoformat(" "), "date and a time")


def _text_of(column: Column, text: str, what: str) -> Read:
    """Return a cell that holds something else as the text that it is taken for, and tell so."""
    found = _plain(column, text)
    forms = column.view.said("pattern")
    if column.kind in ("text", "lines", "ids") and not (forms and _fits(forms, str(found.value))):
        message = f"This cell holds a {what}, and is taken as a text."
        hint = "Look at it: a spreadsheet changes what it takes for a number or a date."
        return Read(found.value, ("notice", message, hint))
    return found


def _fits(forms: tuple[str, ...], text: str) -> bool:
    return all(re.fullmatch(one, text) for one in forms)


def _public(view: View) -> bool:
    return mode_of(view) in ("text", "markdown")
