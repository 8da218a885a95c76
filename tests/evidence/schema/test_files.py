"""A file that is no schema is told with its line and what may stand there, whatever it holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.evidence.schema.files import type_schema
from pipeline.model.errors import BrokenError
from pipeline.resources import SCHEMAS, Home, using

ID = "sccif-rfc-monitoring"
NAME = f"schemas/report-types/{ID}.schema.json"
GOOD = (SCHEMAS / "report-types" / f"{ID}.schema.json").read_text("utf-8")
BEGINS = '{\n"$id": "urn:x",\n"title": "X",\n'

WRONG = {
    "a list": ("[]", 1, "A schema is an object."),
    "a number": ("5", 1, "A schema is an object."),
    "nothing": ("", 1, ""),
    "no JSON": ('{\n"a": \n}', 3, ""),
    "a key twice": (BEGINS + '"title": "Y"}', 4, ""),
    "too deep": ("[" * 100_000, 1, ""),
    "no title": ('{"$id": "urn:x", "properties": {}}', 1, "‘title’ is missing"),
    "no id": ('{"title": "X", "properties": {}}', 1, "‘$id’ is missing"),
    "no fields": (BEGINS + '"type": "object"}', 1, "‘properties’ is missing"),
    "fields as a list": (BEGINS + '"properties": []}', 1, "‘properties’ is missing"),
    "a field that is a text": (BEGINS + '"properties": {\n"a": "b"}}', 5, "Here a schema must"),
    "a reference to nothing": (
        BEGINS + '"properties": {\n"a": {"$ref": "#/$defs/b"}}}', 5, "that it does not have"),
    "a reference that is none": (BEGINS + '"properties": {\n"a": {"$ref": 1}}}', 5, "must be a"),
    "a reference into a list": (
        BEGINS + '"$defs": [],\n"properties": {"a": {"$ref": "#/$defs/b"}}}', 4, "names, each"),
    "a misspelt keyword": (BEGINS + '"properties": {\n"a": {"x-publsih": ""}}}', 5, "x-publsih"),
    "an unknown type": (BEGINS + '"properties": {"a": {\n"type": "text"}}}', 5, "one of: object"),
    "types as a list": (BEGINS + '"properties": {"a": {"type": ["string"]}}}', 4, "one of: object"),
    "required as a text": (BEGINS + '"properties": {},\n"required": "a"}', 5, "a list of texts"),
    "a pattern that is none": (BEGINS + '"properties": {"a": {"pattern": "("}}}', 4, "expression"),
    "a length as a text": (BEGINS + '"properties": {"a": {"maxLength": "9"}}}', 4, "whole number"),
    "open to anything": (BEGINS + '"properties": {"a": true}}', 4, "Here a schema must stand"),
    "a list of items": (BEGINS + '"properties": {"a": {"items": [{}]}}}', 4, "Here a schema must"),
}  # fmt: skip


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    """Give the path of a schema of one’s own, in a folder that is in use."""
    path = tmp_path / NAME
    path.parent.mkdir(parents=True)
    with using(Home(tmp_path)):
        yield path


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_schema_is_told(name: str, own: Path) -> None:
    text, line, told = WRONG[name]
    own.write_text(text, "utf-8")
    with pytest.raises(BrokenError) as broken:
        type_schema(ID)
    assert str(broken.value).startswith(f"{NAME}:{line}: ")
    assert told in str(broken.value)


def test_what_was_meant_is_asked(own: Path) -> None:
    own.write_text(GOOD.replace('"#/$defs/judgement"', '"#/$defs/jugdement"', 1), "utf-8")
    with pytest.raises(BrokenError) as broken:
        type_schema(ID)
    assert broken.value.hint == "Did you mean ‘judgement’?"


def test_another_encoding_is_told_with_its_line(own: Path) -> None:
    own.write_bytes(b'{\n"title": "caf\xe9"}')
    with pytest.raises(BrokenError, match=f"{NAME}:2: This file is not in UTF-8."):
        type_schema(ID)


@pytest.mark.parametrize("name", ["a list", "no title", "a reference to nothing"])
@pytest.mark.parametrize("command", ["types", "schema", "validate", "new"])
def test_every_command_tells_it(
    command: str, name: str, own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own.write_text(WRONG[name][0], "utf-8")
    sample = next((SCHEMAS.parent / "samples" / ID).glob("good-*/bundle.json"))
    given = {"validate": [str(sample)], "new": [ID, "--out", str(tmp_path / "new.json")]}
    assert main([command, *given.get(command, [ID]), "--templates", str(tmp_path)]) == 3
    said = capsys.readouterr()
    assert f"{NAME}:" in said.err
    assert WRONG[name][2] in said.err
    assert "inside the tool" not in said.err


def test_a_broken_schema_stops_no_bundle_of_another_type(own: Path, tmp_path: Path) -> None:
    own.write_text("[]", "utf-8")
    sample = SCHEMAS.parent / "samples/sccif-rfc-full/good-narrative/bundle.json"
    assert main(["validate", str(sample), "--templates", str(tmp_path)]) == 0


def test_a_good_one_is_let_pass(own: Path) -> None:
    own.write_text(GOOD, "utf-8")
    assert type_schema(ID) == json.loads(GOOD)
