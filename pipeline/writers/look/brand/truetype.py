"""A TrueType font: whether it is whole, may be embedded, which letters it has and how wide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from struct import error, unpack_from
from typing import Final

from pipeline.model.letters import NEEDED
from pipeline.writers.look.brand.refused import RefusedError

_VERSION: Final = b"\x00\x01\x00\x00"
_TABLES: Final = ("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post")
_VARIABLE: Final = "fvar"
_RESTRICTED: Final = 0x0002
_UNICODE: Final = ((3, 10), (0, 4), (0, 6), (3, 1), (0, 3))
_LAST: Final = max(NEEDED)


def check(content: bytes) -> None:
    """Raise RefusedError for a font that cannot be used, with the reason."""
    try:
        tables = _tables(content)
        if unpack_from(">H", content, tables["OS/2"][0] + 8)[0] & 0x000F == _RESTRICTED:
            raise RefusedError("says in itself that it must not be embedded in a document")
        missing = sorted(NEEDED - dict(_characters(content, tables["cmap"][0])).keys())
    except (error, IndexError) as fault:
        raise RefusedError("is a font that is cut short or damaged") from fault
    if missing:
        shown = ", ".join(f"{chr(code)} (U+{code:04X})" for code in missing[:5])
        more = f" and {len(missing) - 5} more" if len(missing) > 5 else ""
        raise RefusedError(f"lacks letters that reports need: {shown}{more}")


def widths(content: bytes) -> Mapping[str, float]:
    """Return how wide each character is that the font has, in em. Raises as `check` does."""
    tables = _tables(content)
    em = unpack_from(">H", content, tables["head"][0] + 18)[0]
    last = unpack_from(">H", content, tables["hhea"][0] + 34)[0] - 1
    at = tables["hmtx"][0]
    return {
        chr(code): unpack_from(">H", content, at + 4 * min(glyph, last))[0] / em
        for code, glyph in _characters(content, tables["cmap"][0])
    }


def _tables(content: bytes) -> Mapping[str, tuple[int, int]]:
    """Return where each table begins and how long it is."""
    if content[:4] != _VERSION:
        raise RefusedError("is no TrueType font (no OpenType with CFF, no collection, no web font)")
    found: dict[str, tuple[int, int]] = {}
    for place in range(unpack_from(">H", content, 4)[0]):
        tag, _, at, length = unpack_from(">4sLLL", content, 12 + 16 * place)
        if at + length > len(content):
            raise RefusedError("is a font that is cut short or damaged")
        found[tag.decode("latin-1")] = at, length
    if lacking := [name for name in _TABLES if name not in found]:
        raise RefusedError(f"is not a whole font: its table ‘{lacking[0]}’ is not there")
    if _VARIABLE in found:
        raise RefusedError("is a variable font; give a file for each face")
    return found


def _characters(content: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Yield the code of every character that has a glyph of its own, with the glyph."""
    subtables: dict[tuple[int, int], int] = {}
    for place in range(unpack_from(">H", content, at + 2)[0]):
        platform, encoding, offset = unpack_from(">HHL", content, at + 4 + 8 * place)
        subtables[platform, encoding] = at + offset
    start = next((subtables[kind] for kind in _UNICODE if kind in subtables), None)
    if start is None:
        raise RefusedError("has no table of Unicode characters")
    kind = unpack_from(">H", content, start)[0]
    if kind == 4:
        yield from _segments(content, start)
    elif kind == 12:
        yield from _groups(content, start)
    else:
        raise RefusedError("has a table of characters of an unusual kind")


def _segments(content: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Yield the characters of a table of format 4."""
    count, before = unpack_from(">H", content, at + 6)[0] // 2, -1
    ends, starts = at + 14, at + 16 + 2 * count
    for place in range(count):
        last = unpack_from(">H", content, ends + 2 * place)[0]
        columns = (starts + 2 * (place + step * count) for step in range(3))
        first, shift, way = (unpack_from(">H", content, column)[0] for column in columns)
        for code in range(_after(before, first), min(last, _LAST) + 1):
            glyph = code
            if way:
                here = starts + 2 * (place + 2 * count) + way + 2 * (code - first)
                glyph = unpack_from(">H", content, here)[0]
            if glyph and (found := (glyph + shift) & 0xFFFF):
                yield code, found
        before = last


def _groups(content: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Yield the characters of a table of format 12."""
    before = -1
    for place in range(unpack_from(">L", content, at + 12)[0]):
        first, last, glyph = unpack_from(">LLL", content, at + 16 + 12 * place)
        for code in range(_after(before, first), min(last, _LAST) + 1):
            if glyph + code - first:
                yield code, glyph + code - first
        before = last


def _after(before: int, first: int) -> int:
    """Return where a run of characters begins, which is never before the end of the last one."""
    if first <= before:
        raise RefusedError("is a font whose table of characters is out of order")
    return first
