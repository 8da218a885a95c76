"""Which line of a TOML file a text stands in.

The standard parser forgets lines, and a finding has to name them. A report type keeps to
plain tables, so a scan of the table headers is enough: it divides the file into one region
for each table, and a text is then looked for among the quoted strings of its own region.
"""

from __future__ import annotations

import re

_HEADER = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_.-]+)\s*\]\]?\s*(?:#.*)?$")

Path = tuple[str | int, ...]


def regions(text: str) -> dict[Path, tuple[int, int]]:
    """Return the path of each table, array entries with their index, and its lines.

    Lines count from 1; the second number is one past the last. The top level is `()`.
    """
    starts: list[tuple[Path, int]] = [((), 1)]
    counts: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if match := _HEADER.match(line):
            names = tuple(match[2].split("."))
            if match[1] == "[[":
                counts[names] = counts.get(names, -1) + 1
                _forget_below(counts, names)
            starts.append((_indexed(names, counts), number))
    ends = [number for _, number in starts[1:]] + [len(text.splitlines()) + 1]
    return {path: (start, end) for (path, start), end in zip(starts, ends, strict=True)}


def _forget_below(counts: dict[tuple[str, ...], int], names: tuple[str, ...]) -> None:
    for other in [key for key in counts if len(key) > len(names) and key[: len(names)] == names]:
        del counts[other]


def _indexed(names: tuple[str, ...], counts: dict[tuple[str, ...], int]) -> Path:
    path: list[str | int] = []
    for depth, name in enumerate(names, 1):
        path.append(name)
        if names[:depth] in counts:
            path.append(counts[names[:depth]])
    return tuple(path)


class Lines:
    """The lines of one TOML file."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()
        self._regions = regions(text)

    def of(self, path: Path, value: str | None = None) -> int:
        """Return the line of a quoted text in the table at `path`, or of the table itself.

        For a path inside a table (an inline table, an array) the nearest table around it is
        taken. Of the same text twice in one table, the first line is returned.
        """
        start, end = self._region(path)
        if value is not None:
            for number in range(start, end):
                if f'"{value}"' in self._lines[number - 1]:
                    return number
        return start

    def of_key(self, path: Path, key: str) -> int:
        """Return the line of a key in the table at `path`, or of the table where it has none."""
        for below in ((*path, key), (*path, key, 0)):
            if below in self._regions:
                return self._regions[below][0]
        start, end = self._region(path)
        written = re.compile(rf'(?:^|[{{,])\s*"?{re.escape(key)}"?\s*=')
        lines = range(start, end if key else start)
        return next((one for one in lines if written.search(self._lines[one - 1])), start)

    def _region(self, path: Path) -> tuple[int, int]:
        while path not in self._regions:
            path = path[:-1]
        return self._regions[path]
