"""Runs a command with nothing of this environment in its way."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from scripts.release.refusal import Refusal

_OURS: Final = frozenset({"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"})
_NOTHING: Final = MappingProxyType[str, str]({})


def run(
    command: Sequence[str | Path],
    folder: Path,
    more: Mapping[str, str] = _NOTHING,
    codes: Sequence[int] = (0,),
) -> str:
    """Return what a command prints. Raises Refusal where it ends with another exit code."""
    kept = {name: value for name, value in os.environ.items() if name not in _OURS}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**kept, **more},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in codes:
        words = " ".join(str(part) for part in command[1:4])
        raise Refusal(f"‘{words} …’ ended with {done.returncode}.\n{done.stderr}".rstrip())
    return done.stdout
