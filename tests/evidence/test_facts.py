"""Declared facts are asked by pointer; one that is not declared says nothing."""

from __future__ import annotations

from pipeline.evidence.facts import declared

FACTS = declared(
    {
        "weeks_without_manager": 30,
        "standards_breached": True,
        "several_weaknesses": False,
        "closure": {"closed_for": "four months"},
        "areas_less_relevant": {"daily-life": "Day visits only.", "transitions": "Nobody left."},
    }
)


def test_a_yes_is_true_and_nothing_else_is() -> None:
    assert FACTS.is_true("/facts/standards_breached")
    for other in ("several_weaknesses", "weeks_without_manager", "closure", "never_declared"):
        assert not FACTS.is_true(f"/facts/{other}")


def test_a_number_is_a_number_and_no_yes() -> None:
    assert FACTS.number("/facts/weeks_without_manager") == 30
    assert FACTS.number("/facts/standards_breached") is None
    assert FACTS.number("/facts/never_declared") is None


def test_the_fields_below_a_pointer_are_known_by_name() -> None:
    assert FACTS.fields("/facts/areas_less_relevant") == {"daily-life", "transitions"}
    assert FACTS.fields("/facts/standards_breached") == set()
    assert FACTS.fields("/facts/never_declared") == set()


def test_a_bundle_may_declare_nothing() -> None:
    assert declared({}).values == {}
