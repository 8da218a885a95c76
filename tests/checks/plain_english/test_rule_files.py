"""The rules are data, a file each: whole, true to their examples, and never in each other's way."""

from __future__ import annotations

from collections import Counter

import pytest

from pipeline.checks.plain_english.reader import reader
from pipeline.checks.plain_english.rule import KINDS, SCOPES, PlainRule
from pipeline.checks.plain_english.rule_file import plain_rules
from pipeline.checks.plain_english.run import Prose
from pipeline.model.forms import forms
from pipeline.report_type.toml.folder import house_styles
from pipeline.report_type.toml.house_style import house_style

EACH = pytest.mark.parametrize("rule", plain_rules(), ids=lambda rule: rule.id)


def test_every_kind_is_used() -> None:
    assert {rule.kind for rule in plain_rules()} == set(KINDS)


@EACH
def test_a_rule_says_something_in_whole_sentences(rule: PlainRule) -> None:
    assert rule.message.endswith(".")
    assert rule.hint.endswith(".") or not rule.hint


@EACH
def test_each_phrase_has_a_way_out(rule: PlainRule) -> None:
    assert all(phrase.hint.endswith(".") for phrase in rule.phrases)


def test_no_phrase_stands_twice() -> None:
    """Those of rules that hold in any style: one for some styles may take the place of another."""
    general = [rule for rule in plain_rules() if not rule.styles]
    times = Counter(phrase.words for rule in general for phrase in rule.phrases)
    assert [words for words, number in times.items() if number > 1] == []


@EACH
def test_no_exception_is_the_phrase_itself(rule: PlainRule) -> None:
    assert {phrase.words for phrase in rule.phrases}.isdisjoint(rule.exceptions)


@pytest.mark.parametrize("style", house_styles())
def test_a_house_style_tunes_rules_that_there_are(style: str) -> None:
    tuning = house_style(style).plain_english
    known = {rule.id for rule in plain_rules()}
    assert {*tuning.off, *tuning.severity, *tuning.exempt} <= known


# --- examples ----------------------------------------------------------------------------


def is_found(rule: PlainRule, text: str) -> bool:
    """Return whether a rule finds anything in a text, where the rule looks first."""
    scope = next(one for one in SCOPES if one in rule.scope)
    found = reader(min(rule.styles, default="published-reports")).read(
        [Prose(text, scope, "section")]
    )
    return any(alarm.rule == rule.id for alarm in found)


@EACH
def test_its_examples_are_found_and_let_pass(rule: PlainRule) -> None:
    assert [text for text in rule.finds if not is_found(rule, text)] == []
    assert [text for text in rule.lets_pass if is_found(rule, text)] == []


# --- the short way of writing forms ------------------------------------------------------


def test_forms_follow_each_other() -> None:
    assert list(forms("utilis(e|ed)", "us(e|ed)")) == [("utilise", "use"), ("utilised", "used")]
    assert list(forms("a (b|c) d(|s)", "x(|s)")) == [
        ("a b d", "x"),
        ("a b ds", "xs"),
        ("a c d", "x"),
        ("a c ds", "xs"),
    ]


def test_what_to_write_instead_needs_as_many_forms() -> None:
    with pytest.raises(ValueError, match="no group has 3 choices"):
        list(forms("utilis(e|ed)", "us(e|ed|ing)"))
