"""The words on the pages of a PDF: its glyphs, read with the table that each font brings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from pipeline.runs.leaks.pdf_objects import Object, Reference, raw_strings

_LITERAL: Final = rb"\((?:[^()\\]|\\.)*\)"
_SHOWN: Final = re.compile(
    rb"/(?P<font>[^\s/]+)\s+[-\d.]+\s+Tf|\[(?P<hexes>[<>0-9A-Fa-f\s.-]*)\]\s*TJ"
    rb"|\[(?P<array>(?:[^\[\]()\\]|" + _LITERAL + rb")*)\]\s*TJ"
    rb"|(?P<string><[0-9A-Fa-f\s]*>|" + _LITERAL + rb")\s*(?:Tj|'|\")",
    re.DOTALL,
)
_CODES: Final = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_TEXT: Final = re.compile(rb"\bBT\b(.*?)\bET\b", re.DOTALL)
_BLOCK: Final = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_HEX: Final = rb"<([0-9A-Fa-f]+)>"
_CHAR: Final = re.compile(_HEX + rb"\s*" + _HEX)
_RANGE: Final = re.compile(
    _HEX + rb"\s*" + _HEX + rb"\s*(?:" + _HEX + rb"|\[([^\]]*)\])", re.DOTALL
)

Glyphs = Mapping[bytes, str]


def runs(found: Mapping[int, Object]) -> Iterator[str]:
    """Yield the words of all pages, and of what is drawn on them, a run at a time."""
    known: dict[int, Glyphs] = {}
    for one in found.values():
        if (value := _dictionary(one, found)) and value.get("Resources"):
            resources = _at(value["Resources"], found)
            fonts = {
                name: _glyphs(font, found, known)
                for name, font in (_at(resources.get("Font"), found) or {}).items()
            }
            yield from _words(_drawn(one, value, found), fonts)


def _dictionary(one: Object, found: Mapping[int, Object]) -> Mapping[str, Any]:
    """Return what draws as a mapping: a page, or a form that stands on pages; else nothing."""
    draws = b"/Resources" in one.written
    value = one.value if draws else {}
    return value if isinstance(value, dict) else {}


def _drawn(one: Object, value: Mapping[str, Any], found: Mapping[int, Object]) -> Iterator[bytes]:
    """Yield the streams that draw a page, or the one of a form."""
    if one.stream:
        yield one.stream
    contents = value.get("Contents")
    for part in contents if isinstance(contents, list) else [contents]:
        if isinstance(part, Reference) and part.number in found:
            yield found[part.number].stream


def _words(streams: Iterable[bytes], fonts: Mapping[str, Glyphs]) -> Iterator[str]:
    glyphs: Glyphs = {}
    for stream in streams:
        for token in _tokens(stream):
            if token["font"]:
                glyphs = fonts.get(token["font"].decode("latin-1"), {})
            else:
                yield _read(_codes(token), glyphs)


def _tokens(stream: bytes) -> Iterator[re.Match[bytes]]:
    """Yield what chooses a font, what it sets and the order to set it, from a stream."""
    for text in _TEXT.finditer(stream):
        yield from _SHOWN.finditer(text[1])


def _codes(token: re.Match[bytes]) -> bytes:
    """Return the codes of all glyphs that are set in one go."""
    if (hexes := token["hexes"]) is not None:
        digits = b"".join(_CODES.findall(hexes))
        return bytes.fromhex(digits.decode("ascii"))
    return b"".join(raw_strings(token["array"] or token["string"] or b""))


def _read(codes: bytes, glyphs: Glyphs) -> str:
    size = len(next(iter(glyphs), b"00"))
    return "".join(glyphs.get(codes[at : at + size], "") for at in range(0, len(codes), size))


def _glyphs(font: Any, found: Mapping[int, Object], known: dict[int, Glyphs]) -> Glyphs:
    """Return what each code of a font means; nothing for a font without a table."""
    number = font.number if isinstance(font, Reference) else -1
    if number not in known:
        value = _at(font, found)
        table = value.get("ToUnicode") if isinstance(value, dict) else None
        stream = found[table.number].stream if isinstance(table, Reference) else b""
        known[number] = dict(_table(stream))
    return known[number]


def _table(stream: bytes) -> Iterator[tuple[bytes, str]]:
    for block in _BLOCK.finditer(stream):
        if block[1] == b"char":
            for code, text in _CHAR.findall(block[2]):
                yield _hex(code), _hex(text).decode("utf-16-be", "replace")
        else:
            yield from _ranges(block[2])


def _ranges(block: bytes) -> Iterator[tuple[bytes, str]]:
    for first, last, text, each in _RANGE.findall(block):
        size = len(first) // 2
        start, end = int(first, 16), int(last, 16)
        texts = [_hex(one) for one in re.findall(_HEX, each)]
        for number in range(start, end + 1):
            place = number - start
            if text:
                shifted = int(text, 16) + place
                said = shifted.to_bytes(len(text) // 2, "big")
            else:
                said = texts[place] if place < len(texts) else b""
            yield number.to_bytes(size, "big"), said.decode("utf-16-be", "replace")


def _hex(digits: bytes) -> bytes:
    return bytes.fromhex(digits.decode("ascii"))


def _at(value: Any, found: Mapping[int, Object]) -> Any:
    while isinstance(value, Reference):
        one = found.get(value.number)
        value = one.value if one else None
    return value
