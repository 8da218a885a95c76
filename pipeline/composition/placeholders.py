"""The private-use characters that travel through Markdown in place of values and lines.

A bundle that holds any such character is refused at the door (BND005), and so is a template.
"""

from __future__ import annotations

_VALUES = 0xF0000
_LINES = 0x100000
_MOST = 0xFFFD


def value_mark(index: int) -> str:
    """Return the character that stands for the index-th value printed by a template."""
    return _mark(_VALUES, index)


def line_mark(line: int) -> str:
    """Return the character after which words come from this line of the template."""
    return _mark(_LINES, line)


def _mark(first: int, number: int) -> str:
    if number > _MOST:
        raise ValueError("more values or lines than marks")
    return chr(first + number)


def value_index(character: str) -> int | None:
    """Return the index a value mark stands for, or nothing for another character."""
    index = ord(character) - _VALUES
    return index if 0 <= index <= _MOST else None


def line_number(character: str) -> int | None:
    """Return the line a line mark stands for, or nothing for another character."""
    line = ord(character) - _LINES
    return line if 0 <= line <= _MOST else None


def has_mark(text: str) -> bool:
    """Return whether a text holds a private-use character."""
    return any("\ue000" <= one <= "\uf8ff" or ord(one) >= _VALUES for one in text)
