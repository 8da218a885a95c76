"""A run over many bundles: what stands in more than one of them, or in earlier reports."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import accumulate, chain
from pathlib import Path

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import COMMON
from pipeline.checks.copies.digests import Key
from pipeline.checks.copies.findings import RULES, Other, Ours, findings
from pipeline.checks.copies.search import AT_ONCE, Copy, Query, search
from pipeline.checks.copies.shelf import Card, Shelf
from pipeline.checks.copies.standing import standing, without
from pipeline.checks.copies.told import told, words
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.intake import RawBundle, find
from pipeline.evidence.public import text_of
from pipeline.language.choices import NONE, Choices
from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Finding, Place, apart
from pipeline.runs.copies.shelving import Shelving, written_card
from pipeline.runs.examine import Examined, examine
from pipeline.runs.guard import guarded
from pipeline.runs.waivers import sifted

UNKEYED = b""
"""The key of a run that reads and writes no index: nothing that it makes is kept."""


@dataclass(slots=True)
class Copies:
    """The reports of a run, and those that they are compared with beside each other.

    Of a report only digests are kept; where words are found, `again` reads its bundle once more, by
    its file and its line.
    """

    key: Key
    against: Sequence[Shelf] = ()
    choices: Choices = NONE
    again: Callable[[str, int], RawBundle | None] = field(default_factory=lambda: read_again)
    ours: Shelving = field(init=False)
    _from: list[tuple[str, int]] = field(default_factory=list)
    _kept: dict[int, RawBundle] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ours = Shelving(self.key)

    def add(self, source: RawBundle, examined: Examined) -> None:
        """Take up the report of a bundle, if it could be composed."""
        if put_on(self.ours, examined):
            if source.name == "-":
                self._kept[len(self._from)] = source
            self._from.append((source.name, source.first_line))

    def findings(self) -> Iterator[Finding]:
        """Yield what is to say of every report of the run, in their order."""
        shelves = [*self.against, *([self.ours.shelf()] if len(self.ours) > 1 else [])]
        for first in range(0, len(self.ours) if shelves else 0, AT_ONCE):
            numbers = range(first, min(first + AT_ONCE, len(self.ours)))
            for number, found in self._searched(numbers, shelves).items():
                yield from self._told(number, found)

    def _searched(
        self, numbers: range, shelves: Sequence[Shelf]
    ) -> dict[int, list[tuple[Shelf, Copy]]]:
        common = frozenset(self.key.words(sorted(COMMON)))
        ours = self.ours
        queries = [
            Query.of(
                ours.words[ours.starts[at] : ours.starts[at + 1]], self.key, common, ours.ids[at]
            )
            for at in numbers
        ]
        found: dict[int, list[tuple[Shelf, Copy]]] = defaultdict(list)
        for shelf in shelves:
            for copy in search(queries, shelf):
                found[numbers[copy.query]].append((shelf, copy))
        return dict(sorted(found.items()))

    def _told(self, number: int, found: Sequence[tuple[Shelf, Copy]]) -> Iterator[Finding]:
        if ours := self._ours(number):
            others = _others(found, self.ours.settings[number])
            yield from not_waived(apart(findings(ours, others)), ours.case.bundle)

    def _ours(self, number: int) -> Ours | None:
        """Return the report again, which was let go of meanwhile; nothing if it is another now."""
        source = self._kept.get(number) or self.again(*self._from[number])
        if source is None:
            return None
        case = _case(examine(source, self.choices))
        if case is None:
            return None
        ours, numbers = _read(case, self.key)
        kept = self.ours.words[self.ours.starts[number] : self.ours.starts[number + 1]]
        return ours if numbers == kept else None


def put_on(shelving: Shelving, examined: Examined) -> bool:
    """Put the report of a bundle on a shelf, if it could be composed; return whether it could."""
    case = _case(examined)
    if case is None:
        return False
    ours, numbers = _read(case, shelving.key)
    fields = [(first, one.pointer) for first, one in zip(ours.starts, ours.told, strict=True)]
    card = written_card(Card(case.bundle.id, examined.name, fields))
    setting = text_of(case.bundle.public.at("/setting/reference"))
    number = shelving.key.number
    shelving.add(numbers, number(case.bundle.id), number(setting), card)
    return True


def _case(examined: Examined) -> Case | None:
    bundle, type_ = examined.intake.bundle, examined.intake.report_type
    if bundle is None or type_ is None or examined.composition is None:
        return None
    return Case(bundle, type_, examined.composition)


def _read(case: Case, key: Key) -> tuple[Ours, array[int]]:
    """Return what people told, and its words as numbers; a 0 follows each field."""
    phrases = standing(case.report_type.id)
    said = tuple(told(case.composition.documents))
    found = [words(one.text) for one in said]
    lengths = tuple(map(len, found))
    starts = tuple(accumulate((length + 1 for length in lengths), initial=0))[:-1]
    left = chain.from_iterable((*without(one, phrases), "") for one in found)
    return Ours(case, said, starts, lengths), key.words(left)


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
        others.append(Other(card.bundle, card.file, same, told))
    return others


def read_again(name: str, first_line: int) -> RawBundle | None:
    """Return a bundle that was read before; nothing if it is not there any more."""
    for one in find((Path(name),)):
        if not isinstance(one, BrokenError) and one.first_line == first_line:
            return one
    return None


def not_waived(found: Sequence[Finding], bundle: Bundle) -> Iterator[Finding]:
    """Yield findings of a run that no waiver of the bundle accepts."""
    mine = {one.id: one for one in RULES}
    waivers = tuple(one for one in bundle.waivers if one.rule in mine)
    left = sifted(found, replace(bundle, waivers=waivers), mine.get).left
    yield from (one for one in left if one.rule.id in mine)


def read_against(
    paths: Sequence[Path], key: Key, choices: Choices
) -> tuple[Shelving, list[BrokenError]]:
    """Return the reports of bundles on a shelf, and what could not be read or composed."""
    shelving, broken = Shelving(key), list[BrokenError]()
    for source in find(paths):
        result = source if isinstance(source, BrokenError) else guarded(source, _examine(choices))
        if isinstance(result, BrokenError):
            broken.append(result)
        elif not put_on(shelving, result):
            place = Place(BundleAddress(result.name, ""))
            message = "No report can be made of this bundle, so nothing is compared with it."
            broken.append(BrokenError(message, place=place, hint="‘check’ says why."))
    return shelving, broken


def _examine(choices: Choices) -> Callable[[RawBundle], Examined]:
    return partial(examine, choices=choices)
