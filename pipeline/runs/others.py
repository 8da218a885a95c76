"""Files in the folder of a draft that are not ours, or not as we wrote them: they are kept."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_ISREG

from pipeline.runs.record import DRAFT, NAME, is_as_written, sealed

PART = re.compile(r"\.part-[a-z0-9_]{8}")
"""The name of a file that is being written, or of one whose writing was killed."""


def not_ours(folder: Path, name: str = "", state: str = DRAFT) -> Iterator[Path]:
    """Yield what lies in a folder and is not as we wrote it: files of others, and edited ones.

    A folder of another `state`, such as a response where a draft is asked for, is that of others.
    """
    record = sealed(folder, name)
    if record and record.state != state:
        record = None
    files = record.files if record else {}
    for path in entries(folder, files):
        inside = path.relative_to(folder).as_posix()
        if record and inside == NAME:
            continue
        if inside in files and is_as_written(folder, files[inside]):
            continue
        if not PART.fullmatch(path.name):
            yield path


def entries(folder: Path, names: Iterable[str]) -> Iterator[Path]:
    """Yield what lies in a folder, and in those of its folders that begin one of the names."""
    inner = {name.partition("/")[0] for name in names if "/" in name}
    for path in sorted(folder.iterdir()):
        if path.name in inner and path.is_dir() and not path.is_symlink():
            yield from sorted(path.iterdir())
        else:
            yield path


def free_name(path: Path) -> Path:
    """Return the path, or one like `report.edited-1.docx` if there is something already."""
    stem, dot, ending = path.name.partition(".")
    number, free = 0, path
    while os.path.lexists(free):
        number += 1
        free = path.with_name(f"{stem}.edited-{number}{dot}{ending}")
    return free


def same(path: Path, other: Path) -> bool:
    """Return whether both are files with the same bytes."""
    try:
        both = (path.lstat(), other.lstat())
        alike = all(S_ISREG(one.st_mode) for one in both) and both[0].st_size == both[1].st_size
        return alike and path.read_bytes() == other.read_bytes()
    except OSError:
        return False
