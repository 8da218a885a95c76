"""How much memory a process has, seen from outside.

What a process really holds is watched, and not the addresses that it may use (RLIMIT_AS): those
count files and threads that cost nothing, and macOS does not obey that limit.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE")
_TASK_INFO, _TASK_NUMBERS = 4, 12  # PROC_PIDTASKINFO: twelve times eight bytes, resident second


def mebibytes(pid: int) -> float:
    """Return how much memory a process holds, in MiB; 0 where that cannot be told."""
    read = _SYSTEMS.get(sys.platform)
    try:
        return read(pid) / 2**20 if read else 0.0
    except (OSError, ValueError, LookupError, AttributeError):
        return 0.0


def _linux(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * _PAGE


def _macos(pid: int) -> int:
    numbers = (ctypes.c_uint64 * _TASK_NUMBERS)()
    size = ctypes.sizeof(numbers)
    filled = ctypes.CDLL(None).proc_pidinfo(pid, _TASK_INFO, ctypes.c_uint64(0), numbers, size)
    return int(numbers[1]) if filled == size else 0


_SYSTEMS: Mapping[str, Callable[[int], int]] = {"linux": _linux, "darwin": _macos}
