"""The schema for editors lets pass what `check` lets pass, and sees at once what it can see."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import validity
from pipeline.evidence.schema.editor import editor_schema
from pipeline.report_type.toml.file import ids, load
from pipeline.resources import Home, using
from tests.composition.budget.bundles import Wish
from tests.composition.budget.bundles import bundle as made_up
from tests.evidence.schema.bundles import PATHS, TYPE, Steps, changed
from tests.samples.cases import ALL, Sample, each

SEEN = ("BND010", "BND011", "BND012", "BND013", "BND014", "BND024", "BND025", "BND028", "GRD001")
"""Rules whose every breach the schema sees. One of ids that name each other it cannot see."""
TYPES = pytest.mark.parametrize("type_", ids())


@cache
def validator(type_: str) -> Draft202012Validator:
    return Draft202012Validator(editor_schema(load(type_)), format_checker=FormatChecker(["date"]))


def faults(bundle: Any, type_: str) -> list[str]:
    return [f"{list(one.path)}: {one.message}" for one in validator(type_).iter_errors(bundle)]


def errors(bundle: Any) -> set[str]:
    """Return the rules of form that find an error in a bundle, and that of grades."""
    taken = validity(RawBundle("bundle.json", json.dumps(bundle).encode()))
    scale = {one.label.text for one in load(TYPE).grades}
    graded = taken.bundle.judgements if taken.bundle else ()
    wrong = {"GRD001" for one in graded if one.grade not in scale}
    return {one.rule.id for one in taken.findings} | wrong


def in_json(sample: Sample) -> Any:
    try:
        return json.loads(sample.content)
    except ValueError:
        return None


@TYPES
def test_it_is_a_schema_and_needs_no_other_file(type_: str) -> None:
    schema = editor_schema(load(type_))
    Draft202012Validator.check_schema(schema)
    assert '"$ref"' not in json.dumps(schema)
    assert load(type_).title in schema["title"]


@each(ALL)
def test_it_refuses_no_sample_that_has_no_error_of_form_and_sees_those_that_have(
    sample: Sample,
) -> None:
    bundle, type_ = in_json(sample), sample.folder.parent.name
    if bundle is None:
        return
    found = faults(bundle, type_)
    if sample.good:
        assert found == []
    elif found:
        assert {one[:3] for one in sample.told.shows} & {"BND", "GRD"}
    elif not found:
        assert set(sample.told.shows).isdisjoint(SEEN)


@pytest.mark.parametrize("path", PATHS, ids=str)
def test_it_refuses_what_the_schemas_refuse_and_beyond_that_what_check_finds(path: Steps) -> None:
    for value in (None, "good", "", 5, [], {}, True, ["E1"], {"overall": {"grade": "good"}}, "<<"):
        bundle = changed(path, value)
        found, refused = errors(bundle), faults(bundle, TYPE)
        if not found:
            assert refused == []
        if found & set(SEEN):
            assert refused


@TYPES
def test_each_closed_value_is_explained(type_: str) -> None:
    for part in _parts(editor_schema(load(type_))):
        if told := part.get("enumDescriptions"):
            assert len(told) == len(part["enum"])
            assert all(told)


@TYPES
def test_each_field_is_explained(type_: str) -> None:
    unsaid = [
        name
        for part in _parts(editor_schema(load(type_)))
        for name, field in part.get("properties", {}).items()
        if not field.get("description")
    ]
    assert unsaid == []


def _parts(part: Any) -> list[Any]:
    if isinstance(part, list):
        return [one for below in part for one in _parts(below)]
    if not isinstance(part, dict):
        return []
    return [part, *(one for below in part.values() for one in _parts(below))]


@pytest.fixture
def narrowing(tmp_path: Path) -> Iterator[Path]:
    """Give the path of another schema of the type, in a folder that is in use."""
    path = tmp_path / f"schemas/report-types/{TYPE}.schema.json"
    path.parent.mkdir(parents=True)
    with using(Home(tmp_path)):
        yield path


LEAST = {"$id": "urn:x", "title": "X", "properties": {"report_type": {"const": TYPE}}}


def test_a_schema_that_says_next_to_nothing_still_gets_grades_and_areas(narrowing: Path) -> None:
    narrowing.write_text(json.dumps(LEAST), "utf-8")
    schema = editor_schema(load(TYPE))
    judgements = schema["properties"]["judgements"]
    assert judgements["properties"]["leaders"]["properties"]["grade"]["enum"]
    assert judgements["additionalProperties"]["properties"]["grade"]["enum"]
    bundle = json.loads(next(one for one in ALL if one.good and TYPE in one.name).content)
    assert [one.message for one in Draft202012Validator(schema).iter_errors(bundle)] == []
    bundle["judgements"]["leaders"]["grade"] = "satisfactory"
    assert not Draft202012Validator(schema).is_valid(bundle)


def test_a_schema_that_leaves_out_a_judgement_of_its_type_is_no_accident(narrowing: Path) -> None:
    closed = {"type": "object", "properties": {"overall": {}}, "additionalProperties": False}
    narrowing.write_text(json.dumps(LEAST | {"properties": {"judgements": closed}}), "utf-8")
    assert "overall" in editor_schema(load(TYPE))["properties"]["judgements"]["properties"]


@TYPES
def test_it_lets_pass_valid_bundles_of_all_sorts(type_: str) -> None:
    wishes: tuple[Wish, ...] = ("any", "least", "words", "sentences")
    for seed in range(12):
        made = made_up(type_, seed, wishes[seed % len(wishes)])
        assert faults(made.file.data, type_) == []
