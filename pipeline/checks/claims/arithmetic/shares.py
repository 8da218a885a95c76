"""Whether per cents, fractions and ‘one in ten’ agree with the counts beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.claims.arithmetic.terms import Sentence, Term, Wrong
from pipeline.checks.claims.arithmetic.told_again import POINTS, Pair, is_rounded, is_told_of
from pipeline.checks.claims.arithmetic.words import Role, words
from pipeline.checks.claims.numbers.near import near
from pipeline.checks.claims.people import people_in
from pipeline.checks.claims.topics import stems
from pipeline.language.amount import Amount, Kind

_BESIDE = re.compile(r",? \(|,? or (?:\w+ )?|,? which is |, that is |, |: ", re.IGNORECASE)
_OF = re.compile(r"\b[Oo]f (?:the |these |those |its |all |their )*$")
_SHARE_OF = re.compile(
    r"(?:thirds?|quarters?|half|fifths?|tenths?|eighths?|cent|%) of (?:\w+ )?$", re.IGNORECASE
)
_WHOLE = re.compile(r" of (?:the |these |those |its |all |their )*", re.IGNORECASE)
_THEN = re.compile(r"[^.;:()\d]{0,40}(?:, | \()(?:or |that is |which is )?", re.IGNORECASE)
_OF_THEM = re.compile(r"\)| of (?:those|these|them|the total)\b")
_ASIDE = re.compile(r"[^.;:]{0,30}(?:, | \(|, that is )$")
_ASIDE_OF = re.compile(
    r"(?: [\w’-]+){0,3}(?:, | \(|, that is |, which (?:is|was) |: )"
    r"(?:(?:about|nearly|almost|just|over|under|more than|less than|fewer than|only|some) )*"
)
_COUNTED = (Kind.COUNT, Kind.DURATION, Kind.MONEY)
_CLOSED = re.compile(r"(?: of (?:them|these|those)| in all| in total| altogether)?(?:[.,;)]|$)")
_SO = re.compile(r"\b(?:so|thus|therefore|which means)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[.,;:)]")
_OLDER = re.compile(
    r"^ (?:in|for|during) (?:the )?(?:year |spring |summer |autumn )?"
    r"(?:(?:19|20)\d\d|(?:\w+ )?before)\b"
)
_THEN_IN = re.compile(
    r"(?:[;.:,] |\b(?:and|but|while) )(?:[Ii]n|[Ff]or|[Dd]uring) (?:\w+ ){0,3}(?:19|20)\d\d\b"
)
_BACK = re.compile(r"\b(?:this|that|these|those|they|it|them|which)\b", re.IGNORECASE)
_SOME_POINTS, _SIDE = 0.08, 0.25  # a fraction may be off: about, over


def shares(sentence: Sentence) -> Iterator[Wrong]:
    """Yield a share that is not that of the count out of a total beside it."""
    found = [one for one in sentence.terms if _is_share(one)]
    if len(found) == 2 and found[0].amount.kind is not Kind.PER_CENT:
        yield from _both(sentence, *found)
    yield from (wrong for one in found for wrong in _aside(sentence, one))
    yield from _complement(sentence, found)
    yield from (wrong for one in found[:1] for wrong in _of_two(sentence, one))
    for one in found:
        beside = _beside(sentence, one)
        whole = _of_whole(sentence, one)
        pair = beside or whole or (_only(sentence) if len(found) == 1 else None)
        if pair and not whole and _is_of_others(sentence, one, beside):
            continue
        if pair and not (beside or whole or [*_counted(sentence)]) and _has_its_own(sentence, one):
            continue
        if pair and not (beside or whole) and _is_of_another(sentence, one, pair):
            continue
        if pair and not (beside or whole) and not is_told_of(sentence, one, pair):
            continue
        if pair and is_rounded(sentence, one, pair):
            continue
        if pair and not any(_is(one.amount, each) for each in _ratios(sentence, pair, beside)):
            n, m = pair
            yield Wrong(one, f"{n:,.12g} of {m:,.12g} is {100 * n / m:.0f}%")


def _of_two(sentence: Sentence, share: Term) -> Iterator[Wrong]:
    """Yield a share behind two counts, of which the one is part of the other, and no other.

    ‘48 began, and 36 finished (67%)’: it may be as well what is left, or by how much they differ.
    """
    counts = [one for one in sentence.terms if one.amount.start < share.amount.start]
    is_last = counts and _THEN.fullmatch(sentence.between(counts[-1], share))
    if not is_last or not _OF_THEM.match(sentence.behind(share)) or len(counts) != len(("n", "m")):
        return
    small, great = sorted(one.amount.value for one in counts)
    alike = {one.unit for one in counts} == {"count"} and counts[0].goes_with(counts[1])
    if alike and small:
        made = small / great, 1 - small / great, great / small - 1
        if not any(_is(share.amount, one) for one in made):
            yield Wrong(share, f"{small:,.12g} of {great:,.12g} is {100 * made[0]:.0f}%")


def _is_share(term: Term) -> bool:
    amount = term.amount
    is_way = amount.kind is Kind.SHARE and amount.unit == "in"
    return is_way or amount.kind in (Kind.PER_CENT, Kind.FRACTION)


def _ratios(sentence: Sentence, pair: Pair, beside: Pair | None) -> list[float]:
    """Return the share that a count is, and what is left of it where the words may mean that."""
    share = pair[0] / pair[1]
    if beside or not words().denials.search(sentence.text):
        return [share]
    return [share, 1 - share]


def _is_of_others(sentence: Sentence, share: Term, beside: Pair | None) -> bool:
    """Return whether a share is set against the count: it is of others, or of another time.

    Just beside the count only what stands behind the share may do so: ‘61 of 87, 80 per cent’.
    """
    known, start = words().others, share.amount.start
    behind = _CLAUSE.split(sentence.behind(share), maxsplit=1)[0]
    if known.behind.search(behind) or known.around.search(behind) or _OLDER.search(behind):
        return True
    counts = [one.amount.end for one in (*sentence.before, *sentence.terms) if _is_count(one)]
    first = max((one for one in counts if one <= start), default=sentence.start)
    ahead = sentence.text[first:start]
    is_of_others = known.ahead.search(ahead) or known.around.search(ahead) or _THEN_IN.search(ahead)
    return beside is None and is_of_others is not None


def _has_its_own(sentence: Sentence, share: Term) -> bool:
    """Return whether a sentence says by itself of whom its share is: ‘Lone parents do best, at 71’.

    Then the count of the sentence before it is of others.
    """
    begun = sentence.text[sentence.start : share.amount.start]
    people = next(iter(people_in(begun)), None)
    if not people or _BACK.search(begun):
        return False
    said = stems(begun[: people[1]].rsplit(".", 1)[-1])
    before = sentence.text[: sentence.start].rstrip()
    return not said <= stems(before[before.rfind(". ") + 1 :])


def _is_count(term: Term) -> bool:
    return term.unit == "count" or term.amount.kind is Kind.SHARE


def _is_of_another(sentence: Sentence, share: Term, pair: Pair) -> bool:
    """Return whether a share has a whole of its own: ‘a third of the 400 forms’."""
    behind = sentence.terms[sentence.terms.index(share) + 1 :][:1]
    own = (one.amount.value for one in behind if _WHOLE.fullmatch(sentence.between(share, one)))
    return any(one not in pair for one in own)


def _both(sentence: Sentence, first: Term, last: Term) -> Iterator[Wrong]:
    """Yield a per cent in brackets, or after ‘or’, that is not the fraction before it."""
    if last.amount.kind is Kind.PER_CENT and _BESIDE.fullmatch(sentence.between(first, last)):
        share = _share(first.amount)
        if not any(_is(one, last.amount.value / 100) for one in (first.amount,)):
            yield Wrong(last, f"the share before it is {100 * share:.0f}%")


def _share(amount: Amount) -> float:
    return amount.value / (amount.of or 1)


def _complement(sentence: Sentence, found: Sequence[Term]) -> Iterator[Wrong]:
    """Yield what is said to follow from a per cent as what is left of it, and does not."""
    if len(found) != 2 or {one.unit for one in found} != {"%"}:
        return
    first, last = found
    is_left = words().denials.search(sentence.behind(last)[:40])
    if is_left and _SO.search(sentence.between(first, last)) and not last.amount.about:
        left = 100 - first.amount.value
        if abs(last.amount.value - left) > 1:
            yield Wrong(last, f"100 less {first.amount.value:g} is {left:g}")


def _aside(sentence: Sentence, share: Term) -> Iterator[Wrong]:
    """Yield the number in ‘two thirds of the 30 plans, 24, …’ that is not so much of the other."""
    at = sentence.terms.index(share)
    if len(sentence.terms) < at + 3:
        return
    whole, part = sentence.terms[at + 1 : at + 3]
    is_of = _WHOLE.fullmatch(sentence.between(share, whole)) and not part.noun
    if not is_of or {whole.unit, part.unit} != {"count"} or share.amount.about:
        return
    if not _ASIDE.fullmatch(sentence.between(whole, part)) or not _CLOSED.match(
        sentence.behind(part)
    ):
        return
    n, m = part.amount.value, whole.amount.value
    if m and not _is(share.amount, n / m):
        yield Wrong(part, f"{n:,.12g} of {m:,.12g} is {100 * n / m:.0f}%")


# --- the count out of a total that a share is of ---------------------------------------------


def _beside(sentence: Sentence, share: Term) -> Pair | None:
    """Return the count out of a total that stands just before a share, or just behind it."""
    at = sentence.terms.index(share)
    for one in (*sentence.terms[max(0, at - 1) : at], *sentence.terms[at + 1 : at + 2]):
        first, last = sorted((one, share), key=lambda each: each.amount.start)
        is_count = one.amount.kind is Kind.SHARE and not one.amount.unit
        if is_count and _BESIDE.fullmatch(sentence.between(first, last)) and one.amount.of:
            return one.amount.value, one.amount.of
    return _rated(sentence, share) if Role.RATE in share.roles else None


def _of_whole(sentence: Sentence, share: Term) -> Pair | None:
    """Return the part and the whole of ‘34 days, less than a third of the 81 before’."""
    at = sentence.terms.index(share)
    if not 0 < at < len(sentence.terms) - 1:
        return None
    part, whole = sentence.terms[at - 1], sentence.terms[at + 1]
    is_of = _WHOLE.fullmatch(sentence.between(share, whole)) and not whole.amount.of
    n, m = (one.amount.number or one.amount.value for one in (part, whole))
    alike = part.unit == whole.unit or not whole.noun
    is_part = alike and part.amount.kind in _COUNTED and whole.amount.kind in _COUNTED and n < m
    return (
        (n, m) if is_of and is_part and _ASIDE_OF.fullmatch(sentence.between(part, share)) else None
    )


def _rated(sentence: Sentence, share: Term) -> Pair | None:
    """Return the two counts before ‘a response of 80 per cent’."""
    counts = [one for one in sentence.of("count") if one.amount.start < share.amount.start]
    numbers = sorted(one.amount.value for one in counts)
    bare = any(not one.noun for one in counts)
    return (numbers[0], numbers[1]) if len(numbers) == 2 and bare and numbers[1] else None


def _only(sentence: Sentence) -> Pair | None:
    """Return the only count out of a total of a sentence, or else of the one before it."""
    found = [*_counted(sentence)]
    found = found or [
        (one.amount.value, one.amount.of)
        for one in sentence.before
        if one.amount.kind is Kind.SHARE and not one.amount.unit
    ]
    return found[0] if len(found) == 1 and found[0][1] else None


def _counted(sentence: Sentence) -> Iterator[Pair]:
    """Yield ‘n of m’, and ‘of m families, n’."""
    for at, term in enumerate(sentence.terms):
        one, after = term.amount, sentence.terms[at + 1 : at + 2]
        if one.kind is Kind.SHARE and not one.unit:
            yield one.value, one.of
        elif one.kind is Kind.COUNT and _is_whole(sentence.ahead(term)):
            others = (each.amount for each in after if each.goes_with(term))
            yield from (
                (each.value, one.value)
                for each in others
                if each.kind is Kind.COUNT and each.value <= one.value
            )


def _is_whole(ahead: str) -> bool:
    """Return whether a number is the whole that others are of: ‘of 22 plans, 14’."""
    return _OF.search(ahead) is not None and not _SHARE_OF.search(ahead)


def _is(amount: Amount, share: float) -> bool:
    if amount.kind is Kind.PER_CENT:
        rounded = abs(amount.value - 100 * share) <= 0.5 / 10**amount.decimals + 1e-9
        return rounded or near(amount, 100 * share)
    off = _share(amount) - share
    match amount.about:
        case "over" | "least":
            return -_SIDE <= off <= 0
        case "nearly":
            return 0 <= off <= _SOME_POINTS
        case "under" | "most":
            return 0 <= off <= _SIDE
        case _:
            return abs(off) <= (_SOME_POINTS if amount.about else POINTS)
