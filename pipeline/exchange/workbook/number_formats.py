"""Which styles of a workbook show a number as a day or a time, and which day a number is.

And which of them strike words through.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

from pipeline.exchange.markup import Attributes, UnreadableError

_BUILT_IN: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Numbers of formats with days and times that no file spells out (ECMA-376 18.8.30)."""
_NO_LETTERS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hmsHMS]+\])[^\]]*\]')
_DAY_OR_TIME = re.compile("[dmyhsDMYHS]")
_MOST: Final = 100_000  # styles
_SINCE_1900: Final = datetime(1899, 12, 30)  # noqa: DTZ001  a spreadsheet has no time zones
_SINCE_1904: Final = datetime(1904, 1, 1)  # noqa: DTZ001
_NEVER: Final = 60  # 29 February 1900, a day that spreadsheets count and that never was
_LAST: Final = 2_958_466  # after 31 December 9999


@dataclass(slots=True)
class NumberFormats:
    """Hears of the styles of a workbook, and knows which of them show days or times."""

    days: list[bool] = field(default_factory=list)
    struck: list[bool] = field(default_factory=list)
    _fonts: list[bool] = field(default_factory=list)
    _in_fonts: bool = False
    _own: dict[str, bool] = field(default_factory=dict)
    _in_cells: bool = False

    def start(self, name: str, given: Attributes) -> None:
        """Hear that an element begins."""
        if len(self.days) + len(self._own) + len(self._fonts) > _MOST:
            raise UnreadableError("This workbook has too many styles to be read.")
        match name:
            case "x:numFmt":
                self._own[given.get("numFmtId", "")] = shows_days(given.get("formatCode", ""))
            case "x:fonts":
                self._in_fonts = True
            case "x:font" if self._in_fonts:
                self._fonts.append(False)
            case "x:strike" if self._in_fonts and self._fonts:
                self._fonts[-1] = strikes(given)
            case "x:cellXfs":
                self._in_cells = True
            case "x:xf" if self._in_cells:
                number = given.get("numFmtId", "0")
                built_in = number.isdecimal() and len(number) < 4 and int(number) in _BUILT_IN
                self.days.append(self._own.get(number, built_in))
                font = given.get("fontId", "")
                at = int(font) if font.isdecimal() and len(font) < 7 else len(self._fonts)
                self.struck.append(at < len(self._fonts) and self._fonts[at])

    def end(self, name: str) -> None:
        """Hear that it ends."""
        if name == "x:cellXfs":
            self._in_cells = False
        elif name == "x:fonts":
            self._in_fonts = False

    def text(self, _: str) -> None:
        """Nothing is said in words."""


def strikes(given: Attributes) -> bool:
    """Return whether a mark of a font strikes words through, as it is there."""
    return given.get("val", "1") not in ("0", "false")


def shows_days(code: str) -> bool:
    """Return whether a format of numbers shows days or times."""
    return bool(_DAY_OR_TIME.search(_NO_LETTERS.sub("", code.partition(";")[0])))


def moment(number: float, *, since_1904: bool) -> date | datetime | time | None:
    """Return the day, the time or both that a number is; None for one that is neither."""
    if not 0 <= number < _LAST:
        return None
    if number < 1:
        return (_SINCE_1904 + _rounded(number)).time()
    if since_1904:
        return _day_alone(_SINCE_1904 + _rounded(number))
    if int(number) == _NEVER:
        return None
    early = timedelta(days=1) if number < _NEVER else timedelta()
    return _day_alone(_SINCE_1900 + early + _rounded(number))


def _rounded(number: float) -> timedelta:
    return timedelta(seconds=round(number * 86_400))


def _day_alone(found: datetime) -> date | datetime:
    return found.date() if found.time() == time() else found
