"""Each report type agrees with its schema, templates and samples, and with what it cites."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from pipeline.evidence.intake import RawBundle, intake
from pipeline.evidence.json.pointer import to_tokens
from pipeline.evidence.schema.check import bundle_schema, type_schema
from pipeline.evidence.schema.publishable import mode_of
from pipeline.evidence.schema.view import View
from pipeline.report_type.toml.file import ids, load
from pipeline.report_type.toml.lines import Lines, regions
from pipeline.resources import SCHEMAS, TEMPLATES
from tests.checks.case_files import NAME, ROOT

pytestmark = pytest.mark.parametrize("type_", ids())
WORDS = frozenset(
    "label framework name title text caption columns period".split()
)  # printed in reports
SOURCES = tomllib.loads((TEMPLATES / "sources.toml").read_text("utf-8"))


def text(type_: str) -> str:
    return (TEMPLATES / "report-types" / type_ / "report-type.toml").read_text("utf-8")


def tables(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[Any, Any]]:
    """Yield each table of a report type, the inline ones too, with its path."""
    if isinstance(value, dict):
        yield path, value
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for key, below in entries:
        if isinstance(below, dict | list):
            yield from tables(below, (*path, key))


def content(type_: str) -> Iterator[Any]:
    """Yield each content item."""
    return (table for _, table in tables(tomllib.loads(text(type_))) if "kind" in table)


# --- the schema --------------------------------------------------------------------------


def closed(type_: str, key: str) -> set[str]:
    """Return the names that the schema of a report type allows under a key."""
    schema = type_schema(type_)["properties"][key]
    assert schema["additionalProperties"] is False
    return set(schema["properties"])


def test_the_schema_allows_just_its_judgements(type_: str) -> None:
    assert closed(type_, "judgements") == {one.id for one in load(type_).judgements}


def test_the_schema_allows_narrative_for_just_the_sections_that_take_it(type_: str) -> None:
    named = {one["section"] for one in content(type_) if one["kind"] == "narrative"}
    assert closed(type_, "narrative") == named


def test_the_schema_names_the_grades_in_order(type_: str) -> None:
    grades = [one.label.text for one in load(type_).grades]
    if grades:  # some visits lead to none
        judgement = type_schema(type_)["$defs"]["judgement"]["properties"]["grade"]
        assert judgement["examples"] == grades


def test_the_schema_is_of_this_report_type(type_: str) -> None:
    assert type_schema(type_)["properties"]["report_type"] == {"const": type_}
    assert load(type_).id == type_


def pointers(type_: str) -> Iterator[str]:
    """Yield every pointer that leads from the top of a bundle into a report."""
    for one in content(type_):
        start = f"{one['at']}/0" if one["kind"] == "table" else ""
        start = f"{one['each']}/0" if one.get("each") else start
        for row in (*one.get("columns", ()), *one.get("rows", ())):
            named = row if isinstance(row, dict) else {}
            yield from (start + named[key] for key in ("at", "to", "title_at") if named.get(key))
        yield from one.get("slots", {}).values()


def conditions(type_: str) -> Iterator[str]:
    """Yield every pointer that a rule or a condition looks at."""
    for path, table in tables(tomllib.loads(text(type_))):
        if path and "when" in path[-1:] and "at" in table:
            yield table["at"]
        yield from (table[key] for key in ("fact", "exceptions") if table.get(key))


def known(type_: str, pointer: str) -> View:
    view = View.of(bundle_schema(), type_schema(type_))
    for token in to_tokens(pointer):
        assert token.isdecimal() or token in view.names(), f"{pointer}: no field ‘{token}’"
        view = view.below(int(token) if token.isdecimal() else token)
    return view


def test_every_pointer_into_a_report_leads_to_a_public_field(type_: str) -> None:
    for pointer in pointers(type_):
        view = known(type_, pointer)
        assert mode_of(view) or mode_of(view.below(0)), pointer


def test_every_pointer_of_a_rule_leads_to_a_field(type_: str) -> None:
    for pointer in conditions(type_):
        known(type_, pointer)


# --- rules within the report type --------------------------------------------------------


def test_caps_speak_of_judgements_and_grades_that_there_are(type_: str) -> None:
    judgements = {one.id for one in load(type_).judgements}
    grades = {one.label.text for one in load(type_).grades}
    for cap in tomllib.loads(text(type_)).get("caps", []):
        tests = cap["when"]
        assert {cap["limits"], *(id_ for one in tests for id_ in one.get("judgements", ()))} <= (
            judgements
        )
        assert {*cap["allowed"], *(label for one in tests for label in one.get("grade", ()))} <= (
            grades
        )


def test_ids_are_given_once(type_: str) -> None:
    data = tomllib.loads(text(type_))
    for key in ("judgements", "areas", "caps", "limits", "sections", "documents"):
        named = [one.get("id") or one["judgement"] for one in data.get(key, ())]
        assert len(named) == len(set(named)), key


def test_each_judgement_has_a_section_and_areas_of_evidence(type_: str) -> None:
    data = tomllib.loads(text(type_))
    sections = [one["judgement"] for path, one in tables(data) if "sections" in path[-2:-1]
                and "judgement" in one]  # fmt: skip
    for one in load(type_).judgements:
        if not one.optional:
            assert sections.count(one.id) == 1
            assert load(type_).areas_of(one.id)


def test_every_area_belongs_to_a_judgement_or_a_section(type_: str) -> None:
    sections = {one["section"] for one in content(type_) if one["kind"] == "narrative"}
    judgements = {one.id for one in load(type_).judgements}
    assert {area.judgement for area in load(type_).areas} <= judgements | sections


# --- templates, sources, samples ---------------------------------------------------------


def test_every_template_is_there_and_used(type_: str) -> None:
    folder = TEMPLATES / "report-types" / type_
    named = {one["template"] for one in content(type_) if one["kind"] == "prose"}
    assert {path.name for path in folder.glob("*.md.j2")} == {
        one for one in named if "/" not in one
    }
    assert all((TEMPLATES / one).is_file() for one in named if "/" in one)


def test_every_source_is_one_we_name(type_: str) -> None:
    for _, table in tables(tomllib.loads(text(type_))):
        if source := table.get("source"):
            seed, _, lines = source.partition(":")
            assert seed in SOURCES
            assert re.fullmatch(r"|\d+(-\d+)?(, \d+(-\d+)?)*", lines), source


def test_it_has_a_schema_a_good_sample_and_a_bad_one(type_: str) -> None:
    assert (SCHEMAS / "report-types" / f"{type_}.schema.json").is_file()
    kinds = {path.name.partition("-")[0] for path in (ROOT / "samples" / type_).iterdir()}
    assert kinds == {"good", "bad"}


def test_its_good_samples_are_bundles_without_a_fault(type_: str) -> None:
    for path in (ROOT / "samples" / type_).glob(f"good-*/{NAME}"):
        assert json.loads(path.read_text("utf-8"))["report_type"] == type_
        assert intake(RawBundle(str(path), path.read_bytes())).findings == ()


# --- lines -------------------------------------------------------------------------------


def test_every_text_is_found_on_a_line_that_holds_it(type_: str) -> None:
    lines, written = Lines(text(type_)), text(type_).splitlines()
    for path, table in tables(tomllib.loads(text(type_))):
        for key, value in table.items():
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, str) and key in WORDS:
                    assert f'"{one}"' in written[lines.of(path, one) - 1]
                    assert key in written[lines.of_key(path, key) - 1]


def test_every_line_belongs_to_one_table(type_: str) -> None:
    spans = sorted(regions(text(type_)).values())
    assert spans[0][0] == 1
    assert spans[-1][1] == len(text(type_).splitlines()) + 1
    assert all(one[1] == other[0] for one, other in pairwise(spans))
