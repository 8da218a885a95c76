"""JSON pointers (RFC 6901), and the line and column of an offset in a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable
from itertools import takewhile
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""A pointer in parts. An index is an `int`, so that it is never taken for a key of digits."""


def to_pointer(path: Iterable[str | int]) -> str:
    """Return the pointer of a path: `('event', 'previous', 0)` is `/event/previous/0`."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)


def to_tokens(pointer: str) -> list[str]:
    """Return the reference tokens of a pointer. `LookupError` if it is not one."""
    if pointer and pointer[0] != "/":
        raise LookupError("a JSON pointer starts with /")
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]


def safe_pointer(path: Path, safe_keys: Collection[str]) -> str:
    """Return the pointer of a path, as far as its keys are in `safe_keys`."""
    return to_pointer(takewhile(lambda step: isinstance(step, int) or step in safe_keys, path))


class Lines:
    """The lines of a text. They end with a line feed, as in an editor."""

    def __init__(self, text: str, first: int = 1) -> None:
        self._starts = [0]
        self._first = first
        while end := text.find("\n", self._starts[-1]) + 1:
            self._starts.append(end)

    def at(self, offset: int) -> tuple[int, int]:
        """Return line (from the number of the first) and column (from 1) of an offset."""
        index = bisect_right(self._starts, offset) - 1
        return self._first + index, offset - self._starts[index] + 1
