"""Reports on a shelf: their words as digests, and where runs of words stand.

The entries are numbers of eight bytes in rising order: the digest of three words, then the place
of the first of them. Every second place has an entry: a run of four words or more has at least
one. Places count words, over all reports of a shelf.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from pipeline.checks.copies.digests import Key

STEP = 2
"""Every so many words a run has an entry."""
_LOW = (1 << 32) - 1
_REMEMBERED = 4096  # reports whose words are kept without their mask


@dataclass(frozen=True, slots=True)
class Card:
    """What a report is called and where its fields begin, to say where words stand.

    `fields` are the first word of each field, counted within the report, and its pointer.
    """

    bundle: str
    file: str
    fields: Sequence[tuple[int, str]]

    def pointer(self, word: int) -> str:
        """Return the pointer of the field that a word stands in."""
        at = bisect_right(self.fields, word, key=lambda one: one[0])
        return self.fields[at - 1][1] if at else ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Reports that others are compared with. What stands in a file is masked.

    `starts` has where each report begins, and then where the last one ends; `ids` and `settings`
    are numbers made with the key. `nonces` is empty where nothing is masked. For each report in
    `hidden` there is a newer one of the same id.
    """

    key: Key
    entries: Sequence[int]  # a memoryview of eight-byte numbers
    words: memoryview
    starts: Sequence[int]
    ids: Sequence[int]
    settings: Sequence[int]
    nonces: bytes | memoryview
    card: Callable[[int], Card]
    hidden: AbstractSet[int] = frozenset()
    _seen: dict[int, array[int]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.ids)

    def places(self, digest: int) -> tuple[int, int]:
        """Return from where to where the entries of a digest stand."""
        low = bisect_left(self.entries, digest << 32)
        return low, bisect_left(self.entries, (digest + 1) << 32, low)

    def listed(self, low: int, high: int) -> list[int]:
        """Return the places of entries."""
        return [one & _LOW for one in self.entries[low:high]]

    def within(self, low: int, high: int, begin: int, end: int) -> tuple[int, int]:
        """Return from where to where those entries of a digest stand that have such places."""
        if low == high:
            return low, low
        digest = self.entries[low] & ~_LOW
        first = bisect_left(self.entries, digest | begin, low, high)
        return first, bisect_left(self.entries, digest | end, first, high)

    def having(self, places: Sequence[int], move: int, word: int) -> list[int]:
        """Return those places from which a word is so far away."""
        if not self.nonces:
            words = self.words.cast("H")
            return [
                one for one in places if 0 <= one + move < len(words) and words[one + move] == word
            ]
        return [one for one in places if self._word(one + move) == word]

    def _word(self, place: int) -> int:
        """Return the word at a place; 0 where there is none."""
        number = self.report_at(place)
        if not 0 <= number < len(self):
            return 0
        words, at = self.report(number), place - self.starts[number]
        return words[at] if at < len(words) else 0

    def report_at(self, place: int) -> int:
        """Return the number of the report that a place is in."""
        return bisect_right(self.starts, place) - 1

    def report(self, number: int) -> array[int]:
        """Return the words of a report as numbers."""
        if number not in self._seen:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            self._seen[number] = array("H", self._raw(number))
        return self._seen[number]

    def plain(self) -> Shelf:
        """Return the same shelf with all words in memory, and no mask on them."""
        words = b"".join(map(self._raw, range(len(self))))
        return replace(self, words=memoryview(words), nonces=b"", _seen={})

    def _raw(self, number: int) -> bytes:
        raw = bytes(self.words[2 * self.starts[number] : 2 * self.starts[number + 1]])
        if not self.nonces:
            return raw
        return self.key.masked(raw, bytes(self.nonces[16 * number : 16 * number + 16]))


def entries(key: Key, words: array[int], first: int) -> list[int]:
    """Return the entries of a report whose first word has the place `first`; not in order."""
    places = range(first, first + len(words), STEP)
    return [
        digest << 32 | place
        for digest, place in zip(key.grams(words, STEP), places, strict=False)
        if digest is not None
    ]
