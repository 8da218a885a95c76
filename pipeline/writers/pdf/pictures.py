"""The pages of a PDF as pictures, through PDFium. It needs `inspection-reports[compare]`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from struct import pack
from typing import Final
from zlib import compress, crc32

_SCALE: Final = 1.25
"""Picture points for each point of a page: words can be read, and a page is small."""
_RGB: Final = bytes((8, 2, 0, 0, 0))


@dataclass(frozen=True, slots=True)
class Picture:
    """A page: three bytes a point, red, green and blue, row by row from the top."""

    width: int
    height: int
    points: bytes = field(repr=False)

    def png(self) -> bytes:
        """Return it as PNG."""
        row = 3 * self.width
        rows = (self.points[at : at + row] for at in range(0, len(self.points), row))
        header = pack(">II", self.width, self.height) + _RGB
        pixels = compress(b"".join(b"\0" + one for one in rows), 6)
        parts = ((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def there() -> bool:
    """Return whether PDFium is installed."""
    return find_spec("pypdfium2") is not None


def pictures(pdf: bytes) -> Iterator[Picture]:
    """Yield the pages of a PDF, one by one."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            drawn = page.render(scale=_SCALE, rev_byteorder=True, prefer_bgrx=False)
            row, whole = 3 * drawn.width, bytes(drawn.buffer)
            rows = (whole[at : at + row] for at in range(0, len(whole), drawn.stride))
            yield Picture(drawn.width, drawn.height, b"".join(rows))
    finally:
        document.close()


def _chunk(name: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + name + data + pack(">I", crc32(name + data))
