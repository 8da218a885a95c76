"""Whether a rise is one, and as large as it is said to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations

from pipeline.checks.claims.arithmetic.differences import is_untold, says_difference
from pipeline.checks.claims.arithmetic.same import are_levels, says_same
from pipeline.checks.claims.arithmetic.terms import Sentence, Term, Wrong, told, values
from pipeline.checks.claims.arithmetic.words import words
from pipeline.checks.claims.numbers.near import near
from pipeline.language.amount import Amount, Kind
from pipeline.model.pattern import later
from pipeline.resources import remembered

_ADVERB = (
    r"(?: (?:\w+ly|again|back|further|more|less|slightly|quite|once|even|still|in number|in size))?"
)
_SIZE = r"(?: by [\w%,.£ ]{1,24}?)?"
_FROM = later(r"\bfrom (?:(?!in\b)[a-z]+ ){0,2}$", re.IGNORECASE)
_TO = later(
    r"(?:(?:,| (?!to\b)[\w’%/–-]+){0,8}),? to (?:just |only |about |around |nearly |almost |over |"
    r"under |a )?$",
    re.IGNORECASE,
)
_TIMES = {"doubled": 2, "trebled": 3, "tripled": 3, "quadrupled": 4, "halved": 0.5}
_TELLS = later(  # a sentence that goes on with what was said: ‘It was 50 in 2023 and 31 in 2024’
    r"(?:It|They|This|That|These|There|In|From|At|Between|Until|During|Where|Last|For|By|\d)\b"
)
_OFF = 0.075  # by which ‘doubled’ may be off, of the number of times: our own
_REACHES = re.compile(r",? to ")  # ‘fell from 42 by a third, to 28’
_RANGE = re.compile(r" (?:to|or) | ?[–-] ?")
_UNITS = ("count", "£", "days", "months", "minutes")
_SOME = (2, 3)  # numbers of which two may be those that a change is between
_ONLY = 2  # numbers that a change may be between, where no ‘from’ and ‘to’ tell which


@remembered
def _way() -> re.Pattern[str]:
    tail = rf"{_ADVERB}{_SIZE},? from (?:[a-z]+ ){{0,2}}$"
    rise, fall = words().up, words().down
    return later(rf"\b(?:(?P<rise>{rise})|(?P<fall>{fall})){tail}", re.IGNORECASE)


@remembered
def _way_to() -> re.Pattern[str]:
    rise, fall = words().up, words().down
    return later(
        rf"^[^.;:]*, (?:\w+ ){{1,3}}?(?:(?P<rise>{rise})|(?P<fall>{fall})) to $", re.IGNORECASE
    )


def changes(sentence: Sentence) -> Iterator[Wrong]:
    """Yield rises to less, falls to more, and changes that are not as large as they are said."""
    pairs = [*_pairs(sentence)]
    for first, last in pairs:
        yield from _wrong_way(sentence, first, last)
    yield from _turned(sentence)
    yield from _told_before(sentence)
    for term in sentence.terms:
        yield from _times(sentence, term, pairs)
        yield from _size(sentence, term, pairs)


def _pairs(sentence: Sentence) -> Iterator[tuple[Term, Term]]:
    """Yield the numbers of each ‘from … to …’."""
    for first, last in pairwise(sentence.terms):
        is_to = _FROM.search(sentence.ahead(first)) and _TO.fullmatch(sentence.between(first, last))
        if is_to and first.goes_with(last):
            yield first, last


def _wrong_way(sentence: Sentence, first: Term, last: Term) -> Iterator[Wrong]:
    """Yield what is wrong with ‘rose … from … to …’."""
    way = _way().search(sentence.ahead(first, 80))
    before, after = values([first, last])
    change = f"from {told([before], first.unit)} to {told([after], first.unit)}"
    if way and way["rise"] and after <= before:
        yield Wrong(first, f"{change} is no rise")
    if way and way["fall"] and after >= before:
        yield Wrong(first, f"{change} is no fall")


def _turned(sentence: Sentence) -> Iterator[Wrong]:
    """Yield what is wrong with ‘from 14 in spring, it rose to five’."""
    for first, last in pairwise(sentence.terms):
        way = _way_to().search(sentence.between(first, last))
        if not way or not _FROM.search(sentence.ahead(first)) or not first.goes_with(last):
            continue
        before, after = values([first, last])
        if (after <= before) if way["rise"] else (after >= before):
            change = f"from {told([before], first.unit)} to {told([after], first.unit)}"
            yield Wrong(last, f"{change} is no {'rise' if way['rise'] else 'fall'}")


def _times(sentence: Sentence, term: Term, pairs: Sequence[tuple[Term, Term]]) -> Iterator[Wrong]:
    """Yield ‘doubled’ and the like beside two numbers that are not so many times apart."""
    said = sentence.text[term.amount.start : term.amount.end].lower()
    if term.amount.kind is not Kind.TIMES or said not in _TIMES:
        return
    between: list[Sequence[float]] = [values(pair) for pair in _of_term(sentence, term, pairs)]
    between = between or [*permutations(_others(sentence, term), 2)]
    times = [last / first for first, last in between if first]
    if times and not any(_is_times(term.amount, one) for one in times):
        first, last = between[0]
        yield Wrong(term, f"from {first:,.12g} to {last:,.12g} is {times[0]:.1f} times as much")


def _of_term(
    sentence: Sentence, term: Term, pairs: Sequence[tuple[Term, Term]]
) -> Iterator[tuple[Term, Term]]:
    """Yield the numbers of each ‘from … to …’ that a change may be between, and those behind them.

    ‘From 20 to 30 and 42, so it doubled’ may be from the first to the last. Where something else
    changes (‘from 60 to 40 hours, and output has tripled’), they are none of its.
    """
    for first, last in pairs:
        if first.amount.start > term.amount.start:
            yield first, last
            continue
        behind = sentence.terms[sentence.terms.index(last) + 1 : sentence.terms.index(term)]
        behind = tuple(one for one in behind if first.goes_with(one))
        if says_same(sentence, (last, *behind)[-1], term):
            yield from ((first, one) for one in (last, *behind))


def _told_before(sentence: Sentence) -> Iterator[Wrong]:
    """Yield ‘… has halved.’ where the next sentence tells the two numbers, and they have not."""
    if len(sentence.before) != 1 or len(sentence.terms) != _ONLY:
        return
    times, (first, last) = sentence.before[0], sentence.terms
    said = sentence.text[times.amount.start : times.amount.end].lower()
    numbers = [one.amount.number or one.amount.value for one in (first, last)]
    if said not in _TIMES or not all(numbers) or not first.goes_with(last):
        return
    if not _TELLS.match(sentence.text, sentence.start):
        return
    ratio = numbers[1] / numbers[0]
    if not _is_times(times.amount, ratio) and not _is_times(times.amount, 1 / ratio):
        told_so = f"from {numbers[0]:,.12g} to {numbers[1]:,.12g} is {ratio:.1f} times as much"
        yield Wrong(times, told_so)


def _is_times(amount: Amount, times: float) -> bool:
    """Return whether so many times is what ‘doubled’ or ‘more than halved’ says."""
    if amount.value < 1 and amount.about == "over":
        return times <= amount.value
    if amount.about:
        return near(amount, times)
    return abs(times - amount.value) <= _OFF * amount.value


def _others(sentence: Sentence, term: Term) -> list[float]:
    """Return the only two numbers ahead of a word, or of its sentence and the one before.

    What stands behind it counts where a colon leads to it: ‘doubled: 20 in May and 40 in June’.
    """
    ahead = [one for one in sentence.terms if one.amount.start < term.amount.start]
    behind = [one for one in sentence.terms if one.amount.start > term.amount.start]
    is_told = behind and sentence.between(term, behind[0]).lstrip().startswith(":")
    for window in (behind if is_told else ahead, (*sentence.before, *ahead)):
        others = [one for one in window if one.unit and not one.roles and _is_number(one)]
        if len(others) >= _ONLY:
            alike = len(others) == _ONLY and others[0].goes_with(others[1])
            is_of = is_told or says_same(sentence, others[-1], term)
            return values(others) if alike and is_of else []
    return []


def _is_number(term: Term) -> bool:
    return term.amount.kind is not Kind.DURATION and term.amount.unit != "multiple"


def _size(sentence: Sentence, term: Term, pairs: Sequence[tuple[Term, Term]]) -> Iterator[Wrong]:
    """Yield how much something rose or fell, where no two numbers beside it did so much."""
    is_share = term.amount.kind in (Kind.PER_CENT, Kind.FRACTION)
    ahead, behind = sentence.ahead(term), sentence.behind(term)
    if not is_share or not says_difference(ahead, behind) or _is_points(sentence, term):
        return
    if is_untold(behind):
        return
    counted = [pair for pair in pairs if pair[0].unit != "%"]
    known = [values(pair) for pair in _of_term(sentence, term, counted)]
    between = known if counted else [*_beside(sentence, term)]
    sizes = [abs(last - first) / first for first, last in between if first]
    if not known:
        sizes += [last / first for first, last in between if first]  # ‘12 fewer’, of 21
    size = term.amount.value / (100 if term.amount.kind is Kind.PER_CENT else 1)
    if sizes and not any(abs(size - one) <= _off(term.amount) for one in sizes):
        first, last = between[0]
        yield Wrong(term, f"{first:,.12g} and {last:,.12g} are {100 * sizes[0]:.0f}% apart")


def _is_points(sentence: Sentence, term: Term) -> bool:
    return "point" in sentence.text[term.amount.start : term.amount.end]


def _beside(sentence: Sentence, term: Term) -> Iterator[Sequence[float]]:
    """Yield two numbers of one thing, of the sentence and the one before, in either order."""
    beside = [one for one in (*sentence.before, *sentence.terms) if one is not term]
    alike = [one for one in beside if one.unit in _UNITS and one.amount.start < term.amount.start]
    if len(alike) not in _SOME or not says_same(sentence, alike[-1], term):
        return
    if any(_RANGE.fullmatch(sentence.between(*pair)) for pair in pairwise(alike)):
        return  # ‘two to three visits’ are no rise
    behind = [one for one in beside if one.amount.start > term.amount.start][:1]
    alike += [one for one in behind if _REACHES.fullmatch(sentence.between(term, one))]
    if are_levels(alike):
        yield from permutations([one for one in values(alike) if one], 2)


def _off(amount: Amount) -> float:
    """Return by how much a change may be off: it may be rounded, and so may the numbers."""
    return 0.02 if amount.kind is Kind.PER_CENT and not amount.about else 0.08
