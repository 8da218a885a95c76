"""What a sheet holds besides the values of its cells: formulas, errors, what is hidden or merged.

It is read as a stream, before anything else reads the sheet, and says whether that may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.exchange.markup import Attributes, UnreadableError, read

MOST_CELLS: Final = 200_000
"""Cells of a sheet that are not blank."""
MOST_ROOM: Final = 2_000_000
"""Cells, blank ones too, of the room around those of a sheet that are not."""
MOST_LETTERS: Final = 16 << 20
"""Letters of all cells of a workbook."""
_MOST_KEPT: Final = 10_000  # formulas, hidden rows and merged ranges that are noted
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_FAR: Final = "A sheet has too many cells, or cells too far away, to be read."
_TAKE: Final = "Copy what you have filled in into a new workbook."


@dataclass(slots=True)
class Scan:
    """What was seen of a sheet. Rows and columns are counted from 0; cells go by their names."""

    formulas: list[str] = field(default_factory=list)
    without_value: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    letters: int = 0
    cells: int = 0
    _rows: int = 0
    _columns: int = 0
    _shared: Sequence[int] = ()
    _here: str = ""
    _kind: str = ""
    _row: int = -1
    _column: int = -1
    _in: str = ""
    _words: str = ""
    _has_formula: bool = False
    _has_value: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Hear that an element begins."""
        match name:
            case "x:row":
                self._start_row(attributes)
            case "x:c":
                self._start_cell(attributes)
            case "x:f" | "x:v" | "x:t":
                self._in, self._words = name, ""
                self._has_formula = self._has_formula or name == "x:f"
            case "x:mergeCell":
                _keep(self.merged, attributes.get("ref", ""))
            case "x:col" if attributes.get("hidden") in ("1", "true"):
                first, last = _number(attributes, "min"), _number(attributes, "max")
                self.hidden_columns |= set(range(first - 1, min(last, first + 16_384)))

    def end(self, name: str) -> None:
        """Hear that it ends."""
        if name in ("x:v", "x:t"):
            self._has_value = self._has_value or bool(self._words)
            self.letters += self._length()
        elif name == "x:c":
            self._end_cell()
        self._in = ""

    def text(self, words: str) -> None:
        """Hear of words in it."""
        if self._in == "x:v" and len(self._words) < 40:
            self._words += words
        elif self._in in ("x:t", "x:v"):
            self._words = self._words or "…"
            self.letters += len(words)
        if self.letters > MOST_LETTERS:
            raise UnreadableError(_FAR, _TAKE)

    def _start_row(self, attributes: Attributes) -> None:
        self._row = _number(attributes, "r") - 1 if "r" in attributes else self._row + 1
        self._column = -1
        if attributes.get("hidden") in ("1", "true") and len(self.hidden_rows) < _MOST_KEPT:
            self.hidden_rows.add(self._row)

    def _start_cell(self, attributes: Attributes) -> None:
        self._kind = attributes.get("t", "")
        self._has_formula = self._has_value = False
        found = _CELL.fullmatch(attributes.get("r", ""))
        self._column = column_of(found[1]) if found else self._column + 1
        row = int(found[2]) - 1 if found else self._row
        self._here = found[0] if found else ""
        self._row = row

    def _end_cell(self) -> None:
        if self._has_formula:
            _keep(self.formulas, self._here)
            if not self._has_value:
                _keep(self.without_value, self._here)
        if self._kind == "e":
            _keep(self.errors, self._here)
        if self._has_value:
            self.cells += 1
            self._rows = max(self._rows, self._row + 1)
            self._columns = max(self._columns, self._column + 1)
            if self.cells > MOST_CELLS or self._rows * self._columns > MOST_ROOM:
                raise UnreadableError(_FAR, _TAKE)

    def _length(self) -> int:
        """Return how many letters a cell shows, if it shows a text that all sheets share."""
        if self._kind == "s" and self._words.isdecimal():
            at = int(self._words)
            return self._shared[at] if at < len(self._shared) else 0
        return len(self._words)


def scanned(pieces: Iterable[bytes], shared: Sequence[int]) -> Scan:
    """Return what is seen of a sheet. `shared` are the lengths of the texts that sheets share.

    Raises UnreadableError for a sheet that is broken, or too large to be read.
    """
    scan = Scan(_shared=shared)
    read(pieces, scan)
    return scan


def column_of(letters: str) -> int:
    """Return the number of a column, from 0."""
    number = 0
    for one in letters:
        number = number * 26 + ord(one) - ord("A") + 1
    return number - 1


@dataclass(slots=True)
class Shared:
    """How long the texts are that the sheets of a workbook share."""

    lengths: list[int] = field(default_factory=list)
    _in: bool = False

    def start(self, name: str, _: Attributes) -> None:
        """Hear that an element begins."""
        if name == "x:si":
            self.lengths.append(0)
        self._in = name == "x:t"

    def end(self, _: str) -> None:
        """Hear that it ends."""
        self._in = False

    def text(self, words: str) -> None:
        """Hear of words in it."""
        if self._in and self.lengths:
            self.lengths[-1] += len(words)


def _keep(found: list[str], name: str) -> None:
    if len(found) < _MOST_KEPT:
        found.append(name)


def _number(attributes: Attributes, name: str) -> int:
    words = attributes.get(name, "")
    return int(words) if words.isascii() and words.isdecimal() and len(words) < 9 else 1
