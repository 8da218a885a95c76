"""The bundles in a folder and below it, links to other folders followed, none looked at twice."""

from __future__ import annotations

import os
from collections.abc import Iterator
from errno import ELOOP, ENOENT, ENOTDIR
from pathlib import Path
from stat import S_ISDIR
from typing import Final

from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place
from pipeline.model.in_use import in_use
from pipeline.resources import is_leaving

_NOWHERE = frozenset({ENOENT, ELOOP, ENOTDIR})  # such a link is passed over, as any other file


def bundle_files(folder: Path) -> Iterator[Path | BrokenError]:
    """Yield the bundle files of a folder in the order of their paths; for what is shut, the error.

    A folder that several links lead to, or a link in a circle, is looked at once.
    """
    seen: set[tuple[int, int]] = set()
    left: list[Path] = [folder]
    while left:
        path = left.pop()
        if path != folder and is_bundle_name(path.name):
            yield path
        try:
            if path == folder or _is_folder(path):
                left += _entries(path, seen)
        except OSError as error:
            said = f"This folder cannot be read: {error.strerror or 'unknown'}."
            yield unreadable(path, said, in_use(error))


def is_bundle_name(name: str) -> bool:
    """Return whether a file in a folder is taken for a bundle; capitals make no difference."""
    folded = name.casefold()
    is_called_so = folded == "bundle.json" or folded.endswith(".bundle.json")
    return is_called_so and not is_leaving(name)


def has_lines(name: str) -> bool:
    """Return whether a file of this name has a bundle on each line."""
    return name.casefold().endswith(".jsonl")


_OURS: Final = frozenset({"batch.json", "findings.json", "manifest.json", "sample.json"})
_BESIDE: Final = (".schema.json", ".states.json", ".comments.json")


def passed_over(folder: Path) -> str:
    """Return how many JSON files in a folder and below it are taken for no bundle; '' for none.

    Those that this program writes itself do not count, nor do those in folders that are linked or
    hidden.
    """
    number = 0
    for _, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        number += sum(map(_is_other, names))
    if not number:
        return ""
    said = (
        "1 other .json file here was" if number == 1 else f"{number:,} other .json files here were"
    )
    return f"{said} not read: bundles are called bundle.json or end in .bundle.json."


def _is_other(name: str) -> bool:
    folded = name.casefold()
    is_ours = folded in _OURS or folded.endswith(_BESIDE) or is_leaving(name)
    return folded.endswith(".json") and not is_ours and not is_bundle_name(name)


def unreadable(path: Path, message: str, hint: str = "", line: int = 0) -> BrokenError:
    """Return what is told of a path that cannot be read."""
    address = BundleAddress(shown(path), "", line, min(line, 1))
    return BrokenError(message, place=Place(address), hint=hint)


def shown(path: Path) -> str:
    """Return a path as text that can be written anywhere: bytes that are no UTF-8 as `\\xe9`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _is_folder(path: Path) -> bool:
    """Return whether it is a folder, or a link to one. Raises OSError where that is kept secret."""
    try:
        return S_ISDIR(path.stat().st_mode)
    except OSError as error:
        if error.errno in _NOWHERE:
            return False
        raise


def _entries(folder: Path, seen: set[tuple[int, int]]) -> list[Path]:
    """Return what in a folder may be a bundle or a folder, last first; nothing the second time."""
    there = folder.stat()
    if (there.st_dev, there.st_ino) in seen:
        return []
    seen.add((there.st_dev, there.st_ino))
    with os.scandir(folder) as entries:
        names = [
            one.name
            for one in entries
            if is_bundle_name(one.name) or one.is_symlink() or one.is_dir(follow_symlinks=False)
        ]
    return [folder / name for name in sorted(names, reverse=True)]
