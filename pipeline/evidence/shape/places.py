"""Which things of a bundle have a shape, by its schemas alone: no bundle is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from pipeline.evidence.made_up.maker import NEVER_MADE, listed
from pipeline.evidence.schema.view import View, bundle_view
from pipeline.report_type.definition import ReportType

Kind: TypeAlias = Literal["there", "list", "yes or no", "one of", "text", "other"]
NO: Final = "no"  # a field that is not there
_RECORDS: Final = "/evidence/"
ENTRY: Final = "/*"  # ends the pointer of the entries of a list
_GRADED: Final = ("/judgements/", f"/event/previous{ENTRY}/")
_DEEPEST: Final = 12


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an object. `labels` are all that can be told of it: never a word of a bundle.

    With no labels it is always there, and nothing more is told of it; a `text` has a length.
    """

    name: str
    kind: Kind
    labels: tuple[str, ...]

    @property
    def counted(self) -> tuple[str, ...]:
        """Return the labels whose entries of a list are counted: one of two says enough."""
        return self.labels[1:] if len(self.labels) == 2 else self.labels


@dataclass(frozen=True, slots=True)
class Group:
    """An object and its fields, by pointer; `*` stands for any entry of a list."""

    pointer: str
    fields: tuple[Field, ...]

    @property
    def is_entry(self) -> bool:
        """Return whether it is an entry of a list of which a template may go through all."""
        return self.pointer.endswith(ENTRY) and is_listed(self.pointer)

    @property
    def told(self) -> tuple[Field, ...]:
        """Return the fields that are not the same in every bundle."""
        return tuple(one for one in self.fields if len(one.labels) > 1)


def is_listed(pointer: str) -> bool:
    """Return whether something is of the entries of a list of which a template may go through all.

    The list is in no other list, and no record of evidence is among them.
    """
    return f"{pointer}/".count(f"{ENTRY}/") == 1 and not pointer.startswith(_RECORDS)


def groups(type_: ReportType) -> tuple[Group, ...]:
    """Return the objects of a report type’s bundles; what inspectors write has a shape of its own.

    Only names that a schema knows are among them, whatever names a bundle has.
    """
    grades = tuple(one.label.text for one in type_.grades)
    return tuple(_groups(bundle_view(type_.id), "", grades))


def sections(type_: ReportType) -> tuple[str, ...]:
    """Return the sections that inspectors may write, by their names in a bundle."""
    return bundle_view(type_.id).below("narrative").names()


def _groups(view: View, pointer: str, grades: tuple[str, ...], depth: int = 0) -> Iterator[Group]:
    required = {name for names in view.said("required") for name in names}
    names = [name for name in view.names() if name not in NEVER_MADE]
    fields = []
    for name in names:
        below, at = view.below(name), f"{pointer}/{name}"
        fields.append(_field(name, below, at, grades, optional=name not in required))
    yield Group(pointer, tuple(fields))
    for name in names if depth < _DEEPEST else ():
        below, at = view.below(name), f"{pointer}/{name}"
        if "array" in below.said("type"):
            below, at = below.below(0), f"{at}/*"
        if below.said("properties"):
            yield from _groups(below, at, grades, depth + 1)


def _field(name: str, view: View, at: str, grades: tuple[str, ...], *, optional: bool) -> Field:
    absent, types = (NO,) if optional else (), view.said("type")
    if "array" in types:
        return Field(name, "list", (*absent, "empty", "some"))
    if "boolean" in types:
        return Field(name, "yes or no", (*absent, "true", "false"))
    if values := listed(view):
        return Field(name, "one of", (*absent, *values))
    if name == "grade" and at.startswith(_GRADED):
        return Field(name, "one of", (*absent, *grades, "another"))
    there = (*absent, "there") if optional else ()
    is_text = "string" in types and not view.said("pattern") and not view.said("format")
    return Field(name, "text" if is_text else "there" if optional else "other", there)
