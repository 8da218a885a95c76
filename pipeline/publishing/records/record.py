"""The public record of a version: which files there are, to the byte, and one commitment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from pipeline.publishing.records.canonical import digest, line, value_of_line

NAME: Final = "record.json"
SCHEMA_VERSION: Final = "1"
MAX_BYTES: Final = 1024 * 1024

_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}[A-Za-z0-9])?")
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}(?:\.[A-Za-z0-9]{1,10}){1,2}")
_HEX = re.compile(r"[0-9a-f]*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_KEYS = {"schema_version", "id", "version", "day", "content", "files", "evidence"}
_MAX_VERSION = 9_999
_CONTENT, _SHA256 = 20, 64  # hexadecimal digits


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A published file: its name, its bytes, its digest."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PublicRecord:
    """What a public record says. `replaces` is the version that this one corrects, or 0."""

    id: str
    version: int
    day: str
    content: str
    files: tuple[FileRecord, ...]
    evidence: str
    replaces: int = 0


def public_record(
    id: str,  # noqa: A002  the field’s own name
    version: int,
    day: date,
    content: str,
    files: Mapping[str, bytes],
    root: str,
    replaces: int = 0,
) -> bytes:
    """Return the bytes of `record.json`. `content` is the short digest of the words, 20 digits."""
    listed = [
        {"name": name, "bytes": len(one), "sha256": digest(one)}
        for name, one in sorted(files.items())
    ]
    value: dict[str, object] = {
        "schema_version": SCHEMA_VERSION,
        "id": id,
        "version": version,
        "day": day.isoformat(),
        "content": content,
        "files": listed,
        "evidence": root,
    }
    raw = line({**value, "replaces": replaces} if replaces else value)
    assert record_of(raw), "a record that cannot be read again"
    return raw


def record_of(raw: bytes) -> PublicRecord | None:
    """Return what a record says, or None if it is none of ours in every respect."""
    value = value_of_line(raw) if len(raw) <= MAX_BYTES else None
    if not isinstance(value, dict) or set(value) - {"replaces"} != _KEYS:
        return None
    files = _files(value["files"])
    holds = (
        value["schema_version"] == SCHEMA_VERSION
        and is_id(value["id"])
        and is_version(value["version"])
        and is_day(value["day"])
        and is_hex(value["content"], _CONTENT)
        and is_hex(value["evidence"], _SHA256)
        and ("replaces" not in value or is_version(value["replaces"]))
    )
    if files is None or not holds:
        return None
    rest = {key: value[key] for key in ("id", "version", "day", "content", "evidence")}
    return PublicRecord(**rest, files=files, replaces=value.get("replaces", 0))


def _files(value: Any) -> tuple[FileRecord, ...] | None:
    if not isinstance(value, list) or not all(map(_is_file, value)):
        return None
    names = [one["name"] for one in value]
    apart = len({name.casefold() for name in names}) == len(names)
    return tuple(FileRecord(**one) for one in value) if apart and names == sorted(names) else None


def _is_file(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == {"name", "bytes", "sha256"}
        and is_file_name(value["name"])
        and value["name"] != NAME
        and type(value["bytes"]) is int
        and value["bytes"] >= 0
        and is_hex(value["sha256"], _SHA256)
    )


def is_file_name(value: Any) -> bool:
    """Return whether it can be the name of a published file: no path, nothing hidden."""
    return isinstance(value, str) and bool(_FILE.fullmatch(value))


def is_id(value: Any) -> bool:
    """Return whether it can be the id of a bundle."""
    return isinstance(value, str) and bool(_ID.fullmatch(value))


def is_version(value: Any) -> bool:
    """Return whether it can be the number of a version."""
    return type(value) is int and 1 <= value <= _MAX_VERSION


def is_day(value: Any) -> bool:
    """Return whether it is a day such as 2026-11-26."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return False
    try:
        return bool(date.fromisoformat(value))
    except ValueError:
        return False


def is_hex(value: Any, digits: int) -> bool:
    """Return whether it is a number of so many hexadecimal digits."""
    return isinstance(value, str) and len(value) == digits and bool(_HEX.fullmatch(value))
