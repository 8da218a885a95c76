"""An index of reports in a file: digests of their words, and where they stand."""

from __future__ import annotations

import os
import tempfile
from array import array
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import IO, Literal, TypeAlias

from pipeline.checks.copies.digests import Key
from pipeline.checks.copies.shelf import Card, Shelf
from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place
from pipeline.runs.copies.layout import MARK, PAGE, DamagedError, Sizes, page, read_page
from pipeline.runs.copies.shelving import Shelving, hidden, read_card, written_card

_GROWN = 4  # a shelf that is at least this part of the one before it is put together with it


Stamp: TypeAlias = tuple[int, ...]


class OtherKeyError(Exception):
    """An index that was made with another key."""


@dataclass(frozen=True, slots=True)
class Index:
    """An index that is open: its shelves, the oldest first, and where they lie in the file.

    `stamp` tells the file from another one that is put in its place.
    """

    shelves: tuple[Shelf, ...]
    sizes: tuple[Sizes, ...]
    whole: memoryview
    stamp: Stamp

    def raw(self, number: int) -> memoryview:
        """Return the bytes of a shelf."""
        at = PAGE + sum(one.length for one in self.sizes[:number])
        return self.whole[at : at + self.sizes[number].length]


def is_index(path: Path) -> bool:
    """Return whether a file begins as an index does."""
    try:
        with path.open("rb") as file:
            return file.read(len(MARK)) == MARK
    except OSError:
        return False


def opened(path: Path, key: Key) -> Index:
    """Return an index. What is in it is read as it is needed.

    Raises OtherKeyError, and BrokenError for a file that cannot be read or is no whole index.
    """
    try:
        with path.open("rb") as file:
            return read(file.fileno(), key)
    except DamagedError as error:
        raise _broken(path, str(error)) from error
    except ValueError as error:  # of a file with nothing in it
        raise _broken(path, "This is no index of words, or not a whole one.") from error
    except OSError as error:
        raise _broken(path, f"This file cannot be read: {error.strerror or 'unknown'}.") from error


def read(handle: int, key: Key) -> Index:
    """Return the index in an open file. Raises OtherKeyError, DamagedError, OSError, ValueError."""
    whole, of = memoryview(mmap(handle, 0, access=ACCESS_READ)), os.fstat(handle)
    made_with, sizes = read_page(bytes(whole[:PAGE]), len(whole))
    if made_with != key.check():
        raise OtherKeyError
    stamp = (of.st_dev, of.st_ino, of.st_size, of.st_mtime_ns)
    return Index(_shelves(whole, sizes, key), sizes, whole, stamp)


def _broken(path: Path, message: str) -> BrokenError:
    place = Place(BundleAddress(str(path), ""))
    return BrokenError(message, place=place, hint="Make the index anew: ‘check … --save-index’.")


def _shelves(whole: memoryview, sizes: Sequence[Sizes], key: Key) -> tuple[Shelf, ...]:
    at, newer, found = len(whole), set[int](), list[Shelf]()
    for one in reversed(sizes):
        at -= one.length
        found.append(_shelf(whole, one, at, key, newer))
    return tuple(reversed(found))


def _shelf(whole: memoryview, sizes: Sizes, at: int, key: Key, newer: set[int]) -> Shelf:
    part = {name: whole[first:last] for name, first, last in sizes.places(at)}
    starts, offsets = _numbers("I", part["starts"]), _numbers("Q", part["offsets"])
    if not (_rises(starts, sizes.words) and _rises(offsets, sizes.cards)):
        raise DamagedError("The tables of this index are damaged.")
    ids = _numbers("Q", part["ids"])
    return Shelf(
        key,
        part["entries"].cast("Q"),
        part["words"],
        starts,
        ids,
        _numbers("Q", part["settings"]),
        part["nonces"],
        partial(_card, part["cards"], offsets),
        hidden(ids, newer),
    )


def _numbers(kind: Literal["I", "Q"], raw: memoryview) -> array[int]:
    return array(kind, bytes(raw))


def _rises(numbers: Sequence[int], last: int) -> bool:
    return numbers[0] == 0 and numbers[-1] == last and all(a <= b for a, b in pairwise(numbers))


def _card(cards: memoryview, offsets: Sequence[int], number: int) -> Card:
    try:
        return read_card(bytes(cards[offsets[number] : offsets[number + 1]]))
    except ValueError:
        return Card("", "", ())


def save(path: Path, key: Key, new: Shelving, old: Index | None = None) -> None:
    """Write an index of what an old one holds and of new reports, whole or not at all.

    A report stands for an older one of the same id. A link at the path is replaced, never
    followed. Raises BrokenError when the disk or the folder refuses.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
        try:
            with os.fdopen(handle, "wb") as file:
                write(file, key, new, old)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        finally:
            with suppress(FileNotFoundError):
                Path(name).unlink()
    except OSError as error:
        raise _broken(path, f"This file cannot be written: {error.strerror}.") from error


def write(file: IO[bytes], key: Key, new: Shelving, old: Index | None = None) -> None:
    """Write an index into an empty file. Raises OSError."""
    kept = len(old.shelves) if old else 0
    while old and kept and len(old.shelves[kept - 1]) <= _GROWN * len(new):
        kept -= 1
        new = _together(old, kept, new)
    file.write(bytes(PAGE))
    sizes = list(old.sizes[:kept]) if old else []
    for number in range(kept):
        assert old
        file.write(old.raw(number))
    if len(new):
        sizes.append(_write_shelf(file, new))
    file.seek(0)
    file.write(page(key.check(), sizes))


def _together(old: Index, number: int, new: Shelving) -> Shelving:
    """Return a shelf of an old index and new reports as one, without what they stand for."""
    shelf, made, newer = old.shelves[number], Shelving(new.key), set(new.ids)
    for at in range(len(shelf)):
        if at not in shelf.hidden and shelf.ids[at] not in newer:
            card = written_card(shelf.card(at))
            made.add(shelf.report(at), shelf.ids[at], shelf.settings[at], card)
    made.take(new)
    return made


def _write_shelf(file: IO[bytes], new: Shelving) -> Sizes:
    """Write the parts of a shelf in their order."""
    length = 0
    for part in new.entries():
        part.tofile(file)
        length += len(part)
    sizes = Sizes(len(new), length, len(new.words), new.cards[-1])
    raws = [new.words[first:last].tobytes() for first, last in pairwise(new.starts)]
    nonces = [new.key.nonce(raw) for raw in raws]
    words = (new.key.masked(raw, nonce) for raw, nonce in zip(raws, nonces, strict=True))
    tables = ([new.starts], [new.ids], [new.settings], nonces, [new.cards])
    for pieces in (*tables, words, new.all_cards()):
        _write_part(file, pieces)
    return sizes


def _write_part(file: IO[bytes], pieces: Iterable[bytes | array[int]]) -> None:
    length = sum(file.write(one) for one in pieces)
    file.write(bytes(-length % 8))
