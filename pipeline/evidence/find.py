"""Where bundles are found: files, folders, lines of a file, standard input. Nothing is parsed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place


@dataclass(frozen=True, slots=True)
class RawBundle:
    """The bytes of one bundle and the name findings give it. `first_line` counts in its file.

    `path` is the file, where it can be read again: a name need not tell it.
    """

    name: str
    raw: bytes = field(repr=False)
    first_line: int = 1
    path: Path | None = field(default=None, repr=False, compare=False)


def find(paths: Sequence[Path]) -> Iterator[RawBundle | BrokenError]:
    """Yield every bundle under the paths, in order; for what cannot be read, the error.

    A path is a bundle, a folder (searched for `bundle.json` and `*.bundle.json`), a `.jsonl`
    file with a bundle on each line, or `-` for standard input.
    """
    for path in paths:
        if path.is_dir():
            yield from _folder(path)
        else:
            yield from _file(path)


def expected(paths: Sequence[Path]) -> int | None:
    """Return how many bundles `find` will yield; None where that cannot be told beforehand."""
    try:
        return sum(map(_expected, paths))
    except OSError:
        return None


def _expected(path: Path) -> int:
    if path.is_dir():
        return max(1, len(_bundles(path)))
    if path.suffix != ".jsonl" or not path.is_file():
        if str(path) == "-":
            raise OSError
        return 1
    with path.open("rb") as file:
        return max(1, sum(bool(line.strip()) for line in file))


def shown(path: Path) -> str:
    """Return a path as text that can be written anywhere: bytes that are no UTF-8 as `\\xe9`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _folder(path: Path) -> Iterator[RawBundle | BrokenError]:
    found = _bundles(path)
    if not found:
        yield _unreadable(path, "There is no bundle in this folder.", _FOLDER_HINT)
    for file in found:
        yield from _file(file)


def _bundles(folder: Path) -> list[Path]:
    return sorted({*folder.rglob("bundle.json"), *folder.rglob("*.bundle.json")})


_FOLDER_HINT = "A bundle is called bundle.json, or ends with .bundle.json."


def _file(path: Path) -> Iterator[RawBundle | BrokenError]:
    try:
        raw = _read(path)
    except IsADirectoryError:
        yield _unreadable(path, "This is a folder, not a bundle.")
    except FileNotFoundError:
        yield _unreadable(path, "There is no such file.")
    except OSError as error:
        yield _unreadable(path, f"This file cannot be read: {error.strerror or 'unknown'}.")
    else:
        again = path if str(path) != "-" else None
        whole = (RawBundle(shown(path), raw, path=again),)
        yield from _lines(path, raw) if path.suffix == ".jsonl" else whole


def _read(path: Path) -> bytes:
    if str(path) == "-":
        import sys

        return sys.stdin.buffer.read()
    return path.read_bytes()


def _lines(path: Path, raw: bytes) -> Iterator[RawBundle | BrokenError]:
    if not raw.strip():
        yield _unreadable(path, "There is no bundle in this file.")
    for number, line in enumerate(raw.split(b"\n"), 1):
        if line.strip():
            yield RawBundle(shown(path), line, number, path)


def _unreadable(path: Path, message: str, hint: str = "") -> BrokenError:
    return BrokenError(message, place=Place(BundleAddress(shown(path), "")), hint=hint)
