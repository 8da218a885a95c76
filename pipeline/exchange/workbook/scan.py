"""The cells of a sheet, and what else is to be known of them: read as a stream, within bounds.

A place that is far away costs nothing, a text that many cells share is kept once, and a formula is
noted and never worked out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.exchange.markup import Attributes, UnreadableError, read
from pipeline.exchange.workbook.number_formats import strikes
from pipeline.exchange.workbook.readings import Cell
from pipeline.exchange.workbook.values import BROKEN, Values, unescaped

MOST_CELLS: Final = 200_000
"""Cells of a sheet that are not blank."""
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 256
MOST_LETTERS: Final = 16 << 20
"""Letters of all cells of a workbook. A bundle has at most 8 MiB."""
MOST_MARKS: Final = 1_000_000
"""Elements of a sheet, blank cells and rows among them."""
_MOST_KEPT: Final = 10_000  # formulas, hidden rows and merged ranges that are noted
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384  # of any sheet
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_RANGE: Final = re.compile(rf"{_CELL.pattern}:{_CELL.pattern}")
_FAR: Final = "A sheet has too many cells, or cells too far away, to be read."
_TAKE: Final = "Copy what you have filled in into a new workbook."


@dataclass(slots=True)
class Scan:
    """What was seen of a sheet: rows and columns are counted from 0, some cells go by name."""

    values: Values
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    formulas: list[str] = field(default_factory=list)
    without_value: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    letters: int = 0
    _marks: int = 0
    _row: int = -1
    _column: int = -1
    _given: Attributes = field(default_factory=dict)
    _in: list[str] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _formula: bool = False
    _struck: bool = False

    def start(self, name: str, given: Attributes) -> None:
        """Hear that an element begins."""
        self._in.append(name)
        self._marks += 1
        if self._marks > MOST_MARKS:
            raise UnreadableError(_FAR, _TAKE)
        match name:
            case "x:row":
                self._start_row(given)
            case "x:c":
                self._start_cell(given)
            case "x:f":
                self._formula = True
            case "x:strike":
                self._struck |= strikes(given)
            case "x:mergeCell" if _RANGE.fullmatch(given.get("ref", "")):
                _keep(self.merged, given["ref"])
            case "x:col" if _is_true(given, "hidden") and len(self.hidden_columns) < _MOST_KEPT:
                first, last = number_of(given, "min"), number_of(given, "max")
                self.hidden_columns.append((first - 1, last - 1))

    def end(self, name: str) -> None:
        """Hear that it ends."""
        self._in.pop()
        if name == "x:c":
            self._end_cell()

    def text(self, words: str) -> None:
        """Hear of words in it."""
        inside = self._in[-1] if self._in else ""
        if inside == "x:v" or (inside == "x:t" and "x:rPh" not in self._in):
            self._count(len(words))
            self._words.append(words)

    def is_hidden(self, row: int, column: int) -> bool:
        """Return whether a cell is hidden with its row or its column."""
        within = any(first <= column <= last for first, last in self.hidden_columns)
        return row in self.hidden_rows or within

    def _start_row(self, given: Attributes) -> None:
        self._row = number_of(given, "r") - 1 if "r" in given else self._row + 1
        self._column = -1
        if _is_true(given, "hidden") and len(self.hidden_rows) < _MOST_KEPT:
            self.hidden_rows.add(self._row)

    def _start_cell(self, given: Attributes) -> None:
        self._given, self._formula, self._struck = given, False, False
        self._words.clear()
        if "r" not in given:
            self._column += 1
            return
        found = _CELL.fullmatch(given["r"])
        if found is None:
            raise UnreadableError(*BROKEN)
        self._row, self._column = int(found[2]) - 1, column_of(found[1])
        if self._row >= _LAST_ROW or self._column >= _LAST_COLUMN:
            raise UnreadableError(*BROKEN)

    def _end_cell(self) -> None:
        here = f"{letters_of(self._column)}{self._row + 1}"
        words = "".join(self._words)
        if self._given.get("t") == "e":
            _keep(self.errors, here)
            return
        value = self.values.of(self._given, words) if words else None
        if self._formula:
            _keep(self.formulas if value not in (None, "") else self.without_value, here)
        if value is None or value == "":
            return
        if isinstance(value, str):
            self._count(len(value))
        if (self._row, self._column) in self.cells:
            raise UnreadableError(*BROKEN)
        far = self._row >= MOST_ROWS or self._column >= MOST_COLUMNS
        if far or len(self.cells) >= MOST_CELLS:
            raise UnreadableError(_FAR, _TAKE)
        self.cells[self._row, self._column] = value
        if self._struck or self.values.is_struck(self._given, words):
            _keep(self.struck, here)

    def _count(self, letters: int) -> None:
        self.letters += letters
        if self.letters > MOST_LETTERS:
            raise UnreadableError(_FAR, _TAKE)


def scanned(pieces: Iterable[bytes], values: Values, letters: int) -> Scan:
    """Return the cells of a sheet; `letters` are those of the sheets before it.

    Raises UnreadableError for a sheet that is broken, or too large to be read.
    """
    scan = Scan(values, letters=letters)
    read(pieces, scan)
    return scan


@dataclass(slots=True)
class Shared:
    """Hears of the texts that the sheets of a workbook share."""

    texts: list[str] = field(default_factory=list)
    struck: set[int] = field(default_factory=set)
    _in: list[str] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)

    def start(self, name: str, given: Attributes) -> None:
        """Hear that an element begins."""
        self._in.append(name)
        if name == "x:strike" and strikes(given):
            self.struck.add(len(self.texts))

    def end(self, name: str) -> None:
        """Hear that it ends."""
        self._in.pop()
        if name == "x:si":
            self.texts.append(unescaped("".join(self._words)))
            self._words.clear()

    def text(self, words: str) -> None:
        """Hear of words in it."""
        if self._in and self._in[-1] == "x:t" and "x:rPh" not in self._in:
            self._words.append(words)


def letters_of(column: int) -> str:
    """Return what spreadsheets call a column, counted from 0: A, B, … AA."""
    found, left = "", column + 1
    while left:
        left, rest = divmod(left - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def column_of(letters: Sequence[str]) -> int:
    """Return the number of a column, from 0."""
    number = 0
    for one in letters:
        number = number * 26 + ord(one) - ord("A") + 1
    return number - 1


def number_of(given: Attributes, name: str) -> int:
    """Return a number from 1 up that an attribute says. Raises UnreadableError for another."""
    words = given.get(name, "")
    if not re.fullmatch("[1-9][0-9]{0,6}", words):
        raise UnreadableError(*BROKEN)
    return int(words)


def _is_true(given: Attributes, name: str) -> bool:
    return given.get(name) in ("1", "true")


def _keep(found: list[str], name: str) -> None:
    if len(found) < _MOST_KEPT:
        found.append(name)
