"""Paths as Windows writes them, given to a command of Linux: what they may have meant."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterator
from pathlib import Path

_DRIVE = re.compile(r"([A-Za-z]):(?=[\\/]|[^\\/]*[^\\/]$)(.*)", re.DOTALL)
_MOUNTS = Path("/mnt")  # where WSL has the disks of Windows


def windows_path(arguments: argparse.Namespace) -> str:
    """Return what is wrong with the first path that is written as Windows writes them; or ''.

    A file that really has such a name is none.
    """
    for path in _paths(arguments):
        written = str(path)
        if ("\\" in written or _DRIVE.match(written)) and not os.path.lexists(path):
            return f"{written} is written as a path of Windows. {_meant(written)}"
    return ""


def _paths(arguments: argparse.Namespace) -> Iterator[Path]:
    for value in vars(arguments).values():
        yield from _paths_in(value)


def _paths_in(value: object) -> Iterator[Path]:
    """Yield the paths that were typed for one option, as often as it was given."""
    if isinstance(value, Path):
        yield value
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _paths_in(one)


def _turned(path: str) -> str:
    return path.replace("\\", "/")


def _meant(written: str) -> str:
    drive = _DRIVE.match(written)
    if drive is None:
        return f"Write / between folders: {_turned(written)}"
    if "\\" not in written and "/" not in written:
        return "The shell has taken the \\ out of it: write / between folders."
    below = _turned(drive[2]).lstrip("/")
    return f"In WSL it is called {_MOUNTS / drive[1].lower() / below}"
