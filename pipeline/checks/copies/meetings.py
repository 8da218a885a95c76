"""Where three words in a row of a report stand on a shelf: places that are worth a look.

The rarest of these runs are followed first, as many as there is time for; a run that stands
everywhere is not worth it. Any eight words in a row hold three runs beside each other: where none
of the three was followed, those places are where two of them meet, or all three where two meet
often. Text that says the same over and over is followed a few times in each report. Eight words
that very many settings have are followed in the first of these, and in the reports that are nearest
to ours by what is rare. So the work grows with the length of a report only, however many reports
say the same.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from pipeline.checks.copies.digests import APART
from pipeline.checks.copies.everywhere import EIGHT, THREE, Everywhere, Sizes
from pipeline.checks.copies.shelf import Shelf

QUERY: Final = 20
"""Bits of a place of ours."""
PLACE: Final = 32
"""Bits of a place of ours and of the number of a query: a meeting is a place of theirs, a number
and a place of ours."""

_FOLLOWED = 2  # places that are looked at for each word of ours, the rarest first
_AT_LEAST = 2_000  # places that are looked at for any report


@dataclass(frozen=True, slots=True)
class Met:
    """The meetings of a report, in no order: place there, tag, and place of ours.

    `cut` are places of ours whose words very many more reports have.
    """

    meetings: list[int]
    cut: AbstractSet[int]


class Meetings:
    """Finds meetings on a shelf, for reports that are looked for together and may say the same."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._everywhere = Everywhere(shelf)

    def of(self, words: array[int], grams: Sequence[int | None], id_: int, tag: int) -> Met:
        """Return the meetings of a report of this id."""
        sizes, cut = _sizes(self._shelf, grams), list[int]()
        found, followed = self._rarest(words, sizes, tag)
        beside = zip(*(followed[move:] for move in THREE), strict=False)
        for at, three in enumerate(beside):
            if not any(three):
                places, is_cut = self._everywhere.places(words, sizes, at)
                found += [place << PLACE | tag | at for place in places]
                if is_cut:
                    cut.append(at)
        if cut:
            rare = {size for size, is_followed in zip(sizes, followed, strict=True) if is_followed}
            for report in self._everywhere.nearest(rare, id_):
                in_it = self._everywhere.within(report, words, sizes, cut)
                found += [place << PLACE | tag | at for place, at in in_it]
        return Met(found, frozenset(cut))

    def _rarest(self, words: array[int], sizes: Sizes, tag: int) -> tuple[list[int], bytearray]:
        """Return the meetings of the rarest runs, and which runs these are.

        One in a field that is too short for any copy is none: it only says which report is near.
        """
        found, long = list[int](), _long_enough(words)
        followed, most = bytearray(len(sizes)), max(_AT_LEAST, _FOLLOWED * len(sizes))
        for at in sorted(range(len(sizes)), key=lambda one: sizes[one][1] - sizes[one][0]):
            low, high = sizes[at] if long[at] else (0, 0)
            if len(found) + high - low > most:
                break
            followed[at] = 1
            if low < high:
                found += [place << PLACE | tag | at for place in self._shelf.listed(low, high)]
        return found, followed


def _long_enough(words: array[int]) -> bytearray:
    """Return for each place whether its field has room for a copy."""
    long, begin = bytearray(len(words)), 0
    for end in (at for at, word in enumerate([*words, APART]) if word == APART):
        if end - begin >= EIGHT:
            long[begin:end] = b"\1" * (end - begin)
        begin = end + 1
    return long


def _sizes(shelf: Shelf, grams: Sequence[int | None]) -> Sizes:
    """Return where the entries of each of our runs stand, from and to."""
    known: dict[int | None, tuple[int, int]] = {None: (0, 0)}
    for digest in grams:
        if digest is not None and digest not in known:
            known[digest] = shelf.places(digest)
    return [known[digest] for digest in grams]
