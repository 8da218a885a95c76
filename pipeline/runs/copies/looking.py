"""Looking for the reports of a run on shelves: theirs, and those of earlier reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from pipeline.checks.case.passages import COMMON
from pipeline.checks.copies.other import Other
from pipeline.checks.copies.search import AT_ONCE, Copy, Query, search
from pipeline.checks.copies.shelf import Shelf
from pipeline.runs.copies.index import Index
from pipeline.runs.copies.shelving import Shelving

Found: TypeAlias = "tuple[int, list[Other]]"
"""The number of a report whose words stand in others, and those others."""


@dataclass(frozen=True, slots=True)
class InFile:
    """An index that earlier reports are in, and its file."""

    path: Path
    index: Index


Against: TypeAlias = InFile | Shelving
"""Reports that are not of the run: of an index, or read for it."""


@dataclass(frozen=True, slots=True)
class Looking:
    """Reports of one shelf, and earlier ones that they are compared with beside each other."""

    ours: Shelf
    against: Sequence[Shelf]

    def turn(self, first: int) -> Iterator[Found]:
        """Yield each report of the turn that begins with `first` whose words stand in others.

        One of which there is nothing to say is left out: to say so takes composing it again.
        """
        numbers = range(first, min(first + AT_ONCE, len(self.ours)))
        for number, found in self._searched(numbers).items():
            others = _others(found, self.ours.settings[number])
            words = sum(map(bool, self.ours.report(number)))
            if any(one.may_be_told(words) for one in others):
                yield number, others

    def _searched(self, numbers: range) -> dict[int, list[tuple[Shelf, Copy]]]:
        ours, key = self.ours, self.ours.key
        common = frozenset(key.words(sorted(COMMON)))
        queries = [Query.of(ours.report(at), key, common, ours.ids[at]) for at in numbers]
        found: dict[int, list[tuple[Shelf, Copy]]] = defaultdict(list)
        for shelf in (*self.against, *([ours] if len(ours) > 1 else [])):
            for copy in search(queries, shelf):
                found[numbers[copy.query]].append((shelf, copy))
        return dict(sorted(found.items()))


def turns(reports: int) -> range:
    """Return with which numbers those reports begin that are looked for together."""
    return range(0, reports, AT_ONCE)


def begun(ours: Shelf, against: Sequence[Against]) -> Looking:
    """Return what is to be done for the reports of a shelf."""
    shelves = [one.index.shelves if isinstance(one, InFile) else (one.shelf(),) for one in against]
    return Looking(ours, list(chain.from_iterable(shelves)))


def _others(found: Sequence[tuple[Shelf, Copy]], setting: int) -> list[Other]:
    """Return copies by the report that they stand in."""
    parts: dict[tuple[int, int], list[Copy]] = defaultdict(list)
    shelves = {id(shelf): shelf for shelf, _ in found}
    for shelf, copy in found:
        parts[id(shelf), copy.report].append(copy)
    others = []
    for (shelf_id, report), copies in parts.items():
        shelf = shelves[shelf_id]
        card = shelf.card(report)
        same = setting != 0 and shelf.settings[report] == setting
        told = tuple((one.stretch, card.pointer(one.stretch.first)) for one in copies)
        more = any(one.more for one in copies)
        others.append(Other(card.bundle, card.file, same, told, more))
    return others
