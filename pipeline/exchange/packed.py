"""A file of an office program as the parts that are packed in it, read within bounds.

Nothing outside the file is ever read, whatever a relation says.
"""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812  it is an exception

from pipeline.exchange.markup import Attributes, UnreadableError, read

MOST_OF_A_PART: Final = 32 << 20
"""Bytes of one part. That of a report of 100 pages, with all changes tracked, has some 5 MiB."""
MOST: Final = 64 << 20
"""Bytes of all parts that are read."""
_MOST_LISTED: Final = 1 << 20  # bytes of the list of parts: some 10,000 of them
_MOST_ROWS: Final = 20_000  # relations, or kinds, of parts
_PIECE: Final = 64 << 10
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
TOO_LARGE: Final = "What is packed in this file is too large to read."


@dataclass(frozen=True, slots=True)
class Program:
    """What is told of a file that its program did not write so: what it should be, what to do.

    `old` is told of one that an old version wrote.
    """

    name: str
    what: str
    again: str
    old: str


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part says of another one: its kind, the name that it gives it, where it is.

    One that is `outside` of the file is never read.
    """

    kind: str
    id: str
    part: str
    outside: bool


@dataclass(slots=True)
class Package:
    """An open file. No more than `MOST` bytes of all parts together are read."""

    names: tuple[str, ...]
    program: Program
    _zip: ZipFile
    _left: int = MOST

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of a part. Raises UnreadableError for one that is too large or broken."""
        size = 0
        try:
            with self._zip.open(name) as part:
                while piece := part.read(_PIECE):
                    size += len(piece)
                    self._left -= len(piece)
                    if size > MOST_OF_A_PART or self._left < 0:
                        raise UnreadableError(TOO_LARGE)
                    yield piece
        except (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ZlibError) as one:
            raise UnreadableError("A part of this file is broken.", self.program.again) from one

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Return the relations of a part; '' is the file itself."""
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        return tuple(_related(row, folder) for row in self.rows(listed))

    def rows(self, name: str) -> list[Attributes]:
        """Return the attributes of all elements of a part; nothing where there is no such part."""
        found = _Rows()
        if name in self.names:
            read(self.pieces(name), found)
        return found.rows

    def content_type(self, part: str) -> str:
        """Return what the file says that a part is, or ''."""
        rows = self.rows("[Content_Types].xml")
        named = {row.get("PartName", "").lstrip("/"): row.get("ContentType", "") for row in rows}
        return named.get(part, "")


@contextmanager
def opened(raw: IO[bytes], program: Program) -> Iterator[Package]:
    """Give the parts of a file. Raises UnreadableError for what is none of these files."""
    _look_at_start(raw, program)
    try:
        archive = ZipFile(_Sparing(raw))
    except (BadZipFile, ValueError, OverflowError) as error:
        raise UnreadableError(f"This is no {program.what}.", program.again) from error
    with archive:
        entries = archive.infolist()
        names = tuple(one.filename for one in entries)
        if any(one.flag_bits & 1 for one in entries):
            raise _locked(program)
        if len(set(map(str.casefold, names))) < len(names) or not all(map(_usual, entries)):
            raise misplaced(program)
        yield Package(names, program, archive)


def misplaced(program: Program) -> UnreadableError:
    """Return what is told of a file whose parts are not those that its program writes."""
    return UnreadableError(f"This file is not packed as {program.name} packs files.", program.again)


def _locked(program: Program) -> UnreadableError:
    hint = f"Take the password away in {program.name}."
    return UnreadableError("This file is protected by a password.", hint)


def _look_at_start(raw: IO[bytes], program: Program) -> None:
    start = raw.read(_MOST_LISTED)
    raw.seek(0)
    if start.startswith(_OLE):
        if _LOCKED in start:
            raise _locked(program)
        raise UnreadableError(program.old, program.again)


def _usual(entry: ZipInfo) -> bool:
    return entry.compress_type in (ZIP_STORED, ZIP_DEFLATED)


def _related(row: Attributes, folder: str) -> Relation:
    target = posixpath.normpath(posixpath.join("/", folder, row.get("Target", "")))
    kind = row.get("Type", "").rpartition("/")[2]
    outside = row.get("TargetMode") == "External"
    return Relation(kind, row.get("Id", ""), target.lstrip("/"), outside)


class _Sparing(io.BufferedIOBase):
    """A file of which nobody takes a large piece at once, such as a list of a million parts."""

    def __init__(self, raw: IO[bytes]) -> None:
        self._raw = raw

    def read(self, size: int | None = -1, /) -> bytes:
        wanted = _MOST_LISTED + 1 if size is None or size < 0 else size
        if wanted > _MOST_LISTED + 1:
            raise BadZipFile("too much at once")
        return self._raw.read(wanted)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._raw.seek(offset, whence)

    def tell(self) -> int:
        return self._raw.tell()

    def seekable(self) -> bool:
        return True


@dataclass(slots=True)
class _Rows:
    """The attributes of all elements of a part, in their order."""

    rows: list[Attributes] = field(default_factory=list)

    def start(self, _name: str, attributes: Attributes) -> None:
        if len(self.rows) > _MOST_ROWS:
            raise UnreadableError(TOO_LARGE)
        self.rows.append(attributes)

    def end(self, _name: str) -> None:
        pass

    def text(self, _words: str) -> None:
        pass
