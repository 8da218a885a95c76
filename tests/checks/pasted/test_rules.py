"""The rules on pasted text are true to their examples, and leave what is right alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.checks.pasted.rule import PastedRule
from pipeline.checks.pasted.rule_file import pasted_rules
from tests.checks.pasted.reading import first_scope, found

EACH = pytest.mark.parametrize("rule", pasted_rules(), ids=lambda rule: rule.rule.id)


@EACH
def test_its_examples_are_found(rule: PastedRule) -> None:
    scope = first_scope(rule)
    missed = [
        text for text in rule.finds if not any(hit.rule is rule for hit in found(text, scope))
    ]
    assert missed == []


@EACH
def test_what_is_right_is_let_pass(rule: PastedRule) -> None:
    scope = first_scope(rule)
    told = {
        text: [hit.message for hit in hits]
        for text in rule.lets_pass
        if (hits := [hit for hit in found(text, scope) if hit.rule is rule])
    }
    assert told == {}


@EACH
def test_each_pattern_finds_an_example(rule: PastedRule) -> None:
    idle = [
        one.source
        for one in rule.patterns
        if not any(
            found(text, first_scope(one), rules=(replace(rule, patterns=(one,)),))
            for text in rule.finds
        )
    ]
    assert idle == []


@EACH
def test_there_are_examples_enough(rule: PastedRule) -> None:
    assert len(set(rule.finds)) >= 10
    assert len(set(rule.lets_pass)) >= 10


def test_what_one_rule_lets_pass_no_rule_finds() -> None:
    """Text that is right is right for all, save where an example shows what another rule finds."""
    told = {
        (text, hit.rule.rule.id)
        for rule in pasted_rules()
        for text in rule.lets_pass
        for hit in found(text, first_scope(rule))
    }
    assert told == set()
