"""Passages as lines of a narrative: text, an item of a list, a quote; bullets that people type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal, TypeAlias

from pipeline.exchange.draft.letters import typed
from pipeline.exchange.draft.numbering import Mark
from pipeline.exchange.draft.passages import Passage

Shape: TypeAlias = Literal["text", "list", "quote"]

_TYPED: Final = re.compile(r"(?P<bullet>[•·▪●◦‣*–-])[ \u00a0]+(?=\S)")
_ALONE: Final = "•·▪●◦‣"
"""Bullets that begin nothing else; a dash or an asterisk is one among others of its kind."""


@dataclass(frozen=True, slots=True)
class Line:
    """A passage as a line: its shape and its words in the letters of a bundle."""

    passage: Passage
    shape: Shape
    words: str
    mark: Mark = ""
    list: str = ""
    depth: int = 0


def lines(passages: Iterable[Passage]) -> Iterator[Line]:
    """Yield passages as lines. A typed bullet makes an item, and is no word of it."""
    found = (_line(one) for one in passages)
    for bullet, group in groupby(found, key=_bullet):
        same = tuple(group)
        if bullet and (bullet in _ALONE or len(same) > 1):
            yield from map(_item, same)
        else:
            yield from same


def _line(one: Passage) -> Line:
    words = typed(one.text)
    if one.mark and not one.is_numbered:
        return Line(one, "list", words, one.mark, one.list, one.depth)
    return Line(one, "quote" if one.is_quote else "text", words)


def _bullet(line: Line) -> str:
    found = _TYPED.match(line.words) if line.shape == "text" else None
    return found["bullet"] if found else ""


def _item(line: Line) -> Line:
    return Line(line.passage, "list", _TYPED.sub("", line.words, count=1), "bullet", "typed")
