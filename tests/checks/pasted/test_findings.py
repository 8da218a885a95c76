"""Findings on pasted text: each at its place in file and report, and of nothing private."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.evidence.find import RawBundle
from pipeline.model.finding import Finding
from pipeline.runs.examine import examine
from scripts.bundle_edits import raw

BASE = "sccif-rfc-full/good-narrative"
NARRATIVE = "/narrative/overall/paragraphs/0/text"
TYPED = [
    "a",
    "e\u0301",
    "o\u0308",
    "e\u0323\u0302",
    "\xad",
    "\u200b",
    "\ufb01",
    "\u2011",
    " ",
    "’",
    ".\n",
]
MARKS = st.lists(st.sampled_from(TYPED), max_size=9).map("".join)


def written(**edits: Any) -> str:
    return raw({"base": BASE, "set": edits}).decode()


def told(text: str) -> list[Finding]:
    found = examine(RawBundle("bundle.json", text.encode())).findings
    return [one for one in found if one.rule.family == "PST"]


def at_place(text: str, finding: Finding) -> str:
    """Return what stands in the file where a finding says, up to the column where it ends."""
    at = finding.place.bundle
    assert at
    return text.split("\n")[at.line - 1][at.column - 1 : at.end_column - 1]


@settings(max_examples=15, deadline=None)
@given(MARKS, st.booleans())
def test_a_finding_names_line_and_column_however_the_words_before_are_typed(
    before: str, escaped: bool
) -> None:
    data = json.loads(written())
    data["narrative"]["overall"]["paragraphs"][0]["text"] = f"Staff {before} listen TBC. Good."
    text = json.dumps(data, indent=1, ensure_ascii=escaped)
    found = [one for one in told(text) if one.rule.id == "PST009"]
    assert [at_place(text, one) for one in found] == ["TBC"]


@pytest.mark.parametrize("pointer", [NARRATIVE, "/requirements/0/action", "/setting/name"])
def test_a_finding_is_at_its_words_in_any_field(pointer: str) -> None:
    text = written(**{pointer: "Caf\u0065\u0301 «Name» is here. It helps."})
    (finding,) = (one for one in told(text) if one.rule.id == "PST009")
    assert at_place(text, finding) == "«Name»"
    assert finding.place.bundle
    assert finding.place.bundle.pointer == pointer


def test_a_finding_in_narrative_is_at_its_words_in_the_report() -> None:
    (finding,) = told(written(**{NARRATIVE: "Staff *help* TODO parents. They listen."}))
    address = finding.place.document
    assert address
    assert (address.section, address.block, address.start, address.end) == ("overall", 0, 11, 15)


@pytest.mark.parametrize(
    "pasted", ["TODO", "N/A", "Itâ€™s", "#REF!", "<b>x</b>", "Kind regards,", "1900-01-01"]
)
def test_nothing_is_said_of_a_private_field(pasted: str) -> None:
    private = {"/evidence/0/source/detail": pasted, "/evidence/0/initials": "N/A"}
    assert told(written(**private)) == told(written())


def test_a_value_that_a_schema_lists_is_no_blank() -> None:
    base = "childrens-centre/good-planned"
    text = raw({"base": base}).decode()
    assert json.loads(text)["facts"]["investigation"]["mention"] == "none"
    assert told(text) == []


def test_a_name_of_the_bundle_is_let_pass_where_it_looks_like_a_left_over() -> None:
    text = written(
        **{"/setting/name": "TBC Marigold House", NARRATIVE: "TBC Marigold House is calm. It is."}
    )
    assert [one for one in told(text) if one.rule.id == "PST009"] == []


def test_words_left_out_of_a_quote_are_let_pass() -> None:
    quote = "They told me […] and [name] stayed."
    text = written(
        **{
            "/evidence/0/quote": {"text": quote, "permission": True},
            NARRATIVE: f"It helps.\n\n> {quote}",
        }
    )
    assert [one.message for one in told(text) if one.rule.id == "PST009"] == []
    (finding,) = told(written(**{NARRATIVE: "It helps. [name] stayed."}))
    assert finding.rule.id == "PST009"


def test_fingerprints_stay_while_paragraphs_move() -> None:
    data = json.loads(written(**{NARRATIVE: "Staff help TODO parents. They listen."}))
    (before,) = told(json.dumps(data))
    data["narrative"]["overall"]["paragraphs"].insert(
        0, {"text": "Staff are kind. They listen.", "evidence": ["E01"]}
    )
    (after,) = told(json.dumps(data))
    assert after.fingerprint == before.fingerprint
