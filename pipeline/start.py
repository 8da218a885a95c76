"""What Python works out anew at each start, read from a table that set-up makes.

The standard library makes regular expressions ready, writes the methods of dataclasses and reads
TOML in Python: half of the time of `check`, for the same results each time. The table has them, by
the text that each is made from; `scripts/start_table.py` makes it from the samples. A text that is
not in it is worked out as ever. So a table that is old, of another Python, cut off or not there
makes a start slower and changes nothing else, and nobody who reads or writes the rest of the
program has to know of it. What is read from the table is trusted as the modules beside it are.
"""

from __future__ import annotations

import marshal
import sys
from _blake2 import blake2b  # `hashlib` has it, too, but loads much more
from collections.abc import Callable
from functools import cache
from mmap import ACCESS_READ, mmap
from typing import Any

TABLE = f"{__file__.removesuffix('.py')}.{sys.implementation.cache_tag}.table"
HEAD = 8  # bytes that say how long the list of contents is


class Table:
    """Results in the form of `marshal`. Each is made when it is asked for."""

    def __init__(self, content: mmap) -> None:
        self._first = HEAD + int.from_bytes(content[:HEAD])
        self.python, size, self._places = _loaded(content[HEAD : self._first])
        self._content = content
        if self._first + size != len(content):
            raise ValueError("it is cut off")

    def get(self, kind: str, text: str) -> Any:
        """Return what is known of a text, or None."""
        if place := self._places.get(key(kind, text)):
            start, end = place
            return _loaded(self._content[self._first + start : self._first + end])
        return None


def _loaded(part: bytes) -> Any:
    return marshal.loads(part)  # noqa: S302  of a file beside the modules, trusted as they are


@cache
def ready(path: str = TABLE) -> None:
    """Take what a table knows from it from now on, in the whole process."""
    table = read(path)
    if table:
        _use(table)


def read(path: str) -> Table | None:
    """Return the table of this very Python; nothing where there is none."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123  pathlib is not loaded yet
            table = Table(mmap(file.fileno(), 0, access=ACCESS_READ))
    except (OSError, EOFError, TypeError, ValueError):
        return None
    return table if table.python == sys.version else None


def key(kind: str, text: str) -> bytes:
    """Return what a text is found by. Its kind says what was made of it."""
    return blake2b(f"{kind} {text}".encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _use(table: Table) -> None:
    import re._compiler  # type: ignore[import-not-found]

    vars(re._compiler)["compile"] = patterns(table, re._compiler.compile)
    import dataclasses  # these have patterns themselves
    import tomllib

    vars(dataclasses)["exec"] = _methods(table)
    vars(tomllib)["loads"] = _files(table, tomllib.loads)


def patterns(table: Table, usual: Callable[..., Any]) -> Callable[..., Any]:
    """Return what makes a pattern ready: from the table, or in the usual way."""
    import _sre  # type: ignore[import-not-found]

    def made(pattern: Any, flags: int = 0) -> Any:
        found = isinstance(pattern, str) and table.get(f"pattern {int(flags)}", pattern)
        if not found:
            return usual(pattern, flags)
        whole, code, groups, names, numbers = found
        return _sre.compile(pattern, whole, [*memoryview(code).cast("I")], groups, names, numbers)

    return made


def _methods(table: Table) -> Callable[..., None]:
    def execute(source: str, *scopes: Any) -> None:
        exec(table.get("methods", source) or source, *scopes)  # noqa: S102  as dataclasses do

    return execute


def _files(table: Table, usual: Callable[..., Any]) -> Callable[..., Any]:
    def loads(text: str, **options: Any) -> Any:
        found = None if options else table.get("file", text)
        return usual(text, **options) if found is None else found

    return loads
