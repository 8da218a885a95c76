"""The faces of a font under one name: Typst goes by what stands in a file, not by what we call it.

So a face of a house may be called Light in its file and still be the regular one of its font.
"""

from __future__ import annotations

from collections.abc import Mapping
from struct import pack, unpack_from
from typing import Final

REGULAR, BOLD = 400, 700
_FAMILY, _STYLE, _FULL, _POSTSCRIPT = 1, 2, 4, 6
_ITALIC_BIT, _BOLD_BIT, _REGULAR_BIT = 0x01, 0x20, 0x40
_WINDOWS: Final = (3, 1, 0x0409)


def named(content: bytes, family: str, *, bold: bool, italic: bool) -> bytes:
    """Return a whole TrueType font as a face of a family; its letters are the same."""
    tables = _tables(content)
    style = " ".join(("Bold",) * bold + ("Italic",) * italic) or "Regular"
    tables["name"] = _name(family, style)
    weight = pack(">H", BOLD if bold else REGULAR)
    chosen = _ITALIC_BIT * italic | _BOLD_BIT * bold or _REGULAR_BIT
    tables["OS/2"] = _patched(tables["OS/2"], {4: weight, 6: pack(">H", 5), 62: pack(">H", chosen)})
    tables["head"] = _patched(tables["head"], {44: pack(">H", bold | italic << 1)})
    return _whole(content[:12], tables)


def _tables(content: bytes) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for place in range(unpack_from(">H", content, 4)[0]):
        tag, _, at, length = unpack_from(">4sLLL", content, 12 + 16 * place)
        found[tag.decode("latin-1")] = content[at : at + length]
    return found


def _patched(table: bytes, changes: Mapping[int, bytes]) -> bytes:
    found = bytearray(table)
    for at, content in changes.items():
        found[at : at + len(content)] = content
    return bytes(found)


def _name(family: str, style: str) -> bytes:
    """Return the table of names."""
    full = f"{family} {style}"
    texts = {_FAMILY: family, _STYLE: style, _FULL: full, _POSTSCRIPT: full.replace(" ", "-")}
    records, strings = b"", b""
    for kind, text in texts.items():
        encoded = text.encode("utf-16-be")
        records += pack(">6H", *_WINDOWS, kind, len(encoded), len(strings))
        strings += encoded
    return pack(">3H", 0, len(texts), 6 + len(records)) + records + strings


def _whole(head: bytes, tables: Mapping[str, bytes]) -> bytes:
    """Return a font of tables, each at a multiple of four bytes. Nobody looks at its sums."""
    at, places, content = 12 + 16 * len(tables), b"", b""
    for tag, table in sorted(tables.items()):
        places += pack(">4sLLL", tag.encode("latin-1"), 0, at + len(content), len(table))
        content += table + b"\0" * (-len(table) % 4)
    return head[:4] + pack(">H", len(tables)) + head[6:12] + places + content
