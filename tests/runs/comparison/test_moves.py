"""Findings are told apart by fingerprint: new, gone, moved; and a limit is crossed once."""

from __future__ import annotations

from pipeline.model.comparison.findings import FindingChange, Found, causes
from pipeline.model.finding import DocumentAddress, Place, Words
from pipeline.runs.comparison.both import Both
from pipeline.runs.comparison.found import found_here
from pipeline.runs.comparison.measure import FoundHere, Measure
from pipeline.runs.comparison.moves import moves
from pipeline.runs.rules import rule

NONE = frozenset[str]()


def finding(section: str = "overall", *, steps: int = 0, words: str = "Some words.") -> FoundHere:
    """Return a finding about some words of a section, so many steps beyond its limit."""
    many = rule("LEN001")
    assert many
    place = Place(document=DocumentAddress("report", section), words=Words(words, 0, len(words)))
    return found_here(many.at(place, "Too long.", steps=steps))


def told(base: FoundHere | None, head: FoundHere | None) -> list[tuple[str, str, bool]]:
    was, now = (Measure("a", found=(one,) if one else ()) for one in (base, head))
    found = moves("b.json", Both(was, now), NONE)
    return [(one.change, one.before, one.crossed) for one in found]


def test_what_is_the_same_is_not_told() -> None:
    assert told(finding(), finding()) == []


def test_what_came_crosses_a_limit_and_what_went_does_not() -> None:
    assert told(None, finding()) == [("new", "", True)]
    assert told(finding(), None) == [("gone", "", False)]


def test_what_is_in_another_section_now_has_moved() -> None:
    assert told(finding("overall"), finding("leaders")) == [("moved", "report/overall", False)]


def test_what_is_about_other_words_is_another_finding() -> None:
    found = told(finding(words="Some words."), finding(words="Others."))
    assert found == [("new", "", True), ("gone", "", False)]


def test_what_is_further_beyond_the_same_limit_is_new_and_crosses_nothing() -> None:
    assert told(finding(steps=1), finding(steps=2)) == [("new", "", False), ("gone", "", False)]


def test_what_is_less_far_beyond_its_limit_is_known() -> None:
    assert told(finding(steps=3), finding(steps=1)) == []


def test_a_baseline_knows_a_finding_that_was_further_beyond_its_limit() -> None:
    base, head = Measure("a"), Measure("a", found=(finding(steps=1),))
    known = frozenset({finding(steps=2).found.fingerprint})
    assert [one.known for one in moves("b.json", Both(base, head), known)] == [True]


def test_the_same_said_of_many_bundles_is_one_cause() -> None:
    def change(bundle: str, message: str = "Too long.") -> FindingChange:
        return FindingChange("new", bundle, "a", Found("LEN001", "notice", "0", message))

    found = causes([change("a"), change("b"), change("a", "Too hard."), change("a")])
    assert [(one.first.found.message, one.bundles) for one in found] == [
        ("Too long.", ("a", "b")),
        ("Too hard.", ("a",)),
    ]
