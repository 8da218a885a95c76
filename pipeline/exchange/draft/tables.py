"""Tables of a draft: those of requirements and recommendations, row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from pipeline.exchange.draft.passages import Passage
from pipeline.model.paragraph_marks import alike
from pipeline.runs.slots import Heading

_USUAL: Final = {
    "requirements": {
        "action": ("requirement", "requirements", "statutory requirement", "what must be done"),
        "regulation": ("regulation", "regulations"),
        "due": ("due", "due date", "date", "by when", "to be done by"),
    },
    "recommendations": {
        "action": ("recommendation", "recommendations", "what should be done"),
        "standard": ("standard", "guide or standard", "standard or guidance"),
        "addressed_to": ("who should act", "addressed to"),
    },
}
"""Headings of columns that people use beside those of the report type."""
NEEDED: Final = {"requirements": ("action", "regulation", "due"), "recommendations": ("action",)}
LONGEST: Final = {"action": 2000, "regulation": 200, "standard": 200, "addressed_to": 120}
"""Letters that a bundle takes, as its schema says."""
MOST_ROWS: Final = 100
"""Entries of a list that a bundle takes, likewise."""
_NUMBERS: Final = frozenset({"", "no", "no.", "number", "id", "ref", "reference", "#"})
Row: TypeAlias = Mapping[int, Sequence[Passage]]
"""A row of a table: its cells by their columns from 0, each with its passages."""


def grid(passages: Iterable[Passage]) -> tuple[Row, ...]:
    """Return passages of one table as its rows; those without words are left out."""
    rows: dict[int, dict[int, list[Passage]]] = defaultdict(lambda: defaultdict(list))
    for one in passages:
        if one.cell:
            rows[one.cell.row][one.cell.column].append(one)
    return tuple(rows.values())


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table are: the list it shows, and the field of each that has one."""

    list: str
    fields: Mapping[int, str]
    numbers: int | None


def columns(table: Sequence[Row], headings: Iterable[Heading]) -> Columns | None:
    """Return what the columns of a table are; None where its first row does not say it."""
    known = _known(headings)
    titles = {column: _title(said) for column, said in table[0].items()}
    found: list[Columns] = []
    for list_, names in known.items():
        fields = {at: names[title] for at, title in titles.items() if title in names}
        if "action" in fields.values() and len(set(fields.values())) == len(fields):
            numbers = next((at for at, title in titles.items() if title in _NUMBERS), None)
            found.append(Columns(list_, fields, numbers))
    found.sort(key=lambda one: len(one.fields), reverse=True)
    if not found or (len(found) > 1 and len(found[0].fields) == len(found[1].fields)):
        return None
    return found[0]


def _known(headings: Iterable[Heading]) -> dict[str, dict[str, str]]:
    known = {
        list_: {title: field for field, titles in fields.items() for title in titles}
        for list_, fields in _USUAL.items()
    }
    for one in headings:
        if one.list in known:
            known[one.list][alike(one.title).casefold()] = one.field
    return known


def _title(said: Iterable[Passage]) -> str:
    return words_of(said).casefold().rstrip(" :")


def words_of(said: Iterable[Passage]) -> str:
    """Return the words of a cell, in one line."""
    return alike(" ".join(one.text for one in said))
