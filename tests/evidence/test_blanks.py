"""`new` writes a bundle whose every blank is found until it is filled, and then validates."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from pipeline.evidence.blanks import blank_bundle
from pipeline.evidence.find import RawBundle
from pipeline.evidence.json.pointer import to_pointer, to_tokens
from pipeline.evidence.schema.check import bundle_schema, type_schema
from pipeline.evidence.schema.view import View
from pipeline.report_type.toml.file import ids, load
from pipeline.runs.examine import examine
from scripts.bundle_edits import put

WORDS = ("sample-1", "Children’s home SC000021")
TYPES = pytest.mark.parametrize("type_", ids())


def blanks(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[str]:
    """Yield the pointer of each blank."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from blanks(below, (*path, key))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from blanks(below, (*path, index))
    elif isinstance(value, str) and "<<" in value:
        yield to_pointer(path)


def filled(bundle: Any, type_: str) -> Any:
    """Return the bundle with something that fits in each blank, as its schema and type ask."""
    bundle = copy.deepcopy(bundle)
    view = View.of(bundle_schema(), type_schema(type_))
    grades = [one.label.text for one in load(type_).grades]
    for pointer in blanks(bundle):
        is_grade = pointer.startswith("/judgements/") and pointer.endswith("/grade")
        put(bundle, pointer, grades[0] if is_grade else fitting(view, pointer))
    return bundle


def fitting(view: View, pointer: str) -> Any:
    """Return the plainest value that the schemas take at a pointer."""
    path = to_tokens(pointer)
    for token in path:
        view = view.below(int(token) if token.isdecimal() else token)
    if allowed := view.said("enum"):
        return allowed[0][0]
    if "date" in view.said("format"):
        return "2024-01-31" if "previous" in path else "2025-03-11"
    if "boolean" in view.said("type"):
        return False
    if "integer" in view.said("type"):
        return next(iter(view.said("minimum")), 1)
    patterns = view.said("pattern")
    return next(one for one in WORDS if all(re.fullmatch(shape, one) for shape in patterns))


def found(bundle: Any) -> list[tuple[str, str]]:
    findings = examine(RawBundle("new.json", json.dumps(bundle, indent=2).encode())).findings
    return [(one.rule.id, one.place.bundle.pointer) for one in findings if one.place.bundle]


@TYPES
def test_once_filled_it_validates(type_: str) -> None:
    full = filled(blank_bundle(load(type_)), type_)
    if type_ == "sccif-rfc-monitoring":  # compliance notices would have to be listed (BND055)
        put(full, "/facts/purpose", "specific concerns")
    rules = {rule for rule, _ in found(full)}
    assert not {rule for rule in rules if rule.startswith(("BND", "GRD"))}


@TYPES
def test_each_blank_is_found_at_its_place(type_: str) -> None:
    blank = blank_bundle(load(type_))
    assert found(blank) == [("BND028", pointer) for pointer in blanks(blank)]


def test_a_single_blank_that_is_left_is_found() -> None:
    blank = blank_bundle(load("sccif-rfc-full"))
    full = filled(blank, "sccif-rfc-full")
    for pointer in _one_of_each_kind(blank):
        left = copy.deepcopy(full)
        put(left, pointer, "<<A hint.>>")
        assert found(left) == [("BND028", pointer)]


def _one_of_each_kind(blank: Any) -> list[str]:
    """Return all blanks, but of the records of evidence only those of the first."""
    return [one for one in blanks(blank) if not one.startswith("/evidence/") or "/0/" in one]


@pytest.mark.parametrize(
    "left", ["<<A hint.>> Words", "Words <<A hint.>>", "<<A hint.", "A hint.>>", "a <<b>> c"]
)
def test_no_piece_of_a_hint_reaches_a_report(left: str) -> None:
    full = filled(blank_bundle(load("sccif-rfc-full")), "sccif-rfc-full")
    put(full, "/setting/name", left)
    assert found(full) == [("BND028", "/setting/name")]


@TYPES
def test_it_asks_for_each_judgement_and_each_area(type_: str) -> None:
    blank, report_type = blank_bundle(load(type_)), load(type_)
    assert list(blank["judgements"]) == [one.id for one in report_type.judgements]
    assert [one["area"] for one in blank["evidence"]] == [one.id for one in report_type.areas]


@TYPES
def test_each_hint_says_something(type_: str) -> None:
    text = json.dumps(blank_bundle(load(type_)), ensure_ascii=False)
    assert "<<>>" not in text
    assert "<< " not in text
