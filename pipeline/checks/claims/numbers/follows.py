"""Whether an amount of a text is one that a record holds, or follows from one by arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from pipeline.checks.claims.numbers.days_between import in_days
from pipeline.checks.claims.numbers.grounds import (
    ALIKE,
    BOTH,
    LESS,
    ONE_EACH,
    PERIODS,
    RATIO,
    SUM,
    Candidate,
    Ground,
    bare,
    changes,
    computed,
    counted,
    falls,
    falls_from_last,
    halves,
    of_each_other,
    pairs,
    per_cents,
    rises,
    said_of,
    shares_left,
    shares_said,
)
from pipeline.checks.claims.numbers.held import TWO, Held
from pipeline.checks.claims.numbers.near import NEAR, near, off, on_its_side
from pipeline.language.amount import Amount, Kind

_OFTEN: Mapping[tuple[str, float], int] = {
    ("months", 1): 12,
    ("months", 3): 4,
    ("days", 7): 52,
    ("days", 14): 26,
}
_TIMES: Mapping[str, tuple[int, int]] = {"about": (-15, 15), "nearly": (-15, 0), "over": (0, 15)}
"""By how many minutes a time of the day may be off: ‘just before ten’ is 9.50."""
LEAST = 10
"""No sum or difference explains a number below this: any small one follows from something."""

_LASTING = (Kind.COUNT, Kind.DURATION)
_WAYS = (*range(2, 13), 15, 20, 25, 50, 100)  # ‘one in twelve’ says a share; ‘one in 37’ counts


def follows(
    amount: Amount, records: Iterable[Held], bears: Callable[[Ground], bool] = lambda _: True
) -> tuple[Ground, ...]:
    """Return what holds an amount in these records: all words and numbers that are it.

    If there are none, the first arithmetic by which it follows from one of them; or nothing.
    `bears` says of each whether the words around the amount let it be that.
    """
    same: list[Ground] = []
    made: Ground | None = None
    for one in records:
        for ground in _HOLDS[amount.kind](amount, one):
            if (ground.way and made) or not bears(ground):
                continue
            if ground.way:
                made = ground
                break
            same.append(ground)
    return tuple(same) or ((made,) if made else ())


def _counts(amount: Amount, held: Held) -> Iterator[Ground]:
    yield from _near(amount, held, counted(held))
    if amount.unit:
        lasting = [one for one in held.amounts if one.kind is Kind.DURATION]
        yield from _near(amount, held, ((one.number, (one,), "", ()) for one in lasting))
        yield from _near(amount, held, _apart(held, amount.unit))
    if amount.value >= LEAST or amount.about:
        yield from _near(amount, held, (one for one in computed(held) if one[0] >= LEAST))
    for one in held.amounts:  # ‘monthly’ is twelve times a year
        if amount.value == _OFTEN.get((one.unit, one.value)):
            yield Ground(held, (one,), ALIKE)
    if amount.half:
        yield from _clocks(replace(amount, value=60 * amount.value), held)


def _apart(held: Held, unit: str) -> Iterator[Candidate]:
    """Yield how far two lengths of one unit are apart: 547 less 523 days, in days."""
    same = [one for one in held.amounts if one.unit == unit and one.kind in _LASTING]
    found = [(one.number, (one,)) for one in same]
    yield from (one for one in of_each_other(found) if one[2] == LESS and one[0] >= LEAST)


def _near(amount: Amount, held: Held, found: Iterable[Candidate]) -> Iterator[Ground]:
    """Yield those of some numbers that are that of the text, or as near as it says."""
    for value, said, way, numbers in found:
        if near(amount, value):
            yield Ground(held, said, way, numbers)


# --- shares, per cents, fractions ----------------------------------------------------------


def _shares(amount: Amount, held: Held) -> Iterator[Ground]:
    pair = (amount.value, amount.of)
    left = (amount.of - amount.value, amount.of)
    if pair in held.shares:
        yield Ground(held, (), "", pair)
    if left in held.shares:
        yield Ground(held, (), LESS, (amount.of, left[0]))
    said = amount.value / amount.of
    shares = (*_ratios(held), *falls(held)) if amount.rate else _ratios(held)
    alike = [Ground(held, *one[1:]) for one in shares if abs(said - one[0]) <= off(amount)]
    if alike and amount.rate:  # a way to say a share; ‘nine of ten’ counts
        yield from alike if amount.of in _WAYS else ()
    elif not alike and {amount.value, amount.of} <= set(held.numbers):
        yield Ground(held, said_of(held, pair), BOTH, pair)


def is_way(amount: Amount) -> bool:
    """Return whether ‘one in three’ is a way to say a share: no record need count the three."""
    return amount.unit == "in" and amount.value == 1 and amount.of in _WAYS


def _per_cents(amount: Amount, held: Held) -> Iterator[Ground]:
    same = [one for one in held.amounts if one.kind is Kind.PER_CENT]
    yield from _near(amount, held, ((one.value, (one,), "", ()) for one in same))
    for share, said, way, numbers in (*_ratios(held), *changes(held), *falls_from_last(held)):
        # Half a per cent may be rounded either way.
        is_half = not amount.decimals and abs((100 * share) % 1 - 0.5) < 1e-9
        rounded = near(amount, round(100 * share, amount.decimals))
        if rounded or (is_half and abs(amount.value - 100 * share) <= 0.5):
            yield Ground(held, said, way, numbers)


def _fractions(amount: Amount, held: Held) -> Iterator[Ground]:
    shares = [*shares_said(held), *falls(held), *rises(held)]
    if amount.value == 0.5:
        shares += halves(held)
    else:  # of a half, one could not tell which half is meant
        shares += shares_left(held)
    for share, said, way, numbers in shares:
        if on_its_side(amount, share) and abs(amount.value - share) <= off(amount):
            is_same = said and said[0].kind is Kind.FRACTION and said[0].value == amount.value
            yield Ground(held, said, "" if is_same else way, numbers)


def _ratios(held: Held) -> Iterator[Candidate]:
    """Yield the shares that a record holds, and what is left of each."""
    yield from shares_said(held)
    yield from shares_left(held)


# --- times, money, durations, ages, the clock ----------------------------------------------


def _times(amount: Amount, held: Held) -> Iterator[Ground]:
    if amount.unit != "multiple":
        yield from _counts(amount, held)
    if not amount.value:
        return
    same = (one for one in held.amounts if one.kind is Kind.TIMES and one.unit == amount.unit)
    yield from _near(amount, held, ((one.value, (one,), "", ()) for one in same))
    wanted = replace(amount, value=max(amount.value, 1 / amount.value))
    wanted = wanted if wanted.about else replace(wanted, about="about")
    for one, other, said in (*pairs(held), *per_cents(held)):
        great, small = max(one, other), min(one, other)
        if small > 0 and near(wanted, great / small):
            yield Ground(held, said, RATIO, (great, small))


def _money(amount: Amount, held: Held) -> Iterator[Ground]:
    """Yield a sum that is held, or is so much a year of one that is held for some years."""
    whole = [one for one in held.amounts if one.kind is Kind.MONEY]
    yield from _near(amount, held, ((one.value, (one,), "", ()) for one in whole))
    years = [one.value / 12 for one in held.amounts if one.unit == "months" and one.value]
    yield from _near(amount, held, _parts_of(whole, years))


def _parts_of(whole: Sequence[Amount], years: Sequence[float]) -> Iterator[Candidate]:
    yield from ((a.value / b, (a,), RATIO, (a.value, b)) for a in whole for b in years)
    yield from of_each_other([(one.value, (one,)) for one in whole])


def _quantities(amount: Amount, held: Held) -> Iterator[Ground]:
    same = (one for one in held.amounts if one.unit == amount.unit)
    yield from _near(amount, held, ((one.value, (one,), "", ()) for one in same))


def _clocks(amount: Amount, held: Held) -> Iterator[Ground]:
    for one in held.amounts:
        day = 720 if amount.half or one.half else 1440
        is_hour = one.kind is Kind.COUNT and one.half  # ‘no knocking before 8’
        told = 60 * one.value if is_hour else one.value
        apart = (told - amount.value + day / 2) % day - day / 2
        least, most = _TIMES.get(amount.about, (0, 0))
        if (is_hour or one.kind is Kind.CLOCK) and least <= apart <= most:
            yield Ground(held, (one,))


def _durations(amount: Amount, held: Held) -> Iterator[Ground]:
    known = [one for one in held.amounts if one.kind is Kind.DURATION or _lasts(one)]
    same = [one for one in known if one.unit == amount.unit]
    is_days = amount.unit in _SOME_DAYS
    told = [one for one in held.amounts if one.unit in _SOME_DAYS] if is_days else []
    yield from _near(amount, held, ((one.value, (one,), "", ()) for one in (*same, *told)))
    exact = replace(amount, value=amount.number, about="")
    yield from _near(exact, held, (one for one in bare(held) if not _is_both(one[1])))
    for one, other in combinations(same, 2):
        apart = abs(one.value - other.value)
        if apart >= LEAST and near(amount, apart):
            numbers = max(one.number, other.number), min(one.number, other.number)
            yield Ground(held, (one, other), LESS, numbers)
    if amount.number in held.spans and amount.unit == ("days" if held.is_brief else "months"):
        yield Ground(held, (), PERIODS)
    points = [(one.value, (one,)) for one in held.points if one.unit == amount.unit]
    yield from _near(amount, held, (one for one in of_each_other(points) if one[2] == SUM))
    yield from (Ground(held, (one,), ALIKE) for one in known if _is_as_long(amount, one))


def _is_as_long(amount: Amount, other: Amount) -> bool:
    """Return whether a length is another one in another unit: four weeks are a month, too."""
    if other.unit == amount.unit or amount.number > _MANY:  # ‘52 weeks’ are no ‘a year’
        return False
    wanted, found = in_days(amount), in_days(other)
    least, most = _REACH.get(amount.about, (_OFF, _OFF))
    if -least * wanted <= found - wanted <= most * wanted:
        return True
    weeks, months = sorted((wanted, found)) if "months" in (amount.unit, other.unit) else (0, 0)
    number = amount.number if amount.unit == "months" else other.number
    return 0 < weeks == _FOUR_WEEKS * number and months < _SHORT


def _is_both(said: Sequence[Amount]) -> bool:
    """Return whether a record says ‘both’ or ‘a pair’, which is never how long something took."""
    return any(one.unit == TWO for one in said)


def _lasts(one: Amount) -> bool:
    """Return whether a number may be a length of time that leaves out its unit: ‘or after 16’."""
    return one.kind is Kind.COUNT and one.unit in ("minutes", "days", "working days", "months")


_OFF = 0.04  # by which a length in another unit may be off where nothing says that it is near
_REACH = {"about": (NEAR, NEAR), "nearly": (NEAR, 0), "over": (0, NEAR)}
_FOUR_WEEKS = 28  # days, which people call a month, of a few months
_SHORT = 130  # days
_MANY = 40  # of a unit, which nobody says for a longer one
_SOME_DAYS = {"days", "working days"}  # ‘16 days’ may leave out that they are working days


def _ages(amount: Amount, held: Held) -> Iterator[Ground]:
    yield from _near(amount, held, bare(held))
    of_months = [one for one in held.amounts if one.kind is Kind.DURATION and one.unit == "months"]
    yield from _near(amount, held, ((one.value / 12, (one,), ALIKE, ()) for one in of_months))


# --- ordinals, ratios -------------------------------------------------------------------------


def _ordinals(amount: Amount, held: Held) -> Iterator[Ground]:
    """Yield the ordinal itself, and what there is so many of."""
    told = ((one.value, (one,), "", ()) for one in held.amounts if one.kind is Kind.ORDINAL)
    yield from _near(replace(amount, about=""), held, (*told, *counted(held)))


def _ratios_of(amount: Amount, held: Held) -> Iterator[Ground]:
    """Yield a ratio that is the same, or both of its numbers; ‘one’ need not be told."""
    pair = (amount.value, amount.of)
    for one in held.amounts:
        same = sorted((one.value * amount.of, one.of * amount.value))
        turned = sorted((one.value * amount.value, one.of * amount.of))  # ‘four to one worker’
        if one.kind is Kind.RATIO and (same[0] == same[1] or turned[0] == turned[1]):
            yield Ground(held, (one,), "" if (one.value, one.of) == pair else ALIKE)
    if set(pair) == {1}:
        yield Ground(None, (), ONE_EACH)
    elif 1 not in pair and set(pair) <= set(held.numbers):
        yield Ground(held, said_of(held, pair), BOTH, pair)


_HOLDS: Mapping[Kind, Callable[[Amount, Held], Iterator[Ground]]] = {
    Kind.COUNT: _counts,
    Kind.TIMES: _times,
    Kind.AGE: _ages,
    Kind.SHARE: _shares,
    Kind.PER_CENT: _per_cents,
    Kind.FRACTION: _fractions,
    Kind.MONEY: _money,
    Kind.DURATION: _durations,
    Kind.QUANTITY: _quantities,
    Kind.CLOCK: _clocks,
    Kind.ORDINAL: _ordinals,
    Kind.RATIO: _ratios_of,
}
