"""How the validator gets from a value to those below it: by parts of a schema made ready once.

The library makes a new validator for each value that it comes to. Our schemas refer to nothing but
their own definitions (`dialect.py`), so that of a part of a schema serves every value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from pipeline.evidence.json.reading import Json
from pipeline.evidence.schema.files import Schema
from pipeline.model.errors import BrokenError

_DEFS: Final = "#/$defs/"


class _Ready(NamedTuple):
    """A validator of a part of a schema, and the whole schema."""

    validator: Any  # the library gives it no type
    whole: Schema


_ready: dict[int, _Ready] = {}  # by the identity of the part, which its validator keeps in use


def ready(validator: Any) -> Any:
    """Return the validator of a whole schema that was made ready before, or this one."""
    schema = validator.schema
    return _ready.setdefault(id(schema), _Ready(validator, schema)).validator


def _below(validator: Any, value: Json, part: Schema) -> Iterator[Any]:
    """Yield what is wrong with a value that a part of a validator’s schema speaks about."""
    known = _ready.get(id(part))
    if known is None:
        whole = _ready[id(validator.schema)].whole
        known = _ready[id(part)] = _Ready(validator.evolve(schema=part), whole)
    yield from known.validator.iter_errors(value)


def _properties(
    validator: Any, parts: Mapping[str, Schema], value: Any, _: Schema
) -> Iterator[Any]:
    for name, part in parts.items() if isinstance(value, dict) else ():
        if name in value:
            yield from _at(name, _below(validator, value[name], part))


def others(validator: Any, part: Schema, value: Any, schema: Schema) -> Iterator[Any]:
    """Yield what is wrong with the fields of an object that no `properties` name."""
    named = schema.get("properties", {})
    for name, one in value.items() if isinstance(value, dict) else ():
        if name not in named:
            yield from _at(name, _below(validator, one, part))


def _names(validator: Any, part: Schema, value: Json, _: Schema) -> Iterator[Any]:
    for name in value if isinstance(value, dict) else ():
        yield from _below(validator, name, part)


def _items(validator: Any, part: Schema, value: Json, _: Schema) -> Iterator[Any]:
    for index, one in enumerate(value if isinstance(value, list) else ()):
        yield from _at(index, _below(validator, one, part))


def _at(step: str | int, errors: Iterator[Any]) -> Iterator[Any]:
    for error in errors:
        error.path.appendleft(step)
        yield error


def _ref(validator: Any, ref: str, value: Json, _: Schema) -> Iterator[Any]:
    known = _ready[id(validator.schema)].whole.get("$defs", {})
    if (name := ref.removeprefix(_DEFS)) not in known:
        raise BrokenError(f"A schema refers to a definition that it does not have: {ref}.")
    yield from _below(validator, value, known[name])


KEYWORDS: Final = {
    "properties": _properties,
    "propertyNames": _names,
    "items": _items,
    "$ref": _ref,
}
"""The keywords that lead from a value to another, or from a part of a schema to another."""
