"""The changelog: what it says is not released yet, and the same text with that closed."""

from __future__ import annotations

import re
from datetime import date

from scripts.release.refusal import Refusal

_OPEN = "## [Unreleased]\n"
_HEADING = re.compile(r"^## \[(?P<version>[^\]\n]+)\]", re.MULTILINE)


def closed(text: str, version: str, day: date) -> str:
    """Return a changelog in which what was open belongs to a version of a day, and is empty anew.

    Raises Refusal where there is no open part, or nothing in it.
    """
    before, heading, after = text.partition(_OPEN)
    if not heading or (before and not before.endswith("\n")):
        raise Refusal(f"CHANGELOG.md has no line ‘{_OPEN.strip()}’.")
    if not _entries(after):
        raise Refusal(f"CHANGELOG.md says of no change below ‘{_OPEN.strip()}’.")
    return f"{before}{_OPEN}\n## [{version}] - {day.isoformat()}\n{after}"


def released(text: str) -> tuple[str, ...]:
    """Return the versions that a changelog has closed, as they stand there, the newest first."""
    return tuple(one for one in _HEADING.findall(text) if one != "Unreleased")


def _entries(after: str) -> list[str]:
    """Return the lines of the open part that begin an entry."""
    part = _HEADING.split(after, maxsplit=1)[0]
    return [line for line in part.splitlines() if line.startswith("- ")]
