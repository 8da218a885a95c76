"""Bytes that are put aside on the disk while others are made."""

from __future__ import annotations

import tempfile
from mmap import ACCESS_READ, mmap
from typing import IO


class Spill:
    """A file of no name, made when written to, and gone when nobody needs it any more."""

    def __init__(self) -> None:
        self.length = 0
        self._file: IO[bytes] | None = None

    def write(self, raw: bytes) -> None:
        """Put bytes behind those that are there."""
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115  closed with this object
        self._file.seek(self.length)
        self._file.write(raw)
        self.length += len(raw)

    def read(self, first: int, last: int) -> bytes:
        """Return bytes from one place to another."""
        if self._file is None or first >= last:
            return b""
        self._file.seek(first)
        return self._file.read(last - first)

    def view(self) -> memoryview:
        """Return all bytes, without reading them yet."""
        if self._file is None:
            return memoryview(b"")
        self._file.flush()
        return memoryview(mmap(self._file.fileno(), 0, access=ACCESS_READ))

    def __del__(self) -> None:
        """Close the file, and with it let it go."""
        if self._file is not None:
            self._file.close()
