"""Texts in cells, as people type and paste them: days, numbers, choices, lists, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from pipeline.evidence.json.reading import Json
from pipeline.evidence.schema.days import hint
from pipeline.evidence.schema.publishable import mode_of
from pipeline.evidence.schema.view import View
from pipeline.evidence.schema.written_days import month_in, readings
from pipeline.exchange.workbook import days
from pipeline.exchange.workbook.columns import Column, Kind
from pipeline.exchange.workbook.entries import ids_of, lines
from pipeline.exchange.workbook.readings import ABSENT, EMPTY, Read
from pipeline.model.months import month

_PASTED = re.compile(r"^[ \t\u00a0]*[•‣⁃∙●○◦▪▫■□·\uf0b7][ \t\u00a0]+", re.MULTILINE)
_BREAKS = re.compile("\r\n|[\r\x0b\x85\u2028\u2029]")
_SPACES = re.compile("\t+")
_YES_NO: Final = {"yes": True, "true": True, "no": False, "false": False}
_WHOLE = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+|[+-]?[0-9]{1,15}(?:\.0*)?")
_CLOCK = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})")


def plain(column: Column, text: str) -> Read:
    """Return what a text in a cell of a column says, whatever guards it."""
    if not text.strip():
        return Read(ABSENT)
    if text.strip() == EMPTY:
        empty: Json = (
            [] if column.kind in ("lines", "ids") else {} if column.kind == "there" else ""
        )
        return Read(empty)
    return _READERS[column.kind](column, text)


def _as_text(column: Column, text: str) -> Read:
    if mode_of(column.view) == "markdown":
        return _as_paragraph(text)
    text = _SPACES.sub(" ", _BREAKS.sub("\n", text)).strip("\n")
    forms = column.view.said("pattern")
    if some := column.among or (() if forms else usual_of(column.view)):
        return Read(_nearest(text, some))
    if not forms or fits(forms, text):
        return Read(text)
    shorter = text.strip()
    if clock := _CLOCK.fullmatch(shorter):
        shorter = f"{clock[1]:0>2}:{clock[2]}"
    return Read(shorter if fits(forms, shorter) else text)


def _as_paragraph(text: str) -> Read:
    """Return a text of several lines; signs that were pasted before its lines make them a list."""
    plain = _BREAKS.sub("\n", text)
    found = _SPACES.sub(" ", _PASTED.sub("- ", plain))
    if _PASTED.search(plain):
        return Read(found, ("notice", "Signs before lines are read as a list.", _LOOK))
    return Read(found)


_LOOK: Final = "Look at it: each line of a list begins with ‘- ’."


def _as_day(column: Column, text: str) -> Read:
    found = days.reading(text)
    if found is None:
        meant = hint(text, public=_public(column.view)) if readings(text) else _TO_WRITE
        return Read(text, ("error", "No rule says which day this is.", meant))
    value = found.day.isoformat()
    if found.is_in_doubt:
        return Read(value, ("warning", "This day is another day of the week.", _WHICH))
    if found.other is None:
        return Read(value)
    both = f": {days.said(found.day)}, not {days.said(found.other)}"
    message = f"This day is read with the day first{both if _public(column.view) else ''}."
    return Read(value, ("notice", message, _TO_WRITE))


def _as_day_or_month(column: Column, text: str) -> Read:
    """Return a day or a month. A cell of such a column is a text, so that no day is made of one."""
    words = " ".join(text.split())
    first = month(words) or month_in(words)
    return Read(f"{first:%Y-%m}") if first else _as_day(column, text)


_WHICH: Final = "Look which of the two is right, and write the day alone: 11 March 2025."
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


def usual_of(view: View) -> tuple[str, ...]:
    """Return the texts that a schema gives as examples of what stands in a field."""
    return tuple(one for some in view.said("examples") for one in some)


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
    "day or month": _as_day_or_month,
    "whole": _as_whole,
    "yes-no": _as_yes_no,
    "choice": _as_choice,
    "lines": lambda _, text: Read(list(lines(text))),
    "ids": lambda _, text: Read(list(ids_of(text))),
    "there": lambda *_: Read(ABSENT, ("error", f"Only {EMPTY} can stand here.", _BELOW)),
}


def fits(forms: tuple[str, ...], text: str) -> bool:
    """Return whether a text is of all these forms."""
    return all(re.fullmatch(one, text) for one in forms)


def _public(view: View) -> bool:
    return mode_of(view) in ("text", "linked", "markdown")
