"""How large a phrase may be, so that looking for it ends soon whatever the text is."""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 50_000  # characters, with the lists of words that it names
_DEEPEST = 12  # brackets in one another
_WIDEST = 500  # characters of one gap
_OPEN = 1000  # what a gap without a number counts for
_MOST_GAPS = 2_000_000  # ways to fill its gaps: two open ones
_MOST_LEFT_OUT = 600_000  # ways to leave brackets out: 19 of them, one after another
_FEW = _DEEPEST  # brackets, which are neither too deep nor too many, however they stand

_TOKEN = re.compile(r"[(|)]|(?<![^\s(|])\.{2,3}(?P<gap>[0-9]*)(?![^\s)|])|[^(|).]+|\.")
_LETTERS = re.compile(r"\*[^\s()|*]*\*[^\s()|*]*\*")


class _Group(NamedTuple):
    """Alternatives up to where one reads: the ways of the largest, and of the one that is read."""

    most: int
    ways: int
    empty: bool  # the one that is read
    left_out: bool  # one of them is empty


def refuse_too_large(written: str) -> None:
    """Raise ValueError, with a message for the writer, for a phrase that is too large.

    Each gap may be as long as its number, and each bracket that may be left out is there or not:
    the ways to read a phrase are the products of these, of alternatives those of the largest.
    """
    if len(written) > LONGEST:
        raise ValueError(f"it has more than {LONGEST:,} characters")
    if _LETTERS.search(written):
        raise ValueError("a word has at most two *")
    if ".." in written and _ways(written, gaps=True) > _MOST_GAPS:
        raise ValueError("it can be read in too many ways: write fewer gaps, or shorter ones")
    if written.count("(") > _FEW and _ways(written, gaps=False) > _MOST_LEFT_OUT:
        raise ValueError("it can be read in too many ways: let less be left out")


def _ways(written: str, *, gaps: bool) -> int:
    """Return in how many ways gaps can be filled, or else brackets be there or not."""
    around: list[_Group] = []
    most, ways, empty, left_out = 0, 1, True, False
    for token in _TOKEN.finditer(written):
        sign = token[0]
        if sign == "(":
            around.append(_Group(most, ways, empty, left_out))
            most, ways, empty, left_out = 0, 1, True, False
            if len(around) > _DEEPEST:
                raise ValueError(f"it has more than {_DEEPEST} brackets in one another")
        elif sign == "|":
            most, ways, empty, left_out = max(most, ways), 1, True, left_out or empty
        elif sign == ")" and around:
            inner = max(most, ways) + ((left_out or empty) and not gaps)
            most, ways, _, left_out = around.pop()
            ways, empty = ways * inner, False
        else:
            ways, empty = ways * (_length(token["gap"]) if gaps else 1), False
    return max(most, ways)


def _length(gap: str | None) -> int:
    """Return how many lengths a gap may have; one where there is none."""
    if gap is None:
        return 1
    if len(gap) > 3 or int(gap or 0) > _WIDEST:
        raise ValueError(f"a gap has at most {_WIDEST} characters")
    return int(gap or _OPEN) + 1
