"""Whether an amount of a text is one that a record holds, or follows from one by arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from pipeline.checks.claims.dates.days import Days
from pipeline.checks.claims.numbers.held import Held
from pipeline.language.amounts import Amount, Kind

_OFTEN: Mapping[tuple[str, float], int] = {
    ("months", 1): 12,
    ("months", 3): 4,
    ("days", 7): 52,
    ("days", 14): 26,
}
_TIMES_OVER = (2, 3, 4, 6, 12, 13, 26, 52)  # months, quarters and weeks of a sum of money
LEAST = 10
"""No sum or difference explains a number below this: any small one follows from something."""

_NEAR = 0.1  # of the number, for ‘about 40’
_FAR = 0.5  # for ‘over 40’ and ‘nearly 40’, to one side
_WAYS = 12  # ‘one in twelve’ says a share; ‘one in 37’ counts
_POINTS = 0.025  # by which a fraction may be off where nothing says that it is near
_ONE_SIDE = ("over", "least", "under")
_SOME_POINTS = 0.06  # and where it says so


def follows(amount: Amount, records: Iterable[Held]) -> bool:
    """Return whether an amount is held by one of these records, or follows from one of them."""
    return any(_HOLDS[amount.kind](amount, one) for one in records)


def _counts(amount: Amount, held: Held) -> bool:
    computed = (number for number in _computed(held) if number >= LEAST)
    lasting = (one.number for one in held.amounts if one.kind is Kind.DURATION and amount.unit)
    if any(near(amount, number) for number in (*held.numbers, *computed, *lasting)):
        return True
    if any(amount.value == _OFTEN.get((one.unit, one.value)) for one in held.amounts):
        return True  # ‘monthly’ is twelve times a year
    return amount.half and _clocks(replace(amount, value=60 * amount.value), held)


def _computed(held: Held) -> Iterator[float]:
    """Yield what is left of each total, and sums and differences of a series or of the words."""
    yield from (m - n for n, m in held.shares)
    counted = [one.value for one in held.amounts if one.kind is Kind.COUNT]
    for several in (held.series, counted):
        yield from (abs(one - other) for one, other in combinations(several, 2))
        for first, last in combinations(range(len(several) + 1), 2):
            yield sum(several[first:last])


def near(amount: Amount, number: float) -> bool:
    """Return whether a number is that of the text, with what ‘about’ or ‘over’ lets be."""
    said = amount.value
    match amount.about:
        case "about":
            return abs(number - said) <= _NEAR * said
        case "nearly":
            return said * (1 - _FAR) <= number <= said
        case "over" | "least":
            return said <= number <= said * (1 + _FAR)
        case "most":
            return said * (1 - _NEAR) <= number <= said
        case "under":
            return said * (1 - _FAR) <= number <= said
        case _:
            return number == said


# --- shares, per cents, fractions ----------------------------------------------------------


def _shares(amount: Amount, held: Held) -> bool:
    pair = (amount.value, amount.of)
    if pair in held.shares or (amount.of - amount.value, amount.of) in held.shares:
        return True
    if any(abs(amount.value / amount.of - share) <= _off(amount) for share in _ratios(held)):
        # A way to say a share, not a count.
        return amount.of <= _WAYS or amount.of in (15, 20, 25, 50, 100)
    return {amount.value, amount.of} <= set(held.numbers)


def _per_cents(amount: Amount, held: Held) -> bool:
    said = (one.value for one in held.amounts if one.kind is Kind.PER_CENT)
    shares = [*_ratios(held), *_changes(held)]
    computed = [round(100 * share, amount.decimals) for share in shares]
    # Half a per cent may be rounded either way.
    halves = [100 * share for share in shares if abs((100 * share) % 1 - 0.5) < 1e-9]
    if any(near(amount, number) for number in (*said, *computed)):
        return True
    return not amount.decimals and any(abs(amount.value - one) <= 0.5 for one in halves)


def _fractions(amount: Amount, held: Held) -> bool:
    shares = [*_said(held), *_falls(held)]
    if amount.value != 0.5:  # of a half, one could not tell which half is meant
        shares += _left(held)
    return any(
        _on_its_side(amount, share) and abs(amount.value - share) <= _off(amount)
        for share in shares
    )


def _on_its_side(amount: Amount, share: float) -> bool:
    if amount.about in ("over", "least"):
        return share >= amount.value
    return share <= amount.value if amount.about in ("nearly", "most", "under") else True


def _off(amount: Amount) -> float:
    if not amount.about:
        return _POINTS
    return 3 * _SOME_POINTS if amount.about in _ONE_SIDE else _SOME_POINTS


def _ratios(held: Held) -> Iterator[float]:
    """Yield the shares that a record holds, and what is left of each."""
    yield from _said(held)
    yield from _left(held)


def _left(held: Held) -> Iterator[float]:
    return (1 - share for share in _said(held))


def _said(held: Held) -> Iterator[float]:
    yield from (n / m for n, m in held.shares if m)
    yield from (one / sum(held.series) for one in held.series if sum(held.series))
    for one in held.amounts:
        if one.kind in (Kind.PER_CENT, Kind.FRACTION):
            yield one.value / (100 if one.kind is Kind.PER_CENT else 1)


def _pairs(held: Held) -> Iterator[tuple[float, float]]:
    """Yield each number of a series, or of the words, with each later one."""
    for kind in (Kind.COUNT, Kind.MONEY, Kind.DURATION):
        yield from combinations([one.value for one in held.amounts if one.kind is kind], 2)
    yield from combinations(held.series, 2)


def _changes(held: Held) -> Iterator[float]:
    """Yield by which share of the first one number differs from another, and their quotient."""
    for first, later in _pairs(held):
        if first:
            yield from (abs(later - first) / first, later / first)


def _falls(held: Held) -> Iterator[float]:
    """Yield the share that the smaller of two numbers is of the greater, and what it lacks."""
    for pair in _pairs(held):
        small, great = sorted(pair)
        if small < great:
            yield from (small / great, 1 - small / great)


# --- times, money, durations, ages, the clock ----------------------------------------------


def _times(amount: Amount, held: Held) -> bool:
    if amount.unit != "multiple" and _counts(amount, held):
        return True
    if not amount.value:
        return False
    ratios = [max(pair) / min(pair) for pair in _pairs(held) if min(pair) > 0]
    wanted = replace(amount, value=max(amount.value, 1 / amount.value))
    wanted = wanted if wanted.about else replace(wanted, about="about")
    return any(near(wanted, ratio) for ratio in ratios)


def _money(amount: Amount, held: Held) -> bool:
    """Return whether a sum is held, or is so much a year of one that is held for some years."""
    whole = [one.value for one in held.amounts if one.kind is Kind.MONEY]
    years = [one.value / 12 for one in held.amounts if one.unit == "months" and one.value]
    yearly = [a / b for a in whole for b in years]
    apart = [abs(a - b) for a, b in combinations(whole, 2)]
    often = [one * times for one in whole for times in _TIMES_OVER]
    return any(near(amount, one) for one in (*whole, *yearly, *apart, *often))


def _quantities(amount: Amount, held: Held) -> bool:
    same = (one.value for one in held.amounts if one.unit == amount.unit)
    return any(near(amount, one) for one in same)


def _clocks(amount: Amount, held: Held) -> bool:
    return any(
        one.kind is Kind.CLOCK
        and (amount.value - one.value) % (720 if amount.half or one.half else 1440) == 0
        for one in held.amounts
    )


def _durations(amount: Amount, held: Held) -> bool:
    known = [one for one in held.amounts if one.kind is Kind.DURATION or _lasts(one)]
    same = [one.value for one in known if one.unit == amount.unit]
    apart = (abs(one - other) for one, other in combinations(same, 2))
    told = [one.value for one in held.amounts if {one.unit, amount.unit} <= _SOME_DAYS]
    if any(near(amount, one) for one in (*same, *told, *(n for n in apart if n >= LEAST))):
        return True
    computed = {n for n in _computed(held) if n >= LEAST}
    if amount.number in (*held.numbers, *held.spans, sum(held.series), *computed):
        return True
    wanted, units = _days(amount), {amount.unit}
    return any(abs(_days(one) - wanted) <= _NEAR * wanted for one in known if {one.unit} != units)


def _lasts(one: Amount) -> bool:
    """Return whether a number may be a length of time that leaves out its unit: ‘or after 16’."""
    return one.kind is Kind.COUNT and one.unit in ("minutes", "days", "working days", "months")


_SOME_DAYS = {"days", "working days"}  # ‘16 days’ may leave out that they are working days


def _days(amount: Amount) -> float:
    each = {"minutes": 1 / 1440, "days": 1, "working days": 7 / 5, "months": 365.25 / 12}
    return amount.value * each[amount.unit]


def between(amount: Amount, known: Sequence[Days]) -> bool:
    """Return whether two of some dates, in their order, are as far apart as a duration says.

    Half a unit may be rounded, and the first and the last day may both be counted. Dates are as
    exact as the unit: a month tells no number of weeks.
    """
    wanted, each = _days(amount), _days(amount) / amount.number if amount.number else 1
    exact = [one for one in known if one[1] - one[0] < 1.2 * each]
    off = each / 2 + 1 + (_NEAR * wanted if amount.about else 0)
    lengths = [
        (later[0] - first[1], later[1] - first[0]) for first, later in combinations(exact, 2)
    ]
    lengths += [(last - first - 1, last - first + 1) for first, last in known if first < last]
    return any(least - off <= wanted <= most + off for least, most in lengths)


def _ages(amount: Amount, held: Held) -> bool:
    years = (
        one.value / 12 for one in held.amounts if one.kind is Kind.DURATION and one.unit == "months"
    )
    return any(near(amount, number) for number in (*held.numbers, *years))


def _ordinals(amount: Amount, held: Held) -> bool:
    """Return whether a record has so many, or has the ordinal itself."""
    told = (one.value for one in held.amounts if one.kind is Kind.ORDINAL)
    return amount.value in (*held.numbers, *told)


def _ratios_of(amount: Amount, held: Held) -> bool:
    """Return whether a record has a ratio, or both of its numbers; ‘one’ need not be told."""
    told = ((one.value, one.of) for one in held.amounts if one.kind is Kind.RATIO)
    if any(first * amount.of == last * amount.value for first, last in told):
        return True
    return {amount.value, amount.of} - {1} <= set(held.numbers)


_HOLDS: Mapping[Kind, Callable[[Amount, Held], bool]] = {
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
