"""Where final versions lie: a folder with a register, in which everything is for the public."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

NAME: Final = "register.jsonl"


def is_published(folder: Path) -> bool:
    """Return whether a folder has final versions, or lies in one that has, through a link too."""
    real = Path(os.path.realpath(folder))
    return any(
        os.path.lexists(one / NAME) for one in (folder, *folder.absolute().parents, *real.parents)
    )
