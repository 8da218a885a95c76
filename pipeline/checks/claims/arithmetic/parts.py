"""Whether numbers behind a whole are its parts: they count the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.checks.claims.arithmetic.terms import Sentence, Term
from pipeline.checks.claims.arithmetic.words import words
from pipeline.checks.claims.topics import stem

_LABEL = re.compile(r"[\w,;(] [A-Z][a-z]+ $")  # ‘Room 3’
_BESIDES = re.compile(r"(?:, (?:and )?|\band )(?:with|plus|besides)(?: [a-z]+)? $", re.IGNORECASE)
_RANGE = re.compile(r" ?(?:-|–|to) ?")
_TWO = 2


def are_parts(sentence: Sentence, total: Term, parts: Sequence[Term]) -> bool:
    """Return whether numbers behind a whole count the same as it does.

    ‘Seven live here: six mothers and three fathers, with eight children’ does not say what seven
    are; and ‘seven families’ are no people.
    """
    nouns = {stem(one.noun) for one in parts if one.noun}
    ahead = [sentence.ahead(one) for one in parts]
    if any(_LABEL.search(one) or _BESIDES.search(one) for one in (sentence.ahead(total), *ahead)):
        return False
    if any(_RANGE.fullmatch(sentence.between(one, other)) for one, other in pairwise(parts)):
        return False
    if not total.noun:
        return len(nouns) < _TWO
    return stem(total.noun) not in words().groups or nouns <= {stem(total.noun)}
