"""Files that somebody else may have made: no link is followed, no pipe waited for."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO

_PIECE = 1024 * 1024


class TooLargeError(OSError):
    """A file is no file, or has more bytes than one of its kind can have."""


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Give a file to read. TooLargeError for a folder, a link or a device; OSError."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    if not S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise TooLargeError("it is no file")
    with os.fdopen(handle, "rb") as file:
        yield file


def bounded(path: Path, most: int) -> bytes:
    """Return the bytes of a file that has at most so many. TooLargeError, OSError."""
    with opened(path) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise TooLargeError("it is too large for what it should be")
    return content


def measured(path: Path, most: int) -> tuple[int, str]:
    """Return how many bytes a file has, and its SHA-256 if they are no more than `most`."""
    whole = hashlib.sha256()
    with opened(path) as file:
        size = os.fstat(file.fileno()).st_size
        if size > most:
            return size, ""
        while piece := file.read(_PIECE):
            whole.update(piece)
    return size, whole.hexdigest()
