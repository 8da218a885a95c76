"""What a synthetic bundle holds: as drawn where a profile tells it, else as usual."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.evidence.json.pointer import Path, to_pointer
from pipeline.evidence.made_up.filler import filler
from pipeline.evidence.schema.view import View
from pipeline.evidence.shape.places import NO
from pipeline.evidence.shape.seen import BETWEEN, Cell, Key
from pipeline.runs.profile.weighed import REST, Weights
from pipeline.runs.synthetic.dice import fraction
from pipeline.runs.synthetic.entries import Entries
from pipeline.runs.synthetic.people import Drawn
from pipeline.runs.synthetic.weights import drawn

_USUAL_LENGTH: Final = 40
_USUAL_NUMBER: Final = 3


@dataclass(slots=True)
class Drawer:
    """Chooses as one bundle was drawn; entries of a list are drawn by `known`, each by itself but
    for what `entries` says that they can have.

    `fields` are the names of an object’s fields, in the order of its patterns; `grades` those of
    the report type. `name` is that of the bundle: with it, and with `entries`, everything is the
    same each time.
    """

    drawn: Drawn
    known: Mapping[Key, Weights]
    fields: Mapping[str, Sequence[str]]
    grades: Sequence[str]
    name: str
    entries: Entries = field(default_factory=dict)
    _labels: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def gives(self, view: View, path: Path) -> bool:
        """Return whether a field is there."""
        return self._label(path) not in {NO, None}

    def has(self, path: Path) -> bool:
        """Return whether a list has any entry."""
        return self._label(path) == "some"

    def length(self, path: Path, least: int, most: int) -> int:
        """Return how many entries a list has."""
        if self._label(path) == "empty":
            return least
        number = self._cell(Key("entries", _at(path)), path)
        return max(least, min(most, int(number or 1)))

    def number(self, path: Path, least: int, most: int) -> int:
        """Return a number: profiles tell none."""
        return max(least, min(most, _USUAL_NUMBER))

    def among(self, path: Path, values: tuple[str, ...]) -> str:
        """Return one of the texts that may stand there."""
        label = self._label(path)
        return label if label in values else values[0]

    def yes(self, path: Path) -> bool:
        """Return true or false; whether a judgement is there, too."""
        return self._label(path) in {"true", "there"}

    def words(self, path: Path, least: int, most: int) -> str:
        """Return a text of the length that is drawn, or a grade of an earlier inspection."""
        if (label := self._label(path)) in self.grades:
            return str(label)
        length = self._cell(Key("length", _at(path)), path)
        length = _USUAL_LENGTH if length is None else int(length)
        return filler(least, max(least, min(most, length), 1))

    def _label(self, path: Path) -> str | None:
        """Return what is told of a field: as its object was drawn, or the field by itself."""
        around, name = _at(path[:-1]), str(path[-1])
        known = self.fields.get(around)
        if known is None:
            return None
        where = to_pointer(path[:-1])
        if where not in self._labels:
            self._labels[where] = self._pattern(around, known, path[:-1])
        return self._labels[where].get(name)

    def _pattern(self, around: str, names: Sequence[str], path: Path) -> Mapping[str, str]:
        key = Key("pattern", around)
        cell = self._cell(key, path, self._left(path))
        if cell is not None and cell != REST:
            return dict(zip(names, str(cell).split(BETWEEN), strict=False))
        return {name: self._alone(around, name, path) for name in names}

    def _left(self, path: Path) -> Weights | None:
        """Return the patterns that an entry can have, if they are not all."""
        at, each = path[-1] if path else "", self.entries.get(to_pointer(path[:-1]), ())
        return each[at] if isinstance(at, int) and at < len(each) else None

    def _alone(self, around: str, name: str, path: Path) -> str:
        cell = self._cell(Key("field", f"{around}/{name}"), path)
        return NO if cell is None or cell == REST else str(cell)

    def _cell(self, key: Key, path: Path, some: Weights | None = None) -> Cell | None:
        """Return the cell of a table: that of the bundle or, within a list, of the entry.

        `some` are the cells that an entry may have, if not all.
        """
        if not any(isinstance(step, int) for step in path):
            return self.drawn.get(key)
        if not (known := some or self.known.get(key)):
            return None
        return next(drawn(known, [fraction(self.name, *key, to_pointer(path))]))


def _at(path: Path) -> str:
    return to_pointer(tuple("*" if isinstance(step, int) else step for step in path))
