"""Whether a number is the whole of what a record lists, though the record does not say so.

27 staff are ‘12 women and 15 men’; 34 visits are ‘visits: Mon 14, Tue 11, Thu 9’.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from pipeline.checks.claims.arithmetic.terms import noun_behind
from pipeline.checks.claims.arithmetic.words import words
from pipeline.checks.claims.numbers.counted_nouns import nouns
from pipeline.checks.claims.people import all_of
from pipeline.checks.claims.topics import stem, stems
from pipeline.language.amount import Amount, Kind
from pipeline.language.amounts import amounts
from pipeline.language.dated import MONTHS
from pipeline.language.sentences import spans
from pipeline.model.pattern import later

_HALVES = 2
_NEXT = re.compile(r"(?: ?([\w/-]+))(?: ([\w/-]+))?")
_PERIOD = later(
    r"\b(?:(?:day|wk|week|mth|month|term|yr|year|visit|group|site|house|floor|centre) \w{1,2}\b"
    rf"|spring|summer|autumn|winter|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*|am\b|pm\b|(?:{MONTHS})\b"
    r"|mornings?\b|[HQT][1-4]\b|afternoons?\b|evenings?\b|(?:19|20)\d\d)",
    re.IGNORECASE,
)
_FROM = re.compile(r" (from|for|by|to|with|at) ")
_BESIDE = 14  # characters beside a number that say when it was
_MANY = 3  # numbers of a sentence that are a list
_OF_PEOPLE = frozenset("households homes fostering".split())


def is_whole_of_two(noun: str, text: str, said: Sequence[Amount]) -> bool:
    """Return whether two numbers of one sentence of a record are halves of a number of people.

    `sums.toml` has the halves: women and men, full-time and part-time.
    """
    if len(said) != _HALVES:
        return False
    first, last = sorted(said, key=lambda one: one.start)
    if not any(a <= first.start and last.start < b for a, b in spans(text)):
        return False
    behind = tuple(product(_behind(text, first), _behind(text, last)))
    parts = [noun_behind(text, one.end) for one in (first, last)]
    opposite = [one for one in behind if one in _both_ways(words().opposites)]
    if any(not {*one} & {*parts} for one in opposite):
        return True  # 30 requests are ‘26 approved, 4 declined’
    if not (all_of(noun).kinds or noun in (_OF_PEOPLE | nouns().people)):
        return False
    if noun in nouns().people and all(all_of(one).kinds for one in parts):
        return True  # 26 people are ‘14 parents and 12 children’
    return any(one in _both_ways(words().halves) for one in behind)


def _both_ways(pairs: Sequence[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    return frozenset((*pairs, *((last, first) for first, last in pairs)))


def _behind(text: str, amount: Amount) -> list[str]:
    """Return the two words behind a number."""
    found = _NEXT.match(text, amount.end)
    return [one.lower() for one in found.groups() if one] if found else []


def names_each_part(own: str, text: str, said: Sequence[Amount]) -> bool:
    """Return whether a sentence names what each sum of money is for: ‘games and trips cost £50’."""
    if not said:  # those of a measure or a series have no words
        return False
    known, found = stems(own), sorted(said, key=lambda one: one.start)
    ends = [*(one.start for one in found[1:]), len(text)]
    begins = [0, *(one.end for one in found[:-1])]
    behind = [text[one.end : end].partition(".")[0] for one, end in zip(found, ends, strict=True)]
    ahead = [text[a : one.start].rpartition(".")[2] for one, a in zip(found, begins, strict=True)]
    return any(all(stems(one) & known for one in told) for told in (behind, ahead))


def is_whole_of_list(noun: str, own: str, text: str, said: Sequence[Amount]) -> bool:
    """Return whether all numbers of one sentence of a record are parts of what a number counts.

    `own` is the sentence of the number. Two are parts where each has its own time or place.
    """
    starts = sorted(one.start for one in said)
    first, last = next(((a, b) for a, b in spans(text) if a <= starts[0] < b), (0, 0))
    labels = [match.span() for match in _PERIOD.finditer(text, first, last)]
    counts = [
        one
        for one in amounts(text)
        if one.kind is Kind.COUNT and first <= one.start < last
        if not any(a < one.start < b for a, b in labels)
    ]
    if [one.start for one in counts] != starts or not noun:
        return False
    is_apart = all(_is_at_its_time(text, one) for one in counts) or _are_parallel(text, counts)
    if len(counts) < _MANY and not is_apart:
        return False
    sentence = text[first:last]
    if stem(noun) in stems(sentence):
        return True
    kinds = all_of(noun).kinds
    if kinds and all(all_of(noun_behind(text, one.end)).kinds & kinds for one in counts):
        return True
    heading = sentence.partition(":")[0] if ":" in sentence else ""
    if len(counts) >= _MANY and stems(heading) & stems(own):
        return True
    return stem(noun) in words().anything and bool(stems(sentence) & stems(own))


def _are_parallel(text: str, counts: Sequence[Amount]) -> bool:
    """Return whether the same word stands behind all: ‘12 from children, 18 from carers’."""
    found = {match[1] if (match := _FROM.match(text, one.end)) else "" for one in counts}
    return len(found) == 1 and "" not in found


def _is_at_its_time(text: str, amount: Amount) -> bool:
    around = text[max(0, amount.start - _BESIDE) : amount.end + _BESIDE + len(" files")]
    return _PERIOD.search(around) is not None
