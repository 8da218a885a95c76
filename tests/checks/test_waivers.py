"""A waiver holds for one finding that was looked at, and for no other; an error is acknowledged."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pipeline.commands.findings import fails
from pipeline.evidence.find import RawBundle
from pipeline.model.finding import Finding
from pipeline.runs.examine import Examined, examine
from pipeline.runs.rules import rules
from scripts.bundle_edits import data
from tests.checks.case_files import NAME

GOOD = "sccif-rfc-full/good-narrative"
LONG = {"overall": [2, 6, 2, 6], "leaders": [6, 2]}  # three long paragraphs
OVERALL, LEADERS = "/narrative/overall/paragraphs", "/narrative/leaders/paragraphs"
ALL_THREE = [f"{OVERALL}/1/text", f"{OVERALL}/3/text", f"{LEADERS}/0/text"]
SHORT = {"text": "Families cook together. They like it.", "evidence": []}
CAPPED = {"/judgements/protection/grade": "inadequate"}
PUBLISHED = "/event/timetable/published"
LATE = {PUBLISHED: "2026-11-30"}


def waiver(rule: str, **fields: Any) -> dict[str, Any]:
    return {
        "rule": rule,
        **fields,
        "reason": "Agreed with the lead inspector.",
        "name": "Sam Specimen",
    }


def look(bundle: Any) -> Examined:
    return examine(RawBundle(NAME, json.dumps(bundle, ensure_ascii=False).encode()))


def long(**edits: Any) -> Any:
    return data({"base": GOOD, "sentences": LONG, **edits})


def found(bundle: Any, rule: str) -> list[Finding]:
    return [one for one in look(bundle).findings if one.rule.id == rule]


def told(bundle: Any, *waivers: dict[str, Any]) -> list[tuple[str, str]]:
    """Return rule and pointer of what is found in a bundle with these waivers."""
    seen = [
        (one.rule.id, one.place.bundle.pointer)
        for one in look({**bundle, "waivers": list(waivers)}).findings
        if one.place.bundle and one.rule.id in ("LEN002", "GRD002", "BND030")
    ]
    return sorted(seen, key=lambda one: one[0] == "BND030")


def said(bundle: Any, *waivers: dict[str, Any]) -> list[str]:
    return [one.message for one in found({**bundle, "waivers": list(waivers)}, "BND030")]


# --- one finding -------------------------------------------------------------------------


def test_without_a_waiver_all_is_told() -> None:
    assert told(long()) == [("LEN002", at) for at in ALL_THREE]


def test_it_holds_for_the_finding_whose_fingerprint_it_gives() -> None:
    first, *_ = found(long(), "LEN002")
    assert told(long(), waiver("LEN002", finding=first.fingerprint)) == [
        ("LEN002", at) for at in ALL_THREE[1:]
    ]


def test_it_holds_for_the_finding_whose_words_it_gives() -> None:
    words = long()["narrative"]["overall"]["paragraphs"][1]["text"]
    left = [("LEN002", at) for at in ALL_THREE[1:]]
    there = waiver("LEN002", words=words, pointer="/narrative/overall")
    assert told(long(), there) == left
    assert told(long(), waiver("LEN002", words=words, pointer=f"{OVERALL}/3")) == left


def test_words_that_stand_in_several_places_name_none() -> None:
    everywhere = waiver("LEN002", words=long()["narrative"]["leaders"]["paragraphs"][0]["text"])
    assert told(long(), everywhere)[-1] == ("BND030", "/waivers/0")
    assert said(long(), everywhere) == [
        "This waiver is for LEN002 and fits two findings; so it holds for none."
    ]


def test_words_beside_those_of_the_finding_are_others() -> None:
    assert told(long(), waiver("LEN002", words="They then act"))[-1][0] == "BND030"


@pytest.mark.parametrize("by", ["finding", "words"])
def test_it_survives_a_paragraph_put_in_before_it_and_nothing_else(by: str) -> None:
    bundle = long()
    paragraphs = bundle["narrative"]["overall"]["paragraphs"]
    first, *_ = found(bundle, "LEN002")
    what = {"finding": first.fingerprint, "words": paragraphs[1]["text"]}[by]
    ours = waiver("LEN002", pointer=ALL_THREE[0], **{by: what})
    paragraphs.insert(0, SHORT)
    assert told(bundle, ours) == [
        ("LEN002", f"{OVERALL}/4/text"), ("LEN002", f"{LEADERS}/0/text")
    ]  # fmt: skip
    paragraphs[2]["text"] = paragraphs[2]["text"].replace("listen", "talk")
    assert told(bundle, ours)[0] == ("LEN002", f"{OVERALL}/2/text")
    assert said(bundle, ours) == [
        "This waiver is for LEN002, which does not find here what was looked at."
    ]


def test_one_that_says_neither_holds_for_nothing_and_says_which_there_are() -> None:
    first, *_ = found(long(), "LEN002")
    (idle,) = found({**long(), "waivers": [waiver("LEN002", pointer=ALL_THREE[0])]}, "BND030")
    assert idle.message == "This waiver is for LEN002 and does not say which finding was looked at."
    assert first.fingerprint in idle.hint


def test_another_finding_of_the_rule_at_the_same_place_is_told() -> None:
    text = "Staff facilitate visits for each family. They leverage what they know."
    one = data({"base": GOOD, "set": {f"{OVERALL}/0/text": text}})
    first, other = found(one, "PLE002")
    left = found({**one, "waivers": [waiver("PLE002", finding=first.fingerprint)]}, "PLE002")
    assert [finding.fingerprint for finding in left] == [other.fingerprint]
    left = found({**one, "waivers": [waiver("PLE002", words="leverage")]}, "PLE002")
    assert [finding.fingerprint for finding in left] == [first.fingerprint]


def test_two_waivers_may_stand_for_the_same_finding() -> None:
    first, *_ = found(long(), "LEN002")
    twice = [waiver("LEN002", finding=first.fingerprint)] * 2
    assert "BND030" not in dict(told(long(), *twice))


# --- what accepts nothing ----------------------------------------------------------------


def test_one_whose_rule_finds_nothing_says_so() -> None:
    assert said(data({"base": GOOD}), waiver("LEN002", finding="0" * 16), waiver("LEN9")) == [
        "This waiver is for LEN002, which does not find here what was looked at.",
        "This waiver names no rule.",
    ]


def test_an_error_cannot_be_waived_and_the_waiver_says_so_while_it_stands() -> None:
    capped = data({"base": GOOD, "set": CAPPED})
    (error,) = found(capped, "GRD002")
    for ours in (waiver("GRD002"), waiver("GRD002", finding=error.fingerprint)):
        assert told(capped, ours) == [
            ("GRD002", "/judgements/overall/grade"),
            ("BND030", "/waivers/0"),
        ]
        assert said(capped, ours) == [
            "This waiver is for GRD002, an error, which cannot be waived."
        ]
    assert said(data({"base": GOOD}), waiver("GRD002")) == [
        "This waiver is for GRD002, which finds nothing here."
    ]


def test_an_idle_waiver_cannot_be_waived() -> None:
    idle = told(data({"base": GOOD}), waiver("LEN001"), waiver("BND030"))
    assert idle == [("BND030", "/waivers/0"), ("BND030", "/waivers/1")]


def test_a_waiver_says_its_reason_to_nobody() -> None:
    findings = look({**data({"base": GOOD}), "waivers": [waiver("LEN001")]}).findings
    assert "Agreed" not in f"{findings}"
    assert "Specimen" not in f"{findings}"


# --- version 1 ---------------------------------------------------------------------------


def test_an_older_bundle_names_by_rule_and_pointer_what_stands_alone() -> None:
    older = {**long(), "schema_version": "1"}
    assert told(older, waiver("LEN002", pointer="/narrative/leaders")) == [
        ("LEN002", at) for at in ALL_THREE[:2]
    ]
    (idle,) = found({**older, "waivers": [waiver("LEN002", pointer=OVERALL)]}, "BND030")
    assert idle.message == "This waiver is for LEN002 and fits two findings; so it holds for none."
    assert all(one.fingerprint in idle.hint for one in found(long(), "LEN002")[:2])


def test_a_pointer_ends_with_a_whole_name() -> None:
    older = {**long(), "schema_version": "1"}
    assert told(older, waiver("LEN002", pointer="/narrative/lead"))[-1] == ("BND030", "/waivers/0")


# --- a thing of the past -----------------------------------------------------------------


def late(day: str = LATE[PUBLISHED], **fields: Any) -> list[Finding]:
    """Return what is found of a step that was done late, and of what acknowledges it."""
    edits = {"base": "la-services-2014/good-with-board-review", "set": {PUBLISHED: day}}
    ours = [waiver("BND040", pointer=PUBLISHED, **fields)] if fields else []
    findings = look({**data(edits), "waivers": ours}).findings
    return [one for one in findings if one.rule.id.startswith(("BND03", "BND04"))]


def test_a_step_done_late_is_acknowledged_and_stays_visible() -> None:
    (step,) = late()
    assert fails([step], ("warning",))
    (step,) = late(acknowledges=True, date="2026-12-01", words="2026-11-30")
    assert (step.rule.id, step.acknowledged) == ("BND040", True)
    assert not fails([step], ("notice", "BND"))


def test_its_pointer_alone_says_no_day_and_the_hint_says_what_to_write() -> None:
    step, idle = late(acknowledges=True, date="2026-12-01")
    assert (step.acknowledged, idle.rule.id) == (False, "BND030")
    assert idle.message == "This waiver is for BND040 and does not say which finding was looked at."
    assert f"‘finding’ {step.fingerprint} or ‘words’ 2026-11-30" in idle.hint


def test_another_day_at_that_place_is_not_what_was_looked_at() -> None:
    ours = {"acknowledges": True, "date": "2026-12-01", "words": "2026-11-30"}
    step, idle = late(day="2027-01-29", **ours)
    assert (step.acknowledged, idle.rule.id) == (False, "BND030")
    assert idle.message == "This waiver is for BND040, which does not find here what was looked at."
    assert f"‘finding’ {step.fingerprint} or ‘words’ 2027-01-29" in idle.hint


def test_a_fingerprint_goes_when_the_step_was_due_on_another_day() -> None:
    bundle = data({"base": "la-services-2014/good-with-board-review", "set": LATE})
    (one,) = found(bundle, "BND040")
    bundle["event"]["end"] = bundle["event"]["start"]
    other = next(one for one in found(bundle, "BND040") if one.place.stable == PUBLISHED)
    assert one.limit != other.limit
    assert one.fingerprint != other.fingerprint


def test_one_order_is_acknowledged_and_no_other_at_the_same_day() -> None:
    steps = {"draft_sent": "2025-12-19", "comments_received": "2025-12-12"}
    ours = {f"/event/timetable/{name}": day for name, day in steps.items()}
    bundle = data({"base": "sccif-rfc-monitoring/good-compliance-notices", "set": ours})
    (order,) = found(bundle, "BND041")
    pointer = "/event/timetable/comments_received"
    day = {"acknowledges": True, "date": "2026-02-01", "pointer": pointer}
    by_print = waiver("BND041", finding=order.fingerprint, **day)
    assert [one.acknowledged for one in found({**bundle, "waivers": [by_print]}, "BND041")] == [
        True
    ]
    by_day = waiver("BND041", words="2025-12-12", **day)
    assert [one.acknowledged for one in found({**bundle, "waivers": [by_day]}, "BND041")] == [False]
    bundle["event"]["timetable"]["draft_sent"] = "2025-12-18"
    (other,) = found({**bundle, "waivers": [by_print]}, "BND041")
    assert not other.acknowledged


# --- what is counted ---------------------------------------------------------------------


def many(paragraphs: int, *waivers: dict[str, Any]) -> list[str]:
    """Return the fingerprints of what LEN001 finds in a section of so many paragraphs."""
    bundle = data({"base": GOOD, "sentences": {"overall": [2] * paragraphs}})
    return [one.fingerprint for one in found({**bundle, "waivers": [*waivers]}, "LEN001")]


def test_a_waiver_of_what_is_counted_goes_when_it_grows_by_a_quarter_of_the_limit() -> None:
    (looked_at,) = many(11)
    ours = waiver("LEN001", finding=looked_at)
    assert [len(many(number, ours)) for number in (9, 10, 11, 12)] == [0, 0, 0, 0]
    assert [len(many(number, ours)) for number in (13, 15, 20)] == [1, 1, 1]


def test_the_hint_says_what_there_is_since_it_grew() -> None:
    (looked_at,), (grown,) = many(9), many(15)
    bundle = data({"base": GOOD, "sentences": {"overall": [2] * 15}})
    ours = waiver("LEN001", finding=looked_at)
    (idle,) = found({**bundle, "waivers": [ours]}, "BND030")
    assert idle.message == "This waiver is for LEN001, which does not find here what was looked at."
    assert f"‘finding’ {grown}" in idle.hint


# --- what acknowledges nothing -----------------------------------------------------------


def test_without_a_day_it_acknowledges_nothing() -> None:
    step, finding = late(acknowledges=True)
    assert (step.acknowledged, finding.rule.id) == (False, "BND031")


def test_what_can_be_mended_cannot_be_acknowledged() -> None:
    day = {"acknowledges": True, "date": "2026-12-01"}
    bundle = data({"base": GOOD, "set": CAPPED})
    ours = {**bundle, "waivers": [waiver("GRD002", pointer="/judgements/overall/grade", **day)]}
    assert [one.acknowledged for one in found(ours, "GRD002")] == [False]
    assert len(found(ours, "BND032")) == 1


def test_words_that_look_like_personal_data_are_acknowledged_by_what_they_are() -> None:
    text = "A worker wrote to parent@example.org once. It helped."
    bundle = data({"base": GOOD, "set": {f"{OVERALL}/0/text": text}})
    day = {"acknowledges": True, "date": "2026-12-01"}
    for how, known in (({"words": text}, True), ({"pointer": f"{OVERALL}/0/text"}, False)):
        (one,) = found({**bundle, "waivers": [waiver("PRV002", **how, **day)]}, "PRV002")
        assert one.acknowledged is known


def test_the_rules_about_the_past() -> None:
    """Nobody can do in time what was late, nor note at an interview what was not noted then."""
    ours = {
        "BND040", "BND041", "BND042", "BND051", "EVD010", "EVD011", "EVD018", "PRV002", "PRV006",
    }  # fmt: skip
    assert {one.id for one in rules() if one.past} == ours
