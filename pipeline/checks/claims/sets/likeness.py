"""How much a word for how many and a fact of a note have in common, and whether of one set."""

from __future__ import annotations

from pipeline.checks.claims.asserted import clause
from pipeline.checks.claims.sets.claimed import Claimed
from pipeline.checks.claims.sets.noted import Noted
from pipeline.checks.claims.sets.parts_said import before, looked_back
from pipeline.checks.claims.sets.telling import PEOPLE, alike, children, people, told
from pipeline.checks.claims.sets.words_for import is_often
from pipeline.resources import remembered

_ENOUGH = 2  # telling words that say that both are of the same thing
_TWO = 2  # what is said of both is said of two that the report names


def likeness(one: Claimed, fact: Noted) -> float:
    """Return how much a word and a fact have in common; 0 where they speak of other things."""
    if (one.of or fact.d == _TWO) and fact.d and fact.d not in one.of:
        return 0
    if one.part and not _is_part(one, fact):
        return 0
    theirs = {*fact.about, *fact.around, *fact.follows}
    first, last = clause(one.said)
    if looked_back(one.said, first, last):  # ‘parents were told; schools often were not’
        here = told(one.said.passage.text[first:last]) - one.noun
        if here and not here & {*fact.about, *fact.around}:
            return 0
    shared = own(one) & theirs - fact.noun - one.noun
    both = len(one.about & set(fact.about))
    if not shared:
        return 0
    others = len(set(fact.about) - one.about) / 10  # ‘police in 14, health in 6’
    return 2 * both + len(shared) + 2 * is_same_set(one, fact) + of_noun(one, fact) - others


def own(one: Claimed) -> frozenset[str]:
    """Return what is said of a set, or, where that is ‘did so’, what was said before."""
    if not one.of or not one.about <= came():
        return one.about
    text, first = one.said.passage.text, one.said.place[0]
    return one.about | told(f"{before(one.said)} {text[first : one.said.start]}")


@remembered
def came() -> frozenset[str]:
    """Return what tells only that somebody was there: where, is said before."""
    return frozenset([alike("came")])


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
