"""Phrases find words with their alternatives, and lists of words by their names."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.phrase import Phrase, phrase
from pipeline.model.phrase_needs import beginnings, may_hold, needs, words_of
from pipeline.model.phrase_search import Search, found_in

NAMES = ("Alder Lane", "St Mary’s Place")
LISTS = {
    "grade": "(|‘)(good|require(|s) improvement)(’|)",
    "said": "(is|was) <grade>",
    "loop": "a <loop>",
    "part": "(of|at) ..20",
}


def searched(one: Phrase) -> tuple[Search, ...]:
    return one.search(dict.fromkeys(one.slots, NAMES))


def found(written: str, text: str) -> list[str]:
    searches = searched(phrase(written, LISTS))
    assert searches
    matches = sorted(found_in(text, searches), key=lambda one: one.start())
    return [match[0] for match in matches]


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
    ("‘good’", "“Good” or ‘good’ or 'good' or \"good\" or good",
     ["“Good”", "‘good’", "'good'", '"good"']),
    ("care <colon> good", "Care (good), care, good", ["Care (good"]),
    ("is good <pause>", "It is good) or is good! or is good with", ["is good", "is good"]),
    ("!((at|in) (the|a)) home is", "Tea at the home is. In a home is. Home is.", ["Home is"]),
    ("(|!(at) home|!(in) house) is", "at home is, home is", ["is", "home is"]),
    ("<said>", "It is ‘good’; it was good; it requires improvement", ["is ‘good’", "was good"]),
    ("it <grade>", "It requires improvement, it good", ["It requires improvement", "it good"]),
    ("home (|<part>) is", "home of some is; home is; home of a long long long road is",
     ["home of some is", "home is"]),
    ("<capital> @* <capital> (school|park)", "In Oak School, Elm school or the elm Park; OAK PARK",
     ["Oak School", "OAK PARK"]),
    ("the <capital> m#", "the M5, the m5, The M4", ["the M5", "The M4"]),
    ("<start> met <end>", "met", ["met"]),
    ("<start> met <end>", "They met", []),
    ("{/setting/centres} is", "Alder Lane is", ["Alder Lane is"]),
    ("{/setting/centres} is", "St Mary's Place is", ["St Mary's Place is"]),
]  # fmt: skip


@pytest.mark.parametrize(("written", "text", "finds"), FINDS)
def test_a_phrase_finds(written: str, text: str, finds: list[str]) -> None:
    assert found(written, text) == finds


def test_a_phrase_that_needs_names_finds_nothing_where_there_are_none() -> None:
    assert phrase("{/setting/centres} is").search({"/setting/centres": ()}) == ()


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
        ("it is <loop>", "‘<loop>’ uses itself"),
        ("a" * 50_001, "more than 50,000 characters"),
        ("(" * 60 + "a" + ")" * 60, "more than 12 brackets"),
        ("a ...501 b", "at most 500 characters"),
        ("a (|of ..9999) b", "at most 500 characters"),
        ("a ... b ... c ... d", "too many ways"),
        ("(|a) " * 20 + "b", "too many ways"),
        ("*a*a*a*b", "at most two"),
    ],
)
def test_what_is_no_phrase_is_refused(written: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        phrase(written, LISTS)


def test_lists_that_name_lists_do_not_grow_without_end() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    lists = {one: f"<{other}> <{other}>" for one, other in pairwise(letters)} | {"z": "end"}
    with pytest.raises(ValueError, match=r"more than 50,000 characters"):
        phrase("it is <a>", lists)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("written", ["a ... a ... b", "(|a) " * 12 + "b", "a ...80 a ...80 a b"])
def test_a_large_phrase_is_looked_for_in_no_time(written: str) -> None:
    assert found(written, "a " * 100) == []


# --- a text without its words is not looked through ---------------------------------------


@pytest.mark.parametrize(("written", "text", "finds"), FINDS)
def test_what_a_phrase_needs_is_in_each_text_that_holds_it(
    written: str, text: str, finds: list[str]
) -> None:
    for part in searched(phrase(written, LISTS)):
        held = part.ready().search(text)
        assert not held or may_hold(words_of(text), part.needs)


@pytest.mark.parametrize(("written", "text", "finds"), FINDS)
def test_a_phrase_is_found_where_it_can_begin_as_it_is_anywhere(
    written: str, text: str, finds: list[str]
) -> None:
    for part in searched(phrase(written, LISTS)):
        anywhere = part.ready().finditer(text)
        found = part.find(text, words_of(text))
        assert [one.span() for one in found] == [one.span() for one in anywhere]


@pytest.mark.parametrize(
    ("written", "begins"),
    [
        ("(was|is) good", {"was", "is"}),
        ("(|very) good", {"good", "very"}),
        ("judg(e|ed|ing) it", {"judge", "judged", "judging"}),
        ("!(no|any) <capital> concern", {"concern"}),
        ("re-open it", {"re"}),
        ("cancel* it", set()),
        ("(it|*) is", set()),
        ("‘good’", set()),
    ],
)
def test_what_a_phrase_begins_with(written: str, begins: set[str]) -> None:
    assert beginnings(written) == begins


@pytest.mark.parametrize(
    ("written", "needed"),
    [
        ("(was|is) good", [{"good"}, {"was", "is"}]),
        ("(|very) good", [{"good"}]),
        ("judg(e|ed|ing) it", [{"judge", "judged", "judging"}, {"it"}]),
        ("(local authority|council) has", [{"authority", "council"}, {"has"}]),
        ("the authority’s !(own) cancel*", [{"authority"}, {"the"}]),
        ("UPN@## <pause>", []),
        ("{/setting/centres} is", [{"is"}]),
        ("(a|*) child(|’s)", [{"child"}]),
    ],
)
def test_what_a_phrase_needs(written: str, needed: list[set[str]]) -> None:
    assert [set(one) for one in needs(written)] == needed


def test_letters_with_two_small_forms_are_looked_through() -> None:
    assert found("inspector", "INSPECTOR, \u0130nspector") == ["INSPECTOR", "\u0130nspector"]


SIGNS = [*"()|* #@!,.-’‘'&a:<{", "...", "..60", " !(", "(|", "_"]


@given(st.lists(st.sampled_from([*SIGNS, "good", "home", "(is|was)"]), min_size=1, max_size=9))
def test_what_is_no_phrase_is_told_before_it_is_looked_for(parts: list[str]) -> None:
    """The pattern of a plain phrase is made late: nothing may be wrong with it then."""
    try:
        found = phrase("".join(parts))
    except ValueError:
        return
    assert all(one.ready() for one in found.parts)
