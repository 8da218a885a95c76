"""The brackets of a phrase, and what stands between its spaces and bars."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[(|) ]")
_BRACKETS = re.compile(r"[()]")


def is_group(item: str) -> bool:
    """Return whether an item is one pair of brackets and what it holds."""
    return item.startswith("(") and item.endswith(")") and closing(item, 0) == len(item) - 1


def closing(written: str, start: int) -> int:
    """Return where the bracket that opens at `start` is closed."""
    depth = 0
    for found in _BRACKETS.finditer(written, start):
        depth += 1 if found[0] == "(" else -1
        if not depth:
            return found.start()
    raise ValueError("a bracket is not closed")


def split(written: str, at: str) -> list[str]:
    """Return the parts between spaces, or between bars, that stand in no bracket."""
    if not _BRACKETS.search(written) and (at == "|" or "|" not in written):
        return written.split(at)
    parts, start, end = [], 0, 0
    while found := _MARKS.search(written, end):
        end = found.end()
        match found[0]:
            case "(":
                end = closing(written, found.start()) + 1
            case ")":
                raise ValueError("a bracket is closed that is not open")
            case mark if mark == at:
                parts.append(written[start : found.start()])
                start = end
            case "|":
                raise ValueError("alternatives stand in brackets")
    return [*parts, written[start:]]
