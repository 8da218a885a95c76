"""Strict JSON in; from a JSON pointer to its line and column.

A clean file is read by the standard library at full speed. Only when something is wrong, or
somebody asks where a value stands, does the slow reader in `json_positions` run. Nothing said
about a file repeats a value of it, nor a key that no schema knows: keys can be private too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from typing import Any

from pipeline.evidence.json.places import Places
from pipeline.evidence.json.pointer import Lines, Path, safe_pointer, to_tokens
from pipeline.evidence.json.positions import (
    Fault,
    Node,
    scan,
)
from pipeline.evidence.json.reading import Json, read_clean, read_rest
from pipeline.evidence.json.rules import ENCODING, SIZE
from pipeline.evidence.json.stable import named, stable
from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Finding, Place
from pipeline.model.text_file import guess, unmarked

MAX_BYTES = 8 * 1024 * 1024
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"{\0", b"\0{", b"[\0", b"\0[")  # with its mark or without


@dataclass(frozen=True)
class JsonFile:
    """A JSON text that was read: its name, its value, and where each part of it stands.

    `written` is there if texts are read otherwise than they stand in it (see `typed.py`).
    """

    name: str
    data: Json = field(repr=False)
    text: str = field(repr=False)
    safe_keys: Collection[str] = field(default=frozenset(), repr=False)
    first_line: int = 1
    written: Callable[[str, int, int], int] | None = field(default=None, repr=False)

    def locate(self, pointer: str) -> tuple[int, int]:
        """Return line and column, both from 1, of a value. `LookupError` if it is not there."""
        return self._lines.at(self._find(pointer)[0].start)

    def offset(self, pointer: str) -> int:
        """Return where a value starts in the text, in code points. `LookupError` as above."""
        return self._find(pointer)[0].start

    def offset_of_key(self, pointer: str, key: str) -> int:
        """Return where a key of the object at `pointer` starts in the text, in code points."""
        return self._find(pointer)[0].keys[key]

    def locate_key(self, pointer: str, index: int) -> tuple[int, int]:
        """Return line and column of the `index`-th key (from 0) of the object at `pointer`."""
        keys = self._find(pointer)[0].keys
        if not 0 <= index < len(keys):
            raise LookupError("no such key")
        return self._lines.at(next(islice(keys.values(), index, None)))

    def locate_offset(self, pointer: str, offset: int) -> tuple[int, int]:
        """Return line and column of the `offset`-th code point (from 0) of a text.

        The offset after the last is the closing quotation mark. `LookupError` beyond it.
        """
        start = self._find(pointer)[0].start
        if self.text[start] != '"' or offset < 0:
            raise LookupError("no text here, or no such place in it")
        at = start + 1
        if self.written:
            offset = self.written(self.text, at, offset)
        before = self.text[at : at + offset]
        if '"' not in before and "\\" not in before and len(before) == offset:
            return self._lines.at(at + offset)
        return self._lines.at(self._places.of(at, offset))

    def start(self) -> Place:
        """Return the place of the whole value, which may be read nowhere else."""
        return _place(self.name, "", self._lines.at(len(self.text) - len(self.text.lstrip())))

    def place(self, pointer: str, offset: int | None = None) -> Place:
        """Return the place of a value, or of a code point in a text, for a finding.

        Line and column are exact. The pointer stops above the first key that no schema knows.
        """
        at = self.locate(pointer) if offset is None else self.locate_offset(pointer, offset)
        place = _place(self.name, self.safe_pointer(pointer), at)
        return replace(place, stable=self.stable_pointer(pointer))

    def place_of_words(self, pointer: str, offset: int, words: str) -> Place:
        """Return the place of words in a text, with the column where they end.

        `LookupError` if the text does not have these words there.
        """
        text: Any = self.data
        for step in self._find(pointer)[1]:
            text = text[step]
        if not isinstance(text, str) or not words or not text.startswith(words, offset):
            raise LookupError("these words do not stand there")
        line, column = self.locate_offset(pointer, offset)
        end = self.locate_offset(pointer, offset + len(words))[1]
        return Place(BundleAddress(self.name, self.safe_pointer(pointer), line, column, end))

    def place_of_key(self, pointer: str, index: int) -> Place:
        """Return the place of a key, under the pointer of its object."""
        return _place(self.name, self.safe_pointer(pointer), self.locate_key(pointer, index))

    def safe_pointer(self, pointer: str) -> str:
        """Return the pointer as far as a schema knows its keys."""
        return safe_pointer(self._find(pointer)[1], self.safe_keys)

    def named_pointer(self, pointer: str) -> str:
        """Return a pointer for people, in which records go by their ids."""
        return named(self.data, self._find(pointer)[1], self.safe_keys)

    def stable_pointer(self, pointer: str) -> str:
        """Return a pointer that stays the same when the entries of lists move."""
        return stable(self.data, self._find(pointer)[1], self.safe_keys, self._digests)

    @cached_property
    def _root(self) -> Node:
        root = scan(self.text).root
        if not root:
            raise BrokenError("The two JSON readers disagree about a file.")
        return root

    @cached_property
    def _digests(self) -> dict[int, tuple[str, ...]]:
        return {}

    @cached_property
    def _places(self) -> Places:
        return Places(self.text)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text, self.first_line)

    def _find(self, pointer: str) -> tuple[Node, Path]:
        node, path = self._root, list[str | int]()
        for token in to_tokens(pointer):
            path.append(token if node.keys else int(token) if token.isdecimal() else token)
            if token not in node.children:
                raise LookupError("nothing stands at this pointer")
            node = node.children[token]
        return node, tuple(path)


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that must not be used: every fault found.

    `rest` is what could be read, if the reader came to the end. It is there so that the
    schema can be checked too and all findings told at once, and for nothing else.
    """

    findings: tuple[Finding, ...]
    rest: JsonFile | None = None


def parse(
    raw: bytes, file: str, safe_keys: Collection[str] = frozenset(), first_line: int = 1
) -> JsonFile | Refused:
    """Return the strictly read JSON of `raw`, or every fault in it. Never raises for bad input.

    `file` is the name that findings give. A pointer names only keys in `safe_keys`.
    `first_line` is for a text that is one line of a longer file.
    """
    text, faults, whole = _decode(raw)
    if not whole:
        return Refused(_findings(faults, text, file, safe_keys, first_line, None))
    if not faults and (clean := read_clean(text)):
        return JsonFile(file, clean[0], text, safe_keys, first_line)
    return _parse_unclean(text, faults, file, safe_keys, first_line)


def _parse_unclean(
    text: str, faults: tuple[Fault, ...], file: str, safe_keys: Collection[str], first_line: int
) -> JsonFile | Refused:
    """Scan a text that may be faulty. A few escapes look suspicious and are not."""
    scanned = scan(text)
    faults += scanned.faults
    rest = JsonFile(file, read_rest(text), text, safe_keys, first_line) if scanned.root else None
    if rest and not faults:
        return rest
    return Refused(_findings(faults, text, file, safe_keys, first_line, rest), rest)


def _decode(raw: bytes) -> tuple[str, tuple[Fault, ...], bool]:
    """Return the text, its faults of encoding, and whether the text is whole."""
    if len(raw) > MAX_BYTES:
        limit = f"{MAX_BYTES // 2**20} MiB"
        return "", (Fault(SIZE, (), 0, f"This file is larger than {limit}.", limit=limit),), False
    if raw.startswith(_UTF_16):
        return "", (Fault(ENCODING, (), 0, "This file is encoded in UTF-16."),), False
    raw = unmarked(raw)
    try:
        return raw.decode("utf-8"), (), True
    except UnicodeDecodeError as error:
        text = raw[: error.start].decode("utf-8")
        said = f"From here it is not UTF-8.{guess(raw, error.start)}"
    return text, (Fault(ENCODING, (), len(text), said),), False


def _findings(
    faults: tuple[Fault, ...], text: str, file: str, safe_keys: Collection[str], first_line: int,
    rest: JsonFile | None,
) -> tuple[Finding, ...]:  # fmt: skip
    lines = Lines(text, first_line)
    pointers = [safe_pointer(fault.path, safe_keys) for fault in faults]
    return tuple(
        fault.rule.at(
            _place(file, pointer, lines.at(fault.offset)),
            fault.message,
            hint=fault.hint,
            measured=fault.measured,
            limit=fault.limit,
            key=f"{_stable(fault.path, rest) or pointer} {fault.message}",
        )
        for fault, pointer in zip(faults, pointers, strict=True)
    )


def _stable(path: Path, rest: JsonFile | None) -> str:
    """Return the stable pointer of a fault, or '' where nothing could be read there."""
    try:
        return stable(rest.data, path, rest.safe_keys, {}) if rest else ""
    except (LookupError, TypeError):
        return ""


def _place(file: str, pointer: str, at: tuple[int, int]) -> Place:
    return Place(bundle=BundleAddress(file, pointer, *at))
