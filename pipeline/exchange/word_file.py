"""A Word file as the parts that hold words: found by their relations, read within bounds.

Nothing outside the file is ever read, whatever a relation says.
"""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
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

_MAIN: Final = "wordprocessingml.document.main+xml"
_KINDS: Final = (
    "chart", "comments", "commentsExtended", "diagramData", "endnotes", "footer", "footnotes",
    "glossaryDocument", "header", "numbering", "styles",
)  # fmt: skip

_IN_WORD: Final = "Open it in Word and save it as a Word document (.docx)."
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")


@dataclass(slots=True)
class WordFile:
    """An open Word file. `parts` are the names of its other parts with words, by their kind."""

    main: str
    parts: Mapping[str, tuple[str, ...]]
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
                        raise UnreadableError("What is packed in this file is too large to read.")
                    yield piece
        except (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ZlibError) as one:
            raise UnreadableError("A part of this file is broken.", _IN_WORD) from one


@contextmanager
def opened(file: Path | bytes) -> Iterator[WordFile]:
    """Give a Word file. Raises UnreadableError for what is none, OSError where the disk refuses."""
    with io.BytesIO(file) if isinstance(file, bytes) else file.open("rb") as raw:
        _look_at_start(raw)
        try:
            archive = ZipFile(_Sparing(raw))
        except (BadZipFile, ValueError, OverflowError) as error:
            raise UnreadableError("This is no Word file (.docx).", _IN_WORD) from error
        with archive:
            yield _word_file(archive)


def _look_at_start(raw: IO[bytes]) -> None:
    start = raw.read(_MOST_LISTED)
    raw.seek(0)
    if start.startswith(_OLE):
        if _LOCKED in start:
            raise UnreadableError(
                "This file is protected by a password.", "Take the password away in Word."
            )
        raise UnreadableError("This is a file of an old Word (.doc), not .docx.", _IN_WORD)


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


def _word_file(archive: ZipFile) -> WordFile:
    entries = archive.infolist()
    names = [one.filename for one in entries]
    if any(one.flag_bits & 1 for one in entries):
        raise UnreadableError(
            "This file is protected by a password.", "Take the password away in Word."
        )
    if len(set(names)) < len(names) or not all(map(_usual, entries)):
        raise UnreadableError("This file is not packed as Word packs files.", _IN_WORD)
    file = WordFile("", {}, archive)
    if any(one.lower().endswith("vbaproject.bin") for one in names):
        raise UnreadableError("This file has macros, and is not opened.", _IN_WORD)
    relations = [one for one in _relations(file, "", names) if one.kind == "officeDocument"]
    if not relations or relations[0].part not in names:
        raise UnreadableError("This is no Word file (.docx).", _IN_WORD)
    main = relations[0].part
    _look_at_kind(file, main, names)
    parts: dict[str, tuple[str, ...]] = dict.fromkeys(_KINDS, ())
    for one in _relations(file, main, names):
        if one.kind in parts and one.part in names and one.part not in parts[one.kind]:
            parts[one.kind] += (one.part,)
    return WordFile(main, parts, archive, file._left)


def _usual(entry: ZipInfo) -> bool:
    return entry.compress_type in (ZIP_STORED, ZIP_DEFLATED)


def _look_at_kind(file: WordFile, main: str, names: list[str]) -> None:
    kinds = _Rows()
    if "[Content_Types].xml" in names:
        read(file.pieces("[Content_Types].xml"), kinds)
    named = {row.get("PartName", "").lstrip("/"): row.get("ContentType", "") for row in kinds.rows}
    kind = named.get(main, "")
    if "macroEnabled" in kind:
        raise UnreadableError("This file has macros, and is not opened.", _IN_WORD)
    if not kind.endswith(_MAIN):
        raise UnreadableError("This is no Word document (.docx).", _IN_WORD)


@dataclass(frozen=True, slots=True)
class _Relation:
    kind: str
    part: str


def _relations(file: WordFile, part: str, names: list[str]) -> Iterator[_Relation]:
    """Yield the relations of a part to others in the file; '' is the file itself."""
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in names:
        return
    rows = _Rows()
    read(file.pieces(listed), rows)
    for row in rows.rows:
        if row.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, row.get("Target", "")))
            yield _Relation(row.get("Type", "").rpartition("/")[2], target.lstrip("/"))


@dataclass(slots=True)
class _Rows:
    """The attributes of all elements of a part, in their order."""

    rows: list[Attributes] = field(default_factory=list)

    def start(self, _name: str, attributes: Attributes) -> None:
        if len(self.rows) > _MOST_ROWS:
            raise UnreadableError("What is packed in this file is too large to read.")
        self.rows.append(attributes)

    def end(self, _name: str) -> None:
        pass

    def text(self, _words: str) -> None:
        pass
