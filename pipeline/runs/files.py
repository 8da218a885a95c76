"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from errno import EACCES, EINVAL, EMLINK, ENOSYS, ENOTSUP, EOPNOTSUPP, EPERM
from pathlib import Path
from stat import S_ISREG

from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place
from pipeline.model.in_use import in_use

_USUAL = 0o666  # rights of a new file, before the umask
_OWN = 0o600
_UNABLE = frozenset({EINVAL, ENOSYS, ENOTSUP, EOPNOTSUPP})
_LINKLESS = _UNABLE | {EACCES, EMLINK, EPERM}  # what memory sticks and shares say of a hard link


def write_whole(path: Path, content: bytes, *, private: bool = False) -> None:
    """Write a file so that no reader ever sees half of it, and a failure leaves nothing behind.

    One that is `private` only its owner may read. Folders are made as needed. A link at the path is
    replaced, never followed. A device or a pipe, such as `/dev/stdout`, stays what it is and takes
    the content.
    Raises BrokenError when the disk or the folder refuses.
    """
    write_parts(path, (content,), private=private)


def write_parts(path: Path, parts: Iterable[bytes], *, private: bool = False) -> None:
    """Write a file as `write_whole` does, piece by piece, none of which is kept."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if is_stream(path):
            path.write_bytes(b"".join(parts))
        else:
            _replace(path, parts, _OWN if private else _USUAL & ~_umask())
    except OSError as error:
        raise unwritable(path, error) from error


def put_new(path: Path, content: bytes) -> bool:
    """Write a file that only its owner may read, whole or not at all; False if one is there.

    Never over something that is there, be it a link that leads nowhere. Raises BrokenError.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            _put_in_place(name, path)
        finally:
            Path(name).unlink(missing_ok=True)
        settle(path.parent)
    except FileExistsError:
        return False
    except OSError as error:
        raise unwritable(path, error) from error
    return True


def _put_in_place(made: str, path: Path) -> None:
    """Give a file that is made its name, where nothing has it. Raises FileExistsError, or OSError.

    Where there are no hard links, an empty file takes the name first: it is ours alone to replace.
    """
    try:
        os.link(made, path)
    except OSError as error:
        if error.errno not in _LINKLESS:
            raise
        path.touch(_OWN, exist_ok=False)
        try:
            Path(made).replace(path)
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def put_folder(path: Path, files: Iterable[tuple[str, bytes]]) -> bool:
    """Write a folder of files that only their owner may read, whole or not at all.

    False if something is there. Raises BrokenError.
    """
    if os.path.lexists(path):
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".part-") as made:
            folder = Path(made, "made")
            folder.mkdir(mode=0o700)
            for name, content in files:
                put_new(folder / name, content)
            folder.rename(path)
        settle(path.parent)
    except OSError as error:
        raise unwritable(path, error) from error
    return True


def unwritable(path: Path, error: OSError) -> BrokenError:
    """Return what is told of a file that the disk or the folder refuses."""
    place = Place(BundleAddress(str(path), ""))
    said = f"This file cannot be written: {error.strerror or 'unknown'}."
    return BrokenError(said, place=place, hint=in_use(error))


def identity(path: Path | int) -> tuple[int, int, int, int] | None:
    """Return what tells a file from all others, then what tells that it was changed.

    Nothing for what is not there, or no file.
    """
    try:
        there = os.stat(path)  # noqa: PTH116  a number, too: that of an open file
    except OSError:
        return None
    is_file = S_ISREG(there.st_mode)
    return (there.st_dev, there.st_ino, there.st_size, there.st_mtime_ns) if is_file else None


def is_stream(path: Path) -> bool:
    """Return whether a device or a pipe is at a path, or at the end of a link there."""
    return path.is_char_device() or path.is_fifo()


def settle(folder: Path) -> None:
    """Make the folder's own entry durable, where the system can: shares of Windows may not."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _UNABLE:
            raise
    finally:
        os.close(handle)


def _replace(path: Path, parts: Iterable[bytes], rights: int) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as file:
            for part in parts:
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(rights)  # a temporary file is its owner’s alone
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    settle(path.parent)


def _umask() -> int:
    """Return which rights new files do not get: the system only tells when it is set."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
