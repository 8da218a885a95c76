"""Lists as people paste them, read as such where that is certain.

A line that begins with a bullet of Word, or with a number, becomes a line of a Markdown list if

* every line of its part of the text begins in that way or goes on from the line above,
* the line before the part leads in with a colon, or the bullet is one that begins nothing else,
* numbers count from 1, as the formats will number them again.

Everything else stays as it was written. What is a list for Markdown already, with - or *, is left
to it. Two levels are read: by what stands further in, or by a second kind of bullet.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

NUMBERED = "\ue001"  # in place of the bullet of a list with numbers

_MARK = re.compile(
    r"(?P<indent>[ \u00a0]*)"
    r"(?P<mark>[•·*–—o-]|(?P<number>[0-9]{1,2})[.)]|\((?P<round>[0-9]{1,2})\))"
    r"(?P<gap>[ \u00a0]+)(?=\S)(?![*+>-][ ]|[0-9]{1,2}[.)][ ])"
)
_BELOW = {"•": "o–-·*", "1": "•·–-*o"}
"""Which bullets make a second level though they stand no further in."""
_ALONE = "•"  # begins nothing but an item
_MARKDOWN = frozenset("-*")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text with its lists as Markdown has them; `starts` are pairs of offsets, new and old."""

    text: str
    starts: tuple[tuple[int, int], ...] = ()

    def written(self, offset: int) -> int:
        """Return where in the text as it was written a character stands."""
        at = bisect_right(self.starts, offset, key=lambda pair: pair[0]) - 1
        if at < 0:
            return offset
        new, old = self.starts[at]
        return old + offset - new


@dataclass(slots=True)
class _Line:
    """A line: what opens it, whether that is a number, where it stands in, its level if read."""

    text: str
    mark: str = ""
    number: int = 0
    indent: int = 0
    opening: int = 0
    level: int = -1

    @classmethod
    def of(cls, text: str) -> _Line:
        if match := _MARK.match(text):
            number = int(match["number"] or match["round"] or 0)
            mark = "1" if number else match["mark"]
            return cls(text, mark, number, len(match["indent"]), match.end())
        indent = len(text) - len(text.lstrip(" "))
        return cls(text, indent=indent, opening=indent)

    @property
    def canonical(self) -> tuple[str, str]:
        """Return what Markdown begins the line with, and the rest of it."""
        if self.level < 0:
            return "", self.text
        bullet = f"{NUMBERED if self.number else '-'} " if self.mark else "  "
        return "  " * self.level + bullet, self.text[self.opening :]


def prepared(text: str) -> Prepared:
    """Return a narrative text with its pasted lists written as those of Markdown."""
    if not _maybe(text):
        return Prepared(text)
    lines = [_Line.of(one) for one in text.split("\n")]
    for first, last in _parts(lines):
        if not lines[last:] or not lines[last].text.strip():
            _read(lines[first:last], _lead_in(lines[:first]))
    if all(line.level < 0 for line in lines):
        return Prepared(text)
    return _written(lines)


def _maybe(text: str) -> bool:
    return "•" in text or "\n" in text


def _written(lines: Sequence[_Line]) -> Prepared:
    new = old = 0
    starts: list[tuple[int, int]] = []
    for line in lines:
        opening, rest = line.canonical
        starts.append((new + len(opening), old + len(line.text) - len(rest)))
        new += len(opening) + len(rest) + 1
        old += len(line.text) + 1
    return Prepared("\n".join("".join(line.canonical) for line in lines), tuple(starts))


def _parts(lines: Sequence[_Line]) -> Iterator[tuple[int, int]]:
    """Yield from where to where lines begin with marks, or go on from one that does."""
    at = 0
    while at < len(lines):
        if not lines[at].mark:
            at += 1
            continue
        last = end = at + 1
        while end < len(lines) and (lines[end].mark or not lines[end].text.strip() or (
            end == last and _goes_on(lines[end])
        )):  # fmt: skip
            end += 1
            last = end if lines[end - 1].text.strip() else last
        yield at, last
        at = max(end, last)


def _goes_on(line: _Line) -> bool:
    """Return whether a line without a mark is part of the item above it."""
    return line.indent > 1 or line.text[:1].islower()


def _lead_in(before: Sequence[_Line]) -> bool:
    said = next((line.text.rstrip() for line in reversed(before) if line.text.strip()), "")
    return said.endswith(":")


def _read(lines: Sequence[_Line], leads: bool) -> None:
    """Set the levels of the lines of a part, if it certainly is a list that Markdown has not."""
    marked = [line for line in lines if line.mark]
    if {line.mark for line in marked} <= _MARKDOWN or not (levels := _levels(marked)):
        return
    top = [line for line, level in zip(marked, levels, strict=True) if level == 0]
    if not (leads and len(top) > 1) and top[0].mark != _ALONE:
        return
    if not _counts(marked, levels):
        return
    level = 0
    found = iter(levels)
    for line in lines:
        level = next(found) if line.mark else level
        line.level = level if line.text.strip() else -1


def _levels(marked: Sequence[_Line]) -> list[int]:
    """Return the level of each line with a mark, or nothing where there are more than two."""
    first, inner = marked[0], None
    levels: list[int] = []
    for line in marked:
        if line.mark == first.mark and line.indent <= first.indent:
            levels.append(0)
        elif inner and (line.mark, line.indent) == (inner.mark, inner.indent):
            levels.append(1)
        elif levels and levels[-1] == 0 and _is_below(line, first):
            inner = line
            levels.append(1)
        else:
            return []
    return levels


def _is_below(line: _Line, first: _Line) -> bool:
    return line.indent > first.indent + 1 or line.mark in _BELOW.get(first.mark, "")


def _counts(marked: Sequence[_Line], levels: Sequence[int]) -> bool:
    """Return whether the numbers of each list count from 1."""
    outer = [line.number for line, level in zip(marked, levels, strict=True) if level == 0]
    if marked[0].number and outer != list(range(1, len(outer) + 1)):
        return False
    pairs = pairwise([(0, 0), *((one.number, lv) for one, lv in zip(marked, levels, strict=True))])
    return all(
        not number or number == (before + 1 if before_level else 1)
        for (before, before_level), (number, level) in pairs
        if level
    )
