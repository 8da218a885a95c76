"""Who reads a file must know its form by its version: a schema that changes gets another number."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from pipeline.evidence import versions
from pipeline.reporters import json as findings
from pipeline.resources import SCHEMAS
from pipeline.runs import last

SHAPES: Final = Path(__file__).with_name("shapes.json")
VERSIONED: Final = sorted(
    path.name.removesuffix(".schema.json")
    for path in SCHEMAS.glob("*.schema.json")
    if '"schema_version"' in path.read_text("utf-8")
)
WHAT_TO_DO: Final = """\
The shape of schemas/{name}.schema.json is another one than that of version {version}.
If version {version} has been released (see CHANGELOG.md), raise ‘schema_version’ in the schema and
where it is written, for bundles also in pipeline/evidence/versions.py, with what ‘upgrade’ does;
put bundles of the old version into tests/evidence/. Then, and for a version that is not released
yet, write this into {file}, beside the list of types if there is one:
  "{name}": {{ "version": "{version}", "digest": "{digest}" }}"""


def test_a_schema_that_changes_gets_another_version() -> None:
    if told := [*_changed()]:
        pytest.fail("\n\n".join(told), pytrace=False)


def _changed() -> Iterator[str]:
    for name in VERSIONED:
        version, digest = _version(name), _digest(name)
        known = _held(name)
        if (known.get("version"), known.get("digest")) != (version, digest):
            yield WHAT_TO_DO.format(name=name, version=version, digest=digest, file=SHAPES.name)


def test_each_schema_is_held_once() -> None:
    assert list(json.loads(SHAPES.read_text("utf-8"))) == VERSIONED


@pytest.mark.parametrize("name", VERSIONED)
def test_the_name_of_a_schema_ends_with_its_version(name: str) -> None:
    assert _read(f"{name}.schema.json")["$id"].endswith(f":{name}:{_version(name)}")


def test_what_is_written_names_the_version_of_its_schema() -> None:
    assert _version("bundle") == versions.CURRENT
    assert _version("findings") == findings.SCHEMA_VERSION
    assert _version("batch") == last.SCHEMA_VERSION


def test_words_are_no_shape_and_fields_are() -> None:
    schema = {"properties": {"a": {"description": "A.", "type": "string", "x-publish": "text"}}}
    assert _shape(schema) == {"properties": {"a": {"type": "string"}}}
    fields = {"properties": {"description": {"title": "T", "type": "string"}}}
    assert _shape(fields) == {"properties": {"description": {"type": "string"}}}


def _held(name: str) -> Any:
    return json.loads(SHAPES.read_text("utf-8")).get(name, {})


def _version(name: str) -> str:
    return str(_read(f"{name}.schema.json")["properties"]["schema_version"]["const"])


def _digest(name: str) -> str:
    """Return the digest of a schema’s shape; that of a bundle is shared with its report types.

    A type that is not listed is new: nobody has bundles of it yet.
    """
    types = _held(name).get("types", ())
    files = [f"{name}.schema.json", *(f"report-types/{one}.schema.json" for one in types)]
    shapes = [_shape(_read(file)) for file in files]
    return hashlib.sha256(json.dumps(shapes, sort_keys=True).encode()).hexdigest()[:16]


def _read(file: str) -> Any:
    return json.loads((SCHEMAS / file).read_text("utf-8"))


def _shape(schema: Any) -> Any:
    """Return a schema without what only people read, and without who may see a field."""
    if isinstance(schema, list):
        return [_shape(one) for one in schema]
    return dict(_kept(schema)) if isinstance(schema, dict) else schema


def _kept(schema: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in schema.items():
        if key in ("properties", "$defs"):
            yield key, {name: _shape(one) for name, one in value.items()}
        elif key not in ("description", "title", "$id", "$comment", "examples", "x-publish"):
            yield key, _shape(value)
