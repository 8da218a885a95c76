"""A returned file: its paragraphs, and each comment and tracked change with what it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Literal, TypeAlias

from pipeline.exchange.markup import Attributes, UnreadableError, read
from pipeline.exchange.story import Reader, story
from pipeline.exchange.units import Hand, Piece, Story, Unit, Where
from pipeline.exchange.word_file import WordFile, opened

Kind: TypeAlias = Literal["comment", "reply", "insertion", "deletion", "replacement", "move"]

MOST_REMARKS: Final = 20_000
"""Comments and changes of a file. A hundred are many."""
_AROUND: Final = 80  # characters before an insertion that are told
_STORIES: Final[tuple[tuple[str, Where], ...]] = (
    ("header", "header"), ("footer", "footer"), ("footnotes", "footnote"), ("endnotes", "endnote"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment or a tracked change.

    `on` are the words that it stands on or takes out, `written` those that it puts in or says. An
    insertion `follows` the words before it. `unit` is the paragraph, and `to` that to which words
    were moved. A reply answers the remark at the place `parent` of the list.
    """

    kind: Kind
    author: str
    date: str
    on: str
    written: str
    unit: Unit | None
    follows: str = ""
    to: Unit | None = None
    parent: int | None = None
    resolved: bool | None = None


@dataclass(frozen=True, slots=True)
class Returned:
    """What is in a file. `form` counts tracked changes of form: of looks, of rows and cells."""

    units: tuple[Unit, ...]
    remarks: tuple[Remark, ...]
    form: int


def returned(file: Path | bytes) -> Returned:
    """Return what is in a Word file.

    Raises UnreadableError for one that cannot be read, and OSError where the disk refuses.
    """
    with opened(file) as word:
        stories = [story(word.pieces(word.main), "body")]
        for kind, where in _STORIES:
            stories += [story(word.pieces(name), where) for name in word.parts[kind]]
        comments = tuple(_comments(word, stories))
    found = (*comments, *(one for each in stories for one in changes(each)))
    if len(found) > MOST_REMARKS:
        raise UnreadableError("This file has too many comments and changes to read.")
    units = tuple(unit for each in stories for unit in each.units)
    return Returned(units, found, sum(one.form for one in stories))


# --- comments ------------------------------------------------------------------------------


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


def _comments(word: WordFile, stories: Sequence[Story]) -> Iterator[Remark]:
    comments, threads = _CommentReader(), _Threads()
    for name in word.parts["comments"]:
        read(word.pieces(name), comments)
    for name in word.parts["commentsExtended"]:
        read(word.pieces(name), threads)
    places = {one.paragraph: at for at, one in enumerate(comments.found) if one.paragraph}
    for at, one in enumerate(comments.found):
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


# --- tracked changes -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Atom:
    """Words that one hand put in or took out; `at` is how many characters stand before them."""

    hand: Hand
    text: str
    is_in: bool
    at: int
    number: int


def changes(found: Story) -> Iterator[Remark]:
    """Yield the tracked changes of a text: what one hand changed at one place is one of them."""
    moves: dict[str, Remark] = {}
    for unit in found.units:
        before = unit.accepted
        for atoms in _runs(unit.pieces):
            one = _remark(unit, atoms, before)
            if name := atoms[0].hand.move:
                moves[name] = _with(moves[name], one) if name in moves else one
            else:
                yield one
    yield from moves.values()


def _with(move: Remark, more: Remark) -> Remark:
    """Return a move with more of its words: where they came from, or where they went."""
    if more.to is not None:
        return replace(move, to=move.to or more.to, written=_both(move.written, more.written))
    return replace(move, unit=move.unit or more.unit, on=_both(move.on, more.on))


def _both(one: str, other: str) -> str:
    return f"{one}\n{other}" if one else other


def _runs(pieces: Iterable[Piece]) -> Iterator[list[_Atom]]:
    """Yield what follows one another without a gap and is of one hand."""
    run: list[_Atom] = []
    for one in _atoms(pieces):
        if run and not _goes_on(run[-1], one):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _goes_on(one: _Atom, other: _Atom) -> bool:
    same = one.hand.author == other.hand.author and one.hand.move == other.hand.move
    if one.hand.move:
        same = same and one.is_in == other.is_in
    return same and other.number - one.number <= 1


def _atoms(pieces: Iterable[Piece]) -> Iterator[_Atom]:
    at = 0
    for number, piece in enumerate(pieces):
        if piece.deleted:
            yield _Atom(piece.deleted, piece.text, False, at, number)
        if piece.inserted:
            yield _Atom(piece.inserted, piece.text, True, at, number)
        at += 0 if piece.deleted else len(piece.text)


def _remark(unit: Unit, atoms: Sequence[_Atom], accepted: str) -> Remark:
    on = "".join(one.text for one in atoms if not one.is_in)
    written = "".join(one.text for one in atoms if one.is_in)
    hand = atoms[0].hand
    if hand.move:
        came, went = (None, unit) if atoms[0].is_in else (unit, None)
        return Remark("move", hand.author, hand.date, on, written, came, to=went)
    kind: Kind = "replacement" if on and written else "insertion" if written else "deletion"
    follows = "" if on else accepted[max(0, atoms[0].at - _AROUND) : atoms[0].at]
    return Remark(kind, hand.author, hand.date, on, written, unit, follows)
