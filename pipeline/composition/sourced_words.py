"""Words with their source: those of a filled template, and those of a narrative field.

`take` turns plain parts of a text, in order, into inlines; `finish` raises where words were lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from pipeline.composition.placeholders import line_number, value_index
from pipeline.model.document import BundleSource, Inline, TemplateSource, Text
from pipeline.model.escapes import divided

GUARD = "\ue000"  # behind what looks like a numbered list, so that it stays text
SPACES = re.compile(r"[ \t\n]+")  # a no-break space stays one


class MarkupError(Exception):
    """Markup that this subset does not have. `offset` is where, in the text given."""

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


class Words(Protocol):
    """Turns the plain parts of a text into inlines, in order."""

    def take(self, content: str) -> tuple[Inline, ...]:
        """Return the next words of the text as inlines."""

    def skip_link(self, href: str) -> BundleSource | None:
        """Pass over the address of a link, and return where it stands in a field of the bundle.

        Raises MarkupError for one that is not allowed.
        """


# --- words of a filled template ----------------------------------------------------------


@dataclass(slots=True)
class TemplateWords:
    """The words of a template: line marks set the source, value marks put values in."""

    pieces: Sequence[tuple[Inline, ...]]
    file: str
    line: int = 1
    used: int = 0
    marks: int = 0
    _pending: list[str] = field(default_factory=list)

    def take(self, content: str) -> tuple[Inline, ...]:
        """Return the next words, with the values that their marks stand for."""
        found: list[Inline] = []
        for character in content.replace(GUARD, ""):
            index, line = value_index(character), line_number(character)
            if index is None and line is None:
                self._pending.append(character)
                continue
            found.extend(self._flush())
            if index is not None:
                found.extend(self.pieces[index])
                self.used += 1
            else:
                self.line = line or self.line
                self.marks += 1
        return (*found, *self._flush())

    def _flush(self) -> Iterator[Text]:
        text = SPACES.sub(" ", "".join(self._pending))
        self._pending.clear()
        if text:
            yield Text(text, TemplateSource(self.file, self.line))

    def skip_link(self, href: str) -> None:
        """Pass over the address of a link, in which no value may stand. No field has it."""
        if any(value_index(character) is not None for character in href):
            raise MarkupError("A value cannot be the address of a link.")

    def finish(self, text: str) -> None:
        """Raise MarkupError if a mark of the filled text was not read."""
        if self.used != len(self.pieces):
            raise MarkupError("A value stands where it cannot be printed.")
        if self.marks != sum(line_number(character) is not None for character in text):
            raise MarkupError("This markup cannot be read without losing words.")


# --- words of a narrative field ----------------------------------------------------------

_MARKUP = re.compile(r"[\s*_>\[\]()<\-]*")


@dataclass(slots=True)
class NarrativeWords:
    """The words of a narrative field, each with its offset; what lies between must be markup.

    `written` returns where in the field a character of `text` stands.
    """

    text: str
    pointer: str
    sections: Collection[str]
    written: Callable[[int], int] = int
    at: int = 0

    def take(self, content: str) -> tuple[Inline, ...]:
        """Return the next words, each line with its offset in the field."""
        return tuple(self._lines(content.replace(GUARD, "")))

    def _lines(self, content: str) -> Iterator[Text]:
        lines = content.split("\n")
        for index, line in enumerate(lines):
            last = index == len(lines) - 1
            words = line.lstrip(" \t") if index else line
            words = words if last else words.rstrip(" \t")
            if words or not last:
                start = self._find(words)
                for at, part in divided(words if last else words + " "):
                    source = BundleSource(self.pointer, self.written(start + at))
                    yield Text(part, source)

    def _find(self, words: str) -> int:
        start = self.text.find(words, self.at)
        if start < 0 or not _MARKUP.fullmatch(self.text, self.at, start):
            raise MarkupError("This markup cannot be read without losing words.", self.at)
        self.at = start + len(words)
        return start

    def skip_link(self, href: str) -> BundleSource:
        """Pass over the address of a link; one that begins with # must lead to a section."""
        if href.startswith("#") and href[1:] not in self.sections:
            raise MarkupError("This report has no section that this link could go to.", self.at)
        end = self.text.find(href, self.at) + len(href)
        if not _MARKUP.fullmatch(self.text, self.at, end - len(href)):
            raise MarkupError("This link cannot be read without losing words.", self.at)
        self.at = end
        return BundleSource(self.pointer, self.written(end - len(href)))

    def finish(self) -> None:
        """Raise MarkupError if words of the field were not read."""
        if not _MARKUP.fullmatch(self.text, self.at):
            raise MarkupError("This markup cannot be read without losing words.", self.at)
