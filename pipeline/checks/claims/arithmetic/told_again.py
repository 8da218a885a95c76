"""Whether a share only tells again, by the way, what a count beside it says."""

from __future__ import annotations

import re

from pipeline.checks.claims.arithmetic.terms import Sentence, Term
from pipeline.checks.claims.arithmetic.words import Role
from pipeline.language.amount import Kind
from pipeline.model.pattern import later

Pair = tuple[float, float]
POINTS = 0.035
"""By how much a fraction may be off, where nothing says that it is near."""

_ABOUT = (
    r"(?:(?:about|nearly|almost|just|over|under|more|less|fewer|than|only|some|well|around|exactly|"
    r"slightly|rather|a|an|the) )*"
)
_BY_THE_WAY = later(
    r"(?:[,;:–] ?|\(|\b(?:or|that is|which is|which was|making|this is|that was|it is|thus|so) )"
    rf"(?:or |i\.e\. |that is,? |which is |which was |a rate of |a share of )?{_ABOUT}$",
    re.IGNORECASE,
)
_ITS_OWN = later(  # ‘In one of the three areas, 81% of families came’
    r" of (?!(?:them|these|those|the total|all)\b)| (?:have|has|had|were|was|are|is|do|did)\b"
)
_COUNT_NEXT = later(rf"(?: of)?(?: [\w’-]+){{0,6}}?(?:, | \(|: ){_ABOUT}", re.IGNORECASE)


def is_rounded(sentence: Sentence, share: Term, pair: Pair) -> bool:
    """Return whether a count is only a way to say a per cent: ‘76 per cent, three out of four’."""
    rates = [one.amount for one in sentence.terms if one.amount.rate and one is not share]
    is_rate = any((one.value, one.of) == pair for one in rates)
    is_near = abs(share.amount.value / 100 - pair[0] / pair[1]) <= POINTS
    return share.amount.kind is Kind.PER_CENT and is_rate and is_near


def is_told_of(sentence: Sentence, share: Term, pair: Pair) -> bool:
    """Return whether a share only tells the count of its sentence, or of the one before, anew.

    It is said by the way (‘20 were good, or three quarters’), or a count follows it so.
    """
    is_aside = _BY_THE_WAY.search(sentence.ahead(share)) and not _ITS_OWN.match(
        sentence.behind(share)
    )
    if Role.RATE in share.roles or is_aside:
        return True
    behind = sentence.terms[sentence.terms.index(share) + 1 :][:1]
    return any(
        one.amount.value in pair and _COUNT_NEXT.fullmatch(sentence.between(share, one))
        for one in behind
    )
