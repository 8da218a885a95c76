"""The small dialect that our schemas are written in, as faults that a schema has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

from pipeline.evidence.public import Publish
from pipeline.evidence.schema.dialect import KEYWORDS
from pipeline.evidence.schema.files import Schema
from pipeline.evidence.schema.view import View

LEAVES = ("string", "integer", "boolean")


def faults_of_one(schema: Schema) -> list[str]:
    """Return where one schema file leaves the dialect."""
    return [f"{where}: {fault}" for where, part in subschemas(schema) for fault in _of_part(part)]


def faults_of_two(bundle: Schema, narrowing: Schema) -> list[str]:
    """Return where a bundle schema and a report type's do not fit together."""
    return list(_of_view(View.of(bundle, narrowing), "", bundle))


def subschemas(schema: Schema, where: str = "") -> Iterator[tuple[str, Schema]]:
    """Yield every part of a schema that is itself a schema, with the way to it."""
    yield where or "/", schema
    for keyword in ("properties", "$defs"):
        for name, part in schema.get(keyword, {}).items():
            yield from subschemas(part, f"{where}/{keyword}/{name}")
    for keyword in ("items", "additionalProperties", "propertyNames"):
        if isinstance(schema.get(keyword), dict):
            yield from subschemas(schema[keyword], f"{where}/{keyword}")


def _of_part(part: Schema) -> Iterator[str]:
    yield from (f"{keyword} is not in the dialect" for keyword in part.keys() - KEYWORDS)
    yield from (
        f"{name} is a keyword"
        for name in part.get("properties", {}).keys() & KEYWORDS - {"$schema"}
    )
    if part.get("type") not in (None, "object", "array", *LEAVES):
        yield "the type is not one of ours"
    if part.get("format") not in {None, "date", "date-or-month"}:
        yield "the format is not checked"
    if not all(isinstance(one, str) for one in (*part.get("enum", ()), part.get("const", ""))):
        yield "only texts are listed as values"
    if not str(part.get("$ref", "#/$defs/")).startswith("#/$defs/"):
        yield "the reference leads out of the file"
    if "pattern" in part:
        yield from _of_pattern(part["pattern"], "maxLength" in part)


def _of_pattern(pattern: str, bounded: bool) -> Iterator[str]:
    if not (pattern.startswith("^") and pattern.endswith("$")):
        yield "the pattern is not anchored"
    if re.search(r"\\[dDwWsSbB]", pattern):
        yield "the pattern uses a class that holds other scripts, such as \\d"
    if re.search(r"[*+]", pattern):
        yield "the pattern repeats without a limit"
    if not bounded:
        yield "no maxLength stands beside the pattern"


def _of_view(view: View, where: str, bundle: Schema) -> Iterator[str]:
    types = set(view.said("type"))
    if len(types) > 1:
        yield f"{where}: the two schemas ask for two types"
    if not types & {"object", "array"}:
        yield from (f"{where}: {fault}" for fault in _of_leaf(view, types))
        return
    if set(view.said("x-publish")) - {"never"}:
        yield f"{where}: only a single value can be public"
    if "array" in types:
        yield from _of_view(view.below(0), f"{where}/0", bundle)
    else:
        yield from _of_object(view, where, bundle)


def _of_leaf(view: View, types: set[str]) -> Iterator[str]:
    if not types and not view.said("const"):
        yield "no type"
    said = view.said("x-publish")
    if said[:1] == () or said[0] not in get_args(Publish):
        yield "x-publish is not said, or not one of ours"
    elif said[1:] not in ((), ("never",)) or said == ("never", "never"):
        yield "a report type can only keep private what is public"
    if "string" in types and not (view.said("maxLength") or view.said("enum")):
        yield "a text without a maxLength"


def _of_object(view: View, where: str, bundle: Schema) -> Iterator[str]:
    closing = [part for part in view.parts if part.schema.get("additionalProperties") is False]
    if len(closing) != 1:
        yield f"{where}: closed by {len(closing)} schemas, not one"
    added = {name for part in view.parts for name in part.schema.get("properties", ())}
    for name in sorted(added - set(view.names())):
        yield f"{where}/{name}: the schema that closes the object does not know it"
    for name in view.names():
        below = view.below(name)
        if not below.said("description") and any(part.whole is bundle for part in below.parts):
            yield f"{where}/{name}: no description"
        yield from _of_view(below, f"{where}/{name}", bundle)


def field(**keywords: Any) -> dict[str, Any]:
    """Return a field in the dialect, with some keywords changed; None takes one away."""
    whole = {"description": "A field.", "type": "string", "maxLength": 9, "x-publish": "never"}
    return {key: value for key, value in (whole | keywords).items() if value is not None}
