"""The values of a JSON text, by the standard library: of a clean one, or of one with faults."""

from __future__ import annotations

import json
from itertools import accumulate
from typing import TypeAlias

from pipeline.evidence.json.characters import MAYBE_FORBIDDEN
from pipeline.evidence.json.positions import MAX_DEPTH, MAX_VALUES, NOT_BRACKETS, TEXT, is_exact

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

_BETWEEN = (",", "[", "{")  # one of them stands before each value but the first
_STEP = {"[": 1, "{": 1, "]": -1, "}": -1}


class _NotClean(Exception):
    """The fast reader met something that the slow one must look at."""


def read_clean(text: str) -> tuple[Json] | None:
    """Return the value of a text with nothing suspicious in it, or None."""
    if is_much(text) or MAYBE_FORBIDDEN.search(text) or _depth(text) > MAX_DEPTH:
        return None
    try:
        return (
            json.loads(
                text,
                object_pairs_hook=_distinct,
                parse_int=_exact_int,
                parse_float=_exact_float,
                parse_constant=_no_constant,
            ),
        )
    except (ValueError, _NotClean):
        return None


def is_much(text: str) -> bool:
    """Return whether a text may hold more values than a bundle can have."""
    if sum(map(text.count, _BETWEEN)) < MAX_VALUES:
        return False
    rest = TEXT.sub("", text)
    return sum(map(rest.count, _BETWEEN)) >= MAX_VALUES


def read_rest(text: str) -> Json:
    """Return the value of a text with faults; numbers that cannot be held lose their exactness."""
    value: Json = json.loads(text, strict=False, parse_int=_clamped_int, parse_float=_clamped_float)
    return value


def _depth(text: str) -> int:
    brackets = NOT_BRACKETS.sub("", text)
    return max(accumulate(_STEP[bracket] for bracket in brackets), default=0)


def _distinct(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _NotClean
    return found


def _exact_int(literal: str) -> int:
    if not is_exact(literal):
        raise _NotClean
    return int(literal)


def _exact_float(literal: str) -> float:
    if not is_exact(literal):
        raise _NotClean
    return float(literal)


def _no_constant(literal: str) -> Json:
    raise _NotClean


def _clamped_int(literal: str) -> int:
    """Return an integer, or one just too long: Python refuses to read very long ones."""
    if is_exact(literal):
        return int(literal)
    return -(10**15) if literal[0] == "-" else 10**15


def _clamped_float(literal: str) -> float:
    """Return a number, or 0 for a very long one: reading that takes long."""
    return float(literal) if is_exact(literal) else 0.0
