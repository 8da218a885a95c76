"""The words of a chart or a diagram, which stand in a part of their own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from pipeline.exchange.draft.passages import Kind, Passage, Words
from pipeline.exchange.markup import Attributes, UnreadableError

_SAID: Final = frozenset({"t", "v", "pt"})  # words, and the labels and values that a chart keeps
_MOST: Final = 50_000


@dataclass(slots=True)
class Drawn:
    """Hears a part with words that are drawn."""

    kind: Kind
    passages: list[Passage] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def start(self, name: str, _: Attributes) -> None:
        """Hear that an element begins."""
        self._open.append(name.rpartition(":")[2])
        if self._open[-1] in _SAID:
            if len(self.passages) >= _MOST:
                raise UnreadableError("This file has too many paragraphs to read.")
            self.passages.append(Passage(self.kind))

    def end(self, _name: str) -> None:
        """Hear that an element ends."""
        self._open.pop()

    def text(self, words: str) -> None:
        """Hear of words."""
        if self._open and self._open[-1] in _SAID:
            self.passages[-1].runs.append(Words(words))
