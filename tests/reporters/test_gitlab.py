"""The report as GitLab reads it: every issue has what it asks for, and none hides another."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from pipeline.reporters.gitlab import parts
from pipeline.reporters.outcome import Outcome
from tests.reporters.findings import ELM, EVIL_OUTCOME, FINDINGS, OAK, OUTCOME, at


def read(outcome: Outcome = OUTCOME) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads("".join(parts(outcome)))
    return found


def test_each_issue_has_what_the_format_asks_for() -> None:
    for one in read():
        assert set(one) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert one["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert one["location"]["path"]
        assert one["location"]["lines"]["begin"] >= 1


def test_what_is_broken_comes_first_and_then_the_worst() -> None:
    grades = [one["severity"] for one in read()]
    assert grades == ["blocker", *["critical"] * 17, *["major"] * 2, *["info"] * 2]


def test_an_issue_says_where_and_what() -> None:
    (found,) = (
        one
        for one in read()
        if (one["check_name"], one["location"]["lines"]["begin"]) == ("LEN002", 40)
    )
    assert found["location"]["path"] == OAK
    told = "(measured 7 · limit 5 · 001:888)"
    assert found["description"] == f"{FINDINGS[1].message} {FINDINGS[1].hint} {told}"


def test_the_same_fault_in_two_bundles_is_two_issues() -> None:
    same = [replace(FINDINGS[1], place=at("/a", 3, 5, file)) for file in (OAK, ELM)]
    assert same[0].fingerprint == same[1].fingerprint
    assert {one["location"]["path"] for one in read(Outcome(same, (OAK, ELM)))} == {OAK, ELM}


def test_the_same_finding_twice_is_one_issue() -> None:
    assert len(read(Outcome([FINDINGS[1]] * 2, (OAK,)))) == 1


def test_an_issue_stays_the_same_when_lines_move() -> None:
    lines = [Outcome([replace(FINDINGS[1], place=at("/a", line, 5))], (OAK,)) for line in (3, 9)]
    assert read(lines[0])[0]["fingerprint"] == read(lines[1])[0]["fingerprint"]


def test_a_place_without_file_or_line_is_still_a_place() -> None:
    found = {one["check_name"]: one["location"] for one in read()}
    assert found["ACC001"] == {"path": ".", "lines": {"begin": 1}}
    assert found["not-processed"] == {"path": "gone.json", "lines": {"begin": 1}}
    assert found["TPL003"] == {"path": "templates/report-types/x/a.md.j2", "lines": {"begin": 3}}


def test_no_name_breaks_the_report() -> None:
    found = read(EVIL_OUTCOME)
    assert len(found) == len(EVIL_OUTCOME.bundles) + 1
    assert all(one["location"]["path"].isprintable() for one in found)
    assert all(one["description"].isprintable() for one in found)


def test_nothing_found_is_an_empty_list() -> None:
    assert read(Outcome((), (OAK,))) == []
