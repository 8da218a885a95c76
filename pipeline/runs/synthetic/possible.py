"""Which shapes of a section go together at all: arithmetic, whatever inspectors write."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.evidence.shape.seen import Cell, Key
from pipeline.runs.profile.written import share

_ALL, _SHORT = 100, 3  # per cent, sentences


def possible(one: Key, other: Key) -> Callable[[Cell, Cell], bool]:
    """Return what says whether a cell of one table can stand with a cell of the other."""
    if one.of != other.of:
        return _anything
    match one.what, other.what:
        case "paragraphs", "short":
            return _share
        case "short", "lone":
            return _alone
        case "short", "longest":
            return _within
        case _:
            return _anything


def _anything(one: Cell, other: Cell) -> bool:
    return True


def _share(paragraphs: Cell, short: Cell) -> bool:
    """Return whether some number of short paragraphs among so many is that share."""
    number = int(paragraphs)
    return any(share(one, number) == short for one in range(number + 1)) if number else False


def _alone(short: Cell, lone: Cell) -> bool:
    """Where all paragraphs are short, none is of a single sentence."""
    return short != _ALL or not lone


def _within(short: Cell, longest: Cell) -> bool:
    """Where all paragraphs are short, so is the longest; with a short one, it has two sentences."""
    if short == _ALL:
        return 1 < int(longest) <= _SHORT
    return int(longest) > 1 or short == 0
