"""How much a word for how many and a fact of a note have in common, and whether of one set."""

from __future__ import annotations

import re

from pipeline.checks.claims.asserted import clause
from pipeline.checks.claims.sets.claimed import Claimed
from pipeline.checks.claims.sets.fact import Noted
from pipeline.checks.claims.sets.parts_said import before, looked_back
from pipeline.checks.claims.sets.telling import (
    PEOPLE,
    alike,
    anybody,
    children,
    lasting,
    people,
    told,
)
from pipeline.checks.claims.sets.words_for import is_often
from pipeline.language.number_words import NUMBER, value
from pipeline.model.pattern import later
from pipeline.resources import remembered

_TIMES = later(
    rf"\W*(?:of )?(?:the |these |those )?"
    rf"(?:(?P<n>{NUMBER}) (?:times|occasions)\b|(?P<two>both) times\b)",
    re.IGNORECASE,
)
_COUNTED = later(
    rf"(?P<n>{NUMBER}) times|x ?(?P<x>\d+)|(?P<y>\d+) ?x|(?P<two>twice)", re.IGNORECASE
)
_THERE = later(r"\bthere (?:is|are|was|were|ha(?:s|ve|d) been) $", re.IGNORECASE)
_ENOUGH = 2  # telling words that say that both are of the same thing
_TWO = 2  # what is said of both is said of two that the report names


def is_of_others(one: Claimed, fact: Noted, note: str) -> bool:
    """Return whether a word and a fact are of unlike things: how often, and a set; or fit so.

    ‘Sometimes’ is not said of a set, and ‘each of the three times’ is all of ‘three times’.
    """
    noted = note[fact.start : fact.end]
    if _is_as_often(one.said.text[one.said.end :], noted):
        return True
    is_seldom = one.word.name in ("sometimes", "often", "steady")
    return is_seldom and fact.name in ("all", "both") and not is_often(noted)


def _is_as_often(behind: str, noted: str) -> bool:
    """Return whether a word is said of so many times as a note tells: ‘each of the three times’.

    `behind` is the text behind the word; `noted` how often it was, as the note has it.
    """
    said, told = _TIMES.match(behind), _COUNTED.fullmatch(noted)
    return said is not None and told is not None and _times(said) == _times(told)


def _times(match: re.Match[str]) -> float:
    written = next((one for one in match.groups() if one), "")
    return _TWO if written.lower() in ("twice", "both") else value(written.lower())


def likeness(one: Claimed, fact: Noted) -> float:
    """Return how much a word and a fact have in common; 0 where they speak of other things."""
    if (one.of or fact.d == _TWO) and fact.d and fact.d not in one.of:
        return 0
    if one.part and not _is_part(one, fact):
        return 0
    theirs = {*fact.about, *fact.around, *fact.follows}
    first, last = clause(one.said)
    if looked_back(one.said, first, last):  # ‘parents were told; schools often were not’
        here = told(one.said.text[first:last]) - one.noun
        if here and not here & {*fact.about, *fact.around}:
            return 0
    shared = own(one) & theirs - fact.noun - one.noun
    both = len(one.about & set(fact.about))
    if not shared:
        return 1 if is_nothing(one, fact) else 0
    others = len(set(fact.about) - one.about) / 10  # ‘police in 14, health in 6’
    return 2 * both + len(shared) + 2 * is_same_set(one, fact) + of_noun(one, fact) - others


def own(one: Claimed) -> frozenset[str]:
    """Return what is said of a set, or, where that is ‘did so’, what was said before."""
    if not one.of or not one.about <= came():
        return one.about
    text, first = one.said.text, one.said.place[0]
    return one.about | told(f"{before(one.said)} {text[first : one.said.start]}")


@remembered
def came() -> frozenset[str]:
    """Return what tells only that somebody was there: where, is said before."""
    return frozenset([alike("came")])


def is_nothing(one: Claimed, fact: Noted) -> bool:
    """Return whether a note has none of what a report has some of: ‘restraints 0’."""
    of = {*fact.about} - lasting() - anybody()
    is_bare = not one.about - lasting() - anybody() and bool(_THERE.search(ahead_of(one)))
    return fact.most == 0 < one.word.own[0] and is_bare and bool(of) and of <= one.noun


def ahead_of(one: Claimed) -> str:
    """Return what stands in the clause of a word ahead of it."""
    return one.said.text[clause(one.said)[0] : one.said.start]


def _is_part(one: Claimed, fact: Noted) -> bool:
    """Return whether a fact is of the part of a set that a word is said of: ‘those who came’."""
    meant = one.part
    if not meant or meant.of:
        return is_same_set(one, fact)
    held = fact.noun | fact.around
    return bool(meant.which & held) and not meant.turned


def is_same_set(one: Claimed, fact: Noted) -> bool:
    """Return whether both are of a set of as many."""
    return fact.d in one.of


def of_noun(one: Claimed, fact: Noted) -> int:
    """Return 1 if both are of the same noun, 0 where nobody can tell, -1 if they are of others."""
    if PEOPLE.fullmatch(one.said.words):
        return 1 if fact.noun & people() else -1 if fact.noun or fact.d else 0
    if not one.noun or is_often(one.said.words):
        return 0
    if one.noun & {*fact.noun, *fact.about, *fact.around}:
        return 1
    known = children()
    return -1 if fact.noun and not (one.noun & known and fact.noun & known) else 0


def is_there(one: Claimed, fact: Noted) -> bool:
    """Return whether a word is said of those who came, where a note of as many does not say so."""
    is_bare = one.about != frozenset() and one.about <= came()
    return is_bare and is_same_set(one, fact) and not one.about & {*fact.about}


def is_of_one_day(one: Claimed, fact: Noted) -> bool:
    """Return whether a note says no more than where they came: ‘session 3 May: 6 of 8’."""
    about = {*fact.about}
    return len(about & own(one)) >= max(_ENOUGH, len(about) - 1)
