"""What is wrong at a line of a style sheet."""

from __future__ import annotations

from typing import NamedTuple


class SheetFault(NamedTuple):
    """What is wrong at a line, and what to write."""

    line: int
    message: str
    hint: str = ""
