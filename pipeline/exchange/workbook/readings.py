"""What is read from a cell, whatever stands in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final, TypeAlias

from pipeline.evidence.json.reading import Json
from pipeline.exchange.workbook.told import Severity

Cell: TypeAlias = str | int | float | bool | date | datetime | time | None
EMPTY: Final = "(empty)"
"""What stands where a text, list or object is there and has nothing in it."""
GUARD: Final = "'"
"""What stands before a text that would else be read as something that it is not."""
_MOST_GUARDS: Final = 20
_EXACT: Final = 1e15


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


def is_guarded(text: str, is_itself: Callable[[str], bool]) -> bool:
    """Return whether a text needs an apostrophe before it, as it is or without some of its own."""
    own = len(text) - len(text.lstrip(GUARD))
    return own > _MOST_GUARDS or not all(is_itself(text[at:]) for at in range(own + 1))


def is_exact(number: float) -> bool:
    """Return whether a number is a whole one that a spreadsheet, too, has as it is."""
    return float(number).is_integer() and abs(number) < _EXACT
