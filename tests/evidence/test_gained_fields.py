"""A schema may gain an optional public field: nothing breaks, and no report changes.

Each object that a schema describes gains a `note`, and each such object of a bundle that holds
every field there is has one: all of a report type at once. The schemas that gain it lie in a folder
of a team’s own.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

import pytest

from pipeline import resources
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.find import RawBundle
from pipeline.evidence.public import Value
from pipeline.evidence.schema.files import Schema, bundle_schema, type_schema
from pipeline.evidence.schema.view import View
from pipeline.model.document import Document
from pipeline.model.finding import Finding
from pipeline.report_type.toml.file import ids
from pipeline.runs.examine import examine
from pipeline.writers import FORMATS
from tests.evidence.schema.bundles import Steps
from tests.evidence.schema.dialect import subschemas
from tests.privacy.planting import planted

pytestmark = pytest.mark.slow  # many bundles, or many processes

TYPE: Final = "sccif-rfc-full"
NOTE: Final = {"type": "string", "maxLength": 99, "x-publish": "text"}
WORDS: Final = "Seen on the first day."
_DIGEST: Final = re.compile(r"/[0-9a-f]{12}(?![0-9a-z])")  # of an entry without an id

Objects: TypeAlias = dict[tuple[int, ...], list[Steps]]


class Outcome(NamedTuple):
    """All that comes of a bundle, but for its digest and for lines and columns in its file."""

    documents: tuple[Document, ...]
    outlines: tuple[bytes, ...]
    plans: object
    coverage: object
    findings: list[tuple[str, str, str]]


def outcome(data: Any) -> tuple[Bundle, Outcome]:
    """Take a bundle in, compose it, check it, and write its outline."""
    found = examine(RawBundle("bundle.json", json.dumps(data).encode()))
    assert found.intake.bundle, [(one.message, one.place) for one in found.findings]
    assert found.composition
    documents = found.composition.documents
    return found.intake.bundle, Outcome(
        documents,
        tuple(FORMATS["outline"].write(one, ()).content for one in documents),
        found.composition.plans,
        found.composition.coverage,
        [(known_by(one), one.severity.value, one.message) for one in found.findings],
    )


def known_by(one: Finding) -> str:
    """Return the fingerprint of a finding; its rule where it goes by all that an entry holds."""
    by_digest = _DIGEST.search(one.place.stable) or _DIGEST.search(one.key)
    return one.rule.id if by_digest else one.fingerprint


@cache
def before(type_: str) -> Outcome:
    return outcome(full(type_))[1]


@cache
def full(type_: str) -> Any:
    """Return a bundle in which every field is filled."""
    return planted(type_, narrative=True).data


# --- objects that can gain a field -------------------------------------------------------


def objects(data: Any, schemas: Sequence[Schema]) -> Objects:
    """Return the paths of a bundle’s objects, by the parts of schemas that close them."""
    found: Objects = {}
    for path in dicts(data, ()):
        parts = View.of(*schemas).at(path).parts
        closing = [part.schema for part in parts if "additionalProperties" in part.schema]
        found.setdefault(tuple(map(id, closing)), []).append(path)
    return found


def dicts(data: Any, path: Steps) -> Iterator[Steps]:
    if isinstance(data, dict):
        yield path
        for name, value in data.items():
            yield from dicts(value, (*path, name))
    elif isinstance(data, list):
        for at, value in enumerate(data):
            yield from dicts(value, (*path, at))


def gaining(type_: str, folder: Path, paths: Sequence[Steps]) -> Any:
    """Write schemas in which some objects have a note, and return a bundle that has them all."""
    schemas = copy.deepcopy((bundle_schema(), type_schema(type_)))
    data = copy.deepcopy(full(type_))
    for path in paths:
        for part in View.of(*schemas).at(path).parts:
            if "additionalProperties" in part.schema:
                part.schema.setdefault("properties", {})["note"] = NOTE  # type: ignore[attr-defined]
        of: Any = data
        for step in path:
            of = of[step]
        of["note"] = WORDS
    (folder / "schemas" / "report-types").mkdir(parents=True)
    for name, schema in zip(("bundle", f"report-types/{type_}"), schemas, strict=True):
        (folder / "schemas" / f"{name}.schema.json").write_text(json.dumps(schema), "utf-8")
    return data


def in_turn(type_: str) -> list[list[Steps]]:
    return list(objects(full(type_), (bundle_schema(), type_schema(type_))).values())


def named(paths: list[Steps]) -> str:
    return "/".join(map(str, paths[0])) or "top"


# --- what holds --------------------------------------------------------------------------


@pytest.mark.parametrize("type_", ids())
def test_all_objects_of_a_report_type_gain_a_field(type_: str, tmp_path: Path) -> None:
    alike = in_turn(type_)
    data = gaining(type_, tmp_path, [path for paths in alike for path in paths])
    with resources.using(resources.Home(tmp_path)):
        bundle, after = outcome(data)
    assert after == before(type_)
    assert [named(paths) for paths in alike if not seen(bundle, paths)] == []


def seen(bundle: Bundle, paths: list[Steps]) -> bool:
    """Return whether the notes really are there, and public, but for records kept out."""
    at = ["".join(f"/{step}" for step in (*path, "note")) for path in paths]
    nodes = [bundle.public.at(pointer) for pointer in at]
    return any(isinstance(one, Value) and one.value == WORDS for one in nodes)


@pytest.mark.parametrize("type_", ids())
def test_every_object_of_a_schema_is_among_them(type_: str) -> None:
    """Not every report type has each object of the bundle schema; this one does."""
    schemas = bundle_schema(), type_schema(type_)
    tried = {part for parts in objects(full(type_), schemas) for part in parts}
    for schema in schemas if type_ == TYPE else schemas[1:]:
        closed = {where: one for where, one in subschemas(schema) if "additionalProperties" in one}
        assert [where for where, one in closed.items() if id(one) not in tried] == []
