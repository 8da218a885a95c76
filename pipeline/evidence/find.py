"""Where bundles are found: files, folders, lines of a file, standard input. Nothing is parsed.

Only files are read, and no more of one than a bundle may have: a pipe, a socket or a device would
never end, or make the run wait for ever.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from errno import EBADF
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import BinaryIO

from pipeline.evidence.folder import bundle_files, has_lines, passed_over, shown, unreadable
from pipeline.evidence.json.strict import MAX_BYTES
from pipeline.model.errors import BrokenError
from pipeline.model.in_use import in_use

__all__ = ["RawBundle", "again", "expected", "files", "find", "left_out", "shown"]

_STANDARD_INPUT = "-"
_OPEN_ALREADY = ("/dev/stdin", "/dev/fd/")  # what a shell has opened for us, such as `<(…)`
_FOLDER_HINT = "A bundle is called bundle.json, or ends with .bundle.json."
_PIPE_HINT = "A bundle from a pipe is given as - on standard input."


@dataclass(frozen=True, slots=True)
class RawBundle:
    """The bytes of one bundle and the name findings give it. `first_line` counts in its file.

    `path` is the file, where it can be read again, from the byte `start`: a name need not tell it.
    Of one that is too large only so much is there as to see that.
    """

    name: str
    raw: bytes = field(repr=False)
    first_line: int = 1
    path: Path | None = field(default=None, repr=False, compare=False)
    start: int = field(default=0, repr=False, compare=False)

    @property
    def is_whole(self) -> bool:
        """Return whether all bytes of it are there."""
        return len(self.raw) <= MAX_BYTES


def find(paths: Sequence[Path]) -> Iterator[RawBundle | BrokenError]:
    """Yield every bundle under the paths, in order; for what cannot be read, the error.

    A path is a bundle, a folder (searched for `bundle.json` and `*.bundle.json`), a `.jsonl`
    file with a bundle on each line, or `-` for standard input. A `.jsonl` file is read as it goes.
    """
    for path in paths:
        for one in files(path):
            if isinstance(one, BrokenError):
                yield one
            else:
                yield from _file(one)


def files(path: Path) -> Iterator[Path | BrokenError]:
    """Yield the files that bundles of a path stand in; none of them is opened."""
    if not os.path.isdir(path):  # noqa: PTH112  a Path raises where a name is too long
        yield path
        return
    nothing = True
    for one in bundle_files(path):
        nothing = False
        yield one
    if nothing:
        hint = passed_over(path) or _FOLDER_HINT
        yield unreadable(path, "There is no bundle in this folder.", hint)


def left_out(paths: Sequence[Path]) -> Iterator[str]:
    """Yield what is told of folders that have bundles, and other JSON files beside them."""
    for path in paths:
        is_folder = os.path.isdir(path)  # noqa: PTH112  as above
        if is_folder and any(bundle_files(path)) and (said := passed_over(path)):
            yield f"{shown(path)}: {said}"


def expected(paths: Sequence[Path]) -> int | None:
    """Return how many bundles `find` will yield; None where that cannot be told beforehand."""
    if any(str(one) == _STANDARD_INPUT or _is_open_already(one) for one in paths):
        return None
    found = (one for path in paths for one in files(path))
    return sum(1 if isinstance(one, BrokenError) else _expected(one) for one in found)


def again(source: RawBundle) -> RawBundle | None:
    """Return a bundle that was read before; nothing if its file is not there any more."""
    if source.path is None or _is_open_already(source.path):
        return None
    try:
        with _opened(source.path) as file:
            file.seek(source.start)
            for one in _bundles(source.path, file, source.first_line):
                return one if isinstance(one, RawBundle) else None
    except (OSError, _NoFileError):
        pass
    return None


class _NoFileError(Exception):
    """Something is there that is no file: what it is."""


def _file(path: Path) -> Iterator[RawBundle | BrokenError]:
    try:
        with _opened(path) as file:
            yield from _bundles(path, file)
    except _NoFileError as error:
        hint = "" if "folder" in str(error) else _PIPE_HINT
        yield unreadable(path, str(error), hint)
    except FileNotFoundError:
        yield unreadable(path, "There is no such file.")
    except OSError as error:
        said = f"This file cannot be read: {error.strerror or 'unknown'}."
        yield unreadable(path, said, in_use(error))


def _bundles(path: Path, file: BinaryIO, line: int = 1) -> Iterator[RawBundle | BrokenError]:
    name = shown(path)
    if not has_lines(path.name):
        kept = None if str(path) == _STANDARD_INPUT else path
        yield RawBundle(name, file.read(MAX_BYTES + 1), path=kept)
        return
    nothing = True
    try:
        for number, start, raw in _lines(file, line):
            nothing = False
            yield RawBundle(name, raw, number, path, start)
    except OSError as error:
        said = f"This file cannot be read on: {error.strerror or 'unknown'}."
        yield unreadable(path, said, in_use(error))
    else:
        if nothing:
            yield unreadable(path, "There is no bundle in this file.")


def _lines(file: BinaryIO, number: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield the number, the place and the bytes of each line that is not blank.

    Of one that is too long as much is read as to see that, and the rest passed over.
    """
    start = file.tell() if file.seekable() else 0
    while raw := file.readline(MAX_BYTES + 2):
        length = len(raw)
        if not raw.endswith(b"\n") and length > MAX_BYTES:
            length += _passed_over(file)
        if raw.strip():
            yield number, start, raw.removesuffix(b"\n")
        number, start = number + 1, start + length


def _passed_over(file: BinaryIO) -> int:
    """Pass over the rest of a line, and return how many bytes that were."""
    length = 0
    while piece := file.readline(1 << 20):
        length += len(piece)
        if piece.endswith(b"\n"):
            break
    return length


def _expected(path: Path) -> int:
    if not has_lines(path.name):
        return 1
    try:
        with _opened(path) as file:
            return max(1, sum(1 for _ in _lines(file, 1)))
    except (OSError, _NoFileError):
        return 1


def _is_open_already(path: Path) -> bool:
    return str(path).startswith(_OPEN_ALREADY)


def _opened(path: Path) -> AbstractContextManager[BinaryIO]:
    """Return a file, open for reading. Raises _NoFileError for a pipe, a device or a folder."""
    if str(path) == _STANDARD_INPUT:
        if sys.stdin is None:
            raise OSError(EBADF, os.strerror(EBADF))
        return nullcontext(sys.stdin.buffer)
    if _is_open_already(path):
        return path.open("rb")
    _look(path.stat().st_mode)  # before it is opened: that alone can do something to a device
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOCTTY)
    try:
        _look(os.fstat(handle).st_mode)
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def _look(mode: int) -> None:
    if not S_ISREG(mode):
        what = "folder" if S_ISDIR(mode) else "pipe, a socket or a device"
        raise _NoFileError(f"This is a {what}, not a bundle.")
