"""The columns of an object, and the lists and maps below it: read from its schemas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from pipeline.evidence.schema.view import View
from pipeline.exchange.workbook.names import worded
from pipeline.model.errors import BrokenError

Kind: TypeAlias = Literal[
    "text", "day", "day or month", "whole", "yes-no", "choice", "lines", "ids", "there"
]
"""What a cell of a column holds; `there` says of an object that it is there, with no value."""
Use: TypeAlias = Literal["value", "parent", "key", "number"]
"""What a column is for: a value of the row’s entry, whose the entry is, its key, its number."""

_SCALARS: Final = {"string": "text", "integer": "whole", "boolean": "yes-no"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column, or a row of a form. `path` leads from the row’s entry to the value.

    Its object `must` have it; so it is `required` in each row, or `needed_with` something else of
    the row. One that is not `offered` has a place only where a bundle asks for one. Its texts are
    `among` these where a report type says so.
    """

    path: tuple[str, ...]
    kind: Kind
    view: View = field(repr=False, compare=False)
    must: bool = False
    required: bool = False
    needed_with: str = ""
    use: Use = "value"
    own_title: str = ""
    offered: bool = True
    among: tuple[str, ...] = ()

    @property
    def part(self) -> str:
        """Return what the value is a part of, in words: ‘Source’ of `source/kind`, or ''."""
        return worded(self.path[:-1])

    @property
    def title(self) -> str:
        """Return its name within its part, in words."""
        return self.own_title or worded(self.path[-1:])

    @property
    def header(self) -> str:
        """Return the words above the column."""
        return self.own_title or worded(self.path)


@dataclass(frozen=True, slots=True)
class Nested:
    """A list or a map in an object, which is a table of its own."""

    path: tuple[str, ...]
    view: View
    required: bool


def required(view: View) -> frozenset[str]:
    """Return the fields that an object must have."""
    return frozenset(name for names in view.said("required") for name in names)


def is_map(view: View) -> bool:
    """Return whether the names of an object’s fields are ids, which data gives."""
    return bool(view.said("propertyNames"))


def is_list(view: View) -> bool:
    """Return whether it is a list."""
    return "array" in view.said("type")


def may_only_be_empty(view: View) -> bool:
    """Return whether nothing may stand in a list or a map."""
    closed = False in view.said("additionalProperties")
    return 0 in view.said("maxItems") or (is_map(view) and closed and not view.names())


def fields(
    view: View, path: tuple[str, ...] = (), needed: bool = True, within: str = ""
) -> Iterator[Column | Nested]:
    """Yield the columns of an object, and the lists and maps in it, in the order of its schema.

    BrokenError for what is neither.
    """
    for name in view.names():
        below, at = view.below(name), (*path, name)
        must = name in required(view)
        if is_map(below) or (is_list(below) and not _scalar(below.below(0))):
            yield Nested(at, below, must)
        elif is_list(below) or _scalar(below):
            with_ = within if must and not needed else ""
            offered = not name.startswith("$") and not may_only_be_empty(below)
            may_be_empty = is_list(below) and not max(below.said("minItems"), default=0)
            asked = must and needed and not may_be_empty
            yield Column(at, _kind(below), below, must, asked, with_, offered=offered)
        elif "object" in below.said("type"):
            yield Column(at, "there", below, must, must and needed, offered=False)
            inner = needed and must
            yield from fields(below, at, inner, within if must else worded(at))
        else:
            raise BrokenError(f"A schema has a value that fits no cell: {'/'.join(at)}.")


def _scalar(view: View) -> bool:
    return bool(view.said("const") or set(view.said("type")) & set(_SCALARS))


def _kind(view: View) -> Kind:
    if is_list(view):
        return "ids" if view.below(0).said("pattern") else "lines"
    if view.said("const") or view.said("enum"):
        return "choice"
    if formats := view.said("format"):
        return "day" if "date" in formats else "day or month"
    match view.said("type")[0]:
        case "integer":
            return "whole"
        case "boolean":
            return "yes-no"
        case _:
            return "text"
