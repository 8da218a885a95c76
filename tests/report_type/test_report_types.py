"""Each report type agrees with its schema, templates and samples, and with what it cites.

So does the one that `docs/how-to/add-a-report-type.md` adds: who follows the page stays green.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.evidence.schema.check import type_schema
from pipeline.evidence.schema.pointers import check_pointers
from pipeline.report_type.definition import Content, Narrative, Prose, SectionType, TableContent
from pipeline.report_type.toml.file import ids, load, top
from pipeline.report_type.toml.whole import whole
from pipeline.resources import TEMPLATES, Home, home, using
from tests.checks.case_files import NAME, ROOT
from tests.docs.pages import blocks

PAGE = ROOT / "docs/how-to/add-a-report-type.md"
OF_THE_PAGE = "short-visit"
SOURCES = tomllib.loads((TEMPLATES / "sources.toml").read_text("utf-8"))


@pytest.fixture(params=sorted({*ids(), OF_THE_PAGE}))
def type_(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the id of each type; that of the page stands in a folder of its own, samples too."""
    if request.param in ids():  # where somebody has followed the page, that of the page, too
        yield request.param
        return
    for block in blocks(PAGE.read_text("utf-8")):
        if block.file and block.mark != "diff":
            path = tmp_path / block.file.removeprefix("templates/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, "utf-8")
    with using(Home(tmp_path)):
        yield request.param


def samples(type_: str) -> Path:
    """Return the folder of the samples of a type."""
    return (home().own or ROOT) / "samples" / type_


def sections(type_: str) -> Iterator[SectionType]:
    """Yield each section of each document, those inside others too."""
    waiting = [one for document in load(type_).documents for one in document.sections]
    while waiting:
        section = waiting.pop()
        yield section
        waiting += section.sections


def content(type_: str) -> Iterator[Content]:
    """Yield each content item."""
    yield from (one for document in load(type_).documents for one in document.masthead)
    yield from (one for section in sections(type_) for one in section.content)


def tables(value: Any) -> Iterator[Any]:
    """Yield each table, the inline ones too."""
    if isinstance(value, dict):
        yield value
    for below in value.values() if isinstance(value, dict) else value:
        if isinstance(below, dict | list):
            yield from tables(below)


# --- the schema --------------------------------------------------------------------------


def closed(type_: str, key: str) -> set[str]:
    """Return the names that the schema of a report type allows under a key."""
    schema = type_schema(type_)["properties"][key]
    assert schema["additionalProperties"] is False
    return set(schema["properties"])


def test_the_schema_allows_just_its_judgements(type_: str) -> None:
    assert closed(type_, "judgements") == {one.id for one in load(type_).judgements}


def test_the_schema_allows_narrative_for_just_the_sections_that_take_it(type_: str) -> None:
    named = {one.section for one in content(type_) if isinstance(one, Narrative)}
    assert closed(type_, "narrative") == named


def test_the_schema_names_the_grades_in_order(type_: str) -> None:
    grades = [one.label.text for one in load(type_).grades]
    if grades:  # some visits lead to none
        judgement = type_schema(type_)["$defs"]["judgement"]["properties"]["grade"]
        assert judgement["examples"] == grades


def test_the_schema_is_of_this_report_type(type_: str) -> None:
    assert type_schema(type_)["properties"]["report_type"] == {"const": type_}


def test_every_pointer_leads_to_a_field_and_to_a_public_one_if_it_is_printed(type_: str) -> None:
    uses = {one.use for one in load(type_).pointers}
    assert uses
    if type_ != OF_THE_PAGE:
        assert uses >= {"known", "seen", "shown"}
    check_pointers(load(type_))


# --- within the report type --------------------------------------------------------------


def test_each_judgement_has_a_section_and_areas_of_evidence(type_: str) -> None:
    named = [one.judgement for one in sections(type_)]
    for one in load(type_).judgements:
        if not one.optional:
            assert named.count(one.id) == 1
            assert load(type_).areas_of(one.id)


def test_its_columns_fill_the_width(type_: str) -> None:
    for one in content(type_):
        if isinstance(one, TableContent):
            assert sum(column.width for column in one.columns) == 100


# --- templates, sources, samples ---------------------------------------------------------


def templates(type_: str) -> set[str]:
    there = list(content(type_))
    plans = {one.plan for one in there if isinstance(one, Narrative)} - {"", "findings"}
    return plans | {one.template for one in there if isinstance(one, Prose)}


def test_every_template_is_there_and_used(type_: str) -> None:
    used = {f"templates/{one}" for one in templates(type_)}
    assert [one for one in used if not home().path(one).is_file()] == []
    there = set(home().names(f"templates/report-types/{type_}/*.md.j2"))
    others = {f"templates/{one}" for other in ids() for one in templates(other)}
    assert there - others == set()


def test_every_source_is_one_we_name(type_: str) -> None:
    found = {table["source"] for table in tables(whole(top(type_))) if "source" in table}
    assert {source.partition(":")[0] for source in found} <= set(SOURCES)


def test_it_has_a_schema_a_good_sample_and_a_bad_one(type_: str) -> None:
    assert home().path(f"schemas/report-types/{type_}.schema.json").is_file()
    kinds = {path.name.partition("-")[0] for path in samples(type_).iterdir()}
    assert kinds == {"good", "bad"}


def test_its_good_samples_are_bundles_without_a_fault(type_: str) -> None:
    for path in samples(type_).glob(f"good-*/{NAME}"):
        assert json.loads(path.read_text("utf-8"))["report_type"] == type_
        assert intake(RawBundle(str(path), path.read_bytes())).findings == ()


def test_no_caption_repeats_a_heading_or_another_caption(type_: str) -> None:
    for document in load(type_).documents:
        headings = [one.title.text for one in below(document.sections)]
        items = [
            *document.masthead,
            *(it for one in below(document.sections) for it in one.content),
        ]
        captions = [one.caption.text for one in items if hasattr(one, "caption")]
        said = Counter([*headings, *captions])
        assert [one for one in captions if said[one] > 1] == []


def below(sections: tuple[SectionType, ...]) -> Iterator[SectionType]:
    for one in sections:
        yield one
        yield from below(one.sections)
