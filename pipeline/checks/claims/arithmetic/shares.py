"""Whether per cents and fractions agree with the counts beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.claims.arithmetic.sentence import Sentence, Wrong
from pipeline.checks.claims.numbers.follows import near
from pipeline.language.amounts import Amount, Kind

_BESIDE = re.compile(r" \(|,? or (?:\w+ )?|,? which is ", re.IGNORECASE)
WHOLE = re.compile(r"\b[Oo]f (?:the |these |those |its |all |their )*$")
_POINTS, _SOME_POINTS, _SIDE = 0.035, 0.08, 0.25  # a fraction may be off: exact, about, over


def shares(sentence: Sentence) -> Iterator[Wrong]:
    """Yield a per cent or a fraction that is not that of the only count out of a total there."""
    per_cents, fractions = sentence.of(Kind.PER_CENT), sentence.of(Kind.FRACTION)
    if len(per_cents) == 1 and len(fractions) == 1:
        yield from _both(sentence, fractions[0], per_cents[0])
        return
    counted = [*_counted(sentence)]
    counted = counted or [
        (one.value, one.of) for one in sentence.before if one.kind is Kind.SHARE and not one.unit
    ]
    found = [*per_cents, *fractions]
    if len(counted) == 1 and len(found) == 1 and counted[0][1]:
        (n, m), amount = counted[0], found[0]
        if not any(_is(amount, share) for share in (n / m, 1 - n / m)):
            yield Wrong(amount, f"{n:,g} of {m:,g} is {100 * n / m:.0f}%")


def _both(sentence: Sentence, fraction: Amount, per_cent: Amount) -> Iterator[Wrong]:
    """Yield a per cent in brackets, or after ‘or’, that is not the fraction before it."""
    between = sentence.text[fraction.end : per_cent.start]
    is_beside = fraction.start < per_cent.start and _BESIDE.fullmatch(between)
    if is_beside and not _is(fraction, per_cent.value / 100):
        yield Wrong(per_cent, f"the fraction before it is {100 * fraction.value:.0f}%")


def _counted(sentence: Sentence) -> Iterator[tuple[float, float]]:
    """Yield ‘n of m’, and ‘of m families, n’."""
    for at, one in enumerate(sentence.found):
        after = sentence.found[at + 1] if at + 1 < len(sentence.found) else None
        if one.kind is Kind.SHARE and not one.unit:
            yield one.value, one.of
        elif after and one.kind is after.kind is Kind.COUNT and after.value <= one.value:
            yield from [(after.value, one.value)] if WHOLE.search(sentence.ahead(one)) else []


def _is(amount: Amount, share: float) -> bool:
    if amount.kind is Kind.PER_CENT:
        rounded = abs(amount.value - 100 * share) <= 0.5 / 10**amount.decimals + 1e-9
        return rounded or near(amount, 100 * share)
    off = amount.value - share
    match amount.about:
        case "over" | "least":
            return -_SIDE <= off <= 0
        case "nearly":
            return 0 <= off <= _SOME_POINTS
        case "under" | "most":
            return 0 <= off <= _SIDE
        case _:
            return abs(off) <= (_SOME_POINTS if amount.about else _POINTS)
