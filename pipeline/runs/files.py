"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that no reader ever sees half of it, and a failure leaves nothing behind.

    Folders are made as needed. A link at the path is replaced, never followed. A device or a pipe,
    such as `/dev/stdout`, stays what it is and takes the content.
    Raises BrokenError when the disk or the folder refuses.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if _is_stream(path):
            path.write_bytes(content)
        else:
            _replace(path, content)
    except OSError as error:
        place = Place(BundleAddress(str(path), ""))
        message = f"This file cannot be written: {error.strerror or 'unknown'}."
        raise BrokenError(message, place=place) from error


def _is_stream(path: Path) -> bool:
    return path.is_char_device() or path.is_fifo()


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Make the folder's own entry durable, where the system can."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
