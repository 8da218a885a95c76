"""Folders that are written whole, or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from pipeline.runs.files import settle, unwritable


def write_folder(
    folder: Path,
    files: Mapping[str, bytes],
    linked: Mapping[str, Path],
    shown: Path,
    *,
    private: bool = False,
) -> None:
    """Write a new folder with files, and with others that lie elsewhere on the same disk.

    A name may begin with a folder, such as `provider/report.html`. What is `private` only its owner
    may read.
    Nothing of it is left where that fails: raises BrokenError about the path it is `shown` as.
    """
    path = shown
    try:
        folder.mkdir()
        for inner in {(folder / name).parent for name in (*files, *linked)}:
            inner.mkdir(exist_ok=True)
        for name, content in files.items():
            path = shown / name
            with _new(folder / name, private=private) as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        for name, other in linked.items():
            path = shown / name
            _link(other, folder / name)
        for inner in {(folder / name).parent for name in (*files, *linked)} | {folder}:
            settle(inner)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise unwritable(path, error) from error


def _new(path: Path, *, private: bool) -> BinaryIO:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    return os.fdopen(os.open(path, flags, 0o600 if private else 0o666), "wb")


def _link(path: Path, new: Path) -> None:
    """Give a file another name; a copy where the disk has no links."""
    try:
        os.link(path, new)
    except OSError:
        shutil.copy2(path, new)
