"""What the schemas say about one value of a bundle, and about the values below it.

Two schemas know a bundle, its own and the report type's; a `View` holds every part of both that
speaks about the same value. It understands only the small dialect our schemas are written in
and raises `BrokenError` at anything else: what it did not understand could make a field public.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pipeline.evidence.json.pointer import Path
from pipeline.evidence.json.reading import Json
from pipeline.evidence.schema.dialect import KEYWORDS
from pipeline.evidence.schema.files import Schema, bundle_schema, type_schema
from pipeline.model.errors import BrokenError
from pipeline.resources import remembered

_NEVER: Schema = {"x-publish": "never"}


class _Part(NamedTuple):
    """A part of a schema, and the whole schema in which its references are found."""

    whole: Schema
    schema: Schema


@dataclass(frozen=True, slots=True)
class View:
    """Every part of the schemas that speaks about one value. What it says is looked up once.

    Of one bundle, values that the same parts speak about have one view.
    """

    parts: tuple[_Part, ...]
    _below: dict[str | int, View] = field(default_factory=dict, compare=False, repr=False)
    _known: dict[tuple[int, ...], View] = field(default_factory=dict, compare=False, repr=False)
    _said: dict[str, tuple[Any, ...]] = field(default_factory=dict, compare=False, repr=False)

    @staticmethod
    def of(*schemas: Schema) -> View:
        """Return the view of a whole bundle."""
        return View(tuple(part for one in schemas for part in _resolved(one, one)))

    def below(self, step: str | int) -> View:
        """Return the view of a field, or of an entry of a list."""
        step = 0 if isinstance(step, int) else step  # any entry is as good as another
        if (known := self._below.get(step)) is not None:
            return known
        view = self._looked_up(step)
        if step == 0 or any(step in part.schema.get("properties", ()) for part in self.parts):
            self._below[step] = view  # what no schema knows is a bundle’s, and not kept
        return view

    def _looked_up(self, step: str | int) -> View:
        found = tuple(
            part
            for whole, schema in self.parts
            for one in _children(schema, step)
            for part in _resolved(whole, one)
        )
        found += (_Part({}, _NEVER),) * ("never" in self.said("x-publish"))
        same = tuple(id(part.schema) for part in found)
        return self._known.setdefault(same, View(found, _known=self._known))

    def at(self, path: Path) -> View:
        """Return the view of what a path leads to."""
        view = self
        for step in path:
            view = view.below(step)
        return view

    def said(self, keyword: str) -> tuple[Any, ...]:
        """Return what each part says under a keyword."""
        if (known := self._said.get(keyword)) is not None:
            return known
        found = tuple(part.schema[keyword] for part in self.parts if keyword in part.schema)
        return self._said.setdefault(keyword, found)

    def names(self) -> tuple[str, ...]:
        """Return the names of the fields that are allowed here."""
        allowed = [part.schema for part in self.parts]
        closed = [set(one["properties"]) for one in allowed if _is_closed(one)]
        names = dict.fromkeys(name for one in allowed for name in one.get("properties", ()))
        return tuple(name for name in names if all(name in one for one in closed))

    def description(self) -> str:
        """Return the description of the report type's schema, else the bundle schema's, or ''."""
        described = [part for part in self.parts if "description" in part.schema]
        nearest = [part for part in described if part.whole is described[-1].whole]
        return str(nearest[0].schema["description"]) if nearest else ""


@remembered
def bundle_view(report_type: str | None) -> View:
    """Return the view of a whole bundle of a report type, or of any. Raises as its schemas do."""
    theirs = (type_schema(report_type),) if report_type else ()
    return View.of(bundle_schema(), *theirs)


def leaves(data: Json, view: View, path: Path = ()) -> Iterator[tuple[Path, Json, View]]:
    """Yield each text, number, boolean and null that a schema knows, with its path and view."""
    if not view.parts:
        return
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, view.below(key), (*path, key))
    elif isinstance(data, list):
        entry = view.below(0)
        for index, value in enumerate(data):
            yield from leaves(value, entry, (*path, index))
    else:
        yield path, data, view


def _is_closed(schema: Schema) -> bool:
    return schema.get("additionalProperties") is False and "properties" in schema


def _children(schema: Schema, step: str | int) -> Iterator[Schema]:
    """Yield what a part says about a field or entry below its value: nothing, or one schema."""
    if isinstance(step, int):
        found = schema.get("items", True)
    else:
        rest = schema.get("additionalProperties", True)
        found = schema.get("properties", {}).get(step, rest)
    if found is False:
        yield _NEVER
    elif found is not True:
        yield found


def _resolved(whole: Schema, schema: Schema) -> Iterator[_Part]:
    """Yield a part of a schema and the definitions that it refers to."""
    seen: list[str] = []
    while True:
        if unknown := set(schema) - KEYWORDS:
            raise BrokenError(f"A schema uses a keyword outside our dialect: {min(unknown)}.")
        yield _Part(whole, schema)
        if "$ref" not in schema:
            return
        schema = _definition(whole, str(schema["$ref"]), seen)


def _definition(whole: Schema, ref: str, seen: list[str]) -> Schema:
    definitions: Mapping[str, Schema] = whole.get("$defs", {})
    name = ref.removeprefix("#/$defs/")
    if ref in seen or name not in definitions:
        raise BrokenError(f"A schema refers to a definition that it does not have: {ref}.")
    seen.append(ref)
    return definitions[name]
