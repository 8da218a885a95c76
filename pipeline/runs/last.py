"""What `batch.json` says of the last run into a folder."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pipeline.evidence.find import RawBundle
from pipeline.runs.copies.note import CopyNote
from pipeline.runs.record import digest, regular

NAME = "batch.json"
SCHEMA_VERSION = "2"


@dataclass(frozen=True, slots=True)
class Last:
    """The bundles of which there was a draft, and what was found to stand in two of them.

    `compared` is the digest of the drafts that were compared and of what was found.
    """

    drafted: frozenset[tuple[str, int]]
    compared: str
    copies: tuple[CopyNote, ...]

    def has(self, source: RawBundle) -> bool:
        """Return whether there was a draft of a bundle."""
        return (source.name, source.first_line) in self.drafted


def last_of(out: Path) -> Last | None:
    """Return what a folder says of its last run; nothing if that cannot be told."""
    try:
        data: Any = json.loads(regular(out / NAME))
        if data["schema_version"] != SCHEMA_VERSION:
            return None
        drafted = [
            (one["file"], one["line"]) for one in data["bundles"] if one["state"] == "drafted"
        ]
        copies = tuple(CopyNote(**one) for one in data["copies"])
        return Last(frozenset(drafted), str(data["compared"]), copies)
    except (OSError, ValueError, LookupError, TypeError):
        return None


def compared(key: str, copies: Sequence[CopyNote]) -> str:
    """Return the digest of drafts that were compared, told by `key`, and of what was found."""
    return digest(json.dumps([key, [asdict(one) for one in copies]]).encode())
