"""Both ways of a journey beside one: ‘a round trip of 140 miles’ of ‘70 miles each way’."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from pipeline.checks.claims.numbers.grounds import RATIO, TIMES, Ground
from pipeline.checks.claims.numbers.held import Held
from pipeline.checks.claims.numbers.near import near
from pipeline.checks.claims.words import any_of
from pipeline.language.amount import Amount, Kind
from pipeline.language.amounts import amounts
from pipeline.language.sentences import spans
from pipeline.model.pattern import later
from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered

_FILE = "claims/journeys.toml"
_KINDS = (Kind.QUANTITY, Kind.DURATION, Kind.MONEY)
_AHEAD, _BEHIND = 48, 32  # characters beside a number that tell which ways it is of
_STOP = re.compile(r"[;:,(]")
_TWO = 2


class Ways(Enum):
    """Of which ways of a journey a number is."""

    ONE = "one-way"
    BOTH = "both-ways"


@dataclass(frozen=True, slots=True)
class _Words:
    """What finds these words near a number, and just behind it: `one` or `both` is found."""

    near: re.Pattern[str]
    behind: re.Pattern[str]


@remembered
def _words() -> _Words:
    """Return what finds the words. Raises BrokenError, with its line, for a wrong file."""
    whole = Table.named(_FILE)
    whole.close(*(one.value for one in Ways))
    one, both = (whole.table(each.value) for each in Ways)
    for table in (one, both):
        table.close("around", "behind")
    near = _either(one.some_strings("around"), both.some_strings("around"))
    last = _either(
        (*one.some_strings("around"), *one.some_strings("behind")),
        (*both.some_strings("around"), *both.some_strings("behind")),
    )
    return _Words(
        later(rf"\b{near}\b", re.IGNORECASE), later(rf",? {last}\b(?! home\b)", re.IGNORECASE)
    )


def _either(one: Iterable[str], both: Iterable[str]) -> str:
    return f"(?:(?P<both>{any_of(both)})|(?P<one>{any_of(one)}))"


def ways(text: str, amount: Amount) -> Ways | None:
    """Return of which ways a number is, by the words beside it: those behind it come first."""
    if amount.kind not in _KINDS:
        return None
    first, last = next(((a, b) for a, b in spans(text) if a <= amount.start < b), (0, len(text)))
    for other in amounts(text):
        if other.end <= amount.start:
            first = max(first, other.end)
        elif other.start >= amount.end:
            last = min(last, other.start)
    behind = text[amount.end : min(last, amount.end + _BEHIND)]
    ahead = text[max(first, amount.start - _AHEAD) : amount.start]
    known = _words()
    found = known.behind.match(behind) or _first(known.near, behind)
    found = found or next(reversed([*known.near.finditer(ahead)]), None)
    if not found:
        return None
    return Ways.ONE if found["one"] else Ways.BOTH


def _first(pattern: re.Pattern[str], behind: str) -> re.Match[str] | None:
    """Return what is found behind a number in its clause: ‘50 miles a day, there and back’."""
    found = pattern.search(behind)
    stops = _STOP.findall(behind, 0, found.start()) if found else []
    is_near = not stops or (
        stops == [","] and behind.endswith(", ", 0, found.start() if found else 0)
    )
    return found if is_near else None


def both_ways(
    text: str, amount: Amount, records: Iterable[Held], said: Callable[[], Mapping[str, str]]
) -> Ground | None:
    """Return the number of a record that an amount is twice, or half of, as both texts say."""
    own = ways(text, amount)
    for held in records if own else ():
        for pointer, found in held.texts:
            for one in found:
                theirs = ways(said().get(pointer, ""), one) if one.unit == amount.unit else None
                if not theirs or theirs is own or one.kind is not amount.kind:
                    continue
                is_twice = own is Ways.BOTH
                if near(amount, one.value * _TWO if is_twice else one.value / _TWO):
                    number = one.number or one.value
                    return Ground(held, (one,), TIMES if is_twice else RATIO, (number, _TWO))
    return None


def of_one_journey(
    text: str, amount: Amount, grounds: Sequence[Ground], said: Callable[[], Mapping[str, str]]
) -> tuple[Ground, ...]:
    """Return those of some grounds that are not of one way where the text is of both, or back."""
    own = ways(text, amount) if grounds else None
    return tuple(one for one in grounds if not own or _may_be(own, one, said()))


def _may_be(own: Ways, ground: Ground, said: Mapping[str, str]) -> bool:
    if not ground.held or ground.way or len(ground.said) != 1:
        return True
    for pointer, found in ground.held.texts:
        if any(one is ground.said[0] for one in found):
            return ways(said.get(pointer, ""), ground.said[0]) in (None, own)
    return True
