"""A publication that was killed: what stays with the team says how far it had to go."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import get_args

from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place
from pipeline.publishing.records import history, record, register
from pipeline.publishing.records.canonical import digest, line, value_of_line
from pipeline.publishing.records.entry import Event, Line
from pipeline.publishing.records.private import UNFINISHED
from pipeline.publishing.records.reading import bounded
from pipeline.publishing.records.verify_page import PAGE, page
from pipeline.runs.files import settle, write_whole
from pipeline.runs.others import PART

_ENDING = ".unfinished"
_MOST = 2 * record.MAX_BYTES


@dataclass(frozen=True, slots=True)
class Begun:
    """A publication that was begun: into which folder, with which record, as which line."""

    folder: Path
    number: int
    out: Path
    record: bytes
    line: Line

    @property
    def is_public(self) -> bool:
        """Return whether the folder of the version was put in its place already."""
        try:
            there = bounded(self._record, record.MAX_BYTES)
        except OSError:
            return False
        return there == self.record

    @property
    def _record(self) -> Path:
        return self.out / self.line.id / f"v{self.number}" / record.NAME


def folder(versions: Path, number: int) -> Path:
    """Return where what stays with the team lies until a publication is finished."""
    return versions / f"{number}{_ENDING}"


def note(out: Path, raw: bytes, of: Line) -> bytes:
    """Return the file that says what is being published, and where to."""
    value = {"out": str(out.resolve()), "record": raw.decode(), "day": of.day, "event": of.event}
    return line(value)


def of(versions: Path, id_: str) -> Begun | None:
    """Return the publication of a bundle that was begun last and not finished."""
    found = sorted(versions.glob(f"*{_ENDING}"))
    begun = [one for path in found if (one := _begun(path, id_))]
    return begun[-1] if begun else None


def clear(versions: Path) -> None:
    """Remove what was begun and never became public. OSError."""
    for path in versions.glob(f"*{_ENDING}"):
        shutil.rmtree(path)


def tidy(versions: Path) -> None:
    """Remove the notes of versions that are finished. OSError."""
    for path in versions.glob(f"*/{UNFINISHED}"):
        if path.parent.name.isdecimal():
            path.unlink()


def _begun(path: Path, id_: str) -> Begun | None:
    try:
        value = value_of_line(bounded(path / UNFINISHED, _MOST))
        raw = value["record"].encode()
        number, event = int(path.name.removesuffix(_ENDING)), value["event"]
        assert event in get_args(Event)
        of = Line(value["day"], event, id_, number, digest(raw))
        return Begun(path, number, Path(value["out"]), raw, of)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, AssertionError):
        return None


def finish(
    begun: Begun, versions: Path, out: Path, sign: Callable[[bytes], str] | None = None
) -> None:
    """Do what is left of a publication whose version stands in its place: register and page.

    Raises BrokenError where it went into another folder than `out`: that one is not locked.
    """
    if begun.out != out.resolve():
        place = Place(BundleAddress(str(begun.out), ""))
        hint = f"Finish it first: run the same command with --out {begun.out}."
        said = f"Version {begun.number} was put here, and this was not finished."
        raise BrokenError(said, place=place, hint=hint)
    lines = register.read(out).entries
    if not any(one.line.made and one.line.record == begun.line.record for one in lines):
        register.append(out, begun.line, sign)
    renew_page(out, begun.line.id, date.fromisoformat(begun.line.day))
    done(versions, begun.number)


def renew_page(out: Path, id_: str, day: date) -> None:
    """Write the page of a report anew, from its records and the register. BrokenError."""
    home = out / id_
    found = history.history(history.records(home), register.read(out).entries)
    write_page(home, page(found, day))


def write_page(home: Path, drawn: bytes) -> None:
    """Write the page of a report; what a killed run left of one goes. OSError, BrokenError."""
    for part in home.glob(".part-*"):
        if PART.fullmatch(part.name):
            part.unlink()
    write_whole(home / PAGE, drawn)


def done(versions: Path, number: int) -> None:
    """Give what stays with the team its lasting name. OSError."""
    folder(versions, number).rename(versions / str(number))
    settle(versions)
    (versions / str(number) / UNFINISHED).unlink()
