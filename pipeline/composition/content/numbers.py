"""The numbers of requirements and recommendations: the same in a report and in its forms.

Each entry of a list has its place in the report as number, whatever shows it. A number is made
here and stands in a cell of its own, so that every format has it as words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.composition.content.chosen import Entry, reading_order
from pipeline.composition.content.filling import Filling, items
from pipeline.model.document import Cell, Column, Text
from pipeline.report_type.numbered import Numbered

_WIDTH: Final = 5
"""The share that the column of numbers asks for; it gets what its words need."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The column of numbers of a table, and its cells."""

    column: Column
    cells: tuple[Cell, ...]


def numbers(at: str, entries: Sequence[Entry], filling: Filling) -> Numbers | None:
    """Return the numbers of entries of the list at `at`, where it has numbers."""
    numbered = filling.report_type.numbered_at(at)
    if not numbered:
        return None
    first = _before(numbered, at, filling) + 1
    places = {one: place for place, one in enumerate(reading_order(at, filling))}
    cells = tuple(_cell(numbered, first + places[one.at]) for one in entries)
    return Numbers(Column((numbered.title,), _WIDTH, holds="numbers"), cells)


def _before(numbered: Numbered, at: str, filling: Filling) -> int:
    """Return how many entries the lists have that come before the one at `at`."""
    lists = numbered.lists[: numbered.lists.index(at)]
    return sum(len(items(filling.at(one))) for one in lists)


def _cell(numbered: Numbered, number: int) -> Cell:
    return Cell((Text(f"{numbered.word.text}{number}", numbered.word.source),))
