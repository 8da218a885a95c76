"""A bundle may waive a warning or a notice, somewhere or everywhere; never an error."""

from __future__ import annotations

from typing import Any

from tests.checks.case_files import examined

GOOD = "sccif-rfc-full/good-narrative"
LONG = {"overall": [2, 6, 2, 6], "leaders": [6, 2]}  # three long paragraphs
OVERALL, LEADERS = "/narrative/overall/paragraphs", "/narrative/leaders/paragraphs"
ALL_THREE = [f"{OVERALL}/1/text", f"{OVERALL}/3/text", f"{LEADERS}/0/text"]


def waiver(rule: str, pointer: str | None = None) -> dict[str, str]:
    at = {} if pointer is None else {"pointer": pointer}
    return {"rule": rule, **at, "reason": "Agreed with the lead inspector.", "name": "Sam Specimen"}


def told(*waivers: dict[str, str], **case: Any) -> list[tuple[str, str]]:
    """Return rule and pointer of what is found in a bundle with these waivers."""
    case = {"base": GOOD, "sentences": LONG, **case}
    case["set"] = {**case.get("set", {}), "/waivers": list(waivers)}
    found = [
        one for one in examined(case).findings if one.rule.id in ("LEN002", "GRD002", "BND030")
    ]
    return [(one.rule.id, one.place.bundle.pointer) for one in found if one.place.bundle]


def test_without_a_waiver_all_is_told() -> None:
    assert told() == [("LEN002", at) for at in ALL_THREE]


def test_an_accepted_warning_is_told_no_more() -> None:
    assert told(waiver("LEN002")) == []


def test_a_waiver_holds_only_at_its_pointer() -> None:
    assert told(waiver("LEN002", f"{OVERALL}/1/text")) == [
        ("LEN002", f"{OVERALL}/3/text"),
        ("LEN002", f"{LEADERS}/0/text"),
    ]


def test_a_waiver_holds_for_all_below_its_pointer() -> None:
    assert told(waiver("LEN002", "/narrative/overall")) == [("LEN002", f"{LEADERS}/0/text")]


def test_a_pointer_ends_with_a_whole_name() -> None:
    assert told(waiver("LEN002", "/narrative/over"))[-1] == ("BND030", "/waivers/0")


def test_a_waiver_of_another_rule_accepts_nothing() -> None:
    assert told(waiver("LEN001")) == [
        *(("LEN002", at) for at in ALL_THREE),
        ("BND030", "/waivers/0"),
    ]


def test_two_waivers_may_stand_for_the_same_finding() -> None:
    assert told(waiver("LEN002"), waiver("LEN002", OVERALL)) == []


def test_an_error_cannot_be_waived_and_the_waiver_is_told_to_be_idle() -> None:
    capped = {"/judgements/protection/grade": "inadequate"}
    assert told(waiver("GRD002"), sentences={}, set=capped) == [
        ("GRD002", "/judgements/overall/grade"),
        ("BND030", "/waivers/0"),
    ]


def test_an_idle_waiver_cannot_be_waived() -> None:
    assert told(waiver("LEN001"), waiver("BND030"), sentences={}) == [
        ("BND030", "/waivers/0"),
        ("BND030", "/waivers/1"),
    ]


def test_a_waiver_with_a_reason_of_its_own_says_it_to_nobody() -> None:
    case = {"base": GOOD, "set": {"/waivers": [waiver("LEN001")]}}
    (finding,) = examined(case).findings
    assert "Agreed" not in f"{finding}"
    assert "Specimen" not in f"{finding}"
