"""Files against a list of names, lengths and digests: missing, altered, or none of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from pipeline.publishing.records.reading import TooLargeError, measured
from pipeline.publishing.records.record import FileRecord
from pipeline.resources import is_leaving
from pipeline.runs.others import entries


def differences(
    folder: Path, files: Iterable[FileRecord], others: Collection[str]
) -> Iterator[str]:
    """Yield what is not as listed in a folder, in words. `others` may be there, too. OSError."""
    named = {one.name: one for one in files}
    for one in named.values():
        if said := _difference(folder / one.name, one):
            yield f"{one.name}: {said}"
    for name in unnamed(folder, {*named, *others}):
        yield f"{shown(name)}: extra; no record names it"


def unnamed(folder: Path, names: Collection[str]) -> Iterator[str]:
    """Yield what else is in a folder, without files that systems leave in any. OSError.

    A name may lie in a folder of it; then so may others, and these are named, too.
    """
    for path in entries(folder, names):
        is_left = is_leaving(path.name) and path.is_file() and not path.is_symlink()
        name = path.relative_to(folder).as_posix()
        if name not in names and not is_left:
            yield name


def _difference(path: Path, listed: FileRecord) -> str:
    try:
        size, sha = measured(path, listed.bytes)
    except FileNotFoundError:
        return "missing"
    except TooLargeError:
        return "altered: it is no file any more"
    except OSError as error:
        return _unread(path, error)
    if size != listed.bytes:
        return f"altered: it has {size:,} bytes, and had {listed.bytes:,}"
    return "" if sha == listed.sha256 else "altered"


def _unread(path: Path, error: OSError) -> str:
    if path.is_symlink():
        return "altered: it is a link now"
    return f"it cannot be read: {error.strerror or 'unknown'}"


def shown(name: str) -> str:
    """Return a name that anybody may have given, fit to be printed in one short line."""
    safe = name.encode("utf-8", "backslashreplace").decode()
    safe = "".join(one if one.isprintable() else f"\\x{ord(one):02x}" for one in safe)
    return safe if len(safe) <= _LONGEST else f"{safe[:_LONGEST]}…"


_LONGEST = 120
