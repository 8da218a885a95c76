"""Words for how many of a set that the report sizes, beside a note that counts a set of as many.

‘Hardly any of the 61 tests were clear’ beside ‘61 tests since April, 58 clear’: that both are of 61
tells nearly as much as that they have their words in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.claims.sets.claimed import Claimed
from pipeline.checks.claims.sets.fact import Noted
from pipeline.checks.claims.sets.reading import Note
from pipeline.checks.claims.sets.telling import anybody, lasting, mind
from pipeline.language.amount import Kind
from pipeline.language.amounts import amounts
from pipeline.model.pattern import later

_FEWEST = 3  # sets of two are too many to tell which is meant
_HALF = 50
OF_OTHERS = later(r"\b(?:the )?(?:other|others|remaining) $", re.IGNORECASE)
"""What stands ahead of a number of what is left: ‘the other three’."""
_NEAR = 20  # characters ahead of a number in which that stands


def sized(one: Claimed, facts: Sequence[tuple[Note, Noted]]) -> Iterator[tuple[Note, Noted]]:
    """Yield what is counted of the set that a word is said of, if its size is told with it.

    None is where the paragraph tells the number elsewhere: then the word is of something else.
    """
    if one.size < _FEWEST or one.part or one.word.name in ("only_one", "period"):
        return
    for note, fact in facts:
        is_of_it = fact.d == one.size and is_sizing(fact)
        if is_of_it and not _is_told(one, fact) and _is_linked(one, fact):
            yield note, fact


def is_sizing(fact: Noted) -> bool:
    """Return whether a note counts so many of a set, and tells not of its last only."""
    return fact.is_counted and fact.name != "last"


def _is_linked(one: Claimed, fact: Noted) -> bool:
    """Return whether both say the same of a set, or one of them says nothing of its own."""
    if not ({*fact.about} - one.noun - lasting() - anybody() and one.about - anybody()):
        return True
    theirs = {*fact.about}
    if one.word.own[0] <= _HALF:
        theirs |= fact.around | fact.follows
    vague = anybody() | mind() | one.noun | fact.noun
    return bool(one.about & theirs - (vague | lasting() if one.said.is_whole else vague))


def _is_told(one: Claimed, fact: Noted) -> bool:
    """Return whether the paragraph tells a part of a set, or what is left of it, as a number."""
    text, held = one.said.text, {fact.n, fact.d - fact.n} - {0, fact.d}
    return any(
        each.value in held and each.kind in (Kind.COUNT, Kind.SHARE)
        for each in amounts(text)
        if not OF_OTHERS.search(text, max(0, each.start - _NEAR), each.start)
    )
