"""The public texts of a bundle as they are printed, character by character where they stand.

Of a narrative field only what is printed is looked at: marks of emphasis, of lists that were read
as such, and the targets of links are blanked out, so that what is left of them was not understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import Passage
from pipeline.checks.pasted.rule import Scope
from pipeline.composition.linked import masked
from pipeline.evidence.public import Items, Node, Record, Value
from pipeline.model.document import BundleSource, texts
from pipeline.model.finding import Place, Words

UNSEEN = "\0"  # in no text, and no blank
_ADDRESSED = ("@", "://", "www.")  # what an address has
_PRINTED = re.compile(r"\S")
_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)[^\s<>\[\]\"]+|[\w.+-]+@[\w-]+\.[\w.-]+")


class Piece(NamedTuple):
    """Words of a field that stand in a passage: where in the one, and where in the other."""

    start: int
    end: int
    passage: Passage
    at: int


class PublicField(NamedTuple):
    """A text of the bundle that may be published; `seen` is as long as `text`."""

    pointer: str
    scope: Scope
    text: str
    seen: str
    pieces: tuple[Piece, ...] = ()

    def is_quote(self, at: int) -> bool:
        """Return whether words are a quote of a record, or one set apart in a report."""
        apart = (one.passage.is_quote for one in self.pieces if one.start <= at < one.end)
        return "/quote/" in self.pointer or any(apart)

    def place(self, case: Case, start: int, end: int) -> Place:
        """Return the place of a span, in the report too if its first character is printed there."""
        for piece in self.pieces:
            if piece.start <= start < piece.end:
                first = piece.at + start - piece.start
                last = min(first + end - start, len(piece.passage.text))
                return case.at_passage(piece.passage, first, max(last, first + 1))
        file, words = case.bundle.file, self.text[start:end]
        place = (
            file.place_of_words(self.pointer, start, words)
            if words and "\n" not in words
            else file.place(self.pointer, start)
        )
        stable = file.stable_pointer(self.pointer)
        return replace(place, stable=stable, words=Words(self.text, start, max(end, start + 1)))


class SeenText(NamedTuple):
    """A text of the bundle that may be published, as it is seen, and where it is printed."""

    value: Value
    seen: str
    pieces: Sequence[Piece]

    def field(self) -> PublicField:
        """Return it with all that a finding needs."""
        value, text = self.value, str(self.value.value)
        if value.mode == "markdown":
            return PublicField(value.pointer, "narrative", text, self.seen, tuple(self.pieces))
        if not value.pointer.startswith("/evidence/"):
            return PublicField(value.pointer, "field", text, self.seen)
        whole = tuple(one for one in self.pieces if _is_as_written(one, text))
        return PublicField(value.pointer, "statement", text, self.seen, whole)


def seen_texts(case: Case) -> Iterator[SeenText]:
    """Yield every public text of a bundle, in the order of the bundle."""
    printed = _printed(case.passages)
    values = _values(case.bundle.public.root)
    all_words = "\n".join([text for _, text in values])
    mask = unaddressed if any(map(all_words.__contains__, _ADDRESSED)) else str
    for value, text in values:
        pieces = printed.get(value.pointer, ())
        if value.mode == "markdown":
            seen = _of_printed(text, pieces)
        else:
            seen = mask(masked(text, UNSEEN) if value.mode == "linked" else text)
        yield SeenText(value, seen, pieces)


def _printed(passages: Iterable[Passage]) -> Mapping[str, Sequence[Piece]]:
    """Return the pieces of each field that are printed, by its pointer."""
    printed: dict[str, list[Piece]] = {}
    for passage in passages:
        at = 0
        for text in texts(passage.inlines) if passage.pointers else ():
            if isinstance(text.source, BundleSource):
                start = text.source.start
                piece = Piece(start, start + len(text.text), passage, at)
                printed.setdefault(text.source.pointer, []).append(piece)
            at += len(text.text)
    return printed


def _values(node: Node) -> list[tuple[Value, str]]:
    """Return the texts of a part of the public bundle, in its order."""
    found, left = list[tuple[Value, str]](), [node]
    while left:
        one = left.pop()
        if isinstance(one, Value):
            if isinstance(one.value, str):
                found.append((one, one.value))
        elif isinstance(one, Record):
            left += list(one.fields.values())[::-1]
        elif isinstance(one, Items):
            left += reversed(one.items)
    return found


def _of_printed(text: str, pieces: Iterable[Piece]) -> str:
    ends = ((one.start, one.at, one.at + one.end - one.start, one.passage.text) for one in pieces)
    return shown(text, [(start, said[at:end]) for start, at, end, said in ends])


def _is_as_written(piece: Piece, text: str) -> bool:
    said = piece.passage.text[piece.at : piece.at + len(text)]
    return piece.start == 0 and said == text


def shown(text: str, printed: Iterable[tuple[int, str]]) -> str:
    """Return a narrative text with what is not printed of it blanked out; all, if nothing is."""
    seen, last = list[str](), 0
    for start, words in printed:
        said = words.rstrip()
        if not text.startswith(said, start):
            return unaddressed(text)  # its markup could not be read
        seen += (_PRINTED.sub(UNSEEN, text[last:start]), said)
        last = start + len(said)
    return unaddressed("".join((*seen, _PRINTED.sub(UNSEEN, text[last:]))) if seen else text)


def unaddressed(text: str) -> str:
    """Return a text with its addresses blanked out."""
    if not any(map(text.__contains__, _ADDRESSED)):
        return text
    return _ADDRESS.sub(lambda match: UNSEEN * len(match[0]), text)
