"""JSON pointers (RFC 6901), and the line and column of an offset in a text."""

from __future__ import annotations

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
    """The lines of a text. They end with a line feed, as in an editor.

    A text may be nothing but line feeds, so no list of them is made: they are counted by blocks.
    """

    def __init__(self, text: str, first: int = 1) -> None:
        self._text, self._first = text, first
        self._before = [(0, 0)]
        for at in range(0, len(text) - _BLOCK, _BLOCK):
            self._before.append(self._after(*self._before[-1], at, at + _BLOCK))

    def at(self, offset: int) -> tuple[int, int]:
        """Return line (from the number of the first) and column (from 1) of an offset."""
        block = min(offset // _BLOCK, len(self._before) - 1)
        number, start = self._after(*self._before[block], block * _BLOCK, offset)
        return self._first + number, offset - start + 1

    def _after(self, number: int, start: int, first: int, last: int) -> tuple[int, int]:
        """Return how many lines end before `last`, and where the next one begins."""
        number += self._text.count("\n", first, last)
        return number, self._text.rfind("\n", first, last) + 1 or start


_BLOCK = 4096
