"""A PNG encoder for pictures made of rectangles: a few colours, no text, no dependencies."""

from __future__ import annotations

from collections.abc import Sequence
from struct import pack
from typing import Final
from zlib import compress, crc32

from pipeline.writers.look.palette import bare

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_EIGHT_BIT_PALETTE: Final = bytes((8, 3, 0, 0, 0))
_NO_FILTER: Final = b"\0"


def encode(rows: Sequence[bytes | bytearray], palette: Sequence[str]) -> bytes:
    """Return a PNG of rows of equal length; each byte is the place of a colour in the palette."""
    header = pack(">II", len(rows[0]), len(rows)) + _EIGHT_BIT_PALETTE
    pixels = compress(b"".join(_NO_FILTER + row for row in rows))
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", header),
            _chunk(b"PLTE", bytes.fromhex("".join(map(bare, palette)))),
            _chunk(b"IDAT", pixels),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + name + data + pack(">I", crc32(name + data))
