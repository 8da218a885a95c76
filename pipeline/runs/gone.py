"""Drafts in a folder whose bundle is not in the run: they stay until somebody says otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from contextlib import suppress
from pathlib import Path

from pipeline.runs.record import NAME, is_as_written, record_of
from pipeline.runs.stop import shielded


def gone(out: Path, ids: AbstractSet[str], places: AbstractSet[str]) -> tuple[str, ...]:
    """Return the folders of drafts that are of no bundle of the run.

    `ids` are in lower case; `places` are those of bundles that say none, as they are broken now.
    """
    others = (one for one in out.iterdir() if one.name.casefold() not in ids)
    drafts = (one for one in others if one.is_dir() and not one.is_symlink())
    return tuple(sorted(one.name for one in drafts if _is_gone(one, places)))


def _is_gone(folder: Path, places: AbstractSet[str]) -> bool:
    record = record_of(folder)
    return record is not None and record.data["made_from"]["place"] not in places


def prune(out: Path, names: Iterable[str]) -> tuple[str, ...]:
    """Remove drafts, and return those whose folders stay because not all in them is ours.

    Raises OSError where the folder refuses.
    """
    return tuple(name for name in names if not _removed(out / name))


def _removed(folder: Path) -> bool:
    """Remove what we wrote into a folder, the manifest last: only with it the rest is known."""
    record = record_of(folder)
    if record is None:
        return False
    with shielded():
        for name, entry in record.files.items():
            if is_as_written(folder, entry):
                (folder / name).unlink()
        for inner in {(folder / name).parent for name in record.files} - {folder}:
            with suppress(OSError):
                inner.rmdir()
        (folder / NAME).unlink()
        with suppress(OSError):
            folder.rmdir()
    return not folder.exists()
