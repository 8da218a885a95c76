"""The objects of a PDF of ours: enough of the format to read back every word in one.

All streams that are compressed are compressed with zlib, as both our engines do it; a final version
may have some of them in letters besides (`pipeline/writers/pdf/archive.py`).
"""

from __future__ import annotations

import re
import zlib
from base64 import a85decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, TypeAlias

_HEAD: Final = re.compile(rb"(\d+) \d+ obj\s*")
_LENGTH: Final = re.compile(rb"/Length\s+(\d+)(?!\s+\d+\s+R)")
_FILTER: Final = re.compile(rb"/(\w+Decode)\b")
_KNOWN: Final = frozenset((b"ASCII85Decode", b"FlateDecode"))
_FIRST: Final = re.compile(rb"/First\s+(\d+)")
_TOKEN: Final = re.compile(
    rb"\s*(?:(?P<ref>(\d+)\s+\d+\s+R\b)|(?P<open><<|\[)|(?P<close>>>|\])|/(?P<name>[^\s/<>\[\]()]*)"
    rb"|\((?P<text>(?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)|<(?P<hex>[0-9A-Fa-f\s]*)>"
    rb"|(?P<other>[^\s/<>\[\]()]+))",
    re.DOTALL,
)
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_STRING: Final = re.compile(
    rb"\((?P<text>(?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)|<(?P<hex>[0-9A-Fa-f\s]+)>", re.DOTALL
)

Dictionary: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reference:
    """The number of another object."""

    number: int


@dataclass(frozen=True)
class Object:
    """One object as it is written, and its stream, opened; `opened` is false where it cannot be."""

    written: bytes
    stream: bytes = b""
    opened: bool = True

    @cached_property
    def value(self) -> Any:
        """Return a dictionary as a mapping, an array as a list, a reference as one."""
        return _value(self.written)

    def strings(self) -> Iterator[str]:
        """Yield every string in it, but for its stream."""
        return strings(self.written)


def objects(content: bytes) -> Mapping[int, Object]:
    """Return every object of a PDF by its number, those within streams too."""
    found: dict[int, Object] = {}
    at = 0
    while head := _HEAD.search(content, at):
        one, at = _object(content, head.end())
        found[int(head[1])] = one
        if b"/ObjStm" in one.written:
            found |= _packed(one)
    return found


def strings(written: bytes) -> Iterator[str]:
    """Yield the strings in a part of a PDF, read."""
    return map(_decoded, raw_strings(written))


def raw_strings(written: bytes) -> Iterator[bytes]:
    """Yield the bytes of the strings in a part of a PDF."""
    return map(_bytes, _STRING.finditer(written))


def _object(content: bytes, start: int) -> tuple[Object, int]:
    """Return the object that begins at a place, and where what follows it begins."""
    ends = content.find(b"endobj", start)
    ends = len(content) if ends < 0 else ends
    stream = content.find(b"stream", start, ends)
    if stream < 0:
        return Object(content[start:ends]), ends
    written = content[start:stream]
    first = stream + (8 if content[stream + 6 : stream + 8] == b"\r\n" else 7)
    length = _LENGTH.search(written)
    last = first + int(length[1]) if length else content.find(b"endstream", first)
    opened, whole = _opened(content[first:last], written)
    return Object(written, opened, whole), last


def _opened(packed: bytes, written: bytes) -> tuple[bytes, bool]:
    """Return a stream without its filters, and whether all of them are off."""
    filters = frozenset(_FILTER.findall(written))
    try:
        if b"ASCII85Decode" in filters:
            packed = a85decode(packed.removesuffix(b"~>"))
        if b"FlateDecode" in filters:
            packed = zlib.decompress(packed)
    except (ValueError, zlib.error):
        return packed, False
    return packed, filters <= _KNOWN and bool(filters) == (b"/Filter" in written)


def _packed(one: Object) -> dict[int, Object]:
    """Return the objects in a stream of objects."""
    first = _FIRST.search(one.written)
    if not first:
        return {}
    begins = int(first[1])
    numbers = [int(part) for part in one.stream[:begins].split()]
    places = [begins + place for place in numbers[1::2]]
    ends = [*places[1:], len(one.stream)]
    return {
        number: Object(one.stream[start:end])
        for number, start, end in zip(numbers[::2], places, ends, strict=True)
    }


def _value(written: bytes) -> Any:
    """Return the first value that is written."""
    stack: list[list[Any]] = [[]]
    kinds: list[bytes] = []
    for token in _TOKEN.finditer(written):
        if opens := token["open"]:
            kinds.append(opens)
            stack.append([])
        elif token["close"]:
            if not kinds:
                break
            parts, kind = stack.pop(), kinds.pop()
            stack[-1].append(_dictionary(parts) if kind == b"<<" else parts)
        else:
            stack[-1].append(_leaf(token))
    return next(iter(stack[0]), None)


def _dictionary(parts: list[Any]) -> dict[str, Any]:
    return {str(key): value for key, value in zip(parts[::2], parts[1::2], strict=False)}


def _leaf(token: re.Match[bytes]) -> Any:
    if token["ref"]:
        return Reference(int(token[2]))
    if token["name"] is not None:
        return token["name"].decode("latin-1")
    if token["other"]:
        return token["other"]
    return _bytes(token)


def _bytes(token: re.Match[bytes]) -> bytes:
    """Return what a string holds, written either way."""
    if token["text"] is not None:
        return _ESCAPE.sub(_escaped, token["text"])
    digits = b"".join(token["hex"].split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _escaped(found: re.Match[bytes]) -> bytes:
    said = found[1]
    if said.isdigit():
        return bytes([int(said, 8) & 255])
    return _ESCAPED.get(said, b"" if said[:1] in b"\r\n" else said)


def _decoded(string: bytes) -> str:
    if string.startswith(b"\xfe\xff"):
        return string[2:].decode("utf-16-be", "replace")
    try:
        return string.decode("utf-8")
    except UnicodeDecodeError:
        return string.decode("latin-1")
