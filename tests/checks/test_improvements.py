"""Requirements and recommendations: what they rest on, name, and carry over."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.case.regulations import missing_in_regulation, names_standard
from tests.checks.building import RFC, VISIT, found, records_of, rule, told

IN_FULL = """
Regulation 17 of the Residential Family Centres Regulations 2002
regulation 25(1)(a) of the Residential Family Centres Regulations 2002
Regulations 11 and 12 of the Children’s Homes (England) Regulations 2015
reg. 10(2)(a) of the Residential Family Centres Regulations 2002
Section 5 of the Care Standards Act 2000
Care Standards Act 2000, section 11
The Children’s Homes (England) Regulations 2015, regulation 12(2)(a)(i)
paragraph 3 of Schedule 2 to the Children Act 1989
Article 9 of the Regulatory Reform (Fire Safety) Order 2005
regulation 5 of the Care Planning, Placement and Case Review (England) Regulations 2010
""".strip().splitlines()
NO_INSTRUMENT = """
Regulation 17
regulation 25(1)(a)
Regulation 17 of the regulations
Regulation 17 of the Residential Family Centres Regulations
Section 5 of the Act
""".strip().splitlines()
NO_NUMBER = """
The Residential Family Centres Regulations 2002
Care Standards Act 2000
""".strip().splitlines()
NEITHER = ["Supervision of staff", "The regulations on staffing", "To be agreed"]


@pytest.mark.parametrize(
    ("texts", "missing"), [(IN_FULL, 0), (NO_INSTRUMENT, 1), (NO_NUMBER, 1), (NEITHER, 2)]
)
def test_a_reference_names_number_and_instrument(texts: list[str], missing: int) -> None:
    assert {text: len(missing_in_regulation(text)) for text in texts} == dict.fromkeys(
        texts, missing
    )


@given(st.text(max_size=200))
def test_any_reference_can_be_read(text: str) -> None:
    assert len(missing_in_regulation(text)) <= 2
    assert names_standard(text) in (True, False)


STANDARDS = """
NMS 10.2
NMS 7 (moving in and leaving the centre)
standard 10
National minimum standard 3.1
Standards 4 and 5
NMS on the training of staff
the leadership and management standard
Working together to safeguard children
Keeping Children Safe in Education
The Children Act 1989 guidance, volume 2
regulation 17
Guidance on the use of cameras
""".strip().splitlines()
NO_STANDARDS = [
    "",
    "NMS",
    "Good practice",
    "the relevant standard",
    "guidance",
    "As agreed",
    "the NMS",
]


@pytest.mark.parametrize(("texts", "named"), [(STANDARDS, True), (NO_STANDARDS, False)])
def test_a_standard_is_named(texts: list[str], named: bool) -> None:
    assert {text: names_standard(text) for text in texts} == dict.fromkeys(texts, named)


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (["E21", "E22"], []),
        (["E21", "E24"], ["warning"]),
        (["E21"], ["error"]),
        ([], ["error"]),
    ],
)
def test_a_requirement_rests_on_several_sources(evidence: list[str], expected: list[str]) -> None:
    findings = found("EVD014", {"/requirements/0/evidence": evidence}, rule("several-sources"))
    assert told(findings) == [(one, "/requirements/0/evidence") for one in expected]


def test_a_regulation_and_a_standard_are_found_missing_in_place() -> None:
    edits = {"/requirements/1/regulation": "Regulation 23", "/recommendations/0/standard": None}
    first = found("EVD015", edits, rule("regulation-named", "likely"))
    second = found("EVD016", edits, rule("standard-named", "likely"))
    assert told(first) == [("warning", "/requirements/1/regulation")]
    assert told(second) == [("warning", "/recommendations/0")]


POOR = {"/judgements/protection/grade": "inadequate", "/judgements/overall/grade": "inadequate"}


def test_inadequate_asks_for_a_requirement() -> None:
    rules = rule("requirement-expected", "likely", grades=("inadequate",))
    assert found("EVD017", POOR, rules) == []
    (one,) = found("EVD017", {**POOR, "/requirements": []}, rules)
    assert told([one]) == [("warning", "/judgements/overall/grade")]
    assert found("EVD017", {"/requirements": []}, rules) == []


def earlier(met: str, action: str) -> dict[str, Any]:
    one = {"kind": "requirement", "action": action, "met": met}
    return {"/event/previous_improvements": [one]}


UNMET = "Keep a record of each medicine that is given."
AGAIN = "Make sure that every member of staff has regular supervision."
ALL_GOOD = {"/judgements/leaders/grade": "good"}
NOTHING: dict[str, Any] = {"/requirements": [], "/recommendations": []}
GOOD = {"grades": ("good", "outstanding")}


@pytest.mark.parametrize(
    ("edits", "more", "expected"),
    [
        (earlier("no", UNMET), {}, ["warning"]),
        (earlier("partly", UNMET), {}, ["warning"]),
        (earlier("yes", UNMET), {}, []),
        (earlier("no", AGAIN), {}, []),
        (earlier("no", UNMET) | NOTHING, {}, ["error"]),
        (earlier("no", UNMET), GOOD, []),
        (earlier("no", UNMET) | ALL_GOOD, GOOD, ["warning"]),
        ({}, {}, []),
    ],
)
def test_what_was_not_met_is_taken_up_again(
    edits: dict[str, Any], more: dict[str, Any], expected: list[str]
) -> None:
    findings = found("EVD019", edits, rule("carried-over", **more))
    assert told(findings) == [(one, "/event/previous_improvements/0") for one in expected]


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("Leaders should check the records.", 0),
        ("The local authority must ask for the figures.", 0),
        ("Check the records.", 1),
        ("Records should say what a parent did.", 1),
    ],
)
def test_a_recommendation_says_who_should_act(action: str, expected: int) -> None:
    edits = {"/recommendations/0/addressed_to": None, "/recommendations/0/action": action}
    assert len(found("EVD020", edits, rule("addressed"))) == expected


@pytest.mark.parametrize(("due", "expected"), [("2025-03-12", 1), ("2025-03-13", 0)])
def test_a_due_date_may_be_past_and_is_told(due: str, expected: int) -> None:
    findings = found("EVD021", {"/requirements/0/due": due})
    assert told(findings) == [("notice", "/requirements/0/due")] * expected


def test_a_report_without_judgements_can_be_checked() -> None:
    for kind in ("requirement-expected", "carried-over"):
        assert found("EVD017", {}, rule(kind, grades=("inadequate",)), VISIT) == []
        assert found("EVD019", {}, rule(kind, grades=("good",)), VISIT) == []
    assert records_of(RFC)
