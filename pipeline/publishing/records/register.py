"""The register of a folder: a line for each publication, each bound to all lines before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place
from pipeline.publishing.records.canonical import canonical, digest
from pipeline.publishing.records.chain import faults, retired, twice
from pipeline.publishing.records.entry import START, Entry, Line, entry_of
from pipeline.publishing.records.reading import TooLargeError, bounded
from pipeline.publishing.records.register_file import NAME
from pipeline.runs.files import write_whole

MAX_BYTES: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Register:
    """The lines that could be read, the digest of the last one, and what is wrong, in words."""

    entries: tuple[Entry, ...] = ()
    head: str = START
    faults: tuple[str, ...] = ()


def append(out: Path, line: Line, sign: Callable[[bytes], str] | None = None) -> str:
    """Add a line to the register of a folder, and return the new head. The caller has the lock.

    The register is replaced as a whole, so that a killed run leaves the old one or the new one.
    Raises BrokenError where the register does not hold together, knows the version already or
    does not know it, or the disk refuses.
    """
    whole = with_line(out, line, sign)
    write_whole(out / NAME, whole)
    return register_of(whole).head


def with_line(out: Path, line: Line, sign: Callable[[bytes], str] | None = None) -> bytes:
    """Return the bytes of the register of a folder with one more line. BrokenError as above."""
    raw, before = _content(out), intact(out)
    _refuse_twice(out, before, line)
    value: dict[str, Any] = {
        "n": len(before.entries) + 1,
        "previous": before.head,
        "day": line.day,
        "event": line.event,
        "id": line.id,
        "version": line.version,
        "record": line.record,
    }
    if sign:
        value["signature"] = sign(canonical(value))
    added = canonical(value)
    assert entry_of(added), "a line that cannot be read again"
    return raw + added + b"\n"


def read(out: Path) -> Register:
    """Return the register of a folder; an empty one where there is none yet."""
    return register_of(_content(out))


def intact(out: Path) -> Register:
    """Return the register of a folder. Raises BrokenError where it does not hold together."""
    found = read(out)
    if found.faults:
        raise _broken(out, found.faults[0])
    return found


def head(out: Path) -> str:
    """Return the digest of the last line: whoever keeps it can find a shortened register."""
    return read(out).head


def register_of(raw: bytes) -> Register:
    """Return a register from its bytes, with all that is wrong in it."""
    lines = raw.split(b"\n")
    torn = () if lines.pop() == b"" else ("its last line is not whole",)
    found = [entry_of(one) for one in lines]
    known = tuple(one for one in found if one)
    head = digest(lines[-1]) if lines else START
    return Register(known, head, (*faults(lines, found), *twice(known), *retired(known), *torn))


def _refuse_twice(out: Path, before: Register, line: Line) -> None:
    key = (line.id, line.version, True)
    is_there = any((one.line.id, one.line.version, one.line.made) == key for one in before.entries)
    if line.made and is_there:
        raise _broken(out, f"it has {line.id}, version {line.version} already")
    if not line.made and not is_there:
        raise _broken(out, f"it does not know {line.id}, version {line.version}")


def _content(out: Path) -> bytes:
    try:
        return bounded(out / NAME, MAX_BYTES)
    except FileNotFoundError:
        return b""
    except TooLargeError as error:
        raise _broken(out, str(error)) from error
    except OSError as error:
        raise _broken(out, f"it cannot be read: {error.strerror or 'unknown'}") from error


def _broken(out: Path, why: str) -> BrokenError:
    place = Place(BundleAddress(str(out / NAME), ""))
    hint = f"See all of it with ‘inspection-reports verify {out}’; put a good copy back."
    return BrokenError(f"Nothing can be added to this register: {why}.", place=place, hint=hint)
