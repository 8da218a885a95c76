"""What a record has for an amount to be, or to follow from: its own numbers, and what they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

from pipeline.checks.claims.numbers.held import Held
from pipeline.language.amount import Amount, Kind

LESS, SHARE, RATIO, TIMES = "{} − {}", "{} of {}", "{} ÷ {}", "{} × {}"
CHANGE, BOTH, SUM, PERIODS, ALIKE = "from {} to {}", "{} and {}", "+", "periods", "alike"
"""How a number follows: a pattern for `Ground.numbers`. `SUM` adds them all, `PERIODS` counts those
of a series, `ALIKE` is the same in another unit or form."""
DATES, LISTED, LOOKS_BACK, ONE_EACH = "dates", "its list", "looks back", "one each"
DAYS_LISTED, ONE_BY_ONE, TELLS_THEM = "days listed", "one by one", "tells them"
AS_OFTEN, ALL_TOLD, NUMERAL = "as often", "all told", "numeral"
"""Why a number stands that no record holds: the time between two dates, the number of items of
the list below it, ‘the other two’, ‘1:1’, so many days that a record lists, so many items that a
record or the text beside the number tells one by one, that it is as often, that the
paragraph leaves out no number of its records, that they have the numeral no less often than it."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What an amount is, or follows from, in a record or a field; without one, in its own text.

    `said` are the amounts there. Where they do not tell it, as for a measure, `numbers` do.
    `way` is the arithmetic between these, or ''; where nothing holds it, `way` says why it stands.
    """

    held: Held | None
    said: tuple[Amount, ...] = ()
    way: str = ""
    numbers: tuple[float, ...] = ()


Candidate: TypeAlias = tuple[float, tuple[Amount, ...], str, tuple[float, ...]]
"""A number that an amount may be, and the rest of its ground: most are no one’s, so it is none."""

COUNTING = (Kind.COUNT, Kind.TIMES, Kind.AGE)
_TWO = 2


def counted(held: Held) -> Iterator[Candidate]:
    """Yield the numbers that a record counts."""
    yield from ((one.value, (one,), "", ()) for one in held.amounts if one.kind in COUNTING)
    for share in held.shares:
        yield from ((number, (), "", share) for number in share)
    yield from ((point, (), "", (point,)) for point in held.series)


def bare(held: Held) -> Iterator[Candidate]:
    """Yield the numbers that may leave out that they are a length of time, or an age."""
    yield from ((one.value, (one,), "", ()) for one in held.amounts if one.kind in COUNTING)
    for share in held.shares if held.lasts else ():
        yield from ((number, (), "", share) for number in share)


def computed(held: Held) -> Iterator[Candidate]:
    """Yield what is left of each total, and sums and differences of a series or of the words."""
    yield from ((m - n, (), LESS, (m, n)) for n, m in held.shares)
    yield from of_each_other([(one, ()) for one in held.series])
    yield from of_each_other(
        [(one.value, (one,)) for one in held.amounts if one.kind is Kind.COUNT]
    )


def of_each_other(found: Sequence[tuple[float, tuple[Amount, ...]]]) -> Iterator[Candidate]:
    """Yield the difference of any two of some numbers, and the sum of those in a row."""
    for (one, said), (other, told) in combinations(found, 2):
        great, small = (one, other) if one >= other else (other, one)
        yield great - small, said + told, LESS, (great, small)
    values = [value for value, _ in found]
    for first, last in combinations(range(len(found) + 1), 2):
        if last > first + 1:
            part = tuple(values[first:last])
            yield sum(part), tuple(one for _, said in found[first:last] for one in said), SUM, part


def shares_said(held: Held) -> Iterator[Candidate]:
    """Yield the shares that a record holds, from 0 to 1."""
    yield from ((n / m, (), SHARE, (n, m)) for n, m in held.shares if m)
    total = sum(held.series)
    yield from ((one / total, (), SHARE, (one, total)) for one in held.series if total)
    yield from _of_listed(held)
    for one in held.amounts:
        if one.kind in (Kind.PER_CENT, Kind.FRACTION):
            value = one.value / (100 if one.kind is Kind.PER_CENT else 1)
            yield value, (one,), ALIKE, ()


def _of_listed(held: Held) -> Iterator[Candidate]:
    """Yield the share that each of three or more numbers of the words has in all of these."""
    counts = [one for one in held.amounts if one.kind is Kind.COUNT]
    total = sum(one.value for one in counts)
    if len(counts) > _TWO and total:
        said = tuple(counts)
        yield from ((one.value / total, said, SHARE, (one.value, total)) for one in counts)


def shares_left(held: Held) -> Iterator[Candidate]:
    """Yield what is left of each share that a record holds."""
    for share, said, way, numbers in shares_said(held):
        if len(said) > 1:
            continue
        if numbers:
            yield 1 - share, said, way, (numbers[1] - numbers[0], numbers[1])
        elif said[0].kind is Kind.PER_CENT:
            yield 1 - share, said, LESS, (100, said[0].value)
        else:
            yield 1 - share, said, LESS, ()


def pairs(held: Held) -> Iterator[tuple[float, float, tuple[Amount, ...]]]:
    """Yield each number of a series, or of the words, with each later one."""
    for kind in (Kind.COUNT, Kind.MONEY, Kind.DURATION):
        of_kind = [one for one in held.amounts if one.kind is kind]
        yield from ((one.value, last.value, (one, last)) for one, last in combinations(of_kind, 2))
    yield from ((one, last, ()) for one, last in combinations(held.series, 2))


def per_cents(held: Held) -> Iterator[tuple[float, float, tuple[Amount, ...]]]:
    """Yield each per cent of the words with each later one: 38% is double 19%."""
    said = [one for one in held.amounts if one.kind is Kind.PER_CENT]
    yield from ((one.value, last.value, (one, last)) for one, last in combinations(said, 2))


def changes(held: Held) -> Iterator[Candidate]:
    """Yield by which share of the first one number differs from another, and their quotient."""
    for first, later, said in pairs(held):
        if first:
            yield abs(later - first) / first, said, CHANGE, (first, later)
            yield later / first, said, RATIO, (later, first)


def falls_from_last(held: Held) -> Iterator[Candidate]:
    """Yield by which share of a later, greater number an earlier one is less: ‘42, was 60’."""
    for first, last, said in pairs(held):
        if 0 < first < last:
            yield (last - first) / last, said, CHANGE, (last, first)


def falls(held: Held) -> Iterator[Candidate]:
    """Yield the share that the smaller of two numbers is of the greater, and what it lacks."""
    for first, later, said in pairs(held):
        small, great = min(first, later), max(first, later)
        if small < great:
            yield small / great, said, RATIO, (small, great)
            fell = (CHANGE, (first, later)) if later == small else (RATIO, (great - small, great))
            yield 1 - small / great, said, *fell


def halves(held: Held) -> Iterator[Candidate]:
    """Yield which share of the greater of two per cents the smaller one is."""
    for one, other, said in per_cents(held):
        small, great = min(one, other), max(one, other)
        yield from [(small / great, said, RATIO, (small, great))] if great else ()


def rises(held: Held) -> Iterator[Candidate]:
    """Yield by which share of the smaller one a number is more: ‘up by two thirds’, from which to
    which a record may tell in any order.
    """
    for one, other, said in pairs(held):
        first, later = min(one, other), max(one, other)
        if 0 < first < later:
            yield (later - first) / first, said, CHANGE, (first, later)


def said_of(held: Held, numbers: Iterable[float]) -> tuple[Amount, ...]:
    """Return the first of the words for each of some numbers, where the words tell it."""
    found: dict[float, Amount] = {}
    for one in held.amounts:
        told = (one.value, one.of) if one.kind is Kind.SHARE else (one.value,)
        for number in told if one.kind in (*COUNTING, Kind.SHARE) else ():
            found.setdefault(number, one)
    return tuple(found[number] for number in numbers if number in found)
