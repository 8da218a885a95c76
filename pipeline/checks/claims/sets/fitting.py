"""Whether what a note counts is what a word for how many says of it."""

from __future__ import annotations

import re

from pipeline.checks.claims.sets.claimed import Claimed
from pipeline.checks.claims.sets.fact import Noted
from pipeline.checks.claims.sets.lists import lists
from pipeline.checks.claims.sets.telling import told
from pipeline.language.amount import Kind
from pipeline.language.amounts import amounts
from pipeline.model.pattern import later

_MANY = 20  # ‘many’ may be a small part of a great number
_NEAR = 20  # characters ahead of a number that tell that it is of others
_OTHER = later(r"\bthe (?:other|remaining) $", re.IGNORECASE)


def fits(one: Claimed, fact: Noted) -> bool:
    """Return whether a fact, or what is left of its set, is what a word says."""
    least, most = fact.least, fact.most
    if one.word.name == "times" and fact.name in ("once", "no"):
        return fact.name == "no"
    if _is_same_whole(one, fact):
        return True
    if _is_turned(one, fact):
        least, most = 100 - most, 100 - least
    if not fact.is_counted and fact.name == one.word.name:
        return True
    if one.word.name == "only_one" and fact.is_counted:
        return (fact.d - fact.n if _is_turned(one, fact) else fact.n) == 1
    if one.word.name == "some" and most == 100 == least and not one.is_named:
        return True
    if one.word.name == "many" and fact.n >= _MANY:
        return True
    return bears(one, least, most)


def _is_same_whole(one: Claimed, fact: Noted) -> bool:
    """Return whether both say it of all, or of none: then they hardly say the contrary.

    ‘Without warning’ is ‘unannounced’: what turns one of them round may stand in any word.
    """
    is_same = fact.is_counted and (fact.least, fact.most) == one.word.own and one.said.is_whole
    return is_same and not (one.turned ^ fact.turned) & lists().same.keys()


def bears(one: Claimed, least: float, most: float) -> bool:
    """Return whether a word may mean a share from and to some per cent."""
    return least <= one.word.own[1] and most >= one.word.own[0]


def _is_turned(one: Claimed, fact: Noted) -> bool:
    """Return whether one of both is turned round, but not by a word that both tell: ‘less busy’."""
    known, theirs = lists().same, {*fact.about}
    own = {
        word
        for word in one.turned - fact.turned
        if word in known or not told(word) or not told(word) <= theirs
    }
    return bool(own) != bool(fact.turned - one.turned)


def tells(one: Claimed, fact: Noted) -> bool:
    """Return whether the sentence tells the number of the fact itself."""
    if not 0 < fact.n < fact.d:
        return False
    said, held = one.said, {fact.n, fact.d - fact.n}
    text, (first, last) = said.text, said.place
    return any(
        each.value in held and each.kind in (Kind.COUNT, Kind.SHARE)
        for each in amounts(text)
        if first <= each.start < last and each.start != said.end + 1  # not ‘every one of the six’
        # nor ‘and the other three’
        if not _OTHER.search(text, max(first, each.start - _NEAR), each.start)
    )
