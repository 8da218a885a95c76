"""One line of a register: what it says, and what it has to have."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal, TypeAlias, get_args

from pipeline.publishing.records.canonical import canonical, digest, value_of
from pipeline.publishing.records.record import is_day, is_hex, is_id, is_version

START: Final = "0" * 64
"""What the first line names as the one before it, and the head of an empty register."""

Event: TypeAlias = Literal["published", "corrected", "withdrawn", "superseded"]
_MADE = ("published", "corrected")
_KEYS = {"n", "previous", "day", "event", "id", "version", "record"}
_MAX_LINE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Line:
    """What happened to one version of one report, on which day.

    `record` is the digest of its `record.json`.
    """

    day: str
    event: Event
    id: str
    version: int
    record: str

    @property
    def made(self) -> bool:
        """Return whether this line brought the version into being."""
        return self.event in _MADE


@dataclass(frozen=True, slots=True)
class Entry:
    """A line as it stands in a register, `raw`. `signed` is what its signature is over."""

    n: int
    previous: str
    line: Line
    signature: str
    signed: bytes
    digest: str
    raw: bytes = field(repr=False)


def line_of(day: date, event: Event, id_: str, version: int, record: bytes) -> Line:
    """Return the line of a version with the bytes of its public record."""
    return Line(day.isoformat(), event, id_, version, digest(record))


def entry_of(raw: bytes) -> Entry | None:
    """Return a line of a register, or None if it is none in every respect."""
    value = value_of(raw) if len(raw) <= _MAX_LINE else None
    if not isinstance(value, dict) or set(value) - {"signature"} != _KEYS:
        return None
    signature = value.pop("signature", "")
    holds = (
        type(value["n"]) is int
        and value["n"] >= 1
        and is_hex(value["previous"], len(START))
        and is_day(value["day"])
        and value["event"] in get_args(Event)
        and is_id(value["id"])
        and is_version(value["version"])
        and is_hex(value["record"], len(START))
        and isinstance(signature, str)
    )
    if not holds:
        return None
    line = Line(*(value[key] for key in ("day", "event", "id", "version", "record")))
    return Entry(value["n"], value["previous"], line, signature, canonical(value), digest(raw), raw)
