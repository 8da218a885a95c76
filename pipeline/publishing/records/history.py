"""All versions of one report: what each holds, and what became of it since."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from errno import ELOOP
from pathlib import Path

from pipeline.model.errors import BrokenError
from pipeline.publishing.records.canonical import digest
from pipeline.publishing.records.entry import Entry
from pipeline.publishing.records.reading import TooLargeError, bounded
from pipeline.publishing.records.record import MAX_BYTES, NAME, PublicRecord, record_of
from pipeline.publishing.records.signer import Signer, signer_of

_FOLDER = re.compile(r"v([1-9][0-9]{0,3})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Published:
    """One version: its record and the digest of that, and since when it is no longer the one."""

    record: PublicRecord
    digest: str
    withdrawn: str = ""
    superseded: str = ""
    signer: Signer | None = None


def version_folders(folder: Path) -> dict[int, Path]:
    """Return the folders `v1`, `v2` and so on of a report, by number. OSError."""
    found = ((_FOLDER.fullmatch(one.name), one) for one in folder.iterdir())
    return dict(sorted((int(match[1]), one) for match, one in found if match))


def records(folder: Path) -> dict[int, bytes]:
    """Return the bytes of the records of a report that are ours, by version. BrokenError."""
    try:
        folders = version_folders(folder) if folder.is_dir() else {}
        raw = {number: _raw(path / NAME) for number, path in folders.items()}
    except OSError as error:
        why = error.strerror or "unknown"
        raise BrokenError(
            f"The earlier versions of {folder.name} cannot be read: {why}."
        ) from error
    return {number: one for number, one in raw.items() if _is_of(one, folder.name, number)}


def _raw(path: Path) -> bytes:
    """Return the bytes of a record; none where there is no such file, or a link or a folder."""
    try:
        return bounded(path, MAX_BYTES)
    except (FileNotFoundError, NotADirectoryError, TooLargeError):
        return b""
    except OSError as error:
        if error.errno == ELOOP:
            return b""
        raise


def _is_of(raw: bytes, id_: str, number: int) -> bool:
    record = record_of(raw)
    return record is not None and (record.id, record.version) == (id_, number)


def history(raw: Mapping[int, bytes], entries: Iterable[Entry]) -> tuple[Published, ...]:
    """Return all versions of a report, the newest first, with what the register says of each."""
    lines = tuple(entries)
    return tuple(_published(raw[number], lines, max(raw)) for number in sorted(raw, reverse=True))


def _published(raw: bytes, entries: Iterable[Entry], newest: int) -> Published:
    record, sha = record_of(raw), digest(raw)
    assert record is not None
    mine = [one for one in entries if one.line.record == sha]
    days = {one.line.event: one.line.day for one in mine}
    superseded = days.get("superseded", "")
    if not superseded and record.version < newest:
        superseded = _next_day(record, entries)
    return Published(
        record=record,
        digest=sha,
        withdrawn=days.get("withdrawn", ""),
        superseded=superseded,
        signer=next(_signers(mine), None),
    )


def _next_day(record: PublicRecord, entries: Iterable[Entry]) -> str:
    """Return the day on which the next version came."""
    later = [
        (one.line.version, one.line.day)
        for one in entries
        if one.line.made and one.line.id == record.id and one.line.version > record.version
    ]
    return min(later)[1] if later else ""


def _signers(entries: Iterable[Entry]) -> Iterator[Signer]:
    for one in entries:
        if one.line.made and one.signature and (found := signer_of(one.signature)):
            yield found
