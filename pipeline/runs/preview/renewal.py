"""Whether files are other ones now, and letting go of what was worked out from those that were."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR
from typing import TypeAlias

from pipeline.resources import SCHEMAS, TEMPLATES, Home, Source, all_remembered, today, using

Signature: TypeAlias = "dict[str, tuple[int, ...]]"


def folders(home: Home) -> tuple[Path, ...]:
    """Return the folders that templates, schemas and a brand are read from."""
    return (TEMPLATES, SCHEMAS, *(one for one in (home.own, home.brand) if one is not None))


def signature(found: Iterable[Path]) -> Signature:
    """Return what tells whether one of the files, or of the files in the folders, was saved since.

    What cannot be looked at is left out: it tells of itself when it is read.
    """
    return dict(_looked_at(map(str, found)))


def let_go(before: Signature, now: Signature) -> None:
    """Let go of what was worked out from templates that are other ones now.

    Where a file has come or gone all of it goes: what was looked for in vain is nowhere noted.
    """
    if before.keys() != now.keys():
        for one in all_remembered:
            one.forget()
        return
    read: dict[tuple[Home, str], Source] = {}

    def is_other(where: Home, source: Source) -> bool:
        if (where, source.name) not in read:
            with using(where):
                read[where, source.name] = today(source)
        found = read[where, source.name]
        return (found.sha256, found.own) != (source.sha256, source.own)

    for one in all_remembered:
        one.let_go(is_other)


def _looked_at(left: Iterable[str]) -> Iterator[tuple[str, tuple[int, ...]]]:
    waiting, seen = list(left), set[tuple[int, int]]()
    while waiting:
        path = waiting.pop()
        with suppress(OSError):
            there = os.stat(path)  # noqa: PTH116  hundreds of times a look
            if not S_ISDIR(there.st_mode):
                yield path, (there.st_ino, there.st_size, there.st_mtime_ns, there.st_ctime_ns)
            elif (there.st_dev, there.st_ino) not in seen:
                seen.add((there.st_dev, there.st_ino))
                with os.scandir(path) as entries:
                    waiting += [one.path for one in entries if not one.name.startswith(".")]
