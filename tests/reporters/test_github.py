"""Annotations as the runner reads them: the worst first, told once, and nothing slips in."""

from __future__ import annotations

import os
from dataclasses import replace

from pipeline.reporters.github import write
from pipeline.reporters.outcome import Outcome
from pipeline.reporters.text import write as as_text
from tests.reporters.annotations import Command, commands
from tests.reporters.findings import EVIL, EVIL_OUTCOME, FINDINGS, OAK, OUTCOME, at


def read(outcome: Outcome = OUTCOME) -> list[Command]:
    return list(commands(write(outcome)))


def test_annotations_come_worst_first_then_the_group() -> None:
    found = read()
    assert [one.name for one in found] == [
        *["error"] * 5, "warning", "notice", "notice", "group", "endgroup",
    ]  # fmt: skip
    assert found[0].properties == {"file": "gone.json", "title": "Not processed"}
    assert found[0].data == "There is no such file.\nLook again."
    assert found[-2].data == "3 bundles: 17 errors, 2 warnings, 2 notices"


def test_an_annotation_says_where_and_what() -> None:
    (found,) = (one for one in read() if one.name == "warning")
    assert found.properties["title"] == "LEN002 long-paragraph"
    assert (found.properties["line"], found.properties["col"]) == ("33", "17")
    assert found.data.splitlines() == [
        FINDINGS[1].message,
        FINDINGS[1].hint,
        "measured 7 · limit 5 · 001:888",
        "from templates/report-types/sccif-rfc-full/leaders.md.j2:12",
        f"also at {OAK}:40:17",
    ]


def test_where_words_end_is_told() -> None:
    span = replace(FINDINGS[1], place=at("/a", 40, 17, end=29))
    found = read(Outcome([span], (OAK,)))[0].properties
    assert (found["endLine"], found["endColumn"]) == ("40", "29")


def test_a_template_is_named_as_in_a_checkout() -> None:
    (found,) = (one for one in read() if one.properties.get("title", "").startswith("TPL"))
    assert found.properties["file"] == "templates/report-types/x/a.md.j2"
    assert found.properties["line"] == "3"


def test_the_group_has_every_finding_as_text() -> None:
    group = write(OUTCOME).split("::group::")[1].split("\n", 1)[1]
    assert group == f"{as_text(FINDINGS, 3)}::endgroup::\n"


def test_no_name_and_no_message_is_a_command() -> None:
    found = read(EVIL_OUTCOME)
    assert [one.name for one in found] == ["error", *["warning"] * len(EVIL), "group", "endgroup"]
    files = {one.properties["file"] for one in found[1:-2]}
    assert {EVIL[1], EVIL[2], os.path.normpath(EVIL[5])} <= files
    assert all(set(one.properties) <= {"file", "line", "col", "endLine", "endColumn", "title"}
               for one in found)  # fmt: skip


def test_nothing_found() -> None:
    assert [one.name for one in read(Outcome((), (OAK,)))] == ["group", "endgroup"]
