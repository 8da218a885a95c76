"""Which shapes of a section go together at all: arithmetic, whatever inspectors write."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from pipeline.evidence.shape.seen import Cell, Key
from pipeline.language.measure import SHORT
from pipeline.runs.profile.written import LONGEST, Ends, share

_ALL = 100  # per cent


def possible(one: Key, other: Key) -> Callable[[Cell, Cell], bool]:
    """Return what says whether a cell of one table can stand with a cell of the other."""
    if one.of != other.of:
        return _anything
    match one.what, other.what:
        case "paragraphs", "short":
            return _share
        case "paragraphs", "ends":
            return _alone
        case "short", "ends":
            return _within
        case _:
            return _anything


def _anything(one: Cell, other: Cell) -> bool:
    return True


def _share(paragraphs: Cell, short: Cell) -> bool:
    """Return whether some number of short paragraphs among so many is that share."""
    number = int(paragraphs)
    return any(share(one, number) == short for one in range(number + 1)) if number else False


def _alone(paragraphs: Cell, ends: Cell) -> bool:
    """An only paragraph that has a single sentence is the longest."""
    longest, lone = Ends.of(ends)
    return int(paragraphs) > 0 and (int(paragraphs) > 1 or lone == (longest == 1))


def _within(short: Cell, ends: Cell) -> bool:
    """Where all paragraphs are short, so is the longest, and none is of a single sentence.

    Where not all are and the longest is, one has a single sentence; and with one that is short, the
    longest has two sentences or more.
    """
    longest, lone = Ends.of(ends)
    if longest <= SHORT[-1]:
        return lone != (short == _ALL) and (longest > 1 or short == 0) and (longest > 1 or lone)
    return short != _ALL


def together(paragraphs: Cell, short: Cell) -> frozenset[Cell]:
    """Return the ends that so many paragraphs can have, of which that share is short."""
    number = int(paragraphs)
    other = number - ceil(number * int(short) / 100)
    return frozenset(
        cell for cell in range(2 * len(LONGEST)) if _can(Ends.of(cell), number - other, other)
    )


def _can(ends: Ends, short: int, other: int) -> bool:
    """Return whether these are ends of so many short paragraphs and so many others."""
    if ends.longest > SHORT[-1]:
        return other > ends.lone
    if ends.longest == 1:
        return ends.lone and not short
    return short > 0 and ends.lone == (other > 0)
