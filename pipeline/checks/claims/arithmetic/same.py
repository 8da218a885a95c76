"""Whether a change is one of the numbers told before it, and these are of one thing.

‘There were 26 in May and 39 in June, so the number has doubled’ speaks of the two. ‘The hours fell
from 60 to 40 a week, and the output of each worker has tripled’ does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from pipeline.checks.claims.arithmetic.terms import Sentence, Term, values
from pipeline.checks.claims.arithmetic.words import words

_WORD = re.compile(r"[\w’-]+|[.,;:()–]")
_PARTED = frozenset(".,;:()–")
_FAR = 10  # times as much as another, a number is hardly one of the same thing at another time


def says_same(sentence: Sentence, last: Term, change: Term) -> bool:
    """Return whether nothing between a number and a change names something else that changed.

    A clause has no subject of its own (‘…, and so has doubled’), or one that looks back.
    """
    known = words().same
    between = [one.lower() for one in _WORD.findall(sentence.between(last, change))]
    noun = between.index(last.noun) + 1 if last.noun in between else 0
    looks_back = False
    at = len(between) - 1
    while at >= noun:
        word = between[at]
        if word in _PARTED:
            return True
        if word in known.sizes and between[at - 1 : at] != ["a"]:
            looks_back = True
        elif between[max(noun, at - 1) : at] == ["of"] and between[at - 2] in known.sizes:
            at -= 1
        elif word in known.back:
            looks_back = True
        elif word not in known.small and not word.endswith("ly"):
            return looks_back
        at -= 1
    return True


def are_levels(found: Sequence[Term]) -> bool:
    """Return whether some numbers may be of one thing at several times."""
    if not all(one.goes_with(other) for one, other in combinations(found, 2)):
        return False
    if any(one.amount.about == "many" for one in found):
        return False
    numbers = [one for one in values(found) if one]
    return not numbers or max(numbers) <= _FAR * min(numbers)
