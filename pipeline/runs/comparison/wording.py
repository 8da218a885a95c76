"""Words of templates that changed: those of one bundle are paired by their source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final, TypeAlias

from pipeline.model.comparison.wording import Piece, WordingChange
from pipeline.runs.comparison.both import Both
from pipeline.runs.comparison.measure import Passage

_ALIKE: Final = 0.4
"""How much of two texts must be the same for one to have become the other. Our own."""
_TOKEN: Final = re.compile(r"\S+")

Pair: TypeAlias = tuple[Passage | None, Passage | None]


def pairs(base: Sequence[Passage], head: Sequence[Passage]) -> Iterator[Pair]:
    """Yield what became of each passage: a pair, or one without another.

    Wording that is fixed is known by its id. Other words are paired within a file, those first
    that are most alike, then those whose lines are nearest.
    """
    gone, came = list(base), list(head)
    ranked = sorted(
        (_rank(one, other), at, to)
        for at, one in enumerate(gone)
        for to, other in enumerate(came)
        if _may_be(one, other)
    )
    mine, theirs = set[int](), set[int]()
    for _, at, to in ranked:
        if at not in mine and to not in theirs:
            mine.add(at)
            theirs.add(to)
            yield gone[at], came[to]
    yield from ((one, None) for at, one in enumerate(gone) if at not in mine)
    yield from ((None, one) for to, one in enumerate(came) if to not in theirs)


def _may_be(one: Passage, other: Passage) -> bool:
    if one.statement or other.statement:
        return one.statement == other.statement
    return one.file == other.file and _likeness(one.text, other.text) >= _ALIKE


def _rank(one: Passage, other: Passage) -> tuple[float, int]:
    return -_likeness(one.text, other.text), abs(one.line - other.line)


@lru_cache(maxsize=4096)  # the same words stand in many reports
def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


@lru_cache(maxsize=4096)
def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return two texts as one, word by word: what stayed, went and came."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    found: list[Piece] = []
    for tag, first, last, start, stop in SequenceMatcher(None, old, new, False).get_opcodes():
        if tag == "equal":
            found.append(Piece("same", " ".join(old[first:last])))
        else:
            gone, came = " ".join(old[first:last]), " ".join(new[start:stop])
            found += [Piece("gone", gone)] if gone else []
            found += [Piece("new", came)] if came else []
    return tuple(found)


@dataclass(slots=True)
class _Seen:
    first: tuple[Passage | None, Passage | None]
    pieces: tuple[Piece, ...]
    types: dict[str, None] = field(default_factory=dict)
    sections: dict[str, None] = field(default_factory=dict)
    reports: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Wording:
    """What changed in the words of all reports, each change once."""

    _seen: dict[tuple[object, ...], _Seen] = field(default_factory=dict)

    def add(self, bundle: str, found: Both) -> None:
        """Add a report that was built on both sides."""
        if found.base is None or not (found.base.built and found.head.built):
            return
        for before, after in pairs(found.base.passages, found.head.passages):
            one = after or before
            assert one
            told = pieces(before.text if before else "", after.text if after else "")
            changed = tuple(piece for piece in told if piece.fate != "same")
            key = (one.file, one.statement, changed)
            seen = self._seen.setdefault(key, _Seen((before, after), told))
            seen.types[found.head.report_type] = None
            seen.sections[one.section] = None
            seen.reports.add(bundle)

    def changes(self) -> tuple[WordingChange, ...]:
        """Return all changes, by file and line."""
        found = (_change(one) for one in self._seen.values())
        return tuple(sorted(found, key=lambda one: (one.file, one.line, one.base_line)))


def _change(seen: _Seen) -> WordingChange:
    before, after = seen.first
    one = after or before
    assert one
    return WordingChange(
        file=one.file,
        line=one.line,
        base_line=before.line if before else 0,
        pieces=seen.pieces,
        report_types=tuple(seen.types),
        sections=tuple(one for one in seen.sections if one),
        reports=len(seen.reports),
        statement=one.statement,
    )
