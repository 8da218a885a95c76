"""Whether numbers, and the nouns behind them, are a whole and its parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.checks.claims.arithmetic.terms import are_alike
from pipeline.checks.claims.numbers.grounds import Ground
from pipeline.checks.claims.topics import stem


def all_alike(found: Sequence[str]) -> bool:
    """Return whether nouns, of which some may be missing, are all of the same thing."""
    known = [one for one in found if one]
    return all(are_alike(known[0], one) for one in known[1:])


def has_whole(numbers: Sequence[float]) -> bool:
    """Return whether one of some numbers is what others beside it make: nobody adds it to these."""
    for at, one in enumerate(numbers):
        before, behind = numbers[:at], numbers[at + 1 :]
        runs = [behind[:end] for end in range(2, len(behind) + 1)]
        runs += [before[start:] for start in range(len(before) - 1)]
        if any(sum(run) == one for run in runs):
            return True
    return False


def points(ground: Ground) -> Sequence[object]:
    """Return the numbers that may be parts: those of the series, or else those told together."""
    return (ground.held.series or ground.held.points) if ground.held else ()


def is_whole_of(noun: str, parts: Iterable[str]) -> bool:
    """Return whether a noun is that of all parts, or of none: ‘children’ of boys and girls."""
    same = [stem(one) == stem(noun) for one in parts]
    return all(same) or not any(same)
