"""Whether a file is a schema in our dialect: told when it is read, with its line.

What the rest of the program takes for granted is held here: that every keyword is known and of the
right kind, and that references lead somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, get_args

from pipeline.evidence.json.pointer import Path, to_pointer
from pipeline.evidence.json.strict import JsonFile, Refused, parse
from pipeline.evidence.public import Publish
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Place, TemplateAddress
from pipeline.model.suggestion import did_you_mean

_DEFS = "#/$defs/"
_DEEPEST = 60
_TYPES = ("object", "array", "string", "integer", "boolean")


class _Fault(NamedTuple):
    path: Path
    message: str
    hint: str = ""


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _yes_or_no(value: Any) -> bool:
    return isinstance(value, bool)


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _pattern(value: Any) -> bool:
    try:
        re.compile(value)
    except (re.error, TypeError):
        return False
    return True


def _one_of(*known: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and value in known


_MUST: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    **dict.fromkeys(("$schema", "$id", "$ref", "title", "description", "const"), (_text, "a text")),
    **dict.fromkeys(("required", "enum", "examples"), (_texts, "a list of texts")),
    **dict.fromkeys(
        ("minItems", "maxItems", "minLength", "maxLength"), (_number, "a whole number, at least 0")
    ),
    **dict.fromkeys(("minimum", "maximum"), (_whole, "a whole number")),
    "uniqueItems": (_yes_or_no, "true or false"),
    "pattern": (_pattern, "a regular expression"),
    "type": (_one_of(*_TYPES), f"one of: {', '.join(_TYPES)}"),
    "format": (_one_of("date", "date-or-month"), "‘date’ or ‘date-or-month’"),
    "x-publish": (_one_of(*get_args(Publish)), f"one of: {', '.join(get_args(Publish))}"),
}
_NAMED, _BELOW = ("properties", "$defs"), ("items", "additionalProperties", "propertyNames")
KEYWORDS = frozenset({*_MUST, *_NAMED, *_BELOW})
"""All that may stand in a schema."""


def check_dialect(schema: Any, name: str, raw: bytes) -> None:
    """Raise BrokenError for the first thing that makes a file no schema of ours."""
    for error in not_ours(schema, name, raw):
        raise error


def not_ours(schema: Any, name: str, raw: bytes) -> Iterator[BrokenError]:
    """Yield an error for each thing that makes a file no schema of ours."""
    file: JsonFile | Refused | None = None
    for fault in _faults(schema):
        file = file or parse(raw, name)
        line = 1 if isinstance(file, Refused) else _line(file, fault.path)
        place = Place(template=TemplateAddress(name, line))
        yield BrokenError(fault.message, place=place, hint=fault.hint)


def _line(file: JsonFile, path: Path) -> int:
    return file.locate(to_pointer(path))[0]


def _faults(schema: Any) -> Iterator[_Fault]:
    if not isinstance(schema, dict):
        yield _Fault((), "A schema is an object.")
        return
    for key in ("$id", "title"):
        if not isinstance(schema.get(key), str):
            yield _Fault((), f"‘{key}’ is missing: a schema begins with it, a text.")
    if not isinstance(schema.get("properties"), dict):
        yield _Fault((), "‘properties’ is missing: the fields that it speaks of.")
    definitions = schema.get("$defs", {})
    yield from _of(schema, (), definitions if isinstance(definitions, dict) else {})


def _of(part: Any, path: Path, definitions: Mapping[str, Any]) -> Iterator[_Fault]:
    if not isinstance(part, dict):
        if not (part is False and path and path[-1] == "additionalProperties"):
            yield _Fault(path, "Here a schema must stand, an object.")
        return
    if len(path) > _DEEPEST:
        yield _Fault(path, "This schema is too deep.")
        return
    for key, value in part.items():
        yield from _keyword(key, value, (*path, key), definitions)


def _keyword(key: str, value: Any, at: Path, definitions: Mapping[str, Any]) -> Iterator[_Fault]:
    if key in _NAMED:
        if not isinstance(value, dict):
            yield _Fault(at, f"‘{key}’ must be an object: names, each with a schema.")
            return
        for name, below in value.items():
            yield from _of(below, (*at, name), definitions)
    elif key in _BELOW:
        yield from _of(value, at, definitions)
    elif key not in _MUST:
        hint = did_you_mean(key, sorted(KEYWORDS)) or f"Keywords: {', '.join(sorted(KEYWORDS))}."
        yield _Fault(at, f"A schema uses a keyword outside our dialect: {key}.", hint)
    elif not _MUST[key][0](value):
        yield _Fault(at, f"‘{key}’ must be {_MUST[key][1]}.")
    elif key == "$ref" and value.removeprefix(_DEFS) not in definitions:
        hint = did_you_mean(value.removeprefix(_DEFS), tuple(definitions))
        yield _Fault(at, f"A schema refers to a definition that it does not have: {value}.", hint)
