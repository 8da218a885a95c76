"""A PNG held to its form, and written anew without all that is no picture, such as its author."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from struct import unpack
from typing import Final

from pipeline.writers.look.brand.refused import RefusedError
from pipeline.writers.look.brand.values import Picture

LONGEST_SIDE: Final = 2000
"""Pixels: our own limit."""

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_KEPT: Final = (b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"sRGB", b"IDAT", b"IEND")
_LEAST_SIDE: Final = 16
_CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


def png(content: bytes) -> Picture:
    """Return a PNG without what is no picture. Raises RefusedError with the reason."""
    if not content.startswith(_SIGNATURE):
        raise RefusedError("is no PNG")
    chunks = list(_chunks(content))
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13:
        raise RefusedError("is no PNG that can be read")
    width, height, rows = _size(chunks[0][1])
    _unpacked(b"".join(data for kind, data, _ in chunks if kind == b"IDAT"), rows)
    kept = b"".join(raw for kind, _, raw in chunks if kind in _KEPT)
    return Picture(_SIGNATURE + kept, "image/png", width / height)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Yield kind, data and all bytes of each chunk, up to the last."""
    at = len(_SIGNATURE)
    while at + 12 <= len(content):
        size, kind = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        raw = content[at : at + 12 + size]
        if len(raw) != 12 + size or zlib.crc32(raw[4:-4]) != int.from_bytes(raw[-4:]):
            break
        yield kind, raw[8:-4], raw
        at += len(raw)
        if kind == b"IEND":
            return
    raise RefusedError("is a PNG that is cut short or damaged")


def _size(header: bytes) -> tuple[int, int, int]:
    """Return width, height, and how many bytes its rows have."""
    width, height, depth, colour, packing, filtering, interlaced = unpack(">IIBBBBB", header)
    if not all(_LEAST_SIDE <= side <= LONGEST_SIDE for side in (width, height)):
        raise RefusedError(f"must have {_LEAST_SIDE} to {LONGEST_SIDE} pixels on each side")
    if (packing, filtering, interlaced) != (0, 0, 0) or colour not in _CHANNELS:
        raise RefusedError("is a PNG of an unusual kind; save it without interlacing")
    return width, height, (1 + (width * _CHANNELS[colour] * depth + 7) // 8) * height


def _unpacked(data: bytes, rows: int) -> None:
    """Refuse pixels that are more or fewer than the header says."""
    unpacker = zlib.decompressobj()
    try:
        pixels = len(unpacker.decompress(data, rows + 1))
    except zlib.error as error:
        raise RefusedError("is a PNG that is cut short or damaged") from error
    if pixels != rows or not unpacker.eof:
        raise RefusedError("is a PNG whose pixels are not as many as it says")
