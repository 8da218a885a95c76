"""`new` writes a bundle whose every blank is found until it is filled, and then validates."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import validity
from pipeline.evidence.json.pointer import to_pointer, to_tokens
from pipeline.evidence.schema.check import bundle_schema, type_schema
from pipeline.evidence.schema.view import View
from pipeline.report_type.toml.file import ids, load
from pipeline.runs.blank import new_bundle
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
    for record, area in zip(bundle["evidence"], load(type_).areas, strict=False):
        record["area"] = area.id
    return bundle


def fitting(view: View, pointer: str) -> Any:
    """Return the plainest value that the schemas take at a pointer."""
    path = to_tokens(pointer)
    for token in path:
        view = view.below(int(token) if token.isdecimal() else token)
    if allowed := view.said("enum"):
        return allowed[0][0]
    if view.said("format"):
        return "2024-01-31" if "previous" in path else "2025-03-11"
    if "boolean" in view.said("type"):
        return False
    if "integer" in view.said("type"):
        return next(iter(view.said("minimum")), 1)
    if path[-2:-1] == ["evidence"]:
        return "E1"
    patterns = view.said("pattern")
    return next(one for one in WORDS if all(re.fullmatch(shape, one) for shape in patterns))


def found(bundle: Any) -> list[tuple[str, str]]:
    findings = examine(RawBundle("new.json", json.dumps(bundle, indent=2).encode())).findings
    return [(one.rule.id, one.place.bundle.pointer) for one in findings if one.place.bundle]


@TYPES
def test_once_filled_it_validates(type_: str) -> None:
    full = filled(new_bundle(load(type_)), type_)
    if type_ == "sccif-rfc-monitoring":  # compliance notices would have to be listed (BND055)
        put(full, "/facts/purpose", "specific concerns")
    if type_ == "sccif-childrens-home-monitoring":  # nor a judgement changed without its grounds
        put(full, "/facts/purpose", "specific concerns")
        put(full, "/facts/judgement", "not considered")
        full["judgements"] = {}  # as the hint asks where none was made
    if type_ == "rfc-2016-monitoring":  # one purpose or another must be said (BND055)
        put(full, "/facts/purposes", {"complaint": True})
    rules = {rule for rule, _ in found(full)}
    assert not {rule for rule in rules if rule.startswith(("BND", "GRD"))}


@TYPES
def test_each_blank_is_found_at_its_place(type_: str) -> None:
    blank = new_bundle(load(type_))
    assert found(blank) == [("BND028", pointer) for pointer in blanks(blank)]


def test_a_single_blank_that_is_left_is_found() -> None:
    blank = new_bundle(load("sccif-rfc-full"))
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
    full = filled(new_bundle(load("sccif-rfc-full")), "sccif-rfc-full")
    put(full, "/setting/name", left)
    assert found(full) == [("BND028", "/setting/name")]


@TYPES
def test_it_asks_for_each_judgement_and_each_area(type_: str) -> None:
    blank, report_type = new_bundle(load(type_)), load(type_)
    assert list(blank["judgements"]) == [one.id for one in report_type.judgements]
    hints = " ".join(one["area"] for one in blank["evidence"])
    assert all(f"{area.id}," in hints or f"{area.id}." in hints for area in report_type.areas)


@TYPES
def test_it_asks_for_the_words_of_each_section_in_the_order_of_the_report(type_: str) -> None:
    blank, report_type = new_bundle(load(type_)), load(type_)
    perhaps = {section.id for one in report_type.documents if one.when for section in one.sections}
    always = [
        one.section
        for section, one in report_type.narratives()
        if not section.when and section.id not in perhaps
    ]
    assert list(blank["narrative"]) == always


@TYPES
def test_there_are_not_so_many_that_one_loses_heart(type_: str) -> None:
    assert len(list(blanks(new_bundle(load(type_))))) <= 80


def test_it_asks_for_what_an_inspector_of_a_family_centre_needs() -> None:
    blank = new_bundle(load("sccif-rfc-full"))
    assert list(blank) == [
        "schema_version", "id", "report_type", "setting", "event", "judgements", "narrative",
        "requirements", "recommendations", "evidence", "facts",
    ]  # fmt: skip
    assert {"places", "registered_manager", "responsible_individual"} <= blank["setting"].keys()
    assert blank["event"]["previous"][0].keys() == {"date", "kind", "grade"}
    assert "draft_sent" in blank["event"]["timetable"]["feedback"]
    assert blank["narrative"]["leaders"]["paragraphs"][0]["evidence"]
    assert "regulation" in blank["requirements"][0]


@TYPES
def test_what_a_hint_calls_optional_may_be_removed(type_: str) -> None:
    blank = new_bundle(load(type_))
    full = filled(blank, type_)
    removable = list(may_go(blank))
    assert removable
    for path in removable:
        assert invalid(removed(full, [path])) == set(), path
    assert invalid(removed(full, removable)) == set()


def may_go(value: Any, path: tuple[str | int, ...] = (), entry: Any = ()) -> Iterator[Any]:
    """Yield the path of each field, entry and section that a hint calls removable."""
    if isinstance(value, dict):
        for key, below in value.items():
            section = (*path, key) if path == ("narrative",) else entry
            yield from may_go(below, (*path, key), section)
    elif isinstance(value, list):
        for index, below in enumerate(value):
            whole = (*path, index) if isinstance(below, dict) and "text" not in below else entry
            yield from may_go(below, (*path, index), whole)
    elif isinstance(value, str) and ("Optional. " in value or "leave the field out" in value):
        yield path[:-1] if isinstance(path[-1], int) else path
    elif (isinstance(value, str) and "<<Remove this entry" in value) or "Remove the sec" in str(
        value
    ):
        yield entry


def removed(bundle: Any, paths: list[Any]) -> Any:
    """Return the bundle without what stands at some paths: the last entries of a list first."""
    bundle = copy.deepcopy(bundle)
    outer = [one for one in paths if not any(one[: len(it)] == it != one for it in paths)]
    for path in sorted(outer, key=lambda one: [str(step) for step in one], reverse=True):
        inner = bundle
        for step in path[:-1]:
            inner = inner[step]
        del inner[path[-1]]
    return bundle


def invalid(bundle: Any) -> set[str]:
    source = RawBundle("new.json", json.dumps(bundle).encode())
    return {one.rule.id for one in validity(source).findings}


@TYPES
def test_each_hint_says_something(type_: str) -> None:
    text = json.dumps(new_bundle(load(type_)), ensure_ascii=False)
    assert "<<>>" not in text
    assert "<< " not in text
