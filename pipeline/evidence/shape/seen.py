"""The shape of one bundle: a cell for each thing that has one, so that many can be counted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from pipeline.evidence.bundle import Bundle
from pipeline.evidence.shape.places import ENTRY, NO, Field, Group

What: TypeAlias = Literal[
    "pattern", "field", "share", "entries", "length", "paragraphs", "short", "ends", "words"
]
Cell: TypeAlias = str | int
Pick: TypeAlias = Callable[[int], int]
"""Returns one of so many numbers from 0, by chance."""

GRID: Final = (
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 25, 30, 40, 50, 60, 80, 100, 120, 160,
    200, 250, 300, 400, 500, 700, 1_000, 1_500, 2_000, 3_000, 5_000, 10_000, 20_000,
)  # fmt: skip
"""The numbers that a length or a count is rounded up to. They are the same for all bundles."""
BETWEEN: Final = "|"
IS: Final = "="
SHARES: Final = (0, 25, 50, 75, 99, 100)
"""Per cent of entries that have something; 99 are more than three quarters, and not all."""


class Key(NamedTuple):
    """What a cell is of: what is told, and the pointer or section that it is told of."""

    what: What
    of: str


def on_grid(number: int) -> int:
    """Return the number of the grid that stands for a number."""
    return GRID[min(bisect_left(GRID, number), len(GRID) - 1)]


def seen(bundle: Bundle, groups: Sequence[Group], pick: Pick) -> Mapping[Key, Cell]:
    """Return the cells of a bundle, one a key. Of the entries of a list one is picked by chance.

    How many of them have what is told, too, as a share of all.
    """
    data = bundle.file.data
    return {**dict(_seen(data, groups, pick)), **dict(_shares(data, groups, pick))}


def _seen(data: Any, groups: Sequence[Group], pick: Pick) -> Iterator[tuple[Key, Cell]]:
    for group in groups:
        record = _at(data, group.pointer, pick)
        if record is None and "*" in group.pointer:
            continue
        record = record or {}
        told = {one.name: _label(record.get(one.name), one) for one in group.told}
        if told:
            yield Key("pattern", group.pointer), BETWEEN.join(told.values())
        for name, label in told.items():
            yield Key("field", f"{group.pointer}/{name}"), label
        for one in group.fields:
            value, at = record.get(one.name), f"{group.pointer}/{one.name}"
            if one.kind == "list" and (value or "*" not in at):
                yield Key("entries", at), on_grid(len(value or ()))
            if one.kind == "text" and value is not None:
                yield Key("length", at), on_grid(len(value))


def _shares(data: Any, groups: Sequence[Group], pick: Pick) -> Iterator[tuple[Key, Cell]]:
    for group in groups:
        entries = (_at(data, group.pointer[: -len(ENTRY)], pick) if group.is_entry else None) or []
        for field in group.told if entries else ():
            labels = [_label(entry.get(field.name), field) for entry in entries]
            for label in field.counted:
                yield share_key(group, field, label), share_of(labels.count(label), len(labels))


def share_key(group: Group, field: Field, label: str) -> Key:
    """Return the key of the share of entries that have a label in a field."""
    return Key("share", f"{group.pointer}/{field.name}{IS}{label}")


def share_of(some: int, all_: int) -> int:
    """Return the cell of a share: none, all, or the next of the shares that are told."""
    return SHARES[-1] if some == all_ else SHARES[bisect_left(SHARES[:-2], 100 * some / all_)]


def _at(data: Any, pointer: str, pick: Pick) -> Any:
    """Return the object that a pointer leads to, or nothing where there is none."""
    for name in pointer.split("/")[1:]:
        if name == "*":
            data = data[pick(len(data))] if data else None
        else:
            data = data.get(name) if data else None
    return data


def _label(value: Any, field: Field) -> str:
    if value is None:
        return field.labels[0] if NO in field.labels else field.labels[-1]
    if field.kind == "list":
        return "some" if value else "empty"
    if field.kind == "yes or no":
        return "true" if value else "false"
    if field.kind == "one of":
        return value if value in field.labels else field.labels[-1]
    return "there"
