"""What to do where a system refuses a file: Windows keeps one to the program that has it open."""

from __future__ import annotations

from errno import EACCES, EBUSY, EPERM, ETXTBSY

_REFUSED = frozenset({EACCES, EPERM, EBUSY, ETXTBSY})


def in_use(error: OSError) -> str:
    """Return what to do about a file that may be open elsewhere, or is somebody else’s; or ''."""
    if error.errno not in _REFUSED:
        return ""
    return "Close it in other programs, such as Word or Excel, and look who may use it."
