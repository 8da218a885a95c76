"""Whether an amount of a text is one that a record holds, or follows from one by arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations

from pipeline.checks.claims.held import Held
from pipeline.language.amounts import Amount, Kind

LEAST = 10
"""No sum or difference explains a number below this: any small one follows from something."""

_NEAR = 0.1  # of the number, for ‘about 40’
_FAR = 0.25  # for ‘over 40’ and ‘nearly 40’, to one side
_POINTS = 0.015  # by which a fraction may be off where nothing says that it is near
_SOME_POINTS = 0.06  # and where it says so


def follows(amount: Amount, records: Iterable[Held]) -> bool:
    """Return whether an amount is held by one of these records, or follows from one of them."""
    return any(_HOLDS[amount.kind](amount, one) for one in records)


def _counts(amount: Amount, held: Held) -> bool:
    known = (*held.numbers, *_computed(held))
    return any(_near(amount, number) for number in known)


def _computed(held: Held) -> Iterator[float]:
    """Yield what is left of each total, and sums and differences of a series, if large enough."""
    for n, m in held.shares:
        if m - n >= LEAST:
            yield m - n
    for one, other in combinations(held.series, 2):
        yield from (number for number in (one + other, abs(one - other)) if number >= LEAST)
    if sum(held.series) >= LEAST:
        yield sum(held.series)


def _near(amount: Amount, number: float) -> bool:
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
            return said * (1 - _FAR) <= number <= said
        case _:
            return number == said


# --- shares, per cents, fractions ----------------------------------------------------------


def _shares(amount: Amount, held: Held) -> bool:
    pair = (amount.value, amount.of)
    if pair in held.shares or (amount.of - amount.value, amount.of) in held.shares:
        return True
    if any(abs(amount.value / amount.of - share) <= _off(amount) for share in _ratios(held)):
        return amount.of in (2, 3, 4, 5, 6, 8, 10, 20, 100)  # a way to say a share, not a count
    return {amount.value, amount.of} <= set(held.numbers)


def _per_cents(amount: Amount, held: Held) -> bool:
    said = (one.value for one in held.amounts if one.kind is Kind.PER_CENT)
    shares = [*_ratios(held), *_changes(held)]
    computed = [round(100 * share, amount.decimals) for share in shares]
    # Half a per cent may be rounded either way.
    halves = [100 * share for share in shares if abs((100 * share) % 1 - 0.5) < 1e-9]
    if any(_near(amount, number) for number in (*said, *computed)):
        return True
    return not amount.decimals and any(abs(amount.value - one) <= 0.5 for one in halves)


def _fractions(amount: Amount, held: Held) -> bool:
    return any(
        _on_its_side(amount, share) and abs(amount.value - share) <= _off(amount)
        for share in (*_ratios(held), *_falls(held))
    )


def _on_its_side(amount: Amount, share: float) -> bool:
    if amount.about in ("over", "least"):
        return share >= amount.value
    return share <= amount.value if amount.about in ("nearly", "most") else True


def _off(amount: Amount) -> float:
    return (
        _SOME_POINTS * (2 if amount.about in ("over", "least") else 1) if amount.about else _POINTS
    )


def _ratios(held: Held) -> Iterator[float]:
    """Yield the shares that a record holds, and what is left of each."""
    for n, m in held.shares:
        if m:
            yield from (n / m, 1 - n / m)
    for one in held.amounts:
        if one.kind is Kind.PER_CENT:
            yield from (one.value / 100, 1 - one.value / 100)
        elif one.kind is Kind.FRACTION:
            yield from (one.value, 1 - one.value)


def _pairs(held: Held) -> Iterator[tuple[float, float]]:
    """Yield each number of a series, or of the words, with each later one."""
    counted = [one.value for one in held.amounts if one.kind is Kind.COUNT]
    yield from combinations(held.series, 2)
    yield from combinations(counted, 2)


def _changes(held: Held) -> Iterator[float]:
    """Yield by which share of the first one number differs from another."""
    return (abs(later - first) / first for first, later in _pairs(held) if first)


def _falls(held: Held) -> Iterator[float]:
    """Yield the share that is left, or that is gone, where a number fell."""
    for first, later in _pairs(held):
        if later < first:
            yield from (later / first, 1 - later / first)


# --- times, money, durations, ages, the clock ----------------------------------------------


def _times(amount: Amount, held: Held) -> bool:
    if _counts(amount, held):
        return True
    ratios = [max(pair) / min(pair) for pair in _pairs(held) if min(pair) > 0]
    wanted = max(amount.value, 1 / amount.value)
    return any(abs(ratio - wanted) <= _NEAR * wanted for ratio in ratios)


def _same(amount: Amount, held: Held) -> bool:
    return any(one.kind is amount.kind and _near(amount, one.value) for one in held.amounts)


def _durations(amount: Amount, held: Held) -> bool:
    known = [one for one in held.amounts if one.kind is Kind.DURATION]
    if any(_near(amount, one.value) for one in known if one.unit == amount.unit):
        return True
    wanted = _days(amount)
    return any(
        abs(_days(one) - wanted) <= 0.05 * wanted for one in known if one.unit != amount.unit
    )


def _days(amount: Amount) -> float:
    each = {"minutes": 1 / 1440, "days": 1, "months": 365.25 / 12}
    return amount.value * each[amount.unit]


def _ages(amount: Amount, held: Held) -> bool:
    years = (
        one.value / 12 for one in held.amounts if one.kind is Kind.DURATION and one.unit == "months"
    )
    return any(_near(amount, number) for number in (*held.numbers, *years))


_HOLDS: Mapping[Kind, Callable[[Amount, Held], bool]] = {
    Kind.COUNT: _counts,
    Kind.TIMES: _times,
    Kind.AGE: _ages,
    Kind.SHARE: _shares,
    Kind.PER_CENT: _per_cents,
    Kind.FRACTION: _fractions,
    Kind.MONEY: _same,
    Kind.DURATION: _durations,
    Kind.CLOCK: _same,
}
