"""The attributes that an SVG may have, and the values that each may have.

Every pattern reads a value once from left to right, however long it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

_NUMBER: Final = re.compile(r"[-+]?(?:[0-9]{1,6}(?:\.[0-9]{0,8})?|\.[0-9]{1,8})")
_LENGTH: Final = re.compile(rf"{_NUMBER.pattern}(?:px|%)?")
_PAINT: Final = re.compile(r"none|#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6}|[a-zA-Z]{3,20}")
_WORD: Final = re.compile(r"[a-z-]{3,12}")
_VERSION: Final = re.compile(r"1\.[0-9]")
_TURN: Final = re.compile(r"[\s,]*(matrix|translate|scale|rotate|skewX|skewY)\(([^()]*)\)")
_STEP: Final = re.compile(r"[\s,]*([MmLlHhVvCcSsQqTtAaZz])([^A-Za-z]*)")
_TURNS: Final = {"matrix": (6,), "translate": (1, 2), "scale": (1, 2), "rotate": (1, 3)}
_STEPS: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def numbers(text: str) -> list[float] | None:
    """Return the numbers of a list, parted by spaces, commas or their own signs; else nothing."""
    found, at = list[float](), 0
    while rest := text[at : at + 32].lstrip(" \t\r\n,"):
        at += len(text[at : at + 32]) - len(rest)
        number = _NUMBER.match(rest)
        if number is None:
            return None
        found.append(float(number[0]))
        at += number.end()
    return None if text[at:].strip(" \t\r\n,") else found


def _is_list(text: str) -> bool:
    return numbers(text) is not None


def _is_turned(text: str) -> bool:
    """Return whether a text is a list of transformations."""
    at = 0
    while turn := _TURN.match(text, at):
        count = len(numbers(turn[2]) or ())
        if count not in _TURNS.get(turn[1], (1,)):
            return False
        at = turn.end()
    return not text[at:].strip()


def _is_path(text: str) -> bool:
    """Return whether a text is a path: it begins with a move, and each step has its numbers."""
    at = 0
    while step := _STEP.match(text, at):
        found, needed = numbers(step[2]), _STEPS[step[1].upper()]
        if found is None or (at == 0 and step[1] not in "Mm"):
            return False
        if len(found) % needed if needed else found:
            return False
        if needed and not found:
            return False
        at = step.end()
    return at > 0 and not text[at:].strip()


def _fits(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.fullmatch(text) is not None


ATTRIBUTES: Final[Mapping[str, Callable[[str], bool]]] = {
    **dict.fromkeys(
        ("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry"), _fits(_LENGTH)
    ),
    **dict.fromkeys(("width", "height", "stroke-width", "stroke-miterlimit"), _fits(_LENGTH)),
    **dict.fromkeys(("opacity", "fill-opacity", "stroke-opacity"), _fits(_LENGTH)),
    **dict.fromkeys(("fill", "stroke"), _fits(_PAINT)),
    **dict.fromkeys(("fill-rule", "stroke-linecap", "stroke-linejoin"), _fits(_WORD)),
    **dict.fromkeys(("points", "stroke-dasharray", "viewBox"), _is_list),
    "d": _is_path,
    "transform": _is_turned,
    "version": _fits(_VERSION),
}
"""What may stand in each attribute."""
