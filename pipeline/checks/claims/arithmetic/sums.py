"""Whether parts make their whole, and what is left of it is left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from pipeline.checks.claims.arithmetic.parts import are_parts
from pipeline.checks.claims.arithmetic.terms import Sentence, Term, Wrong, are_alike, told, values
from pipeline.checks.claims.arithmetic.words import Role, words
from pipeline.checks.claims.numbers.near import near
from pipeline.language.amount import Kind
from pipeline.model.pattern import later

_PARTS = re.compile(r"[^.:;()\d]{0,60}?(?::| –| \(|, of whom| consisting of)", re.IGNORECASE)
# ‘in a team of 16, and agency workers filled in: 41 shifts’: another clause is between
_ANEW = re.compile(r", (?:and|but|so|which|who|while) (?!of (?:whom|which|these|those)\b)")
_AGED = re.compile(r"\b(?:eldest|oldest|youngest|elder|younger|aged|age|other) (?:is |was |of )?$")
_END = re.compile(r"[;)–]|\.\s")
_WHOLE = re.compile(r"\b(?:of|out of)(?: \w+){0,2} $", re.IGNORECASE)
_OF_WHICH = re.compile(r", of (?:which|whom|these|those) (?:only )?$", re.IGNORECASE)
_FURTHER = re.compile(r"\band (?:a further|another) $", re.IGNORECASE)
_EACH = re.compile(r"\b(?:each|every|apiece)\b", re.IGNORECASE)
_MORE = re.compile(r"\s*(?:The (?:other|remaining|rest)|Others|Another|One|Some)\b")
_WHOLES = ("count", "£", "%")  # lengths of time beside one another are seldom parts
_TOTAL_OF = re.compile(r", (?:making )?a total of $", re.IGNORECASE)
# ‘That makes 16 in all’: the parts stand in the sentence before
_BACK = later(
    r"(?:(?:and|so|out of|of|with|taken) )?(?:that|this|these|those|they|it|both|together|"
    r"altogether|in all|in total|all|(?<=of )the|"
    r"(?:the |all )?(?:two|three|four|five|six|whole|sum|total))\b",
    re.IGNORECASE,
)
_TO = re.compile(r"\bto a total of $", re.IGNORECASE)  # how far it rose, not what made it
_SHARE_OF = re.compile(r" of (?:this|that|it|these|them|the) ")
_BOXED = re.compile(r"\($")
_SO = re.compile(
    r"\b(?:so|which means that|meaning that|and so)(?: only| just| the)? $", re.IGNORECASE
)
_MISSED = later(
    r" (?:sessions |of them )?(?:were|was|are|is|had|did|have|remain|remained|still)(?: \w+)?? "
    r"(?:missed|not|late|lost|left|unmet|un\w+ed|cancelled|outstanding|absent|overdue|to|dropped)\b"
)
_OF = re.compile(r" (?:out )?of (?:the |these |those |its |all |their |his |her )*")
_TWO = 2
_FEW = 6  # numbers that are tried as parts


def sums(sentence: Sentence) -> Iterator[Wrong]:
    """Yield a whole that its parts do not make, and what cannot be left of one."""
    for term in sentence.having(Role.TOTAL):
        yield from _total(sentence, term)
    for term in sentence.terms:
        yield from _total_first(sentence, term)
        yield from _in_brackets(sentence, term)
        yield from _rest(sentence, term)
        yield from _so_left(sentence, term)
    yield from _apart(sentence)
    yield from _more_than_all(sentence)


def _total(sentence: Sentence, total: Term) -> Iterator[Wrong]:
    """Yield a whole that is no sum, and no product, of the numbers before it."""
    parts = _parts(sentence, total) or _of_each(sentence, total) or _before(sentence, total)
    numbers = values([*parts, total])[:-1]
    made = [sum(numbers[first:]) for first in range(len(numbers) - 1)]
    if not made or len(parts) > _FEW or _TO.search(sentence.ahead(total)):
        return
    pairs = [one * other for one, other in combinations(numbers[-_FEW:], 2)]
    value = replace(total.amount, value=values([*parts, total])[-1])
    if not any(near(value, one) for one in (*made, *pairs)):
        if _is_each(sentence) and len(numbers) == 2:
            yield Wrong(total, f"{numbers[0]:,.12g} times {numbers[1]:,.12g} is {pairs[0]:,.12g}")
        else:
            yield Wrong(total, f"{told(numbers, total.unit)} make {told(made[:1], total.unit)}")


def _of_each(sentence: Sentence, total: Term) -> list[Term]:
    """Return how many there are and what each has: ‘each of five workers has three shifts’."""
    ahead = [one for one in sentence.terms if one.amount.start < total.amount.start]
    found = [one for one in ahead if one.unit == "count" == total.unit]
    is_each = len(found) == _TWO and _is_each(sentence) and found[1].goes_with(total)
    return found if is_each and found[1].noun and total.noun else []


def _before(sentence: Sentence, total: Term) -> list[Term]:
    """Return the two numbers of like things before ‘, a total of’, whatever the total is called."""
    found = [one for one in sentence.terms if one.amount.start < total.amount.start]
    is_told = _TOTAL_OF.search(sentence.ahead(total)) is not None
    are_two = len(found) == _TWO and {one.unit for one in found} == {"count"} == {total.unit}
    return found if is_told and are_two and found[0].goes_with(found[1]) else []


def _is_each(sentence: Sentence) -> bool:
    return _EACH.search(sentence.text, sentence.start, sentence.end) is not None


def _parts(sentence: Sentence, total: Term) -> list[Term]:
    """Return the numbers before a whole, those of the sentence before if needed."""
    is_total = words().ahead[Role.TOTAL]
    found = [one for one in sentence.terms if _is_part(one, total)]
    found = [one for one in found if not is_total.search(sentence.ahead(one))]
    if len(found) < _TWO and _BACK.match(sentence.text, sentence.start):
        found = [*(one for one in sentence.before if _is_part(one, total)), *found]
    if len(found) < _TWO:
        return []
    start = found[0].amount.start if found else total.amount.start
    return [] if words().unsaid.search(sentence.text, start, total.amount.start) else found


def _is_part(one: Term, total: Term) -> bool:
    is_ahead = one.amount.start < total.amount.start
    return is_ahead and one.unit == total.unit and one.goes_with(total)


def _total_first(sentence: Sentence, total: Term) -> Iterator[Wrong]:
    """Yield a whole before its parts, after a colon or in brackets, that they do not make."""
    behind = sentence.behind(total)
    lead = _PARTS.match(behind)
    if not lead or total.amount.about or _ANEW.search(lead[0]):
        return
    stop = _END.search(behind, lead.end())
    first, last = (
        total.amount.end + at for at in (lead.end(), stop.start() if stop else len(behind))
    )
    parts = [one for one in sentence.terms if first <= one.amount.start < last]
    parts = [one for one in parts if not _AGED.search(sentence.ahead(one))]
    counted = [one for one in parts if one.unit == total.unit]
    is_list = 2 <= len(counted) <= _FEW and total.unit in _WHOLES
    is_list = is_list and are_parts(sentence, total, counted)
    if not is_list or words().unsaid.search(sentence.text, first, last):
        return
    numbers = values(counted)
    many = len(numbers) == total.amount.value  # so many parts, not their sum
    if not many and all(map(total.goes_with, counted)) and not near(total.amount, sum(numbers)):
        whole = f"{told(numbers, total.unit)} make {told([sum(numbers)], total.unit)}"
        if sum(numbers) not in values([one for one in sentence.earlier if one.unit == total.unit]):
            yield Wrong(total, whole)


def _in_brackets(sentence: Sentence, total: Term) -> Iterator[Wrong]:
    """Yield a total before parts that stand in brackets, each behind its name."""
    if Role.TOTAL not in total.roles or total.amount.about:
        return
    behind = [one for one in sentence.terms if one.amount.start > total.amount.end]
    alike = [one for one in behind if one.unit == total.unit]
    boxed = [one for one in alike if _BOXED.search(sentence.ahead(one))]
    made = sum(values(boxed))
    if _TWO <= len(boxed) == len(alike) <= _FEW and not near(total.amount, made):
        yield Wrong(total, f"{told(values(boxed), total.unit)} make {told([made], total.unit)}")


# --- what is left ----------------------------------------------------------------------------


def _rest(sentence: Sentence, rest: Term) -> Iterator[Wrong]:
    """Yield what remains of a whole, where no whole near it and none of its parts leave that."""
    is_denied = Role.DENIED in rest.roles and not rest.noun
    if not (Role.REST in rest.roles or is_denied) or not rest.unit:
        return
    others = [
        one for one in sentence.earlier if one is not rest and _may_leave(one, rest, is_denied)
    ]
    known = [*_known(others, rest)]
    known = [one for one in known if one < 100] + [100.0] if rest.unit == "%" else known
    wholes = [one for one in known if one > rest.amount.value]
    if len(known) < 2 or not wholes or _is_unsaid(sentence, others, rest):
        return
    if rest.unit != "%" and _has_share(sentence, others, rest):
        return
    if is_denied and rest.unit != "%" and not any(_is_whole(sentence, one) for one in others):
        return
    left = {whole - sum(taken) for whole in wholes for taken in _some(known, whole)}
    if not any(near(rest.amount, one) for one in left):
        whole = max(wholes)
        taken = [one for one in known if one != whole]
        gone = f"{told([whole], rest.unit)} less {told(taken, rest.unit)}"
        yield Wrong(rest, f"{gone} is {told([whole - sum(taken)], rest.unit)}")


def _may_leave(one: Term, rest: Term, is_denied: bool) -> bool:
    """Return whether a number may be the whole of a rest, or another part of it."""
    if one.amount.start > rest.amount.start and not is_denied:
        return False
    is_share = one.amount.kind is Kind.SHARE and not one.amount.unit
    is_alike = not one.noun or not rest.noun or are_alike(one.noun, rest.noun)
    return (one.unit == rest.unit or is_share) and is_alike


def _has_share(sentence: Sentence, others: Sequence[Term], rest: Term) -> bool:
    """Return whether a part is told as a share: ‘a quarter has been spent; the other £23 …’."""
    first = others[0].amount.start if others else rest.amount.start
    return any(
        one.amount.kind in (Kind.FRACTION, Kind.PER_CENT)
        for one in sentence.earlier
        if first < one.amount.start < rest.amount.start
        if _SHARE_OF.match(sentence.text, one.amount.end)
    )


def _known(others: Sequence[Term], rest: Term) -> Iterator[float]:
    for one in others:
        if one.amount.kind is Kind.SHARE:
            yield from (one.amount.of, one.amount.value) if rest.unit == "count" else ()
        else:
            yield one.amount.value


def _is_whole(sentence: Sentence, one: Term) -> bool:
    """Return whether a number is said to be a whole, or is one of the sentence before."""
    is_share = one.amount.kind is Kind.SHARE
    return is_share or one in sentence.before or _WHOLE.search(sentence.ahead(one)) is not None


def _is_unsaid(sentence: Sentence, others: Sequence[Term], rest: Term) -> bool:
    """Return whether a part has no number: then nobody can tell what is left."""
    start = others[0].amount.start if others else rest.amount.start
    if Role.DENIED in rest.roles and _MORE.match(sentence.text, sentence.end):
        return True
    stop = sentence.end if Role.DENIED in rest.roles else rest.amount.start - len("other ")
    return words().unsaid.search(sentence.text, start, max(start, stop)) is not None


def _some(known: Sequence[float], whole: float) -> Iterator[tuple[float, ...]]:
    """Yield one, two or three of the numbers that are no more than a whole."""
    others = [one for one in known if one <= whole][:_FEW]
    for many in (1, 2, 3):
        yield from combinations(others, many)


def _so_left(sentence: Sentence, rest: Term) -> Iterator[Wrong]:
    """Yield ‘24 of 60 took place, so 34 were missed’, where that is not what is left."""
    at = sentence.terms.index(rest)
    whole = sentence.terms[at - 1].amount if at else None
    if not whole or whole.kind is not Kind.SHARE or whole.unit or rest.unit != "count":
        return
    ahead, behind = sentence.ahead(rest), sentence.behind(rest)
    if rest.noun or rest.roles or not _SO.search(ahead) or not _MISSED.match(behind):
        return
    if not near(rest.amount, whole.of - whole.value):
        left = whole.of - whole.value
        yield Wrong(rest, f"{told([whole.of])} less {told([whole.value])} is {told([left])}")


def _more_than_all(sentence: Sentence) -> Iterator[Wrong]:
    """Yield ‘96 of 79’, and ‘ten of 14 were on time; five were late’."""
    for one, other in pairwise(sentence.terms):
        between = sentence.between(one, other)
        if {one.unit, other.unit} == {"count"} and not one.noun and _OF.fullmatch(between):
            if one.amount.value > other.amount.value and not one.amount.about:
                yield Wrong(one, f"it is more than {told([other.amount.value])}")
        elif _is_bare(other) and _exclude(between, sentence.behind(other)):
            made = one.amount.value + other.amount.value
            if one.amount.kind is Kind.SHARE and not one.amount.unit and made > one.amount.of:
                numbers = told([one.amount.value, other.amount.value])
                yield Wrong(other, f"{numbers} make {told([made])}")


def _is_bare(term: Term) -> bool:
    """Return whether a number stands for itself: what it counts was said before."""
    return term.unit == "count" and not term.noun and not term.roles


def _apart(sentence: Sentence) -> Iterator[Wrong]:
    """Yield the last of two parts that exclude each other, and are more than their whole."""
    counts = [one for one in sentence.terms if one.unit == "count"]
    for whole, first, last in zip(counts, counts[1:], counts[2:], strict=False):
        if first.noun or last.noun:
            continue
        between, behind = sentence.between(first, last), sentence.behind(last)
        is_of = _WHOLE.search(sentence.ahead(whole)) or _OF_WHICH.search(sentence.ahead(first))
        lead = sentence.between(whole, first) if is_of else ""
        made = first.amount.value + last.amount.value
        is_more = _FURTHER.search(between) is not None
        is_less = whole.amount.value < made and whole.amount.value >= first.amount.value
        is_apart = is_more or _exclude(f"{lead} {between}", f"{between} {behind}")
        if is_less and " and " in between and is_apart:
            yield Wrong(last, f"{told([first.amount.value, last.amount.value])} make {made:,.12g}")


def _exclude(one: str, other: str) -> bool:
    found = [set(re.findall(r"[\w-]+", text.lower())) for text in (one, other)]
    return any(
        (a in found[0] and b in found[1]) or (b in found[0] and a in found[1])
        for a, b in words().opposites
    )
