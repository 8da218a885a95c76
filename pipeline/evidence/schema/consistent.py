"""Whether what a schema says of a value can hold at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pipeline.evidence.json.pointer import Path
from pipeline.evidence.schema.files import Schema
from pipeline.evidence.schema.lines import at_line
from pipeline.model.errors import BrokenError
from pipeline.model.suggestion import did_you_mean

_BOUNDS: Final = (
    ("minLength", "maxLength"), ("minItems", "maxItems"), ("minimum", "maximum"),
)  # fmt: skip
_VALUES: Final = ("string", "integer", "boolean")
_SILENT: Final = "Say ‘text’ or ‘markdown’ where a report may show it, ‘never’ where none may."


def inconsistent(schema: Schema, name: str) -> Iterator[BrokenError]:
    """Yield each part of a schema that contradicts itself, or leaves open who may see a value."""
    for path, message, hint in _of(schema, ()):
        yield at_line(name, path, message, hint)


_Fault = tuple[Path, str, str]


def _of(part: Any, path: Path) -> Iterator[_Fault]:
    if not isinstance(part, dict):
        return
    yield from _bounds(part, path)
    yield from _lists(part, path)
    for key in ("properties", "$defs"):
        for name, below in part.get(key, {}).items():
            inner = (*path, key, name)
            yield from _published(below, inner)
            yield from _of(below, inner)
    for key in ("items", "additionalProperties"):
        yield from _published(part.get(key), (*path, key))
        yield from _of(part.get(key), (*path, key))


def _bounds(part: Schema, path: Path) -> Iterator[_Fault]:
    for least, most in _BOUNDS:
        if least in part and most in part and part[least] > part[most]:
            yield (*path, least), f"‘{least}’ must not be above ‘{most}’, {part[most]}.", ""


def _lists(part: Schema, path: Path) -> Iterator[_Fault]:
    for key in ("required", "enum"):
        written = part.get(key, ())
        for at, one in enumerate(written):
            if one in written[:at]:
                yield (*path, key, at), f"‘{one}’ stands twice.", "Leave one of them out."
    if part.get("enum") == []:
        yield (*path, "enum"), "‘enum’ must have at least one value.", ""
    names = part.get("properties", {})
    for at, one in enumerate(part.get("required", ())):
        if part.get("additionalProperties") is False and names and one not in names:
            hint = did_you_mean(one, tuple(names)) or f"Its fields: {', '.join(names)}."
            message = f"There is no field ‘{one}’ that could be required."
            yield (*path, "required", at), message, hint


def _published(part: Any, path: Path) -> Iterator[_Fault]:
    """Yield a value of which nobody says whether it may be published."""
    if isinstance(part, dict) and part.get("type") in _VALUES and "x-publish" not in part:
        message = f"‘{path[-1]}’ does not say whether it is public: ‘x-publish’ is missing."
        yield path, message, _SILENT
