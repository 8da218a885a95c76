"""The comments of a file: what they say, on which words, and which of them answer others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.exchange.markup import Attributes, UnreadableError, read
from pipeline.exchange.remarks import Remark
from pipeline.exchange.story import Reader
from pipeline.exchange.units import Story, Unit
from pipeline.exchange.word_file import WordFile

MOST_REMARKS: Final = 20_000
"""Comments and changes of a file. A hundred are many."""


@dataclass(slots=True)
class _Comment:
    given: Attributes
    paragraph: str
    text: Story


@dataclass(slots=True)
class _CommentReader:
    """Hears the part with comments: each is a text of its own."""

    found: list[_Comment] = field(default_factory=list)
    _within: Reader | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        """Hear that an element begins."""
        if name == "w:comment":
            if len(self.found) >= MOST_REMARKS:
                raise UnreadableError("This file has too many comments to read.")
            self._within = Reader("comment")
            self.found.append(_Comment(attributes, "", self._within.story))
        elif self._within:
            if name == "w:p":
                self.found[-1].paragraph = attributes.get("w14:paraId", "")
            self._within.start(name, attributes)

    def end(self, name: str) -> None:
        """Hear that an element ends."""
        if name == "w:comment":
            self._within = None
        elif self._within:
            self._within.end(name)

    def text(self, words: str) -> None:
        """Hear of words."""
        if self._within:
            self._within.text(words)


@dataclass(slots=True)
class _Threads:
    """Hears which comment answers which, and which are resolved, by their last paragraphs."""

    parents: dict[str, str] = field(default_factory=dict)
    resolved: dict[str, bool] = field(default_factory=dict)

    def start(self, name: str, attributes: Attributes) -> None:
        """Hear that an element begins."""
        if name == "w15:commentEx":
            paragraph = attributes.get("w15:paraId", "")
            self.resolved[paragraph] = attributes.get("w15:done", "0") in ("1", "true", "on")
            self.parents[paragraph] = attributes.get("w15:paraIdParent", "")

    def end(self, _name: str) -> None:
        """Hear that an element ends."""

    def text(self, _words: str) -> None:
        """Hear of words."""


def comments(word: WordFile, stories: Sequence[Story]) -> Iterator[Remark]:
    """Yield the comments of a file, whose text is `stories`: replies, too."""
    heard, threads = _CommentReader(), _Threads()
    for name in word.parts["comments"]:
        read(word.pieces(name), heard)
    for name in word.parts["commentsExtended"]:
        read(word.pieces(name), threads)
    places = {one.paragraph: at for at, one in enumerate(heard.found) if one.paragraph}
    for at, one in enumerate(heard.found):
        parent = places.get(threads.parents.get(one.paragraph, ""))
        unit, on = _stands_on(one.given.get("w:id", ""), stories)
        yield Remark(
            kind="comment" if parent in (None, at) else "reply",
            author=one.given.get("w:author", ""),
            date=one.given.get("w:date", ""),
            on=on,
            written="\n".join(paragraph.accepted.strip("\n") for paragraph in one.text.units),
            unit=unit,
            parent=None if parent == at else parent,
            resolved=threads.resolved.get(one.paragraph),
        )


def _stands_on(number: str, stories: Sequence[Story]) -> tuple[Unit | None, str]:
    for one in stories:
        if number in one.spans:
            span = one.spans[number]
            return span.unit, one.words(span)
    return None, ""
