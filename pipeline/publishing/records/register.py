"""The register of a folder: a line for each publication, each bound to all lines before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias, get_args

from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place
from pipeline.publishing.records.canonical import canonical, digest, value_of
from pipeline.publishing.records.reading import TooLargeError, bounded
from pipeline.publishing.records.record import is_day, is_hex, is_id, is_version
from pipeline.runs.files import write_whole

NAME: Final = "register.jsonl"
NAMESPACE: Final = "inspection-reports-register"
"""What a signature of a line is for: one that was made for something else does not hold."""
MAX_BYTES: Final = 64 * 1024 * 1024
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
    """A line as it stands in a register. `signed` is what its signature is over."""

    n: int
    previous: str
    line: Line
    signature: str
    signed: bytes
    digest: str


@dataclass(frozen=True, slots=True)
class Register:
    """The lines that could be read, the digest of the last one, and what is wrong, in words."""

    entries: tuple[Entry, ...] = ()
    head: str = START
    faults: tuple[str, ...] = ()


def line_of(day: date, event: Event, id_: str, version: int, record: bytes) -> Line:
    """Return the line of a version with the bytes of its public record."""
    return Line(day.isoformat(), event, id_, version, digest(record))


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
    raw, before = _content(out), read(out)
    if before.faults:
        raise _broken(out, before.faults[0])
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
    assert _entry(added), "a line that cannot be read again"
    return raw + added + b"\n"


def read(out: Path) -> Register:
    """Return the register of a folder; an empty one where there is none yet."""
    return register_of(_content(out))


def head(out: Path) -> str:
    """Return the digest of the last line: whoever keeps it can find a shortened register."""
    return read(out).head


def register_of(raw: bytes) -> Register:
    """Return a register from its bytes, with all that is wrong in it."""
    lines = raw.split(b"\n")
    torn = () if lines.pop() == b"" else ("its last line is not whole",)
    found = [_entry(one) for one in lines]
    known = tuple(one for one in found if one)
    head = digest(lines[-1]) if lines else START
    return Register(known, head, (*_faults(lines, found), *_twice(known), *torn))


def _faults(lines: Sequence[bytes], found: Sequence[Entry | None]) -> Iterator[str]:
    """Yield in words where lines were taken out, put in, doubled, moved or altered."""
    seen: dict[bytes, int] = {}
    numbers = {one.n for one in found if one}
    last, before = 0, START
    for at, (raw, entry) in enumerate(zip(lines, found, strict=True), 1):
        if raw in seen:
            yield f"line {at} is line {seen[raw]} once more"
            continue
        seen[raw] = at
        if entry is None:
            yield f"line {at} is no line of a register, or was altered"
            last, before = last + 1, digest(raw)
        elif entry.n <= last:
            yield f"line {at} has the number {entry.n} and stands too late"
        else:
            missing = [n for n in range(last + 1, entry.n) if n not in numbers]
            if missing:
                yield f"{_lines(missing)} missing before line {at}"
            elif entry.n == last + 1 and entry.previous != before:
                yield _does_not_follow(entry.n)
            last, before = entry.n, entry.digest


def _lines(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"the line with the number {numbers[0]} is"
    return f"the lines with the numbers {numbers[0]} to {numbers[-1]} are"


def _does_not_follow(n: int) -> str:
    if n == 1:
        return "line 1 is not the first line of a register"
    return f"line {n} does not follow from line {n - 1}: one of the two was altered or slipped in"


def _twice(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield in words which version two different lines bring into being."""
    made: dict[tuple[str, int], Entry] = {}
    for one in entries:
        key = (one.line.id, one.line.version)
        if one.line.made and key in made and made[key].signed != one.signed:
            yield f"lines {made[key].n} and {one.n} both publish {key[0]}, version {key[1]}"
        elif one.line.made:
            made[key] = one


def _entry(raw: bytes) -> Entry | None:
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
    return Entry(value["n"], value["previous"], line, signature, canonical(value), digest(raw))


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
