"""What is read of a Word file: paragraphs with their changes, and what comments stand on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Where: TypeAlias = Literal[
    "body", "table", "text box", "header", "footer", "footnote", "endnote", "comment"
]


@dataclass(frozen=True, slots=True)
class Hand:
    """Who made a change, and when, as the file says. `move` is the name of a move, or ''."""

    author: str
    date: str
    move: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a paragraph, and who put them in or took them out, if that was tracked.

    `marks_end` says that it stands for the end of a paragraph, which is no word.
    """

    text: str
    inserted: Hand | None = None
    deleted: Hand | None = None
    marks_end: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """Words that are no part of a paragraph: what Word shows by itself, or says to write here."""

    kind: Literal["field", "prompt", "stray"]
    text: str


@dataclass(slots=True, eq=False)
class Unit:
    """A paragraph as it was before all tracked changes, whatever became of it.

    `marks` are names of bookmarks and tags of content controls in it, `style` is the id of its
    style. `objects` counts what is no words, such as pictures. `prompt` says what to write here.
    """

    where: Where
    style: str = ""
    pieces: list[Piece] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    objects: int = 0
    prompt: str = ""

    @property
    def original(self) -> str:
        """Return the words before the tracked changes."""
        return "".join(one.text for one in self.pieces if not one.inserted)

    @property
    def accepted(self) -> str:
        """Return the words with all tracked changes made."""
        return "".join(one.text for one in self.pieces if not one.deleted)

    @property
    def in_body(self) -> bool:
        """Return whether it stands in the text itself, and not around it."""
        return self.where in ("body", "table", "text box")


@dataclass(slots=True)
class Span:
    """What a comment stands on: from one piece of a story to another, beginning in a unit."""

    unit: Unit | None
    start: int
    stop: int


@dataclass(slots=True)
class Story:
    """The text of one part of a file. `form` counts tracked changes of form."""

    units: list[Unit] = field(default_factory=list)
    pieces: list[tuple[Unit, Piece]] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    spans: dict[str, Span] = field(default_factory=dict)
    form: int = 0

    def words(self, span: Span) -> str:
        """Return the words that a comment stands on, with the changes made; else as they were."""
        stands = self.pieces[span.start : span.stop]
        return joined((unit, one) for unit, one in stands if not one.deleted) or joined(
            (unit, one) for unit, one in stands if not one.inserted
        )


def joined(pieces: Iterable[tuple[Unit, Piece]]) -> str:
    """Return words, with a line feed between those of two paragraphs."""
    parts: list[str] = []
    before: Unit | None = None
    for unit, piece in pieces:
        if before is not None and unit is not before:
            parts.append("\n")
        parts.append(piece.text)
        before = unit
    return "".join(parts)
