"""The versions of the bundle schema: what is read, and how an older bundle is taken.

Version 2 only adds fields to version 1. So an older bundle is read as it stands, and keeps its
lines. What it leaves to silence is told by a check (`checks/declarations.py`). `upgrade` writes
it as one of today’s (`runs/upgrade.py`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from pipeline.evidence.json.strict import JsonFile

CURRENT: Final = "2"
OLDER: Final = ("1",)


def version(file: JsonFile) -> str:
    """Return the version that a bundle names; today’s where it names none that is read."""
    named = file.data.get("schema_version") if isinstance(file.data, dict) else None
    return named if isinstance(named, str) and named in OLDER else CURRENT


def as_current(file: JsonFile) -> JsonFile:
    """Return a bundle of an older version as one of today’s; any other one as it is.

    Its text and the places in it stay those of the file.
    """
    if not isinstance(file.data, dict) or version(file) == CURRENT:
        return file
    return replace(file, data={**file.data, "schema_version": CURRENT})
