"""The words of a template as they will stand, with their lines and what is known around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.composition.budget.known import Known
from pipeline.composition.placeholders import line_number


class Part(NamedTuple):
    """Words of one line. Those of a value stand for whatever it will be."""

    line: int
    text: str
    value: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """Words that stand one after another under the same conditions.

    `unclear` says that a condition around them is wrong: nobody knows what it makes known.
    """

    parts: tuple[Part, ...]
    known: Known
    unclear: bool = False

    @property
    def text(self) -> str:
        """Return the words as one text."""
        return "".join(part.text for part in self.parts)

    def line(self, offset: int) -> int:
        """Return the line of a character of the text."""
        line = self.parts[0].line if self.parts else 1
        for part in self.parts:
            line = part.line
            offset -= len(part.text)
            if offset < 0:
                break
        return line

    def own(self, start: int, end: int) -> bool:
        """Return whether a span of the text has a character that is the template’s own."""
        at = 0
        for part in self.parts:
            if not part.value and at < end and start < at + len(part.text):
                return True
            at += len(part.text)
        return False


def parts_of(data: str, line: int) -> Iterator[Part]:
    """Yield the words of template data, by the marks of their lines. `line` is that of the first.

    The break at the end of a line belongs to that line.
    """
    found: list[str] = []
    for character in data:
        marked = line_number(character)
        if marked is None:
            found.append(character)
            continue
        if found:
            yield Part(line, "".join(found))
        found, line = [], marked
    if found:
        yield Part(line, "".join(found))


def squeezed(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return parts without those that are empty."""
    return tuple(one for one in parts if one.text)
