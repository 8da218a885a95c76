"""The schema files: the bundle's, one for each report type, and both as one for an editor."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from pipeline.model.errors import BrokenError
from pipeline.model.finding import Place, TemplateAddress
from pipeline.resources import home, names, read, remembered

Schema: TypeAlias = Mapping[str, Any]
_BUNDLE = "schemas/bundle.schema.json"
_TYPES = "schemas/report-types/*.schema.json"

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def bundle_schema() -> Schema:
    """Return the schema of all evidence bundles. Read-only: it is shared."""
    return _load(_BUNDLE)


def type_schema(report_type: str) -> Schema:
    """Return what a report type asks beyond the bundle schema. Read-only: it is shared.

    `BrokenError` if the type has no schema file.
    """
    name = _TYPES.replace("*", report_type)
    if not _ID.fullmatch(report_type) or not home().path(name).is_file():
        file = TemplateAddress(f"report-types/{report_type}/report-type.toml", 1)
        raise BrokenError(
            "This report type has no schema.",
            place=Place(template=file),
            hint=f"Add {name}.",
        )
    return _load(name)


def combined_schema(report_type: str) -> Schema:
    """Return bundle schema and type schema as one, for an editor: no other file is needed.

    It is the bundle schema, plus the type's schema under `allOf`. The type's `$defs` move to
    the top under names of their own.
    """
    bundle, narrowing = bundle_schema(), dict(type_schema(report_type))
    defs = narrowing.pop("$defs", {})
    renamed = {name: f"{report_type}-{name}" for name in defs}
    for keyword in ("$schema", "$id", "title", "description"):
        narrowing.pop(keyword, None)
    return {
        **bundle,
        "$id": f"{bundle['$id']}:{report_type}",
        "title": f"Evidence bundle: {type_schema(report_type)['title']}",
        "allOf": [_with_refs(narrowing, renamed)],
        "$defs": {
            **bundle["$defs"],
            **{renamed[name]: _with_refs(schema, renamed) for name, schema in defs.items()},
        },
    }


def _with_refs(part: Any, renamed: Mapping[str, str]) -> Any:
    """Return a copy of a part of a schema whose local references have their new names."""
    if isinstance(part, list):
        return [_with_refs(one, renamed) for one in part]
    if not isinstance(part, dict):
        return part
    copy = {key: _with_refs(value, renamed) for key, value in part.items()}
    if isinstance(part.get("$ref"), str):
        copy["$ref"] = f"#/$defs/{renamed[part['$ref'].removeprefix('#/$defs/')]}"
    return copy


@remembered
def safe_keys() -> frozenset[str]:
    """Return the names of all fields that any schema knows: a message may say these."""
    return frozenset(key for name in (_BUNDLE, *names(_TYPES)) for key in _keys(_load(name)))


def _keys(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for one in part:
            yield from _keys(one)
    elif isinstance(part, Mapping):
        yield from part.get("properties", ())
        for one in part.values():
            yield from _keys(one)


@remembered
def _load(name: str) -> Schema:
    try:
        schema = json.loads(read(name))
    except (OSError, ValueError, RecursionError) as error:
        place = Place(template=TemplateAddress(name, 1))
        raise BrokenError(f"A schema cannot be read: {error}", place=place) from error
    if not isinstance(schema, dict):
        place = Place(template=TemplateAddress(name, 1))
        raise BrokenError("A schema must be an object.", place=place)
    return schema
