"""Which entries of a list have what: in each report as many as was drawn for it, these by chance.

Drawn one by one, as each is in all reports, too many reports would have one that cannot wait: where
some reports have many such entries, and most have none. So it is for each field in which reports
differ, first for the one in which they differ most. What an entry has in one field leaves it some
patterns of all fields, so that its fields go together as they do in all entries.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeAlias

from pipeline.evidence.shape.places import ENTRY, NO
from pipeline.evidence.shape.seen import BETWEEN, IS, Cell, Key, share_of
from pipeline.runs.profile.weighed import REST, Weights
from pipeline.runs.synthetic.dice import fraction
from pipeline.runs.synthetic.people import Drawn
from pipeline.runs.synthetic.weights import drawn

Entries: TypeAlias = Mapping[str, Sequence[Weights]]
"""The weights of the patterns that each entry of a list can have, by the pointer of the list."""

_CLEAR: Final = 0.03
"""Difference of shares of reports from which one is no noise."""
_ROUNDS: Final = 20
_LITTLE: Final = 1e-9
_OTHERS: Final = 200  # patterns that are drawn for those not told
_GOLDEN: Final = 0.6180339887498949  # its multiples fill any stretch of them evenly


class Alike(NamedTuple):
    """That reports differ in how many entries of a list have a label in a field."""

    around: str
    name: str
    label: str
    differs: float
    shares: Weights


def alike(known: Mapping[Key, Weights]) -> list[Alike]:
    """Return in what the entries of a report are alike, by list, the clearest first."""
    found = []
    for key, shares in known.items():
        if key.what == "share":
            of, _, label = key.of.partition(IS)
            around, _, name = of.rpartition("/")
            differs = _differs(of, label, known)
            if differs > _CLEAR:
                found.append(Alike(around, name, label, differs, shares))
    return sorted(found, key=lambda one: (one.around, -one.differs, one.name, one.label))


def _differs(of: str, label: str, known: Mapping[Key, Weights]) -> float:
    """Return how many reports have no entry with a label otherwise than if each went by itself."""
    told, usual = known[Key("share", f"{of}{IS}{label}")], known.get(Key("field", of), {})
    numbers = known.get(Key("entries", of.rpartition(ENTRY)[0]), {})
    some = {int(number): weight for number, weight in numbers.items() if number}
    if not usual or not some:
        return 0.0
    without = 1 - usual.get(label, 0.0) / sum(usual.values())
    by_chance = sum(weight * without**number for number, weight in some.items())
    return abs(told.get(0, 0.0) / sum(told.values()) - by_chance / sum(some.values()))


def listed(
    people: Sequence[Drawn],
    known: Mapping[Key, Weights],
    fields: Mapping[str, Sequence[str]],
    seed: str,
    lacking: Sequence[Container[str]] = (),
) -> Sequence[Entries]:
    """Return what the entries of each bundle can have, in those lists whose entries are alike.

    `fields` are the names of an object’s fields, in the order of its patterns; `lacking` those that
    no entry of a bundle can have.
    """
    found: list[dict[str, Sequence[Weights]]] = [{} for _ in people]
    of_list: dict[str, list[Alike]] = defaultdict(list)
    for one in alike(known):
        if one.name in fields.get(one.around, ()):
            of_list[one.around].append(one)
    for around, some in of_list.items():
        names, pointer = fields[around], around.removesuffix(ENTRY)
        told = _Left(_patterns(around, names, known, seed))
        lists = []
        for at, person in enumerate(people):
            number = int(person.get(Key("entries", pointer), 0)) if told else 0
            without = lacking[at] if lacking else ()
            lists.append([_lacking(told, names, without)] * number)
        for one in some:
            _shared_out(one, names.index(one.name), lists, seed)
        for bundle, each in zip(found, lists, strict=True):
            bundle[pointer] = [left.weights for left in each]
    return found


def _patterns(
    around: str, names: Sequence[str], known: Mapping[Key, Weights], seed: str
) -> Weights:
    """Return the weights of patterns; those not told are any that fields by themselves would give.

    Of all these some are drawn, enough for any two fields to be seen together.
    """
    told = {at: one for at, one in known.get(Key("pattern", around), {}).items() if one > 0}
    rest = told.pop(REST, 0.0)
    alone = [_alone(f"{around}/{name}", known) for name in names]
    if not rest or not all(alone):
        return told
    others = Counter[Cell]()
    for at in range(_OTHERS):
        cells = (
            next(drawn(one, [fraction(seed, around, name, at)]))
            for name, one in zip(names, alone, strict=True)
        )
        others[BETWEEN.join(map(str, cells))] += 1
    new = {cell: number for cell, number in others.items() if cell not in told}
    return told | {cell: rest * number / sum(new.values()) for cell, number in new.items()}


def _alone(of: str, known: Mapping[Key, Weights]) -> Weights:
    """Return the weights of a field’s labels; one that is not told has what shares say of it."""
    told = dict(known.get(Key("field", of), {}))
    whole = sum(told.values()) or 1.0
    told.pop(REST, None)
    for key, shares in known.items():
        label = key.of.partition(IS)[2]
        if key.what == "share" and key.of == f"{of}{IS}{label}" and label not in told:
            mean = sum(int(one) * weight for one, weight in shares.items())
            told[label] = whole * mean / 100 / sum(shares.values())
    return {label: weight for label, weight in told.items() if weight > 0}


def _lacking(left: _Left, names: Sequence[str], without: Container[str]) -> _Left:
    for place, name in enumerate(names):
        if name in without and left.likely(place, NO):
            left = left.kept(place, NO, has=True)
    return left


@dataclass(eq=False, slots=True)
class _Left:
    """The patterns that an entry can still have, and what becomes of them."""

    weights: Weights
    _parts: dict[tuple[int, str], tuple[_Left, _Left]] = field(default_factory=dict)

    def likely(self, place: int, label: str) -> float:
        """Return how likely a label is in a field: exactly 0 or 1 where there is no choice."""
        having, others = self._parted(place, label)
        if having and others:
            return having.whole / self.whole
        return float(bool(having))

    def kept(self, place: int, label: str, *, has: bool) -> _Left:
        """Return what is left for an entry that has a label, or has not."""
        having, others = self._parted(place, label)
        return having if has else others

    @property
    def whole(self) -> float:
        """Return the weight of all patterns together."""
        return sum(self.weights.values())

    def __bool__(self) -> bool:
        """Return whether any pattern is left."""
        return bool(self.weights)

    def _parted(self, place: int, label: str) -> tuple[_Left, _Left]:
        if (place, label) not in self._parts:
            having, others = dict[Cell, float](), dict[Cell, float]()
            for cell, weight in self.weights.items():
                is_so = str(cell).split(BETWEEN)[place : place + 1] == [label]
                (having if is_so else others)[cell] = weight
            self._parts[place, label] = _Left(having), _Left(others)
        return self._parts[place, label]


class _Row(NamedTuple):
    """So many entries, and how many of them have a label at the least and at the most."""

    number: int
    least: int
    most: int

    @property
    def counts(self) -> Mapping[Cell, Sequence[int]]:
        """Return the numbers of entries that are each share of all."""
        found: dict[Cell, list[int]] = defaultdict(list)
        for some in range(self.least, self.most + 1):
            found[share_of(some, self.number)].append(some)
        return found


def _shared_out(one: Alike, place: int, entries: Sequence[list[_Left]], seed: str) -> None:
    """Draw how many entries of each bundle have a label, and which; leave them what fits."""
    rows = [_row([left.likely(place, one.label) for left in each]) for each in entries]
    fitted = _fitted(Counter(row for row in rows if row.number), one.shares)
    name = (seed, one.around, one.name, one.label)
    start = fraction(*name, "start")
    order = sorted(range(len(rows)), key=lambda at: (rows[at], fraction(*name, "order", at)))
    for turn, bundle in enumerate(at for at in order if rows[at].number):
        row, each = rows[bundle], entries[bundle]
        cell = next(drawn(fitted[row], [(start + turn * _GOLDEN) % 1]))
        counts = row.counts[cell]
        number = counts[int(len(counts) * fraction(*name, "count", bundle))]
        chances = [left.likely(place, one.label) for left in each]
        having = set(_some(chances, number, (*name, "entry", bundle)))
        each[:] = [left.kept(place, one.label, has=at in having) for at, left in enumerate(each)]


def _row(chances: Sequence[float]) -> _Row:
    sure, never = sum(one == 1 for one in chances), sum(one == 0 for one in chances)
    return _Row(len(chances), sure, len(chances) - never)


def _some(chances: Sequence[float], number: int, name: Sequence[object]) -> Sequence[int]:
    """Return so many places, the likelier ones more often: as by drawing one after another."""
    turns = [fraction(*name, at) ** (1 / one) if one else -1.0 for at, one in enumerate(chances)]
    order = sorted(range(len(chances)), key=lambda at: (chances[at] < 1, -turns[at]))
    return order[:number]


def _fitted(rows: Mapping[_Row, int], told: Weights) -> Mapping[_Row, Weights]:
    """Return the weights of shares for each row: all together as they are told.

    Of one entry no half can have anything; so more of those with several have such a share.
    """
    wanted = {one: told.get(one, 0.0) + _LITTLE for row in rows for one in row.counts}
    found = {row: {one: wanted[one] for one in row.counts} for row in rows}
    scale = sum(rows.values()) / (sum(wanted.values()) or 1)
    for _ in range(_ROUNDS):
        for row, weights in found.items():
            times = rows[row] / sum(weights.values())
            found[row] = {one: weight * times for one, weight in weights.items()}
        for one, weight in wanted.items():
            column = sum(weights.get(one, 0.0) for weights in found.values())
            for weights in found.values():
                if one in weights:
                    weights[one] *= weight * scale / column
    return found
