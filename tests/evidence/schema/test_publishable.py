"""Which values of a bundle may be published: none but those that a schema declares public."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pipeline.evidence.schema.check import public_names, publishable
from pipeline.evidence.schema.view import View, bundle_view
from pipeline.model.errors import BrokenError
from tests.evidence.schema.bundles import GOOD, TYPE

PUBLIC = {
    "/id": "text",
    "/report_type": "text",
    "/setting/name": "text",
    "/setting/reference": "text",
    "/setting/kind": "text",
    "/setting/places": "text",
    "/setting/registered_provider/name": "text",
    "/event/start": "text",
    "/event/end": "text",
    "/event/inspectors/0/name": "text",
    "/event/inspectors/0/role": "text",
    "/event/previous/0/date": "text",
    "/event/previous/0/kind": "text",
    "/event/previous/0/grade": "text",
    "/judgements/overall/grade": "text",
    "/evidence/0/id": "text",
    "/evidence/0/area": "text",
    "/evidence/0/source/kind": "text",
    "/evidence/0/statement": "text",
    "/evidence/0/direction": "text",
    "/evidence/0/weight": "text",
    "/evidence/0/quote/text": "if-permitted",
    "/evidence/0/quote/speaker": "if-permitted",
    "/evidence/0/measure/label": "text",
    "/evidence/0/measure/numerator": "text",
    "/evidence/0/measure/denominator": "text",
    "/evidence/0/measure/unit": "text",
    "/narrative/overall/paragraphs/0/text": "markdown",
    "/narrative/overall/paragraphs/0/evidence/0": "text",
    "/recommendations/0/id": "text",
    "/recommendations/0/action": "linked",
    "/recommendations/0/evidence/0": "text",
}


def modes(data: Any, *properties: dict[str, Any]) -> dict[str, str]:
    """Return what is public by two small schemas."""
    ours, theirs = [{"type": "object", "properties": one} for one in (*properties, {})[:2]]
    return dict(publishable(data, View.of(ours, theirs)))


def test_the_public_values_of_a_bundle() -> None:
    found = publishable(json.loads(GOOD), bundle_view(TYPE))
    assert dict(found) == PUBLIC


def test_either_schema_may_publish_and_either_may_forbid() -> None:
    text, never = {"x-publish": "text"}, {"x-publish": "never"}
    assert modes({"a": "x"}, {}, {"a": text}) == {"/a": "text"}
    assert modes({"a": "x"}, {"a": {}}, {"a": text}) == {"/a": "text"}
    assert modes({"a": "x"}, {"a": never}, {"a": text}) == {}
    assert modes({"a": "x"}, {"a": text}, {"a": never}) == {}
    assert modes({"a": "x"}, {"a": {}}) == {}
    assert modes({"a": "x"}, {}) == {}


def test_the_stricter_of_two_ways_wins() -> None:
    ways = [{"a": {"x-publish": way}} for way in ("markdown", "text", "if-permitted")]
    assert modes({"a": "x"}, ways[0], ways[1]) == {"/a": "text"}
    assert modes({"a": "x"}, ways[2], ways[1]) == {"/a": "if-permitted"}


def test_never_holds_for_everything_within() -> None:
    inner = {"b": {"x-publish": "text"}}
    assert modes({"a": {"b": "x"}}, {"a": {"properties": inner}}) == {"/a/b": "text"}
    assert modes({"a": {"b": "x"}}, {"a": {"x-publish": "never", "properties": inner}}) == {}
    assert modes({"a": ["x"]}, {"a": {"x-publish": "never", "items": inner["b"]}}) == {}
    closed = {"a": {"properties": inner}}, {"a": {"properties": {}, "additionalProperties": False}}
    assert modes({"a": {"b": "x"}}, *closed) == {}


def test_a_field_publishes_its_own_value_and_nothing_below_it() -> None:
    field = {"a": {"type": "string", "x-publish": "text"}}
    for value in ({"b": "x"}, ["x"], 5, True, None, [[["x"]]]):
        assert modes({"a": value}, field) == {}
    assert modes({"a": 1}, {"a": {"type": "integer", "x-publish": "text"}}) == {"/a": "text"}
    assert modes({"a": True}, {"a": {"type": "integer", "x-publish": "text"}}) == {}


def test_the_walk_follows_references_maps_and_lists() -> None:
    schema = {
        "properties": {"map": {"additionalProperties": {"$ref": "#/$defs/list"}}},
        "$defs": {
            "list": {"items": {"$ref": "#/$defs/word"}},
            "word": {"type": "string", "x-publish": "text"},
        },
    }
    data: Any = {"map": {"a/b~": ["x", "y"]}, "other": ["z"]}
    assert dict(publishable(data, View.of(schema))) == {
        "/map/a~1b~0/0": "text",
        "/map/a~1b~0/1": "text",
    }


@pytest.mark.parametrize(
    "schema",
    [
        {"anyOf": [{"x-publish": "text"}]},
        {"allOf": [{"x-publish": "text"}]},
        {"patternProperties": {"a": {"x-publish": "text"}}},
        {"prefixItems": [{"x-publish": "text"}]},
        {"$ref": "other.schema.json"},
        {"$ref": "#/$defs/none"},
        {"$ref": "#/$defs/round"},
        {"x-publish": "public"},
        {"x-publsih": "never"},
    ],
    ids=str,
)
def test_a_schema_outside_the_dialect_is_an_error(schema: dict[str, Any]) -> None:
    whole = {"properties": {"a": schema}, "$defs": {"round": {"$ref": "#/$defs/round"}}}
    with pytest.raises(BrokenError):
        publishable({"a": "x"}, View.of(whole))


def test_names_that_templates_may_ask_for() -> None:
    names = public_names(TYPE)
    steps = {step for pointer in PUBLIC for step in pointer.split("/") if not step.isdigit()}
    assert steps - {""} <= names
    assert not names & {
        "initials",
        "waivers",
        "provisional_grade",
        "permission",
        "withheld",
        "$schema",
    }
    assert "closed_for" in names
    assert "closed_for" not in public_names("childrens-centre")
