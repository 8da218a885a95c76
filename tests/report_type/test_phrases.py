"""Phrases find words with their alternatives, and those of report types what they should."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.phrase import phrase
from pipeline.report_type.demands import Forbidden, Said
from pipeline.report_type.toml.file import ids, load

NAMES = ("Alder Lane", "St Mary’s Place")


def found(written: str, text: str, *unless: str) -> list[str]:
    pattern = phrase(written, unless).search(lambda _: NAMES)
    assert pattern
    return [match[0] for match in pattern.finditer(text)]


# What is written, a text, and what is found in it.
FINDS = [
    ("requires improvement", "It Requires  improvement.", ["Requires  improvement"]),
    ("rate", "They rated rates at any rate.", ["rate"]),
    ("rat(e|ed)", "They rated it at any rate.", ["rated", "rate"]),
    ("(was|is) good", "It was good. It is good.", ["was good", "is good"]),
    ("is (|very) good", "It is good, is very good.", ["is good", "is very good"]),
    ("(|very) good", "Good, very good.", ["Good", "very good"]),
    ("(one (|of the) homes|it)", "One of the homes has it.", ["One of the homes", "it"]),
    ("child(|’s|ren’s) view", "Child's view, children’s view", ["Child's view", "children’s view"]),
    ("cancel*", "To cancel; cancellation; a cell.", ["cancel", "cancellation"]),
    ("no * concern", "No new concern. No concern.", ["No new concern"]),
    ("(|*) concern", "A concern.", ["A concern"]),
    ("UPN@##", "UPNA12, UPN12", ["UPNA12"]),
    ("police ...20 home", "Police came to the home. Police. A home.", ["Police came to the home"]),
    ("police ...5 home", "Police came to the home.", []),
    ("police ... home", "Police: they went home.", ["Police: they went home"]),
    ("police ..60 home", "Police came: home.", []),
    ("!(no|any) concern", "No concern, any concern, a concern", ["concern"]),
    ("good !(at|enough to)", "Good at it, good enough to, good enough", ["good"]),
    ("it is good <pause>", "It is good and it is good at night", ["It is good"]),
    ("care <colon> good", "Care: good; care – good; care good", ["Care: good", "care – good"]),
    ("‘good’", "“Good” or ‘good’ or good", ["“Good”", "‘good’"]),
    ("<start> met <end>", "met", ["met"]),
    ("<start> met <end>", "They met", []),
    ("{/setting/centres} is", "Alder Lane is", ["Alder Lane is"]),
    ("{/setting/centres} is", "St Mary's Place is", ["St Mary's Place is"]),
]  # fmt: skip


@pytest.mark.parametrize(("written", "text", "finds"), FINDS)
def test_a_phrase_finds(written: str, text: str, finds: list[str]) -> None:
    assert found(written, text) == finds


def test_a_sentence_with_an_exception_is_let_pass_and_others_are_found_from_their_start() -> None:
    text = "It was judged good. At the last inspection it was judged good. Then judged good again."
    assert found("judged good", text, "last inspection") == [
        "It was judged good",
        "Then judged good",
    ]


def test_a_phrase_that_needs_names_finds_nothing_where_there_are_none() -> None:
    assert phrase("{/setting/centres} is").search(lambda _: ()) is None


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", "it has no word"),
        ("<start> <end>", "it has no word"),
        ("one  two", "one space"),
        ("one (two", "not closed"),
        ("one) two", "not open"),
        ("one|two", "in brackets"),
        ("...40 one", "neither first nor last"),
        ("one <stop>", "‘<’ has no meaning"),
        (r"\bone\b", "has no meaning"),
        ("one[s]?", "has no meaning"),
        ("!(no *) one", "plain words"),
        ("{setting} is", "has no meaning"),
    ],
)
def test_what_is_no_phrase_is_refused(written: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        phrase(written)


# --- those of report types ---------------------------------------------------------------

WORDING: dict[str, Any] = tomllib.loads(Path(__file__).with_name("wording.toml").read_text("utf-8"))


def rules() -> Iterator[tuple[str, str, Forbidden | Said]]:
    for type_ in ids():
        yield from ((type_, "forbidden", one) for one in load(type_).rules.forbidden)
        yield from ((type_, "said", one) for one in load(type_).rules.said)


RULES = [one for one in rules() if one[0] != "lscb-review-2014"]  # those of its framework
EACH = pytest.mark.parametrize(
    ("type_", "key", "rule"), RULES, ids=[f"{type_}-{rule.id}" for type_, _, rule in RULES]
)


def is_found(rule: Forbidden | Said, text: str) -> bool:
    patterns = [one.search(lambda _: NAMES) for one in rule.phrases]
    return any(one.search(text) for one in patterns if one)


@EACH
def test_its_phrases_find_what_they_found(type_: str, key: str, rule: Forbidden | Said) -> None:
    known = WORDING[type_][key][rule.id]
    assert len(known["found"]) + len(known["let_pass"]) >= 20
    assert [text for text in known["found"] if not is_found(rule, text)] == []
    assert [text for text in known["let_pass"] if is_found(rule, text)] == []


@EACH
def test_each_of_its_phrases_is_needed(type_: str, key: str, rule: Forbidden | Said) -> None:
    texts = WORDING[type_][key][rule.id]["found"]
    for one in rule.phrases:
        pattern = one.search(lambda _: NAMES)
        assert pattern
        assert any(pattern.search(text) for text in texts), one.written


def test_the_wording_is_of_rules_that_there_are() -> None:
    told = {
        (type_, key, id_) for type_, keys in WORDING.items() for key in keys for id_ in keys[key]
    }
    assert told == {(type_, key, rule.id) for type_, key, rule in RULES}
