"""The folder of a draft, or of a response, against its manifest: what is missing or altered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.publishing.records import listed
from pipeline.publishing.records.found import Found
from pipeline.publishing.records.reading import TooLargeError, bounded
from pipeline.publishing.records.record import FileRecord, is_file_name, is_hex, is_id
from pipeline.runs.record import NAME, sealed

_MOST = 8 * 1024 * 1024


def is_draft(folder: Path) -> bool:
    """Return whether a folder has a manifest, ours or not."""
    return (folder / NAME).is_file() and not (folder / NAME).is_symlink()


def look(folder: Path) -> Found:
    """Return what is not as the manifest says. OSError."""
    files = _files(folder)
    if files is None:
        return Found((f"{NAME}: it is none of ours, or was altered",), reports=1)
    found = tuple(listed.differences(folder, files, {NAME}))
    return Found(found, reports=1, files=len(files))


def _files(folder: Path) -> tuple[FileRecord, ...] | None:
    """Return what a manifest lists; nothing of one that is not ours in every respect."""
    try:
        bounded(folder / NAME, _MOST)
    except TooLargeError:
        return None
    found = sealed(folder, _id(folder))
    try:
        return tuple(_entries(found.data)) if found else None
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def _id(folder: Path) -> str:
    """Return the name of the folder, which is the id of the bundle, however it was named."""
    return folder.resolve().name


def _entries(data: Mapping[str, Any]) -> Iterator[FileRecord]:
    if not is_id(data["bundle"]["id"]):
        raise ValueError
    for one in data["files"]:
        size, sha = one["bytes"], one["sha256"]
        inside = one["name"].rpartition("/")[2]  # which folders there may be, the manifest knows
        if not is_file_name(inside) or type(size) is not int or not is_hex(sha, 64):
            raise ValueError
        yield FileRecord(one["name"], size, sha)
