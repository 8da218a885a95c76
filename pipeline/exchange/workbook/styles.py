"""How a workbook looks: quiet, wide enough to read, and plain about what must be filled in."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import TYPE_CHECKING, Any, Final

from pipeline.exchange.workbook.columns import Column

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

_INK: Final = "#1f2933"
_QUIET: Final = "#52606d"
_LINE: Final = "#cbd2d9"
_BASE: Final = {"font_name": "Arial", "font_size": 10, "font_color": _INK, "valign": "top"}
_HEADER: Final = {**_BASE, "bold": True, "text_wrap": True, "border": 1, "border_color": _LINE}
_STYLES: Final[dict[str, dict[str, Any]]] = {
    "title": {**_BASE, "font_size": 14, "bold": True},
    "about": {**_BASE, "font_size": 11},
    "hint": {**_BASE, "font_size": 9, "font_color": _QUIET, "text_wrap": True},
    "header": {**_HEADER, "bg_color": "#e4e7eb"},
    "required": {**_HEADER, "bg_color": "#1d4e89", "font_color": "#ffffff"},
    "part": {**_BASE, "font_color": _QUIET, "text_wrap": True},
    "field": {**_BASE, "bold": True, "text_wrap": True},
    "asked": {**_BASE, "bold": True, "text_wrap": True, "font_color": "#1d4e89"},
    "words": {**_BASE, "text_wrap": True},
}
DAY: Final = "d mmmm yyyy"
_NARROW, _WIDE, _WIDEST = 16, 32, 64
_LONG, _SHORT = 400, 60  # letters
_HIGHEST: Final = 400.0  # points; spreadsheets have no higher row than 409


class Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, ...], Format] = {}

    def named(self, name: str, *, first: bool = False) -> Format:
        """Return a format by its name; that of a `first` one has a line above it."""
        above = {"top": 1, "top_color": _QUIET} if first else {}
        return self._get(("named", name, str(first)), _STYLES[name] | above)

    def cell(self, column: Column, *, asked: bool = False, acts: bool = False) -> Format:
        """Return the format of a cell of a column: `asked` in a form, or of a text that may act."""
        form: dict[str, Any] = {**_BASE, "text_wrap": True, "num_format": _number_format(column)}
        if column.kind in ("day", "whole"):
            form["align"] = "left"
        if asked:
            form |= {"bg_color": "#fffbea", "border": 1, "border_color": _LINE}
        if acts:
            form |= {"quote_prefix": True, "num_format": "@"}
        return self._get(("cell", form["num_format"], str(asked), str(acts), column.kind), form)

    def _get(self, key: tuple[str, ...], form: dict[str, Any]) -> Format:
        if key not in self._made:
            self._made[key] = self._book.add_format(form)
        return self._made[key]


def _number_format(column: Column) -> str:
    """Return the format of cells; a text stays what is typed, whatever it looks like."""
    return {"day": DAY, "whole": "0"}.get(column.kind, "@")


def width(column: Column) -> int:
    """Return how wide a column is, in letters."""
    match column.kind:
        case "text":
            most = min(column.view.said("maxLength"), default=_SHORT)
            wide = _WIDEST if most > _LONG else _WIDE if most > _SHORT else _NARROW
            return max(wide, min(len(column.header) + 3, _WIDE))
        case "lines" | "ids" | "choice":
            return max(24, min(len(column.header) + 3, _WIDE))
        case _:
            return max(_NARROW, min(len(column.header) + 3, _WIDE))


def height(texts: Iterable[tuple[str, int]], points: float = 13.2) -> float | None:
    """Return how high a row of texts is, in points; None for one line.

    Each text comes with the width that it has, in letters, and a line has so many points.
    """
    lines = max((_lines(text, wide) for text, wide in texts), default=1)
    return None if lines <= 1 else min(lines * points + 2, _HIGHEST)


def _lines(text: str, wide: int) -> int:
    return sum(max(1, ceil(len(one) * 1.08 / wide)) for one in text.split("\n"))
