"""A Word file that a command is given: its bytes, or in one line why it cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from pipeline.evidence.folder import unreadable
from pipeline.model.in_use import in_use

Found = TypeVar("Found")

_MOST: Final = 100 << 20
"""Bytes of a file. One with a hundred photographs has some 50 MiB."""


def content(path: Path) -> bytes:
    """Return the bytes of a file. Raises BrokenError for what is none, or too large."""
    try:
        if not path.is_file():
            said = "This is no file." if path.exists() else "There is no such file."
            raise unreadable(path, said)
        with path.open("rb") as file:
            found = file.read(_MOST + 1)
    except OSError as error:
        said = f"This file cannot be read: {error.strerror or 'unknown'}."
        raise unreadable(path, said, in_use(error)) from error
    if len(found) > _MOST:
        raise unreadable(path, f"This file is larger than {_MOST >> 20} MiB.")
    return found


def read(path: Path, raw: bytes, reader: Callable[[bytes], Found]) -> Found:
    """Return what a reader makes of a Word file. Raises BrokenError for one that is none."""
    from pipeline.exchange.markup import UnreadableError

    try:
        return reader(raw)
    except UnreadableError as error:
        raise unreadable(path, str(error), error.hint) from error
