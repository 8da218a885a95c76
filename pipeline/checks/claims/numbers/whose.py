"""Whose share it is: four fifths of staff are not held by what was counted of parents."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.checks.claims.arithmetic.terms import noun_behind
from pipeline.checks.claims.numbers.grounds import Ground
from pipeline.checks.claims.people import all_of
from pipeline.language.amount import Amount, Kind
from pipeline.model.pattern import later

_OF = later(
    r" (?:out )?of (?:(?:all|both) )?(?:of )?"
    r"(?:(?:the|its|their|our|these|those|his|her|all) )?(?:\d+ )?",
    re.IGNORECASE,
)
# These may be children, parents, carers or relatives.
_ANYBODY = frozenset("family families people adults households residents homes".split())


def may_be_theirs(text: str, amount: Amount, ground: Ground, records: Mapping[str, str]) -> bool:
    """Return whether a share of people may be one that a record counts of such people."""
    is_share = amount.kind in (Kind.PER_CENT, Kind.FRACTION) or amount.rate
    own = _kinds(_noun(text, amount.end)) if is_share else frozenset()
    if not own:
        return True
    theirs = [kinds for noun in _nouns(ground, records) if (kinds := _kinds(noun))]
    return not theirs or any(own & kinds for kinds in theirs)


def _noun(text: str, end: int) -> str:
    """Return what a share is of: ‘four fifths of the staff’, ‘nine in ten parents’."""
    of = _OF.match(text, end)
    return noun_behind(text, of.end() - 1 if of else end)


def _kinds(noun: str) -> frozenset[str]:
    return frozenset() if not noun or noun in _ANYBODY else all_of(noun).kinds


def _nouns(ground: Ground, records: Mapping[str, str]) -> list[str]:
    """Return what a record counts where a ground stands: of its words, or of its measure."""
    held = ground.held
    if not held:
        return []
    if not ground.said:
        return records.get(f"{held.pointer}/units", "").split()
    for pointer, found in held.texts:
        here = [one for one in ground.said if any(one is each for each in found)]
        if here:
            told = records.get(pointer, "")
            return [_noun(told, one.end) for one in here]
    return []
