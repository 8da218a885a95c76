"""The file of the key that an index is made with. It lies elsewhere than the index."""

from __future__ import annotations

import os
import re
from pathlib import Path

from pipeline.model.text_file import unmarked

_FORM = re.compile(r"[0-9a-f]{64}")
_MOST = 4096  # bytes that are read


class KeyFileError(Exception):
    """A file that holds no key, or lies in the wrong place. It says so to the person."""


def read_key(path: Path) -> bytes:
    """Return the key of a file: 64 digits and letters a to f. Raises KeyFileError."""
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST)
    except FileNotFoundError as error:
        raise KeyFileError(f"There is no key at {path}.") from error
    except OSError as error:
        why = error.strerror or "unknown"
        raise KeyFileError(f"The key at {path} cannot be read: {why}.") from error
    text = unmarked(raw).decode("ascii", "replace").strip()
    if not _FORM.fullmatch(text):
        raise KeyFileError(f"{path} is no key: a key has 64 digits and letters from a to f.")
    return bytes.fromhex(text)


def make_key(path: Path) -> bytes:
    """Write a new key to a file that only its owner can read, and return it.

    This is the one thing that is left to chance: who could work the key out could guess sentences
    of an index. Raises KeyFileError, and for a file that is there already.
    """
    key = os.urandom(32)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, flags, 0o600), "w") as file:
            file.write(f"{key.hex()}\n")
    except OSError as error:
        why = error.strerror or "unknown"
        raise KeyFileError(f"The key at {path} cannot be written: {why}.") from error
    return key


def refuse_beside(key: Path, index: Path) -> None:
    """Raise KeyFileError if a key lies in the folder of an index: who takes one has both."""
    if key.resolve().parent == index.resolve().parent:
        raise KeyFileError(f"The key lies beside the index {index}: put it into another folder.")
