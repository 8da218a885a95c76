"""Putting reports on a shelf, one after another, with little of it in memory."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.checks.copies.digests import Key
from pipeline.checks.copies.shelf import Card, Shelf, entries
from pipeline.runs.copies.spill import Spill

_AT_ONCE = 2_000_000  # entries that are put in order together
_BLOCK = 1 << 20  # bytes that are copied at once
_RANGES = 512  # parts into which digests are divided, to merge one after another


@dataclass(slots=True)
class Shelving:
    """Reports that are put on a shelf. Entries and cards go to files of no name.

    `starts`, `ids` and `settings` are those of the shelf, `cards` where the card of each begins.
    """

    key: Key
    words: array[int] = field(default_factory=lambda: array("H"))
    starts: array[int] = field(default_factory=lambda: array("I", (0,)))
    ids: array[int] = field(default_factory=lambda: array("Q"))
    settings: array[int] = field(default_factory=lambda: array("Q"))
    cards: array[int] = field(default_factory=lambda: array("Q", (0,)))
    _waiting: list[int] = field(default_factory=list)
    _parts: list[int] = field(default_factory=list)
    _entries: Spill = field(default_factory=Spill)
    _cards: Spill = field(default_factory=Spill)

    def __len__(self) -> int:
        return len(self.ids)

    def add(self, words: array[int], id_: int, setting: int, card: bytes) -> None:
        """Put a report on the shelf: its words, its id and its setting, all as numbers."""
        self._waiting += entries(self.key, words, len(self.words))
        self.words += words
        self.starts.append(len(self.words))
        self.ids.append(id_)
        self.settings.append(setting)
        self._cards.write(card)
        self.cards.append(self.cards[-1] + len(card))
        if len(self._waiting) >= _AT_ONCE:
            self._put_away()

    def take(self, other: Shelving) -> None:
        """Put all reports of another one on the shelf."""
        for at in range(len(other)):
            words = other.words[other.starts[at] : other.starts[at + 1]]
            self.add(words, other.ids[at], other.settings[at], other.raw_card(at))

    def _put_away(self) -> None:
        self._entries.write(array("Q", sorted(self._waiting)).tobytes())
        self._parts.append(len(self._waiting))
        self._waiting.clear()

    def entries(self) -> Iterator[array[int]]:
        """Yield all entries in order, some at a time."""
        yield from _merged([*self._stored(), array("Q", sorted(self._waiting))])

    def _stored(self) -> Iterator[memoryview]:
        whole, at = self._entries.view().cast("Q"), 0
        for length in self._parts:
            yield whole[at : at + length]
            at += length

    def all_cards(self) -> Iterator[bytes]:
        """Yield the bytes of all cards, some at a time."""
        for first in range(0, self._cards.length, _BLOCK):
            yield self._cards.read(first, min(first + _BLOCK, self._cards.length))

    def shelf(self) -> Shelf:
        """Return the shelf, in memory."""
        found = array("Q")
        for part in self.entries():
            found += part
        words = memoryview(self.words).cast("B")
        there = (memoryview(found), words, self.starts, self.ids, self.settings)
        return Shelf(self.key, *there, b"", self._card, hidden(self.ids, set()))

    def raw_card(self, number: int) -> bytes:
        """Return the card of a report as it is written."""
        return self._cards.read(self.cards[number], self.cards[number + 1])

    def _card(self, number: int) -> Card:
        return read_card(self.raw_card(number))


def hidden(ids: Sequence[int], newer: set[int]) -> frozenset[int]:
    """Return the numbers of reports that come again later, here or among `newer`; add these ids."""
    found: set[int] = set()
    for number in range(len(ids) - 1, -1, -1):
        if ids[number] in newer:
            found.add(number)
        newer.add(ids[number])
    return frozenset(found)


def written_card(card: Card) -> bytes:
    """Return a card as one line of JSON."""
    data = {"bundle": card.bundle, "file": card.file, "fields": card.fields}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def read_card(line: bytes) -> Card:
    """Return the card of a line. Raises ValueError for anything else."""
    data: Any = json.loads(line)
    try:
        fields = tuple((int(first), str(pointer)) for first, pointer in data["fields"])
        return Card(str(data["bundle"]), str(data["file"]), fields)
    except (KeyError, TypeError) as error:
        raise ValueError("not a card") from error


def _merged(parts: Sequence[Sequence[int]]) -> Iterator[array[int]]:
    """Yield the numbers of parts that are in order, all in order, some at a time."""
    begin = [0] * len(parts)
    for number in range(1, _RANGES + 1):
        bound = number << 64 - _RANGES.bit_length() + 1
        end = [bisect_left(part, bound, at) for part, at in zip(parts, begin, strict=True)]
        some: list[int] = []
        for part, first, last in zip(parts, begin, end, strict=True):
            some += part[first:last]
        some.sort()  # runs that are in order are merged
        yield array("Q", some)
        begin = end
