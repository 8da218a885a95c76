"""Where what stays with the team of a published version lies on this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place
from pipeline.publishing.beside import Beside
from pipeline.publishing.records import history, record
from pipeline.publishing.records.canonical import digest
from pipeline.publishing.records.private import manifest_of
from pipeline.publishing.records.reading import bounded
from pipeline.publishing.records.record import PublicRecord

_FOLDER = "versions"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A published version: its folder, its record, and the digest of that."""

    folder: Path
    record: PublicRecord
    digest: str


def chosen(path: Path) -> Chosen:
    """Return the version that a folder is, or the newest one in it. BrokenError for no version."""
    try:
        folders = history.version_folders(path)
        folder = folders[max(folders)] if folders else path
        raw = bounded(folder / record.NAME, record.MAX_BYTES)
    except OSError as error:
        said = "There is no published version here, or it cannot be read."
        raise BrokenError(said, place=_at(path), hint=_HINT) from error
    found = record.record_of(raw)
    if found is None:
        said = f"Its {record.NAME} is none of ours, or was altered."
        raise BrokenError(said, place=_at(folder))
    return Chosen(folder, found, digest(raw))


_HINT = "Name the folder of a report, or one of its folders v1, v2 and so on."


def kept_with(version: Chosen, bundle: Path | None, here: Path) -> Path:
    """Return the folder with what stays with the team of a version.

    It lies beside the bundle, where that is named, or else somewhere below `here`. BrokenError.
    """
    if bundle is not None:
        found = list(_fitting(_of(Beside.of(bundle).versions), version))
    else:
        found = list(_fitting(_below(here), version))
    if found:
        return found[0]
    where = Beside.of(bundle).versions if bundle else here
    said = f"What stays with the team of {version.record.id}, version {version.record.version}, "
    hint = "Name the bundle that it lies beside: --bundle PATH."
    raise BrokenError(f"{said}is not here.", place=_at(where), hint="" if bundle else hint)


def _fitting(folders: Iterator[Path], version: Chosen) -> Iterator[Path]:
    for folder in folders:
        found = manifest_of(folder)
        if found and found["record"] == version.digest:
            yield folder


def _of(versions: Path) -> Iterator[Path]:
    if versions.is_dir():
        yield from sorted(one for one in versions.iterdir() if one.is_dir())


def _below(here: Path) -> Iterator[Path]:
    for path, folders, _ in os.walk(here):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        name = Path(path).name
        if name == _FOLDER or name.endswith(f".{_FOLDER}"):
            yield from _of(Path(path))


def _at(path: Path) -> Place:
    return Place(BundleAddress(str(path), ""))
