"""A folder against its records: one version, one report with all its versions, or all reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from pipeline.publishing.records import history, listed, record, register_file
from pipeline.publishing.records.canonical import digest
from pipeline.publishing.records.entry import Entry
from pipeline.publishing.records.found import Found, differing, together
from pipeline.publishing.records.listed import shown, unnamed
from pipeline.publishing.records.reading import TooLargeError, bounded
from pipeline.publishing.records.stamps import ENDING
from pipeline.publishing.records.verify_page import PAGE
from pipeline.runs.lock import FOLDER

Watch: TypeAlias = Callable[[int], None]
"""What is told after each folder of many: how many there are."""


def each(folders: Sequence[Path], look: Callable[[Path], Found], watch: Watch) -> Iterable[Found]:
    """Yield what a look at each folder finds, and tell it."""
    for one in folders:
        yield look(one)
        watch(len(folders))


@dataclass(frozen=True, slots=True)
class Look:
    """A look with a register at hand, or with none: then nothing can be said of lines."""

    entries: Sequence[Entry] | None
    watch: Watch = lambda _: None

    def all(self, out: Path) -> Found:
        """Return what is not as it was published in a folder with all reports. OSError."""
        told = {one.line.id for one in self.entries or ()}  # of one withdrawn its page may be left
        homes = [
            one
            for one in sorted(out.iterdir())
            if is_report(one) or (one.name in told and (one / PAGE).is_file())
        ]
        names = {one.name for one in homes}
        ours = {*names, register_file.NAME, FOLDER}
        rest = unnamed(out, ours)
        extra = [f"{shown(name)}: extra; no record names it" for name in rest]
        lost = {one.line.id for one in self.entries or () if one.line.made} - names
        gone = [one for id_ in sorted(lost) for one in self._missing(id_, {})]
        looked = each(homes, self.report, self.watch)
        return together((*looked, differing(*extra, *gone)))

    def report(self, home: Path) -> Found:
        """Return the same of the folder of one report. OSError."""
        folders = history.version_folders(home)
        versions = (self.version(one, home.name).below(home.name) for one in folders.values())
        ours = {*(one.name for one in folders.values()), PAGE}
        stamps = {f"{one.name}{ENDING}" for one in folders.values()}
        rest = unnamed(home, ours | stamps)
        extra = [f"{home.name}/{shown(name)}: extra; no record names it" for name in rest]
        if not (home / PAGE).is_file():
            extra.append(f"{home.name}/{PAGE}: missing")
        gone = self._missing(home.name, folders)
        return together((*versions, differing(*extra, *gone), Found(reports=1)))

    def version(self, folder: Path, id_: str = "") -> Found:
        """Return the same of the folder of one version; every difference begins with its name.

        `id_` is the report that it must be of, if that is known. OSError.
        """
        told = _told(folder)
        if isinstance(told, str):
            return Found((f"{folder.name}: {told}",), versions=1)
        raw, found = told
        differences = [
            *listed.differences(folder, found.files, {record.NAME}),
            *self._named(raw, found, folder, id_),
        ]
        return Found(tuple(differences), versions=1, files=len(found.files)).below(folder.name)

    def _named(
        self, raw: bytes, found: record.PublicRecord, folder: Path, id_: str
    ) -> Iterator[str]:
        """Yield where a record does not fit its folder or the register."""
        if id_ and (found.id, f"v{found.version}") != (id_, folder.name):
            yield f"{record.NAME}: this is the record of {found.id}, version {found.version}"
            return
        if self.entries is None:
            return
        mine = [
            one.line
            for one in self.entries
            if one.line.made and (one.line.id, one.line.version) == (found.id, found.version)
        ]
        if not mine:
            yield f"{record.NAME}: no line of the register names this version"
        elif digest(raw) not in {one.record for one in mine}:
            yield f"{record.NAME}: altered; the register names another one"

    def _missing(self, id_: str, there: dict[int, Path]) -> Iterator[str]:
        """Yield versions that a register names and that are not there, nor withdrawn."""
        mine = [one.line for one in self.entries or () if one.line.id == id_]
        withdrawn = {one.version for one in mine if one.event == "withdrawn"}
        made = {one.version for one in mine if one.made}
        for number in sorted(made - withdrawn - set(there)):
            yield f"{id_}/v{number}: missing; the register names it"


def _told(folder: Path) -> tuple[bytes, record.PublicRecord] | str:
    """Return the record of a version, or in words why there is none."""
    if folder.is_symlink() or not folder.is_dir():
        return "this is no folder"
    try:
        raw = bounded(folder / record.NAME, record.MAX_BYTES)
    except FileNotFoundError:
        return f"half-copied: it has no {record.NAME}"
    except TooLargeError as error:
        return f"its {record.NAME} is none of ours: {error}"
    except OSError as error:
        return f"its {record.NAME} cannot be read: {error.strerror or 'unknown'}"
    found = record.record_of(raw)
    return (raw, found) if found else f"its {record.NAME} is none of ours, or was altered"


def is_report(path: Path) -> bool:
    """Return whether a folder has versions in it. OSError."""
    inside = path.is_dir() and not path.is_symlink() and path.name != FOLDER
    return inside and bool(history.version_folders(path))
