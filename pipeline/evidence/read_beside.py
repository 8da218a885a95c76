"""A file that lies beside a bundle: read as bundles are, so that no pipe is waited for."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_ISREG

from pipeline.evidence.folder import unreadable
from pipeline.evidence.json.strict import MAX_BYTES
from pipeline.model.in_use import in_use


def read_beside(path: Path) -> bytes | None:
    """Return the bytes of a file, no more than show that it is too large; None if there is none.

    Raises BrokenError for what is no file, or cannot be read.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        if not S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise unreadable(path, "This is no file, and one belongs here.")
        with os.fdopen(handle, "rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        said = f"This file cannot be read: {error.strerror or 'unknown'}."
        raise unreadable(path, said, in_use(error)) from error
