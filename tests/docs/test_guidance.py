"""The table of what the guidance asks is whole, and what it says of this tool is true."""

from __future__ import annotations

import os
import re
import runpy
import tomllib
from collections.abc import Iterator

import pytest

from pipeline.report_type.sources import decisions
from pipeline.report_type.toml.file import ids, load
from pipeline.runs.rules import rules
from scripts.guidance_keys import DATA, KEYS, Framework, Held, Row, entries, held, lines
from tests.docs.pages import DOCS, ROOT
from tests.docs.rows import FRAMEWORKS, ROWS, each_row

# The ids of our list of rules, which leaves out some numbers between its parts.
IDS = {
    "S": "1-6 10-17 20-45 1.4 50-62 70-79 80-83 90-106",
    "M": "1-26",
    "A": "1-15",
    "R": "1-28",
    "O": "1-17",
    "H": "1-18",
    "I": "1-5",
    "K": "1-52",
    "Q": "1-18",
    "V": "1-30",
    "C": "1-51",
    "L": "1-24",
    "B": "1-9",
    "9": "1-4",
    "10": "1-20",
}
LENGTHS = {"000": 566, "001": 1161, "002": 277, "003": 640, "004": 4228, "005": 1913}
FORCES = {"must", "must not", "should", "should not", "may", "if", "condition", "information"}
# What a program could help with and does not yet: nothing may be added here.
NOT_YET: set[str] = set()
# Held by the entry of a neighbouring line, which says the same more strongly or counts the same.
BORROWED = {"M2", "M4", "9.4"}
KINDS = (
    "caps", "forbidden", "said", "evidence_rules", "contradictions", "timetable", "order",
    "needed", "coverage", "limits", "proportions", "statements",
)  # fmt: skip


def _ids(framework: str) -> Iterator[str]:
    start = f"{framework}." if framework.isdigit() else framework
    for part in IDS[framework].split():
        first, _, last = part.partition("-")
        if last:
            yield from (f"{start}{number}" for number in range(int(first), int(last) + 1))
        else:
            yield part


def _is_rule(one: Held) -> bool:
    kind = one.key.partition("/")[0]
    return kind in KINDS or (kind == "sections" and one.rules == ("SEC001",))


def test_every_rule_is_there_once_and_in_order() -> None:
    assert [one.id for one in FRAMEWORKS] == list(IDS)
    for framework in FRAMEWORKS:
        assert [row.id for row in framework.rows] == list(_ids(framework.id))


def test_every_key_of_the_file_is_known() -> None:
    data = tomllib.loads(DATA.read_text("utf-8"))
    rules = [one for framework in data.values() for one in framework["rules"].values()]
    assert {key for one in rules for key in one} <= set(KEYS)


@each_row
def test_a_rule_says_what_is_asked_where_and_how_strongly(framework: Framework, row: Row) -> None:
    assert set(row.force.split(" / ")) <= FORCES
    assert lines(row.source)
    assert [seed for seed, line in lines(row.source) if not 0 < line <= LENGTHS[seed]] == []
    for told in (row.asks, row.does, row.not_by_program, row.todo):
        assert re.fullmatch(r"|[A-Z‘E`].{10,250}[.?]", told), told


@each_row
def test_a_rule_is_treated_or_the_reason_is_given(framework: Framework, row: Row) -> None:
    treated = row.checked_by or row.held_by or row.silent_in
    assert treated or row.not_by_program
    assert (row.id in NOT_YET) is bool(row.todo)


@each_row
def test_what_a_rule_names_exists(framework: Framework, row: Row) -> None:
    assert set(row.checked_by) <= {one.id for one in rules()}
    assert set(row.decided) <= {one.id for one in decisions()}
    assert len(held(row, framework)) >= len(row.held_by)  # a key that leads nowhere raises


@each_row
def test_what_holds_a_rule_is_checked_by_what_it_says(framework: Framework, row: Row) -> None:
    checks = {id_ for one in held(row, framework) for id_ in one.rules}
    assert checks - set(row.checked_by) == set()


@each_row
def test_what_holds_a_rule_cites_its_lines(framework: Framework, row: Row) -> None:
    if row.id in BORROWED:
        return
    for one in held(row, framework):
        if _is_rule(one) and one.citation and one.citation.seed:
            assert lines(str(one.citation)) & lines(row.source), (one.type, one.key)


@pytest.mark.parametrize("type_", ids())
def test_every_rule_of_a_report_type_is_named(type_: str) -> None:
    named = {
        one.key for framework, row in ROWS for one in held(row, framework) if one.type == type_
    }
    missing = [
        key
        for key, one in entries(load(type_)).items()
        if _is_rule(one) and one.citation and one.citation.seed and key not in named
    ]
    assert missing == [], "name them in docs/reference/guidance.toml"


@pytest.mark.parametrize("sample", sorted({row.silent_in for _, row in ROWS} - {""}))
def test_where_nothing_may_be_said_nothing_is(sample: str) -> None:
    told = (ROOT / "samples" / sample / "expected" / "findings.txt").read_text("utf-8")
    assert not re.search(r"^error|GRD002", told, re.MULTILINE)


def test_a_key_that_leads_nowhere_is_refused() -> None:
    for key in ("caps/none", "fields/facts.none", "no-such-type: areas", "sections/none"):
        row = Row("S1", "", "", "", held_by=[key])
        with pytest.raises(KeyError):
            held(row, FRAMEWORKS[0])


def test_lines_are_read() -> None:
    assert lines("001:84-86, 88; 002:7") == {
        ("001", 84), ("001", 85), ("001", 86), ("001", 88), ("002", 7),
    }  # fmt: skip


def test_the_page_is_fresh() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "guidance_pages.py"))["page"]()
    target = DOCS / "reference" / "guidance.md"
    if os.environ.get("ACCEPT"):
        target.write_text(made, encoding="utf-8")
    assert made == target.read_text("utf-8"), "run: python scripts/guidance_pages.py"
