"""From what stands in a cell of a workbook to its value: text, number, yes or no, day, time."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from typing import Final

from pipeline.exchange.markup import Attributes, UnreadableError
from pipeline.exchange.workbook.number_formats import moment
from pipeline.exchange.workbook.readings import Cell, is_exact

BROKEN: Final = (
    "A part of this workbook is broken.",
    "Open it in Excel or LibreOffice, save it again, and try with that file.",
)
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_NUMBER = re.compile(r"[+-]?[0-9]{0,40}\.?[0-9]{0,40}(?:[eE][+-]?[0-9]{1,3})?")


@dataclass(frozen=True, slots=True)
class Values:
    """What the cells of a workbook refer to: texts, and which styles show days."""

    shared: Sequence[str]
    days: Sequence[bool]
    since_1904: bool
    struck: Sequence[bool] = ()
    struck_texts: Collection[int] = frozenset()

    def of(self, given: Attributes, words: str) -> Cell:
        """Return the value of a cell. Raises UnreadableError for one that cannot be."""
        match given.get("t", "n"):
            case "s":
                return self._shared(words)
            case "str" | "inlineStr":
                return unescaped(words)
            case "b" if words in ("0", "1"):
                return words == "1"
            case "d":
                return _written(words)
            case "n":
                return self._number(given, words)
            case _:
                raise UnreadableError(*BROKEN)

    def is_struck(self, given: Attributes, words: str) -> bool:
        """Return whether words of a cell are struck through."""
        style = given.get("s", "0")
        at = int(style) if re.fullmatch("[0-9]{1,6}", style) else len(self.struck)
        is_shared = given.get("t") == "s" and re.fullmatch("[0-9]{1,9}", words)
        whole = at < len(self.struck) and self.struck[at]
        return whole or (bool(is_shared) and int(words) in self.struck_texts)

    def _shared(self, words: str) -> str:
        at = int(words) if re.fullmatch("[0-9]{1,9}", words) else -1
        if not 0 <= at < len(self.shared):
            raise UnreadableError(*BROKEN)
        return self.shared[at]

    def _number(self, given: Attributes, words: str) -> Cell:
        number = _float(words)
        style = given.get("s", "0")
        at = int(style) if re.fullmatch("[0-9]{1,6}", style) else len(self.days)
        if at < len(self.days) and self.days[at]:
            found = moment(number, since_1904=self.since_1904)
            if found is not None:
                return found
        return int(number) if is_exact(number) else number


def _float(words: str) -> float:
    if not _NUMBER.fullmatch(words) or not any(one.isdigit() for one in words):
        raise UnreadableError(*BROKEN)
    try:
        number = float(words)
    except ValueError as error:
        raise UnreadableError(*BROKEN) from error
    if not isfinite(number):
        raise UnreadableError(*BROKEN)
    return number


def _written(words: str) -> date | datetime:
    """Return a day, or a day and a time, that is written out."""
    try:
        found = datetime.fromisoformat(words).replace(tzinfo=None)
    except ValueError as error:
        raise UnreadableError(*BROKEN) from error
    return found.date() if "T" not in words or not (found.hour or found.minute) else found


def unescaped(text: str) -> str:
    """Return a text with the letters that XML cannot hold, which stand in it as `_x000D_`."""
    return _ESCAPED.sub(_letter, text) if "_x" in text else text


def _letter(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if 0xD800 <= code <= 0xDFFF else chr(code)  # half of a letter is none
