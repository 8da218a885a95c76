"""An editor is told what may stand in the files of report types, and has nothing against ours."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pipeline.resources import SCHEMAS, TEMPLATES
from tests.report_type.schemas import NAMES, refused, schema

FILES = sorted(
    path.relative_to(TEMPLATES).as_posix()
    for folder in NAMES
    for path in (TEMPLATES / folder).rglob("*.toml")
)


@pytest.mark.parametrize("name", NAMES.values())
def test_it_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("file", FILES)
def test_every_file_follows_it_and_names_it_in_its_first_line(file: str) -> None:
    text = (TEMPLATES / file).read_text("utf-8")
    assert refused(file, tomllib.loads(text)) == []
    comment, _, named = text.partition("\n")[0].partition(" ")
    assert comment == "#:schema"
    path = (TEMPLATES / file).parent / named
    assert path.resolve() == SCHEMAS / f"{NAMES[file.partition('/')[0]]}.schema.json"


def objects(part: Any) -> Iterator[dict[str, Any]]:
    """Yield each schema that has properties."""
    if isinstance(part, dict):
        if "properties" in part and "type" in part:
            yield part
        for below in part.values():
            yield from objects(below)
    elif isinstance(part, list):
        for below in part:
            yield from objects(below)


def test_every_key_is_described() -> None:
    whole = schema("report-type")
    silent = [
        key
        for part in objects(whole)
        for key, value in part["properties"].items()
        if not _described(value, whole)
    ]
    assert silent == []


def _described(value: dict[str, Any], whole: dict[str, Any]) -> bool:
    if value.get("description", "").endswith("."):
        return True
    definition = whole["$defs"][value["$ref"].removeprefix("#/$defs/")]
    return str(definition["description"]).endswith(".")


def test_nothing_is_left_open() -> None:
    assert all(
        part.get("additionalProperties") is not None for part in objects(schema("report-type"))
    )


def test_what_types_prints_follows_it_too() -> None:
    from pipeline.report_type.toml.file import ids
    from pipeline.report_type.toml.whole import resolved

    for type_ in ids():
        assert refused(f"report-types/{type_}", tomllib.loads(resolved(type_))) == []


def test_they_are_in_the_form_that_all_schemas_have() -> None:
    for name in NAMES.values():
        path = Path(SCHEMAS / f"{name}.schema.json")
        text = path.read_text("utf-8")
        assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"
