"""Files in the folder of a draft that are not ours, or not as we wrote them: they are kept."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISREG

from pipeline.runs.record import NAME, is_as_written, record_of

PART = re.compile(r"\.part-[a-z0-9_]{8}")
"""The name of a file that is being written, or of one whose writing was killed."""


def not_ours(folder: Path, name: str = "") -> Iterator[Path]:
    """Yield what lies in a folder and is not as we wrote it: files of others, and edited ones."""
    record = record_of(folder, name)
    files = record.files if record else {}
    for path in sorted(folder.iterdir()):
        if record and path.name == NAME:
            continue
        if path.name in files and is_as_written(folder, files[path.name]):
            continue
        if not PART.fullmatch(path.name):
            yield path


def free_name(folder: Path, name: str) -> str:
    """Return the name, or one like `report.edited-1.docx` if there is such a file already."""
    stem, dot, ending = name.partition(".")
    number, free = 0, name
    while os.path.lexists(folder / free):
        number += 1
        free = f"{stem}.edited-{number}{dot}{ending}"
    return free


def same(path: Path, other: Path) -> bool:
    """Return whether both are files with the same bytes."""
    try:
        both = (path.lstat(), other.lstat())
        alike = all(S_ISREG(one.st_mode) for one in both) and both[0].st_size == both[1].st_size
        return alike and path.read_bytes() == other.read_bytes()
    except OSError:
        return False
