"""The lists of a Word file: which have bullets, which have numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from pipeline.exchange.markup import Attributes, UnreadableError, read
from pipeline.exchange.word_file import WordFile

Mark: TypeAlias = Literal["bullet", "number", ""]
_MOST: Final = 50_000


@dataclass(frozen=True, slots=True)
class Numbering:
    """The lists of a file, by their numbers."""

    _kinds: dict[str, str]
    _levels: dict[tuple[str, int], str]

    def mark(self, number: str, depth: int) -> Mark:
        """Return what stands before an item of a list at a depth, from 0; '' for nothing."""
        kind = self._levels.get((self._kinds.get(number, ""), depth), "none")
        return "" if kind == "none" else "bullet" if kind == "bullet" else "number"


def numbering(word: WordFile) -> Numbering:
    """Return the lists of a file."""
    heard = _Lists()
    for name in word.parts["numbering"]:
        read(word.pieces(name), heard)
    return Numbering(heard.kinds, heard.levels)


@dataclass(slots=True)
class _Lists:
    """Hears the part with lists."""

    kinds: dict[str, str] = field(default_factory=dict)
    levels: dict[tuple[str, int], str] = field(default_factory=dict)
    _kind: str = ""
    _list: str = ""
    _level: int = 0

    def start(self, name: str, given: Attributes) -> None:
        """Hear that an element begins."""
        if len(self.levels) + len(self.kinds) > _MOST:
            raise UnreadableError("This file has too many lists to read.")
        value = given.get("w:val", "")
        if name == "w:abstractNum":
            self._kind = given.get("w:abstractNumId", "")
        elif name == "w:lvl":
            level = given.get("w:ilvl", "")
            self._level = int(level) if level.isdecimal() else 0
        elif name == "w:numFmt" and not self._list:
            self.levels[self._kind, self._level] = value
        elif name == "w:num":
            self._list = given.get("w:numId", "")
        elif name == "w:abstractNumId" and self._list:
            self.kinds[self._list] = value

    def end(self, name: str) -> None:
        """Hear that an element ends."""
        if name == "w:num":
            self._list = ""

    def text(self, _words: str) -> None:
        """Hear of words."""
