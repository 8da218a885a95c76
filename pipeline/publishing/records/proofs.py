"""A proof that somebody brings, against the published versions of a folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place
from pipeline.publishing.records import history, record
from pipeline.publishing.records.proof import MAX_BYTES, Shown, is_proof, proved
from pipeline.publishing.records.reading import TooLargeError, bounded
from pipeline.publishing.records.record import PublicRecord, is_id


class NoProofError(Exception):
    """Why a file proves nothing here, in words."""


def held(path: Path, file: Path) -> Shown:
    """Return what a proof shows, held against the version of a folder that it names.

    The folder is a version, a report or all reports. NoProofError; BrokenError for what cannot be
    read.
    """
    try:
        raw = bounded(file, MAX_BYTES)
    except TooLargeError as error:
        raise NoProofError(f"this is no proof: {error}") from error
    except OSError as error:
        said = f"This proof cannot be read: {error.strerror or 'unknown'}."
        raise BrokenError(said, place=Place(BundleAddress(str(file), ""))) from error
    if not is_proof(raw):
        raise NoProofError("this is no proof")
    value = json.loads(raw)
    named = value.get("id"), value.get("version")
    mine = [one for one in _records(path, named[0]) if (one.id, one.version) == named]
    if not mine:
        raise NoProofError("this is a proof of a report or version that is not here")
    shown = proved(raw, mine[0])
    if shown is None:
        raise NoProofError("this proof does not hold: it is not of what was published")
    return shown


def _records(path: Path, id_: object) -> Iterator[PublicRecord]:
    """Yield the records of a folder that could be meant."""
    homes = [path, *([path / str(id_)] if is_id(id_) else [])]
    folders = [path, *(one for home in homes for one in _versions(home))]
    for folder in folders:
        try:
            found = record.record_of(bounded(folder / record.NAME, record.MAX_BYTES))
        except OSError:
            continue
        if found:
            yield found


def _versions(home: Path) -> list[Path]:
    try:
        return list(history.version_folders(home).values())
    except OSError:
        return []
