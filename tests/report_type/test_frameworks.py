"""A report type lies over its framework, and names shared parts; what comes out is whole."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.document import TemplateSource, Text
from pipeline.report_type.toml.file import ids, load, top
from pipeline.report_type.toml.whole import resolved, whole
from pipeline.resources import TEMPLATES, Home, noting, using

FRAMEWORK = """
framework_title = "A framework"
language = "en-GB"
grades = [{ label = "met", tone = "good" }]
plan = { sentences = 3, target = 2, paragraphs = 4 }
limits = [
  { id = "paragraphs", notice = 3, warning = 4 },
  { id = "share-of-short-paragraphs", warning = 50 },
]
"""
MINE = """
id = "mine"
version = "1.0.0"
title = "Mine"
label = "Report"
framework = "ours"
limits = [{ id = "paragraphs", warning = 9 }]
sections = [{ use = "visit" }, { id = "more", title = "More", content = [{ use = "words" }] }]
"""
PARTS = """
[sections]
visit = { id = "visit", title = "The visit", content = [{ use = "words" }] }

[content]
words = [
  { kind = "prose", template = "words.md.j2" },
  { kind = "prose", template = "shared/words.md.j2" },
]
"""


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[Path]:
    files = {
        "frameworks/ours.toml": FRAMEWORK,
        "report-types/mine/report-type.toml": MINE,
        "shared/ours.toml": PARTS,
        "shared/words.md.j2": "Words.",
        "report-types/mine/words.md.j2": "Words.",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    with using(Home(tmp_path)):
        yield tmp_path


@pytest.mark.usefixtures("mine")
def test_what_it_does_not_say_its_framework_says() -> None:
    assert load("mine").framework.text == "A framework"
    assert [one.label.text for one in load("mine").grades] == ["met"]


@pytest.mark.usefixtures("mine")
def test_a_key_replaces_that_of_the_framework_whole() -> None:
    [limit] = load("mine").rules.limits
    assert (limit.id, limit.notice, limit.warning) == ("paragraphs", None, 9)


@pytest.mark.usefixtures("mine")
def test_words_have_the_file_and_the_line_where_they_stand() -> None:
    type_ = load("mine")
    visit, more = type_.documents[0].sections
    assert type_.framework.source == TemplateSource("frameworks/ours.toml", 2)
    assert visit.title.source == TemplateSource("shared/ours.toml", 3)
    assert more.title.source == TemplateSource("report-types/mine/report-type.toml", 8)


@pytest.mark.usefixtures("mine")
def test_a_part_of_several_tables_gives_them_all_and_finds_templates_of_the_report_type() -> None:
    _, more = load("mine").documents[0].sections
    templates = [getattr(one, "template", "") for one in more.content]
    assert templates == ["report-types/mine/words.md.j2", "shared/words.md.j2"]


def test_of_the_shared_parts_only_those_in_use_count_as_read(mine: Path) -> None:
    (mine / "shared" / "others.toml").write_text('[areas]\nx = { id = "x" }\n', "utf-8")
    with noting() as notes:
        load("mine")
    names = {one.name for one in notes}
    assert names == {
        "templates/report-types/mine/report-type.toml",
        "templates/frameworks/ours.toml",
        "templates/shared/ours.toml",
    }


# --- the shipped ones --------------------------------------------------------------------


def texts(value: Any) -> Iterator[Text]:
    """Yield every text of a typed value."""
    if isinstance(value, Text):
        yield value
    elif dataclasses.is_dataclass(value):
        for one in dataclasses.fields(value):
            yield from texts(getattr(value, one.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)


@pytest.mark.parametrize("type_", ids())
def test_every_text_is_found_on_the_line_that_it_names(type_: str) -> None:
    found = list(texts(load(type_)))
    assert len(found) > 5
    for text in found:
        assert isinstance(text.source, TemplateSource)
        lines = (TEMPLATES / text.source.file).read_text("utf-8").splitlines()
        written = f"number = {text.text}," if text.text.isdigit() else f'"{text.text}"'
        assert written in lines[text.source.line - 1]


def test_every_shared_part_and_every_framework_is_used() -> None:
    with noting() as notes:
        for type_ in ids():
            load(type_)
    read = {one.name for one in notes}
    there = {
        f"templates/{path.relative_to(TEMPLATES).as_posix()}"
        for folder in ("frameworks", "shared")
        for path in (TEMPLATES / folder).glob("*.toml")
    }
    assert there <= read
    files = [path.read_text("utf-8") for path in TEMPLATES.rglob("*.toml")]
    for path in (TEMPLATES / "shared").glob("*.toml"):
        for kind, parts in tomllib.loads(path.read_text("utf-8")).items():
            used = "<{}>" if kind == "words" else 'use = "{}"'
            assert [
                name for name in parts if not any(used.format(name) in one for one in files)
            ] == []


# --- the whole of it in one file ---------------------------------------------------------


def without_lines(value: Any) -> Any:
    """Return a typed value without the places where its words stand."""
    if isinstance(value, Text):
        return value.text
    if dataclasses.is_dataclass(value):
        names = [
            one.name for one in dataclasses.fields(value) if one.name not in ("pointers", "address")
        ]
        return type(value), *(without_lines(getattr(value, name)) for name in names)
    return tuple(map(without_lines, value)) if isinstance(value, tuple) else value


@pytest.mark.parametrize("type_", ids())
def test_what_is_printed_could_stand_in_place_of_the_file(type_: str, tmp_path: Path) -> None:
    printed = resolved(type_)
    assert printed == resolved(type_)
    assert "use = " not in printed
    assert "framework = " not in printed
    path = tmp_path / "report-types" / type_ / "report-type.toml"
    path.parent.mkdir(parents=True)
    path.write_text(printed, "utf-8")
    with using(Home(tmp_path)):
        assert without_lines(load(type_)) == without_lines(_as_it_is(type_))
        assert whole(top(type_)) == tomllib.loads(printed)
        again = resolved(type_)
    assert f"#   own: templates/report-types/{type_}/report-type.toml\n" in again
    assert without_comments(again) == without_comments(printed)


def without_comments(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("#")]


def test_what_is_printed_says_which_files_are_own(mine: Path) -> None:
    (mine / "shared" / "words.md.j2").write_text("Words.\n", "utf-8")
    origins = [line for line in resolved("mine").splitlines() if line.startswith("#   ")]
    assert origins == [
        "#   own: templates/frameworks/ours.toml",
        "#   own: templates/report-types/mine/report-type.toml",
        "#   own: templates/shared/ours.toml",
        "#   shipped: templates/house-styles/published-reports.toml",
        "#   shipped: schemas/report-types/mine.schema.json",
        "#   own: templates/report-types/mine/words.md.j2",
        "#   own: templates/shared/words.md.j2",
    ]


def _as_it_is(type_: str) -> Any:
    with using(Home()):
        return load(type_)


def test_odd_words_come_out_as_they_went_in(mine: Path) -> None:
    path = mine / "report-types" / "mine" / "report-type.toml"
    odd = 'a "quote", a \\\\ back slash, a \\u00e9'
    path.write_text(MINE.replace('"Mine"', f'"{odd.replace(chr(34), chr(92) + chr(34))}"'), "utf-8")
    assert tomllib.loads(resolved("mine"))["title"] == 'a "quote", a \\ back slash, a é'
