"""The rules are data: complete, in step with their Rule objects, and never in each other's way."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pipeline.checks.plain_english import rule_file
from pipeline.checks.plain_english.forms import forms
from pipeline.checks.plain_english.rule import KINDS, PlainRule
from pipeline.checks.plain_english.rule_file import FOLDER, plain_rules
from pipeline.language.house_style import house_style
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Severity
from pipeline.resources import TEMPLATES
from pipeline.rules.plain_english import RULES

EACH = pytest.mark.parametrize("rule", plain_rules(), ids=lambda rule: rule.id)
STYLES = sorted(path.stem for path in (TEMPLATES / "house-styles").glob("*.toml"))


def test_each_rule_has_one_file_by_its_name() -> None:
    assert [rule.id for rule in plain_rules()] == [rule.id for rule in RULES]
    named = {rule.id: rule.name for rule in RULES}
    for path in FOLDER.glob("*.toml"):
        assert path.stem == named[rule_file._rule(path).id]


def test_no_rule_is_an_error() -> None:
    assert all(rule.severity is not Severity.ERROR for rule in RULES)


def test_every_kind_is_used() -> None:
    assert {rule.kind for rule in plain_rules()} == set(KINDS)


@EACH
def test_a_rule_says_something_somewhere(rule: PlainRule) -> None:
    assert rule.scope
    assert rule.message.endswith(".")
    assert rule.hint.endswith(".") or not rule.hint


@EACH
def test_each_phrase_has_somebody_who_says_so_and_a_way_out(rule: PlainRule) -> None:
    for phrase in rule.phrases:
        assert phrase.words
        assert phrase.citation
        assert phrase.citation.says
        assert phrase.hint.endswith(".")


def test_no_phrase_stands_twice() -> None:
    times = Counter(phrase.words for rule in plain_rules() for phrase in rule.phrases)
    assert [words for words, number in times.items() if number > 1] == []


@EACH
def test_no_exception_is_the_phrase_itself(rule: PlainRule) -> None:
    assert {phrase.words for phrase in rule.phrases}.isdisjoint(rule.exceptions)


@pytest.mark.parametrize("style", STYLES)
def test_a_house_style_tunes_rules_that_there_are(style: str) -> None:
    tuning = house_style(style).plain_english
    assert {*tuning.off, *tuning.severity, *tuning.exempt} <= {rule.id for rule in RULES}


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


# --- a file that is wrong ----------------------------------------------------------------

BASE = 'id = "PLE900"\nkind = "words"\nscope = ["item"]\nmessage = "No."\n'


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        (BASE.replace("words", "wards"), "must be one of", 2),
        (BASE + "hnt = 'x'\n", "Unknown key", 5),
        (BASE + '[[words]]\nsays = "we"\n[words.instead]\n"a(b|c)" = "x(1|2|3)"\n', "3 choices", 8),
        (BASE + '[[words]]\n[words.instead]\n"a" = "b"\n', "‘says’ must be a text", 5),
        ("id = ", "cannot be read", 1),
    ],
)
def test_a_broken_file_is_told_with_its_line(
    text: str, message: str, line: int, tmp_path: Path
) -> None:
    path = tmp_path / "plain-english" / "broken.toml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenError, match=message) as raised:
        rule_file._rule(path)
    assert raised.value.place.template
    assert raised.value.place.template.line == line
