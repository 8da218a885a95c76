"""The slow, careful reader: where each value of a JSON text stands, and all that is wrong.

`scan` reads a text once, strictly, and stops only where it cannot know what was meant. It
builds no values: `jsonfile` lets the faster reader of the standard library do that.
Offsets count code points from 0.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import NoReturn

from pipeline.evidence.json.characters import PIECE, REFUSED, decoded, kind_of, maybe_forbidden
from pipeline.evidence.json.mistakes import MEND, SEVERAL, comment_at, no_value
from pipeline.evidence.json.pointer import Path
from pipeline.evidence.json.rules import (
    CHARACTER,
    DUPLICATE_KEY,
    MAX_FAULTS,
    NUMBER,
    SIZE,
    SYNTAX,
    TOO_MANY,
)
from pipeline.model.finding import Rule

MAX_DEPTH = 40
MAX_VALUES = 100_000
"""More than any schema lets a bundle have, and no more than can be looked at in a second."""
_MAX_REFUSED = 10_000  # characters

NOT_BRACKETS = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\Z|\\)|[^"{}\[\]]++', re.DOTALL)
"""What lies between brackets: taken out, it leaves the brackets that nest."""

TEXT = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\Z|\\)', re.DOTALL)
"""A text of a JSON text, to its end or that of the file."""

_SPACE = re.compile(r"[ \t\n\r]*+")
_STRING = re.compile(r'"(?:[^"\\\n]++|\\.)*+"')
_GOOD_ESCAPES = re.compile(r'(?:[^\\]++|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*+')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][-+]?[0-9]++)?")
_WORD = re.compile(r"true|false|null")
_NO_NUMBER = re.compile(r"NaN|-?Infinity")
_DECODER = json.JSONDecoder(strict=False)


@dataclass(slots=True)
class Node:
    """Where a value starts; its children by key, or by index as text; where its keys start."""

    start: int
    children: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at an offset. `path` holds keys that may be private; the words do not."""

    rule: Rule
    path: Path
    offset: int
    message: str
    hint: str | None = None
    measured: str = ""
    limit: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """What `scan` found. `root` is None when the reader had to stop."""

    root: Node | None
    faults: tuple[Fault, ...]


class _Stop(Exception):
    """The rest of the text cannot be understood."""


def scan(text: str) -> Scan:
    """Return the positions of all values of a JSON text and every fault in it."""
    scanner = _Scanner(text)
    try:
        return Scan(scanner.document(), tuple(scanner.faults))
    except _Stop:
        return Scan(None, tuple(scanner.faults))


def is_exact(literal: str) -> bool:
    """Return whether a JSON number is held as written: 15 digits, or a decimal that comes back."""
    if literal.lstrip("-").isdecimal():
        return len(literal.lstrip("-")) <= 15
    if len(literal) > 40:
        return False
    try:
        return Decimal(literal) == Decimal(repr(float(literal)))
    except InvalidOperation:
        return False


class _Scanner:
    """One reading of one text: where it is, which keys and indexes lead there, what is wrong."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.path: list[str | int] = []
        self.faults: list[Fault] = []
        self.values = 0
        self.refused = 0

    def document(self) -> Node:
        """Read the whole text: one value and nothing after it."""
        root = self._value()
        self._skip()
        if self.text.startswith("{", self.at) and root.keys:
            self._stop("A second object begins here, and a bundle is one.", SEVERAL)
        if self.at < len(self.text):
            self._stop("Something stands after the end of the bundle.")
        return root

    def _value(self) -> Node:
        self._skip()
        self.values += 1
        if self.values > MAX_VALUES:
            limit = f"{MAX_VALUES:,}"
            self._stop(f"Here are more than {limit} values.", rule=SIZE, limit=limit)
        readers: dict[str, Callable[[], Node]] = {
            '"': self._text, "{": self._object, "[": self._list,
        }  # fmt: skip
        return readers.get(self.text[self.at : self.at + 1], self._plain)()

    def _plain(self) -> Node:
        """Read a number or one of the words true, false and null."""
        node = Node(self.at)
        if found := _NO_NUMBER.match(self.text, self.at):
            self._fault(NUMBER, "This is not a number that can be counted with.")
        elif found := _NUMBER.match(self.text, self.at):
            if not is_exact(found[0]):
                self._fault(NUMBER, "This number is too large or too long to be held exactly.")
        elif not (found := _WORD.match(self.text, self.at)):
            self._stop(*no_value(self.text, self.at))
        self.at = found.end()
        return node

    def _text(self) -> Node:
        node = Node(self.at)
        self._string()
        return node

    def _string(self) -> str:
        """Read a text, look at its characters, and return what it says."""
        found = _STRING.match(self.text, self.at)
        if not found:
            self._stop(
                "This text has no closing quotation mark on its line. "
                "A line break inside a text is written as \\n."
            )
        plain = "\\" not in found[0]
        if not plain:
            self._escapes(found[0])
        said = found[0][1:-1] if plain else str(_DECODER.decode(found[0]))
        is_usual = said.isascii() and said.isprintable()  # as every other text is
        if not is_usual and REFUSED.search(said):
            self._characters(found[0])
        self.at = found.end()
        return said

    def _escapes(self, literal: str) -> None:
        good = _GOOD_ESCAPES.match(literal)
        assert good
        if good.end() < len(literal):
            self.at += good.end()
            self._stop('After this backslash JSON expects one of " \\ / b f n r t u.')

    def _characters(self, literal: str) -> None:
        """Note each kind of forbidden character once, where it first stands in a text."""
        seen: dict[str, list[int]] = {}
        for at, piece in maybe_forbidden(literal):
            character = decoded(piece)
            if REFUSED.match(character):
                seen.setdefault(kind_of(character).name, []).append(at)
                self.refused += 1
            if self.refused > _MAX_REFUSED:
                break
        for offsets in seen.values():
            self._forbidden(literal, offsets)
        if self.refused > _MAX_REFUSED:
            self._stop(f"There are more than {_MAX_REFUSED:,} such characters.", rule=TOO_MANY)

    def _forbidden(self, literal: str, offsets: list[int]) -> None:
        piece = PIECE.match(literal, offsets[0])
        assert piece
        character = decoded(piece[0])
        kind = kind_of(character)
        again = f", and {len(offsets) - 1} more of the kind in this text" if offsets[1:] else ""
        message = f"Here is {kind.name} (U+{ord(character):04X}){again}."
        self._fault(CHARACTER, message, kind.hint, offset=self.at + offsets[0])

    def _list(self) -> Node:
        node = Node(self.at)
        self._open()
        while not self._close("]", first=not node.children):
            index = len(node.children)
            self.path.append(index)
            node.children[str(index)] = self._value()
            self.path.pop()
        return node

    def _object(self) -> Node:
        node = Node(self.at)
        self._open()
        while not self._close("}", first=not node.keys):
            key = self._key(node)
            self.path.append(key)
            node.children[key] = self._value()
            self.path.pop()
        return node

    def _key(self, node: Node) -> str:
        """Read the name of a field and its colon."""
        self._skip()
        start = self.at
        if self.text[start : start + 1] != '"':
            self._stop("The name of a field must stand here, in straight double quotation marks.")
        key = self._string()
        if key in node.keys:
            self._fault(DUPLICATE_KEY, "This field is here for the second time.", offset=start)
        node.keys[key] = start
        self._skip()
        if self.text[self.at : self.at + 1] != ":":
            self._stop("A colon must follow the name of a field.")
        self.at += 1
        return key

    def _open(self) -> None:
        if len(self.path) >= MAX_DEPTH:
            message = "Lists and objects are nested too deep here."
            self._stop(message, rule=SIZE, limit=str(MAX_DEPTH))
        self.at += 1

    def _close(self, bracket: str, *, first: bool) -> bool:
        """Read a closing bracket, or the comma before the next entry; return which."""
        self._skip()
        follows = self.text[self.at : self.at + 1]
        if follows == bracket:
            self.at += 1
            return True
        if not first:
            self._comma(follows, bracket)
        return False

    def _comma(self, follows: str, bracket: str) -> None:
        if not follows:
            self._stop("The file ends before it is complete.")
        if follows != ",":
            self._stop(f"A comma or a closing {bracket} is missing before this.")
        comma, self.at = self.at, self.at + 1
        self._skip()
        if self.text[self.at : self.at + 1] == bracket:
            self.at = comma
            self._stop("This comma is one too many: JSON has none before a closing bracket.")

    def _skip(self) -> None:
        space = _SPACE.match(self.text, self.at)
        assert space
        self.at = space.end()

    def _fault(
        self, rule: Rule, message: str, hint: str | None = None, *, offset: int = -1
    ) -> None:
        at = self.at if offset < 0 else offset
        if len(self.faults) == MAX_FAULTS:
            self._stop(f"There are more than {MAX_FAULTS:,} faults.", rule=TOO_MANY)
        self.faults.append(Fault(rule, tuple(self.path), at, message, hint))

    def _stop(
        self, message: str, hint: str = MEND, *, rule: Rule = SYNTAX, limit: str = ""
    ) -> NoReturn:
        if rule is SYNTAX and (comment := comment_at(self.text, self.at)):
            message, hint = comment
        self.faults.append(Fault(rule, tuple(self.path), self.at, message, hint, limit=limit))
        raise _Stop
