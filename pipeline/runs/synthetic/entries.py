"""Which entries of a list have what: as many of one report as was drawn, and these by chance.

Drawn one by one, as each is in all reports, too many reports would have one that cannot wait: where
some reports have many such entries, and most have none. So it is for the field of a list in which
reports differ most; the other fields of an entry go with it, as in all entries.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from pipeline.evidence.json.pointer import Path, to_pointer
from pipeline.evidence.shape.places import ENTRY
from pipeline.evidence.shape.seen import BETWEEN, IS, Cell, Key, on_grid, share_of
from pipeline.runs.profile.weighed import REST, Weights
from pipeline.runs.synthetic.dice import fraction
from pipeline.runs.synthetic.weights import drawn

_CLEAR: Final = 0.03
"""Difference of shares of reports from which one is no noise."""
_ROUNDS: Final = 20


class Leading(NamedTuple):
    """The field of a list in which reports differ most, and how many entries have its labels.

    For each label, and each number of entries, the weights of the shares that it can be of them.
    """

    name: str
    shares: Mapping[str, Mapping[int, Weights]]


def leading(known: Mapping[Key, Weights]) -> Mapping[str, Leading]:
    """Return the leading fields of lists, by the pointer of their entries; not of all lists."""
    found: dict[str, tuple[float, Leading]] = {}
    for of, shares in _shares(known).items():
        around, _, name = of.rpartition("/")
        differs = max(_differs(of, label, known) for label in shares)
        if differs > max(_CLEAR, found.get(around, (0.0, None))[0]):
            numbers = _numbers(of, known)
            of_number = {label: _possible(numbers, weights) for label, weights in shares.items()}
            found[around] = differs, Leading(name, of_number)
    return {around: one for around, (_, one) in found.items()}


def _shares(known: Mapping[Key, Weights]) -> Mapping[str, Mapping[str, Weights]]:
    found: dict[str, dict[str, Weights]] = {}
    for key, weights in known.items():
        if key.what == "share":
            of, _, label = key.of.partition(IS)
            found.setdefault(of, {})[label] = weights
    return found


def _differs(of: str, label: str, known: Mapping[Key, Weights]) -> float:
    """Return how many reports have no entry with a label otherwise than if each went by itself."""
    told, usual = known[Key("share", f"{of}{IS}{label}")], known.get(Key("field", of), {})
    some = _numbers(of, known)
    if not usual or not some:
        return 0.0
    without = 1 - usual.get(label, 0.0) / sum(usual.values())
    by_chance = sum(weight * without**number for number, weight in some.items())
    return abs(told.get(0, 0.0) / sum(told.values()) - by_chance / sum(some.values()))


def _numbers(of: str, known: Mapping[Key, Weights]) -> Mapping[int, float]:
    """Return the weights of how many entries lists have that have some."""
    numbers = known.get(Key("entries", of.rpartition(ENTRY)[0]), {})
    return {int(number): weight for number, weight in numbers.items() if number}


def _possible(numbers: Mapping[int, float], told: Weights) -> Mapping[int, Weights]:
    """Return the weights of shares for each number of entries: all together as they are told.

    Of one entry no half can have anything; so more of those with several have such a share.
    """
    found: dict[int, dict[Cell, float]] = {
        number: {one: told.get(one, 0.0) for one in _cells(number)} for number in numbers
    }
    whole, wanted = sum(numbers.values()), sum(told.values())
    for _ in range(_ROUNDS):
        for number, row in found.items():
            times = numbers[number] / (sum(row.values()) or 1.0)
            found[number] = {one: weight * times for one, weight in row.items()}
        for one, weight in told.items():
            column = sum(row.get(one, 0.0) for row in found.values())
            for row in found.values():
                if one in row and column:
                    row[one] *= weight / wanted * whole / column
    return found


def _cells(number: int) -> set[int]:
    return {share_of(some, number) for some in range(number + 1)}


@dataclass(slots=True)
class Entries:
    """What the entries of one bundle have in the leading fields; `name` is that of the bundle."""

    leading: Mapping[str, Leading]
    name: str
    _labels: dict[str, list[str]] = field(default_factory=dict)  # of each list

    def begin(self, around: str, path: Path, number: int) -> None:
        """Draw what the entries of a list have, so many; `around` is the pointer of any of them."""
        one, of, cell = self.leading.get(around), to_pointer(path), on_grid(number)
        if one and all(sum(shares.get(cell, {}).values()) for shares in one.shares.values()):
            mixed = sorted(range(number), key=lambda at: fraction(self.name, "order", of, at))
            labels = [*self._drawn(one, of, number), *[""] * number]
            self._labels[of] = [labels[mixed.index(at)] for at in range(number)]

    def _drawn(self, one: Leading, of: str, number: int) -> Iterator[str]:
        for label, shares in one.shares.items():
            chance, count = (fraction(self.name, what, of, label) for what in ("share", "count"))
            share = int(next(drawn(shares[on_grid(number)], [chance])))
            yield from [label] * _count(share, number, count)

    def fitting(self, usual: Weights, names: Sequence[str], path: Path) -> Weights:
        """Return the weights of those patterns that an entry can have; of all, if none fits."""
        around, at = to_pointer((*path[:-1], "*")), path[-1] if path else ""
        labels = self._labels.get(to_pointer(path[:-1]), [])
        if not isinstance(at, int) or at >= len(labels):
            return usual
        one = self.leading[around]
        if one.name not in names:
            return usual  # the schema has lost it
        place, wanted = names.index(one.name), labels[at]
        fits = {
            cell: weight
            for cell, weight in usual.items()
            if cell != REST and _fits(cell, place, wanted, one.shares)
        }
        return fits or usual


def _fits(cell: Cell, place: int, wanted: str, shares: Container[str]) -> bool:
    label = "".join(str(cell).split(BETWEEN)[place : place + 1])
    return label == wanted if wanted else label not in shares


def _count(share: int, number: int, chance: float) -> int:
    """Return one of the numbers of entries that are such a share.

    There is one: numbers that share a place of the grid are so many that they have every share.
    """
    fitting = [one for one in range(number + 1) if share_of(one, number) == share]
    return fitting[int(chance * len(fitting))]
