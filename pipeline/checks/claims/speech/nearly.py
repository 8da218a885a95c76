"""Quotations that are nearly a recorded quote, and where they differ from it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import Match, SequenceMatcher

from pipeline.checks.case.passages import telling, words

_FEWEST = 5  # words of a quotation that may be a quote with other words in it
_MOST = 3 / 5  # of its words that must be the same, in their order
_SAME = 4  # words that are the same at least, two of them not of every sentence
_TELLING = 2
_LONG = 6  # as many need only one that is not of every sentence
_WIDER = 3 / 2  # as long, in words, may the part of the quote be that they stand in
_LONGEST = 400  # words of a quote that is looked at
_WORD = re.compile(r"[^\W_]+")
_SHOWN = 6  # words of the report that are told


@dataclass(frozen=True, slots=True)
class Nearly:
    """Where a text differs from a quote; with `left_out`, after which words some are missing."""

    start: int
    end: int
    left_out: bool = False


def nearly(text: str, place: tuple[int, int], quotes: Iterable[str]) -> Nearly | None:
    """Return where the words at a place differ from a quote that they nearly are, or nothing."""
    found = [*_WORD.finditer(text, *place)]
    said = [one[0].lower() for one in found]
    if len(said) < _FEWEST:
        return None
    for quote in quotes:
        recorded = words(quote)[:_LONGEST]
        blocks = [
            one
            for one in SequenceMatcher(None, said, recorded, False).get_matching_blocks()
            if one.size
        ]
        if blocks and _are_near(said, blocks):
            return _place(found, blocks)
    return None


def _are_near(said: list[str], blocks: list[Match]) -> bool:
    """Return whether most words are the same, and stand near one another in the quote."""
    same = [word for one in blocks for word in said[one.a : one.a + one.size]]
    wide = blocks[-1].b + blocks[-1].size - blocks[0].b
    is_most = len(same) >= max(_SAME, _MOST * len(said))
    is_telling = telling(same) >= (_TELLING if len(same) < _LONG else 1)
    return is_most and is_telling and wide <= _WIDER * len(said)


def _place(found: list[re.Match[str]], blocks: list[Match]) -> Nearly:
    """Return the first words that differ, or the last before some that are left out."""
    at = 0
    for one in blocks:
        if one.a > at:
            last = min(one.a, at + _SHOWN) - 1
            return Nearly(found[at].start(), found[last].end())
        at = one.a + one.size
        following = next((each for each in blocks if each.a >= at), None)
        if following and following.a == at and following.b > one.b + one.size:
            return Nearly(found[at - 1].start(), found[at - 1].end(), left_out=True)
    last = min(len(found), at + _SHOWN) - 1
    return Nearly(found[min(at, last)].start(), found[last].end())
