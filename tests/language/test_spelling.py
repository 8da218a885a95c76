"""British words are known in all their forms, misprints are not, and American words are told."""

from __future__ import annotations

import pytest

from pipeline.language.spelling import american, known, suggestions
from pipeline.language.unsuggested import UNSUGGESTED

KNOWN = (
    "families judgement organisation organised centre’s parents’ colour well-being multi-agency "
    "don’t programme licence practise enrolled fulfil counselling travelled London Tuesday "
    "co-ordinator rebalancing restrictors radicalisers seclusions electively misusers "
    "supercentres "
    "re-inspected non-attendance one-to-one self-harm whilst learnt organize Monday"
).split()
MISPRINTS = {
    "quicky": "quickly",
    "freind": "friend",
    "recieve": "receive",
    "arguement": "argument",
    "occured": "occurred",
    "seperate": "separate",
    "inspecton": "inspection",
    "requirment": "requirement",
    "safegaurding": "safeguarding",
    "chlidren": "children",
    "childs": "child",
    "relevent": "relevant",
    "colection": "collection",
    "recomend": "recommend",
    "extremly": "extremely",
    "immediatly": "immediately",
    "reponse": "response",
    "unkown": "unknown",
}
AMERICAN = {
    "color": "colour",
    "center": "centre",
    "behavior": "behaviour",
    "counseling": "counselling",
    "traveling": "travelling",
    "favorite": "favourite",
    "neighbor": "neighbour",
    "labor": "labour",
    "canceled": "cancelled",
    "honoring": "honouring",
}


@pytest.mark.parametrize("word", KNOWN)
def test_a_british_word_is_known(word: str) -> None:
    assert known(word)
    assert not american(word)


@pytest.mark.parametrize(("word", "meant"), MISPRINTS.items())
def test_a_misprint_is_not_known_and_what_was_meant_is_suggested(word: str, meant: str) -> None:
    assert not known(word)
    assert not american(word)
    assert meant in suggestions(word)


@pytest.mark.parametrize(("word", "meant"), AMERICAN.items())
def test_an_american_word_is_told_with_the_british_one(word: str, meant: str) -> None:
    assert american(word)
    assert not known(word)
    assert meant in suggestions(word)


@pytest.mark.parametrize("word", ["cit", "fukk", "shitt", "hellp", "wanke"])
def test_nothing_vulgar_is_suggested(word: str) -> None:
    assert not UNSUGGESTED.intersection(suggestions(word))
