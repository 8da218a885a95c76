"""The JSON that programs read keeps to its schema and says everything a finding holds."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pipeline import __version__
from pipeline.evidence.json.rules import ENCODING
from pipeline.reporters import REPORTERS
from pipeline.reporters.json import write
from pipeline.reporters.outcome import Outcome
from pipeline.resources import SCHEMAS
from tests.reporters.findings import ELM, FINDINGS, OUTCOME, at

SCHEMA = json.loads((SCHEMAS / "findings.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def test_it_keeps_to_its_schema() -> None:
    for findings in (FINDINGS, ()):
        VALIDATOR.validate(json.loads(write(findings, 2)))


@pytest.mark.parametrize("path", [(), ("tool",), ("summary",), ("findings", 18), *(
    ("findings", 18, *rest)
    for rest in (("place",), ("citation",), ("place", "bundle"), ("place", "template"),
                 ("place", "document"))
)], ids=str)  # fmt: skip
def test_the_schema_is_closed_and_asks_for_every_field(path: tuple[str | int, ...]) -> None:
    def part(whole: Any) -> Any:
        for step in path:
            whole = whole[step]
        return whole

    for name in part(json.loads(write(FINDINGS, 2))):
        broken = json.loads(write(FINDINGS, 2))
        del part(broken)[name]
        assert not VALIDATOR.is_valid(broken)
    extended = json.loads(write(FINDINGS, 2))
    part(extended)["more"] = 1
    assert not VALIDATOR.is_valid(extended)


def test_lint_counts_what_it_looks_at() -> None:
    outcome = replace(OUTCOME, unit="report type")
    told = json.loads("".join(REPORTERS["json"](outcome)))
    VALIDATOR.validate(told)
    assert told["summary"]["report_types"] == len(outcome.bundles)
    assert "bundles" not in told["summary"]
    assert "3 report types checked." in "".join(REPORTERS["markdown"](outcome))


def test_it_says_everything() -> None:
    written = json.loads(write(FINDINGS, 2))
    assert written["tool"] == {"name": "inspection-reports", "version": __version__}
    assert written["summary"] == {
        "bundles": 2,
        "errors": 17,
        "warnings": 2,
        "notices": 2,
        "acknowledged": 0,
    }
    assert next(one for one in written["findings"] if one["place"]["document"]) == {
        "rule": "LEN002",
        "family": "LEN",
        "severity": "warning",
        "acknowledged": False,
        "message": FINDINGS[1].message,
        "hint": FINDINGS[1].hint,
        "citation": {"seed": "001", "lines": "888", "says": ""},
        "measured": "7",
        "limit": "5",
        "fingerprint": FINDINGS[16].fingerprint,
        "place": {
            "bundle": {
                "file": ELM,
                "pointer": "/narrative/leaders/paragraphs/0/text",
                "line": 33,
                "column": 17,
                "end_column": None,
            },
            "template": {
                "file": "templates/report-types/sccif-rfc-full/leaders.md.j2",
                "line": 12,
            },
            "document": {
                "document": "report",
                "section": "leaders",
                "block": 2,
                "start": 0,
                "end": 480,
            },
        },
    }
    assert len(written["findings"]) == len(FINDINGS)


def test_the_worst_come_first_and_the_order_given_does_not_matter() -> None:
    order = ["error", "warning", "notice"]
    written = [one["severity"] for one in json.loads(write(FINDINGS, 2))["findings"]]
    assert written == sorted(written, key=order.index)
    assert write(FINDINGS[::-1], 2) == write(FINDINGS, 2)


def test_a_place_that_is_not_known_is_null() -> None:
    written = {one["rule"]: one for one in json.loads(write(FINDINGS, 2))["findings"]}
    nowhere = written["ACC001"]
    assert nowhere["place"] == {"bundle": None, "template": None, "document": None}
    assert nowhere["citation"] is None
    file = written[ENCODING.id]["place"]["bundle"]
    assert (file["line"], file["column"]) == (None, None)


def test_the_same_findings_give_the_same_text() -> None:
    assert write(FINDINGS, 2) == write(tuple(FINDINGS), 2)
    assert "‘deliver’" in write(FINDINGS, 2)
    assert write((), 0).startswith('{\n  "schema_version": "2",\n')


def test_where_words_end_is_told_if_it_is_known() -> None:
    span = replace(FINDINGS[1], place=at("/narrative", 40, 17, end=29))
    assert json.loads(write([span], 1))["findings"][0]["place"]["bundle"]["end_column"] == 29


def test_the_table_of_reporters() -> None:
    assert list(REPORTERS) == [
        "text",
        "json",
        "csv",
        "sarif",
        "junit",
        "github",
        "gitlab",
        "markdown",
    ]
    for reporter in REPORTERS.values():
        for outcome in (OUTCOME, Outcome((), ())):
            assert "".join(reporter(outcome)).endswith("\n")
            assert [*reporter(outcome)] == [*reporter(outcome)]
