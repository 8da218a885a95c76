"""Every schema keeps to the dialect, and a schema that leaves it is found out."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pipeline.evidence.schema.check import bundle_schema, type_schema
from pipeline.resources import SCHEMAS
from tests.evidence.schema.dialect import faults_of_one, faults_of_two, field, subschemas

TYPES = sorted(path.name.split(".")[0] for path in SCHEMAS.glob("report-types/*.schema.json"))
FILES = sorted(SCHEMAS.rglob("*.json"))


def whole(**fields: Any) -> dict[str, Any]:
    return {"type": "object", "properties": fields, "additionalProperties": False}


@pytest.mark.parametrize("type_", TYPES)
def test_a_report_type_keeps_to_the_dialect(type_: str) -> None:
    assert faults_of_one(type_schema(type_)) == []
    assert faults_of_two(bundle_schema(), type_schema(type_)) == []
    assert type_schema(type_)["properties"]["report_type"] == {"const": type_}


def test_the_bundle_schema_keeps_to_the_dialect() -> None:
    assert faults_of_one(bundle_schema()) == []
    assert len(list(subschemas(bundle_schema()))) > 100


# They refer to the file beside them, which an editor finds only from where they stand themselves.
BY_FILE = ("Framework", "Shared parts")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_schema_file_is_a_schema(path: Any) -> None:
    schema = json.loads(path.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    version = schema["properties"].get("schema_version", {}).get("const", "1")
    if schema["title"] not in BY_FILE:
        assert schema["$id"] == f"urn:inspection-reports:schema:{path.name.split('.')[0]}:{version}"
    assert schema["title"]
    assert schema["description"]


@pytest.mark.timeout(60)
def test_patterns_are_quick_on_hostile_text() -> None:
    schemas = [bundle_schema(), *(type_schema(type_) for type_ in TYPES)]
    patterns = {
        part["pattern"] for one in schemas for _, part in subschemas(one) if "pattern" in part
    }
    assert patterns
    for pattern in patterns:
        for text in ("a" * 10_000, "a-" * 5_000 + "!", "1" * 9_999 + "x", "-" * 10_000):
            assert not re.fullmatch(pattern, text)


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        ({"oneOf": []}, "oneOf is not in the dialect"),
        ({"x-publsih": "never"}, "x-publsih is not in the dialect"),
        ({"properties": {"items": {}}}, "items is a keyword"),
        ({"type": ["string", "null"]}, "the type is not one of ours"),
        ({"format": "email"}, "the format is not checked"),
        ({"enum": ["a", 1]}, "only texts are listed"),
        ({"$ref": "https://example.org/x"}, "the reference leads out of the file"),
        ({"pattern": "[a-z]", "maxLength": 1}, "the pattern is not anchored"),
        ({"pattern": r"^\d{4}$", "maxLength": 4}, "the pattern uses a class"),
        ({"pattern": "^(a+)+$", "maxLength": 9}, "the pattern repeats without a limit"),
        ({"pattern": "^a$"}, "no maxLength stands beside the pattern"),
    ],
)
def test_one_schema_that_leaves_the_dialect(part: dict[str, Any], fault: str) -> None:
    for schema in (part, {"items": part}, {"$defs": {"a": {"additionalProperties": part}}}):
        assert any(fault in one for one in faults_of_one(schema))


def public() -> dict[str, Any]:
    """Return a field that a report may show."""
    return field(**{"x-publish": "text"})


@pytest.mark.parametrize(
    ("bundle", "narrowing", "fault"),
    [
        (whole(a=field(**{"x-publish": None})), {}, "/a: x-publish is not said"),
        (whole(a=field(**{"x-publish": "yes"})), {}, "/a: x-publish is not said"),
        (whole(a=field()), {"properties": {"a": field()}}, "/a: a report type can only keep"),
        (whole(a=field()), {"properties": {"a": public()}}, "/a: a report type can only keep"),
        (whole(a=public()), {"properties": {"a": public()}}, "/a: a report type can only keep"),
        (whole(a=field(type=None)), {}, "/a: no type"),
        (whole(a=field()), {"properties": {"a": {"type": "integer"}}}, "/a: the two schemas ask"),
        (whole(a=field(maxLength=None)), {}, "/a: a text without a maxLength"),
        (whole(a=field(description=None)), {}, "/a: no description"),
        (whole(a=field(type="array", items=field(), **{"x-publish": "text"})), {}, "/a: only a"),
        (whole(a={"type": "object", "properties": {}}), {}, "/a: closed by 0"),
        (whole(a=whole()), whole(a=whole()), ": closed by 2"),
        (whole(), {"properties": {"b": field()}}, "/b: the schema that closes the object"),
        (whole(a={"type": "array", "items": {"type": "string"}}), {}, "/a/0: x-publish"),
    ],
)
def test_two_schemas_that_do_not_fit(
    bundle: dict[str, Any], narrowing: dict[str, Any], fault: str
) -> None:
    assert any(one.startswith(fault) for one in faults_of_two(bundle, narrowing))
    assert faults_of_two(whole(a=field()), {"properties": {"a": {"maxLength": 5}}}) == []
    assert faults_of_two(whole(a=public()), {"properties": {"a": {"x-publish": "never"}}}) == []
