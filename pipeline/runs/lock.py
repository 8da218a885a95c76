"""One run at a time writes into a folder: who has the lock of its hidden folder."""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR

from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place

FOLDER = ".inspection-reports"
_TRIES = 20  # to get a lock that another run is just giving back


def locked(out: Path) -> int:
    """Return the lock, held. It goes with the process that holds it, however that ends."""
    folder = out / FOLDER
    for _ in range(_TRIES):
        with suppress(FileExistsError):
            folder.mkdir()
        if not S_ISDIR(folder.lstat().st_mode):
            place = Place(BundleAddress(str(folder), ""))
            raise BrokenError("Something is in the way here that is no folder.", place=place)
        try:
            flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
            handle = os.open(folder / "lock", flags, 0o666)
        except FileNotFoundError:  # the run before is just leaving
            continue
        if _holds(handle, folder / "lock", out):
            return handle
        os.close(handle)
    raise _in_use(out)


def _holds(handle: int, path: Path, out: Path) -> bool:
    """Return whether the lock could be taken and is still the one that others would see."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise _in_use(out) from None
    try:
        return os.path.samestat(os.fstat(handle), path.lstat())
    except FileNotFoundError:
        return False


def _in_use(out: Path) -> BrokenError:
    place = Place(BundleAddress(str(out), ""))
    hint = "Wait for it, or name another folder."
    return BrokenError("Another run is writing into this folder.", place=place, hint=hint)
