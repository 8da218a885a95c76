"""Small numbers that only give a text its order: what they count is told beside them.

‘Two things stood out’ before both of them; ‘all three’ behind two brothers and a boy; ‘a third
request’ behind the first two. What is told one by one is the claim; a number that counts it wrongly
is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.checks.claims.arithmetic.terms import noun_behind
from pipeline.checks.claims.numbers.claimed import Claimed
from pipeline.checks.claims.numbers.counted_nouns import nouns
from pipeline.checks.claims.numbers.enumerated import goes_on_with
from pipeline.checks.claims.numbers.grounds import LOOKS_BACK, TELLS_THEM, Ground
from pipeline.checks.claims.numbers.listings import listings
from pipeline.checks.claims.numbers.one_by_one import LEAST, counts_otherwise, is_small
from pipeline.checks.claims.numbers.people_told import people_told
from pipeline.checks.claims.people import all_of
from pipeline.checks.claims.topics import stem
from pipeline.evidence.bundle import Evidence
from pipeline.language.amount import Amount, Kind
from pipeline.language.amounts import amounts
from pipeline.language.sentences import spans
from pipeline.model.pattern import later

_LOOK = 60  # characters ahead of a number that say whether it looks back
_AHEAD = 8  # characters ahead of the whole of a share: ‘of these ’
_BACK = re.compile(
    r"\b(?:(?:all|each|any|both|either|neither|one|none|most|some)(?: of)?|of)"
    r" (?:the |these |those )?$|\b(?:the|these|those) $",
    re.IGNORECASE,
)
_PRECEDING = re.compile(
    r"\bthe (?:preceding|previous|following|next|last|latest|past|first|final|same) $",
    re.IGNORECASE,
)
_THE_TWO = re.compile(r"\bthe $", re.IGNORECASE)
_ALONE = re.compile(
    r"(?:[.,;:)?!–]|$| (?:is|are|was|were|have|had|do|does|did|can|could|will|would|should|"
    r"may|might|must|and|or|as|together|apart|well|also|never|always|often|rarely|sometimes|agree|agreed|differ|"
    r"differed|match|meet|met)\b)"
)
_REST = re.compile(r"\b(?:the|their|its|his|her) (?:other|remaining) $", re.IGNORECASE)
_TWO = re.compile(r"\b(?:both|a pair|a couple|twins)\b", re.IGNORECASE)
_ONE_MORE = re.compile(r"(?:^|, |\b(?:and|or|by|with|from|for|of) )(?:an?|another) ", re.IGNORECASE)
_OF_THE = re.compile(r"\bof (?:the|these|those|all|its|their) ", re.IGNORECASE)
_THE_OTHER = re.compile(
    r"\bthe (?:other|third|fourth|fifth|sixth|last|remaining one)\b", re.IGNORECASE
)
_ONE = re.compile(r"\b(?:one|1)\b", re.IGNORECASE)
_SENTENCES = 2  # before an ordinal that goes on from them
_BEHIND = 24  # characters behind an ordinal that say who it is: ‘the third young person’
_BEGUN = 5  # characters before an ordinal that begins a sentence: ‘A third’, ‘The third’
_COUNTED = (Kind.COUNT, Kind.SHARE)
# ‘Two requests from the visitor, one in March and one in April’
_ONE_OF_THEM = re.compile(r"[^.,;:]*, one\b(?! of)")
_EACH_ONE = re.compile(r"\b(?<!no )(?:one|another|the other)\b(?! another)")
_CLAUSES = re.compile(r", (?:and|but|while) |; ")
_BEGINS = later(
    r"(?:one|the first|first|another|a second|the second|second|secondly|the (?:other|third|last)|"
    r"a third|thirdly|third|finally|next|then)\b",
    re.IGNORECASE,
)


def told_beside(one: Claimed, amount: Amount, records: Sequence[Evidence]) -> Ground | None:
    """Return that the text itself tells what a small number counts, or nothing."""
    text, said = one.passage.text, [each.statement for each in records]
    is_more = _is_rest(one, amount, records) or _is_same_again(one, amount)
    if is_more or goes_on_with(text, amount):
        return Ground(None, (), LOOKS_BACK)
    if amount.kind is Kind.ORDINAL:
        is_told = any(_words_of(text, amount) in each.lower().split() for each in said)
        return Ground(None, (), LOOKS_BACK) if is_told or _goes_on(text, amount) else None
    if not is_small(amount) or amount.kind in (Kind.TIMES, Kind.DURATION):
        return None
    noun = noun_behind(text, amount.end)
    if counts_otherwise(noun, amount, said):
        return None
    if (
        _looks_back(one, amount, noun)
        or _is_the_two(text, amount)
        or _all_but_one(text, amount, said)
        or _rest_is_told(one, amount, said)
    ):
        return Ground(None, (), LOOKS_BACK)
    is_told = noun in nouns().told or not noun
    return Ground(None, (), TELLS_THEM) if is_told and _tells_them(text, amount, noun) else None


# --- behind the number -------------------------------------------------------------------------


def _tells_them(text: str, amount: Amount, noun: str) -> bool:
    """Return whether as many things as a number says are told behind it."""
    number, places = int(amount.value), spans(text)
    at = _sentence(places, amount)
    rest = text[amount.end : places[at][1]]
    _, colon, listed = rest.partition(": ")
    if colon:
        return number in {*_lengths(listed), *_clauses(listed)}
    if not noun:
        return False
    if _ONE_OF_THEM.match(rest) and len(_EACH_ONE.findall(rest)) == number:
        return True
    later_ = [text[a:b] for a, b in places[at + 1 : at + 1 + number]]
    if later_ and number in {*_lengths(later_[0]), *_clauses(later_[0])}:
        return True
    return len(later_) == number and sum(bool(_BEGINS.match(each)) for each in later_) >= number - 1


def _lengths(text: str) -> Iterator[int]:
    yield from (len(each.items) for each in listings(text))


def _clauses(text: str) -> Iterator[int]:
    """Yield how many clauses stand beside one another in a sentence."""
    yield len(_CLAUSES.split(text))


# --- ahead of it -------------------------------------------------------------------------------


def _looks_back(one: Claimed, amount: Amount, noun: str) -> bool:
    """Return whether a number repeats one before it, or adds up what was told just before."""
    text = one.passage.text
    is_whole = bool(amount.of) and amount.value == amount.of
    if is_whole and not _OF_THE.search(text, max(0, amount.start - _AHEAD), amount.end):
        return False
    if not is_whole and not _BACK.search(text, max(0, amount.start - _LOOK), amount.start):
        return False
    earlier = (each for each in one.amounts if each.end <= amount.start and each.kind in _COUNTED)
    if any(_is_same(text, each, amount, noun) for each in earlier):
        return True
    places = spans(text)
    at = _sentence(places, amount)
    begun = text[places[at][0] : amount.start]
    ahead = (begun, *(text[a:b] for a, b in places[max(0, at - 1) : at]))
    if amount.kind is Kind.COUNT and amount.value in people_told(text, amount, noun):
        return True
    is_told = any(amount.value in {_told(each), *_lengths(each)} for each in ahead)
    return is_told and (not noun or noun in nouns().told)


def _is_the_two(text: str, amount: Amount) -> bool:
    """Return whether it is ‘the two’ of nothing: ‘do not confuse the two’ counts nothing."""
    is_two = amount.kind is Kind.COUNT and amount.value == len(("the one", "the other"))
    ahead = text[max(0, amount.start - _LOOK) : amount.start]
    return is_two and bool(_THE_TWO.search(ahead)) and bool(_ALONE.match(text, amount.end))


def _words_of(text: str, amount: Amount) -> str:
    return text[amount.start : amount.end].lower()


def _is_rest(one: Claimed, amount: Amount, records: Sequence[Evidence]) -> bool:
    """Return whether ‘the other two’ can be left of a number that the text, or a record, has."""
    text = one.passage.text
    if not _REST.search(text, max(0, amount.start - _LOOK), amount.start):
        return False
    earlier = [each for each in one.amounts if each.end <= amount.start]
    places = spans(text)
    first = places[max(0, _sentence(places, amount) - _SENTENCES)][0]
    parts = {1.0, *(each.value for each in earlier if each.start >= first)}
    totals = {number for each in earlier for number in (each.value, each.of)}
    for record in records:
        totals |= {float(number) for number in _numbers(record)}
    return any(total - part == amount.value for total in totals for part in parts)


def _numbers(record: Evidence) -> Iterator[float]:
    """Yield the numbers of a record, and how many items each of its lists has."""
    for each in amounts(record.statement):
        yield from (each.value, each.of)
    if record.measure:
        yield from (record.measure.numerator, record.measure.denominator)
    yield from (*record.points, *_lengths(record.statement))


def _is_same_again(one: Claimed, amount: Amount) -> bool:
    """Return whether a bare number repeats a length: ‘three months, and the preceding three’."""
    text = one.passage.text
    is_bare = amount.kind is Kind.COUNT and not noun_behind(text, amount.end)
    if not is_bare or not _PRECEDING.search(text, max(0, amount.start - _LOOK), amount.start):
        return False
    earlier = (each for each in one.amounts if each.end < amount.start)
    return any(each.number == amount.value and each.kind is Kind.DURATION for each in earlier)


def _is_same(text: str, earlier: Amount, amount: Amount, noun: str) -> bool:
    """Return whether an earlier number is the same, of the same things as far as is said."""
    if amount.value not in (earlier.value, earlier.of or earlier.value):
        return False
    before = noun_behind(text, earlier.end)
    return not noun or not before or stem(noun) == stem(before)


def _told(text: str) -> float:
    """Return how many things some words tell: ‘two brothers and a boy’ are three."""
    counted = sum(each.value for each in amounts(text) if each.kind is Kind.COUNT)
    return counted + len(_ONE_MORE.findall(text)) or 2 * bool(_TWO.search(text))


def _all_but_one(text: str, amount: Amount, said: Iterable[str]) -> bool:
    """Return whether a number is all but one of so many, and a record tells of that one.

    ‘Two of the three were about noise. The other was about a worker.’
    """
    if amount.of != amount.value + 1 or not _THE_OTHER.search(text, amount.end):
        return False
    return any(
        _ONE.search(each) and not any(one.of == amount.of for one in amounts(each)) for each in said
    )


def _rest_is_told(one: Claimed, amount: Amount, said: Iterable[str]) -> bool:
    """Return whether the text tells what is left, and a record has that and the total.

    ‘Four of the six come every day. The other two are ill.’
    """
    left = amount.of - amount.value
    if left < LEAST:
        return False
    text = one.passage.text
    is_told = any(
        each.value == left and _REST.search(text, max(0, each.start - _LOOK), each.start)
        for each in one.amounts
        if each.start >= amount.end
    )
    return is_told and any(
        {left, amount.of} <= {each.value for each in amounts(record)} for record in said
    )


def _goes_on(text: str, amount: Amount) -> bool:
    """Return whether an ordinal goes on from what was told just before it."""
    places = spans(text)
    at = _sentence(places, amount)
    first = places[max(0, at - _SENTENCES)][0]
    counted = [each for each in amounts(text[: amount.start]) if each.start >= first]
    wanted = (amount.value - 1, amount.value)
    for each in counted:
        noun = stem(noun_behind(text, each.end))
        if each.kind is Kind.COUNT and each.value in wanted:
            behind = text[amount.end : amount.end + _BEHIND]
            people = all_of(noun_behind(text, each.end)).kinds & all_of(behind).kinds
            if noun == stem(amount.unit) or people:
                return True
    if amount.value - 1 in people_told(text, amount, amount.unit) and amount.value > LEAST:
        return True
    before = (text[a:b] for a, b in places[max(0, at - 1) : at])
    begins = amount.start - places[at][0] <= _BEGUN
    return begins and any(amount.value - 1 in {*_lengths(each)} for each in before)


def _sentence(places: Sequence[tuple[int, int]], amount: Amount) -> int:
    return next((at for at, (a, b) in enumerate(places) if a <= amount.start < b), 0)
