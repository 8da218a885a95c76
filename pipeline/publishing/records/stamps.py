"""Time stamps in a published folder: `v1.tsr` beside `v1`, over the line that published it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.model.errors import BrokenError
from pipeline.publishing.records import register, stamp
from pipeline.publishing.records.entry import Entry
from pipeline.publishing.records.reading import bounded
from pipeline.publishing.records.register import Register
from pipeline.runs.files import write_whole

ENDING = ".tsr"
_NAME = re.compile(r"v([1-9][0-9]{0,3})\.tsr", re.ASCII)


def add(out: Path, id_: str, version: int, url: str) -> None:
    """Have the line that published a version stamped, unless it was. BrokenError."""
    path = out / id_ / f"v{version}{ENDING}"
    if path.is_file():
        return
    entry = _entry(register.read(out), id_, version)
    if entry is None:
        raise BrokenError(f"No line of the register publishes {id_}, version {version}.")
    try:
        write_whole(path, stamp.timestamp(entry.raw, url))
    except BrokenError as error:
        hint = "It is published all the same. Run the same command again for the time stamp."
        raise BrokenError(error.message, place=error.place, hint=hint) from error


def held(home: Path, lines: Register, roots: bytes) -> Iterator[tuple[str, str]]:
    """Yield the name of each time stamp of a report, and when it was made, or '' if it fails.

    OSError, and ValueError where `roots` are no certificates.
    """
    for path in sorted(home.iterdir()):
        if (match := _NAME.fullmatch(path.name)) is None:
            continue
        entry = _entry(lines, home.resolve().name, int(match[1]))
        digest = entry.digest if entry else ""
        when = stamp.stamped(bounded(path, stamp.MAX_BYTES), digest, roots) if digest else None
        yield path.name, when.isoformat(sep=" ", timespec="seconds") if when else ""


def _entry(lines: Register, id_: str, version: int) -> Entry | None:
    found = (
        one
        for one in lines.entries
        if one.line.made and (one.line.id, one.line.version) == (id_, version)
    )
    return next(found, None)
