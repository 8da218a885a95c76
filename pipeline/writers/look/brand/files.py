"""The files of a brand: plain names, in the folder itself, and no larger than they need be."""

from __future__ import annotations

import re
from errno import ELOOP
from typing import Final

from pipeline.report_type.toml.table import Table
from pipeline.resources import home, read

FOLDER: Final = "brand"
LARGEST: Final = {".png": 512 * 1024, ".svg": 64 * 1024, ".ttf": 4 * 1024 * 1024}
"""The largest file of a kind, in bytes: our own limits."""

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*\.(?:png|svg|ttf)")


def name_of(table: Table, key: str, ending: str) -> str:
    """Return the name of a file that a key names. Raises BrokenError with the reason."""
    written = table.string(key)
    if not _NAME.fullmatch(written) or not written.endswith(ending):
        hint = "Letters, digits, hyphens and stops; no folder, no address."
        message = f"‘{key}’ must name a {ending} file in the folder of the brand itself."
        raise table.broken(message, key=key, hint=hint)
    return f"{FOLDER}/{written}"


def content_of(table: Table, key: str, ending: str) -> bytes:
    """Return the content of a file that a key names, and note that it was read."""
    name = name_of(table, key, ending)
    try:
        size = _inside(name)
        content = read(name) if size <= LARGEST[ending] else b""
    except OSError as error:
        why = "is a link that leads elsewhere" if error.errno == ELOOP else "cannot be read"
        raise table.broken(f"The file that ‘{key}’ names {why}.", key=key) from error
    if not content:
        limit = LARGEST[ending] // 1024
        message = f"The file that ‘{key}’ names is empty, or larger than {limit} KiB."
        raise table.broken(message, key=key)
    return content


def _inside(name: str) -> int:
    """Return the size of a file; raise OSError if it stands elsewhere than it says."""
    path = home().path(name)
    if path.resolve().parent != path.parent.resolve():
        raise OSError(ELOOP, "this is a link into another folder")
    return path.stat().st_size
