"""Whose program it is that is at the other end: other people share the loopback of a machine.

The address of a preview is handed to a browser as an argument, which others can see. Linux tells
who has opened a connection; where nothing tells it, the token alone must do.
"""

from __future__ import annotations

import os
from pathlib import Path

_ROOT = 0  # may read everything anyway, and hands connections on, as from Windows
_LOOPBACK = "0100007F"  # 127.0.0.1 as the kernel writes it


def is_ours(port: int, ours: int, table: Path = Path("/proc/net/tcp")) -> bool:
    """Return whether a connection between two ports is of this person, or cannot be told."""
    try:
        lines = table.read_text("ascii").splitlines()[1:]
    except (OSError, ValueError):
        return True
    wanted = [f"{_LOOPBACK}:{port:04X}", f"{_LOOPBACK}:{ours:04X}"]
    owners = [one[7] for line in lines if (one := line.split())[1:3] == wanted]
    return all(int(one) in (_ROOT, os.getuid()) for one in owners)
