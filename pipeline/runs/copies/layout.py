"""How an index lies in its file: a page that says what it is, then shelves, part after part.

The page is a line for people and a line of JSON. A shelf has the lengths of its parts there, so
that the length of the whole file is known. All numbers begin with their lowest byte.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

VERSION = 1
PAGE = 4096
MARK = b"inspection-reports index of words"
LINE = MARK + b": keyed digests and places, no readable text of any report\n"
_MOST = 1 << 40  # of anything


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much a shelf holds: reports, entries, words, and bytes of cards."""

    reports: int
    entries: int
    words: int
    cards: int

    def parts(self) -> Mapping[str, int]:
        """Return the bytes of each part, in order."""
        return {
            "entries": 8 * self.entries,
            "starts": 4 * (self.reports + 1),
            "ids": 8 * self.reports,
            "settings": 8 * self.reports,
            "nonces": 16 * self.reports,
            "offsets": 8 * (self.reports + 1),
            "words": 2 * self.words,
            "cards": self.cards,
        }

    def places(self, at: int) -> Iterator[tuple[str, int, int]]:
        """Yield each part of a shelf that begins at `at`: its name, where it begins and ends."""
        for name, length in self.parts().items():
            yield name, at, at + length
            at += padded(length)

    @property
    def length(self) -> int:
        """Return the bytes of the shelf."""
        return sum(map(padded, self.parts().values()))


class DamagedError(Exception):
    """A file that is no index, or no whole one; or one of a later version. It says which."""


def padded(length: int) -> int:
    """Return a length with what is put behind it, so that the next part begins at eight bytes."""
    return length + -length % 8


def page(key: str, shelves: Sequence[Sizes]) -> bytes:
    """Return the first page of an index; `key` tells which key it was made with."""
    content = {"version": VERSION, "key": key, "shelves": [asdict(one) for one in shelves]}
    written = LINE + json.dumps(content).encode() + b"\n"
    return written.ljust(PAGE - 1) + b"\n"


def read_page(raw: bytes, length: int) -> tuple[str, tuple[Sizes, ...]]:
    """Return the key that an index of `length` bytes was made with, and its shelves.

    Raises DamagedError.
    """
    if not raw.startswith(MARK) or len(raw) < PAGE:
        raise DamagedError("This is no index of words, or not a whole one.")
    try:
        content: Any = json.loads(raw.split(b"\n", 2)[1])
        version = content["version"]
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise DamagedError("The first page of this index is damaged.") from error
    if version != VERSION:
        raise DamagedError(f"This index has another form than this program reads ({VERSION}).")
    try:
        shelves = tuple(_sizes(one) for one in content["shelves"])
        key = str(content["key"])
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedError("The first page of this index is damaged.") from error
    if PAGE + sum(one.length for one in shelves) != length:
        raise DamagedError("This index is not whole: it is longer or shorter than it says.")
    return key, shelves


def _sizes(data: Mapping[str, Any]) -> Sizes:
    sizes = Sizes(*(data[name] for name in ("reports", "entries", "words", "cards")))
    for one in asdict(sizes).values():
        if type(one) is not int or not 0 <= one < _MOST:
            raise ValueError("not a size")
    return sizes
