"""Which line of a TOML file each key and each entry of a list stands in.

The standard parser forgets lines, and a finding has to name them. This reader only walks over a
text that the standard parser has taken, so it need not find any fault in it.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from functools import cached_property

Path = tuple[str | int, ...]

_BREAK = re.compile(r"\n")
_SPACE = re.compile(r"(?:[\s,]|#[^\n]*)*")
_KEY = re.compile(r"\s*(?:([A-Za-z0-9_-]+)|(\"(?:\\.|[^\"\\])*\"|'[^']*'))\s*")
_TEXT = re.compile(
    r"""
    "{3} (?:\\.|[^\\])*? "{3,5} | '{3} .*? '{3,5} | "(?:\\.|[^"\\])*" | '[^']*'
    """,
    re.DOTALL | re.VERBOSE,
)
_BARE = re.compile(r"[^\s,\]}#]+(?: \d\d:[^\s,\]}#]+)?")


class Lines:
    """The lines of one TOML file. `text` must be TOML."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _lines(self) -> dict[Path, int]:
        return _Reader(self._text).read()

    def of(self, path: Path) -> int:
        """Return the line, from 1, of a key or an entry, or of the nearest table around it."""
        while path not in self._lines and path:
            path = path[:-1]
        return self._lines.get(path, 1)


def _unquoted(key: str) -> str:
    """Return a key without its quotation marks."""
    return str(tomllib.loads(f"x = {key}")["x"]) if "\\" in key else key[1:-1]


class _Reader:
    """Walks once over the text, and notes where each path begins."""

    def __init__(self, text: str) -> None:
        self._text = text.replace("\r\n", "\n")
        self._at = 0
        self._breaks = [one.start() for one in _BREAK.finditer(self._text)]
        self._found: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}  # the entries of each list of tables

    def read(self) -> dict[Path, int]:
        table: Path = ()
        self._skip()
        while self._at < len(self._text):
            table = self._header() if self._text[self._at] == "[" else self._pair(table)
            self._skip()
        return self._found

    def _skip(self) -> None:
        """Go to what comes after spaces, commas and comments."""
        self._at = self._end(_SPACE)

    def _end(self, pattern: re.Pattern[str]) -> int:
        match = pattern.match(self._text, self._at)
        assert match, "no TOML"
        return match.end()

    def _note(self, path: Path) -> None:
        self._found.setdefault(path, bisect_right(self._breaks, self._at) + 1)

    def _header(self) -> Path:
        """Read `[table]` or `[[list]]`, and return its path."""
        start, many = self._at, self._text.startswith("[[", self._at)
        self._at += 1 + many
        *above, last = self._names()
        self._at, end = start, self._at + 1 + many
        path: Path = ()
        for name in above:
            path = (*path, name)
            path = (*path, self._counts[path]) if path in self._counts else path
        path = (*path, last)
        if many:
            self._note(path)
            self._counts[path] = self._counts.get(path, -1) + 1
            path = (*path, self._counts[path])
            self._forget_below(path)
        self._note(path)
        self._at = end
        return path

    def _forget_below(self, path: Path) -> None:
        for other in [one for one in self._counts if one[: len(path)] == path]:
            del self._counts[other]

    def _names(self) -> list[str]:
        """Read a key with its dots."""
        names = []
        while True:
            match = _KEY.match(self._text, self._at)
            assert match, "no TOML"
            names.append(match[1] or _unquoted(match[2]))
            self._at = match.end()
            if self._text[self._at] != ".":
                return names
            self._at += 1

    def _pair(self, table: Path) -> Path:
        """Read a key and its value; return the table that they stand in."""
        start = self._at
        names = self._names()
        self._at, end = start, self._at + 1
        for depth in range(len(names)):
            self._note((*table, *names[: depth + 1]))
        self._at = end
        self._skip()
        self._value((*table, *names))
        return table

    def _value(self, path: Path) -> None:
        match self._text[self._at]:
            case "[":
                self._entries(path)
            case "{":
                self._at += 1
                self._skip()
                while self._text[self._at] != "}":
                    self._pair(path)
                    self._skip()
                self._at += 1
            case '"' | "'":
                self._at = self._end(_TEXT)
            case _:
                self._at = self._end(_BARE)

    def _entries(self, path: Path) -> None:
        self._at += 1
        self._skip()
        number = 0
        while self._text[self._at] != "]":
            self._note((*path, number))
            self._value((*path, number))
            self._skip()
            number += 1
        self._at += 1
