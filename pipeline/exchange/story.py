"""Reads the text of a part: paragraphs, tracked changes, the places of comments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from pipeline.exchange.elements import (
    BOXES,
    DEEPEST,
    FORM,
    INSTRUCTIONS,
    LETTERS,
    MOST_PIECES,
    MOST_UNITS,
    OBJECTS,
    PROPERTIES,
    SKIPPED,
    WORDS,
)
from pipeline.exchange.fields import Fields
from pipeline.exchange.hands import CHANGES, INSERTED, NOBODY
from pipeline.exchange.markup import Attributes, UnreadableError, read
from pipeline.exchange.units import Aside, Hand, Piece, Span, Story, Unit, Where

_OFF: Final = frozenset({"0", "false", "off"})

_Ends: TypeAlias = list[tuple[str, Hand]]


def story(pieces: Iterable[bytes], where: Where) -> Story:
    """Return the text of a part. Raises UnreadableError for a part that cannot be read."""
    reader = Reader(where)
    read(pieces, reader)
    return reader.story


@dataclass(slots=True)
class _Box:
    """Where paragraphs follow one another: the part, a cell, a text box, a note."""

    where: Where
    joined: Unit | None = None  # whose end was put in: it is one with the next paragraph


class Reader:
    """Hears the marks of a part, and keeps its text in `story`. It never looks back."""

    def __init__(self, where: Where) -> None:
        self.story = Story()
        self._path: list[str] = []
        self._skipped = 0
        self._boxes = [_Box(where)]
        self._open: list[tuple[Unit, _Ends]] = []
        self._hands = [NOBODY]
        self._rows: list[int] = []
        self._moves: dict[str, str] = {}
        self._prompts: list[bool] = []
        self._placeholder = False  # words that stand in a control until somebody writes there
        self._drawn: list[bool] = []
        self._fields = Fields()
        self._marks: list[str] = []
        self._waiting: list[Span] = []
        self._choices: list[int] = []  # how much was said where something stands in two ways

    # --- what is heard ---------------------------------------------------------------------

    def start(self, name: str, attributes: Attributes) -> None:
        """Hear that an element begins."""
        if len(self._path) + self._skipped >= DEEPEST:
            raise UnreadableError("Something in this file is nested too deeply to read.")
        if not self._skipped and name in FORM:
            self.story.form += 1
        if self._skipped or name in SKIPPED or (name == "mc:Fallback" and self._is_said_already()):
            self._skipped += 1
            return
        within = self._within
        self._path.append(name)
        if name in CHANGES:
            self._change(name, attributes, within)
        elif name in BOXES:
            self._enter(name)
        elif name in LETTERS:
            if within == "w:r":
                self._say(LETTERS[name])
        elif name in OBJECTS:
            self._drawn.append(False)
        elif name in _STARTS:
            _STARTS[name](self, attributes)

    def end(self, name: str) -> None:
        """Hear that an element ends."""
        if self._skipped:
            self._skipped -= 1
            return
        self._path.pop()
        if name in CHANGES:
            if self._within not in PROPERTIES:
                self._hands.pop()
        elif name in BOXES:
            self._boxes.pop()
        elif name in OBJECTS:
            self._object()
        elif name in _ENDS:
            _ENDS[name](self)

    def text(self, words: str) -> None:
        """Hear of words."""
        if self._skipped:
            return
        if self._within in WORDS:
            self._say(words)
        elif self._within in INSTRUCTIONS:
            self._fields.instruct(words)

    @property
    def is_skipping(self) -> bool:
        """Return whether what stands here is not read."""
        return self._skipped > 0

    @property
    def path(self) -> Sequence[str]:
        """Return the names of the elements that are open, from the outermost."""
        return self._path

    @property
    def where(self) -> Where:
        """Return where in the file it is."""
        return self._boxes[-1].where

    @property
    def _within(self) -> str:
        return self._path[-1] if self._path else ""

    @property
    def _unit(self) -> Unit | None:
        return self._open[-1][0] if self._open else None

    @property
    def _said(self) -> int:
        return len(self.story.pieces) + len(self.story.asides)

    def _is_said_already(self) -> bool:
        return not self._choices or self._said > self._choices[-1]

    # --- words and paragraphs --------------------------------------------------------------

    def _say(self, words: str) -> None:
        if not words:
            return
        if not self._unit or self._fields.silent:
            self.story.asides.append(Aside("field" if self._unit else "stray", words))
        elif self._placeholder or (self._prompts and self._prompts[-1]):
            self._unit.prompt += words
            self.story.asides.append(Aside("prompt", words))
        else:
            self._add(self._unit, Piece(words, *self._hands[-1]))

    def _add(self, unit: Unit, piece: Piece) -> None:
        if self._said >= MOST_PIECES:
            raise UnreadableError("This file has too many pieces of text to read.")
        unit.pieces.append(piece)
        self.story.pieces.append((unit, piece))

    def _begin(self, _: Attributes) -> None:
        box = self._boxes[-1]
        unit, box.joined = box.joined or self._new_unit(), None
        self._open.append((unit, []))
        unit.marks += self._marks
        self._marks.clear()
        for span in self._waiting:
            span.unit = unit
        self._waiting.clear()

    def _new_unit(self) -> Unit:
        if len(self.story.units) >= MOST_UNITS:
            raise UnreadableError("This file has too many paragraphs to read.")
        unit = Unit(self._boxes[-1].where)
        self.story.units.append(unit)
        return unit

    def _finish(self) -> None:
        unit, ends = self._open.pop()
        for name, hand in ends:
            self._add(unit, Piece("\n", *NOBODY.with_change(name, hand), marks_end=True))
            if name in INSERTED:
                self._boxes[-1].joined = unit

    def _enter(self, name: str) -> None:
        if name == "w:txbxContent" and self._drawn:
            self._drawn[-1] = True
        around = self._boxes[-1].where
        is_inner = around in ("body", "table", "text box") or name in ("w:footnote", "w:endnote")
        self._boxes.append(_Box(BOXES[name] if is_inner else around))

    def _style(self, attributes: Attributes) -> None:
        if self._unit and self._path[-2:-1] == ["w:pPr"]:
            self._unit.style = self._unit.style or attributes.get("w:val", "")

    def _run_style(self, attributes: Attributes) -> None:
        self._placeholder = attributes.get("w:val", "") == "PlaceholderText"

    def _end_run(self) -> None:
        self._placeholder = False

    def _name(self, mark: str) -> None:
        (self._unit.marks if self._unit else self._marks).append(mark)

    def _symbol(self, attributes: Attributes) -> None:
        try:
            self._say(chr(int(attributes.get("w:char", ""), 16)))
        except (ValueError, OverflowError):
            self._say("\N{WHITE SQUARE}")

    def _object(self) -> None:
        has_words = self._drawn.pop()
        if not has_words and "mc:Fallback" not in self._path:
            (self._unit or self._new_unit()).objects += 1

    # --- changes and comments --------------------------------------------------------------

    def _change(self, name: str, attributes: Attributes, within: str) -> None:
        move = next(reversed(self._moves.values()), "") if name.startswith("w:move") else ""
        hand = Hand(attributes.get("w:author", ""), attributes.get("w:date", ""), move)
        if within == "w:rPr" and self._path[-3:-2] == ["w:pPr"] and self._open:
            self._open[-1][1].append((name, hand))
        elif within in PROPERTIES:
            self.story.form += 1
            if within == "w:trPr" and self._rows:
                self._rows[-1] += 1
                self._hands.append(self._hands[-1].with_change(name, hand))
        else:
            self._hands.append(self._hands[-1].with_change(name, hand))

    def _end_row(self) -> None:
        for _ in range(self._rows.pop()):
            self._hands.pop()

    def _move(self, attributes: Attributes) -> None:
        self._moves[attributes.get("w:id", "")] = attributes.get("w:name", "")

    def _comment_starts(self, attributes: Attributes) -> None:
        span = self._span(attributes)
        if span.unit is None:
            self._waiting.append(span)

    def _comment_ends(self, attributes: Attributes) -> None:
        self._span(attributes).stop = len(self.story.pieces)

    def _span(self, attributes: Attributes) -> Span:
        """Return the span of a comment; one that begins here, if there is none yet."""
        at = len(self.story.pieces)
        span = self.story.spans.setdefault(attributes.get("w:id", ""), Span(self._unit, at, at))
        span.unit = span.unit or self._unit
        return span

    # --- content controls ------------------------------------------------------------------

    def _control(self, _: Attributes) -> None:
        self._prompts.append(bool(self._prompts) and self._prompts[-1])

    def _prompt(self, attributes: Attributes) -> None:
        if self._prompts and attributes.get("w:val", "") not in _OFF:
            self._prompts[-1] = True

    def _tag(self, attributes: Attributes) -> None:
        if self._path[-2:-1] == ["w:sdtPr"]:
            self._name(attributes.get("w:val", ""))


_STARTS: Final[Mapping[str, Callable[[Reader, Attributes], object]]] = {
    "w:p": Reader._begin,
    "w:pStyle": Reader._style,
    "w:rStyle": Reader._run_style,
    "w:tr": lambda reader, _: reader._rows.append(0),
    "w:sdt": Reader._control,
    "w:showingPlcHdr": Reader._prompt,
    "w:tag": Reader._tag,
    "w:bookmarkStart": lambda reader, given: reader._name(given.get("w:name", "")),
    "w:moveFromRangeStart": Reader._move,
    "w:moveToRangeStart": Reader._move,
    "w:moveFromRangeEnd": lambda reader, given: reader._moves.pop(given.get("w:id", ""), None),
    "w:moveToRangeEnd": lambda reader, given: reader._moves.pop(given.get("w:id", ""), None),
    "w:commentRangeStart": Reader._comment_starts,
    "w:commentRangeEnd": Reader._comment_ends,
    "w:commentReference": Reader._span,
    "w:fldChar": lambda reader, given: reader._fields.character(given.get("w:fldCharType", "")),
    "w:fldSimple": lambda reader, given: reader._fields.begin_simple(given.get("w:instr", "")),
    "w:sym": Reader._symbol,
    "mc:AlternateContent": lambda reader, _: reader._choices.append(reader._said),
}
_ENDS: Final[Mapping[str, Callable[[Reader], object]]] = {
    "w:p": Reader._finish,
    "w:r": Reader._end_run,
    "w:tr": Reader._end_row,
    "w:sdt": lambda reader: reader._prompts.pop(),
    "w:fldSimple": lambda reader: reader._fields.character("end"),
    "mc:AlternateContent": lambda reader: reader._choices.pop(),
}
