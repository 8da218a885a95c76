"""A table of a TOML file: values are taken by name, with the line they stand in.

What is unknown, missing or of the wrong kind is an error that names file and line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.model.document import TemplateSource, Text
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Citation, Place, TemplateAddress
from pipeline.model.suggestion import did_you_mean
from pipeline.report_type.toml.lines import Lines
from pipeline.report_type.toml.lines import Path as TablePath
from pipeline.resources import read

OWN_DEFAULT = Citation(says="our own default; the guidance gives no number")
_AT_LINE = re.compile(r"at line (\d+)")  # what the parser says of broken TOML


class Table:
    """One table of the file: values are taken by name, and what is left over is an error."""

    def __init__(self, data: Mapping[str, Any], path: TablePath, file: File) -> None:
        self.data = data
        self.path = path
        self.file = file
        self._origins: Mapping[str, File] = {}

    @classmethod
    def of_file(cls, path: Path) -> Table:
        """Return the top level of a file."""
        file = File.read(path)
        return cls(file.data, (), file)

    @classmethod
    def named(cls, name: str) -> Table:
        """Return the top level of a file by its path below `templates/`. Its reading is noted."""
        file = File.named(name)
        return cls(file.data, (), file)

    def over(self, base: Table) -> Table:
        """Return this table laid over another: each key comes whole from one of the two."""
        if "extends" in base.data:
            message = "A report type may extend only one that extends no other."
            raise self.broken(message, key="extends")
        merged = Table({**base.data, **self.data}, (), self.file)
        merged._origins = {key: base.file for key in base.data if key not in self.data}
        return merged

    def _file_of(self, key: str) -> File:
        return self._origins.get(key, self.file)

    def close(self, *known: str) -> None:
        """Raise BrokenError for a key that is not one of those known."""
        for key in self.data:
            if key not in known:
                hint = did_you_mean(key, known) or f"Known keys: {', '.join(known)}."
                raise self.broken(f"Unknown key ‘{key}’.", key=key, hint=hint)

    def broken(
        self, message: str, *, key: str = "", below: TablePath = (), hint: str = ""
    ) -> BrokenError:
        """Return an error that names the file and the line of this table, or of a key in it.

        `below` is the number of an entry in the list under the key.
        """
        file = self._file_of(key)
        line = file.lines.of_key(self.path, key)
        for at in below:
            line = file.lines.of(self.path, self.data[key][at])
        address = TemplateAddress(file.name, line)
        return BrokenError(message, place=Place(template=address), hint=hint)

    def string(self, key: str, default: str | None = None) -> str:
        """Return a text, which must be there unless a default is given."""
        value = self.data.get(key, default)
        if not isinstance(value, str):
            raise self.broken(f"‘{key}’ must be a text.", key=key)
        return value

    def integer(self, key: str, default: int | None = None) -> int:
        """Return a whole number, which must be there unless a default is given."""
        value = self.data.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.broken(f"‘{key}’ must be a whole number.", key=key)
        return value

    def optional_integer(self, key: str) -> int | None:
        """Return a whole number, or nothing where the key is missing."""
        return self.integer(key) if key in self.data else None

    def boolean(self, key: str) -> bool:
        """Return a yes or no; no where the key is missing."""
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            raise self.broken(f"‘{key}’ must be true or false.", key=key)
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty where the key is missing."""
        value = self.data.get(key, ())
        if not _are(str, value):
            raise self.broken(f"‘{key}’ must be a list of texts.", key=key)
        return tuple(value)

    def choice(self, key: str, allowed: Sequence[str], default: str | None = None) -> str:
        """Return a text that is one of those allowed."""
        value = self.string(key, default)
        if value not in allowed:
            raise self.broken(f"‘{key}’ must be one of: {', '.join(allowed)}.", key=key)
        return value

    def text(self, key: str) -> Text:
        """Return the words of a key with the line they stand in."""
        return self.words(key, self.string(key))

    def texts(self, key: str, count: int) -> tuple[Text, ...]:
        """Return a list of exactly so many words, each with its line."""
        values = self.strings(key)
        if len(values) != count:
            raise self.broken(f"‘{key}’ must be a list of {count} texts.", key=key)
        return tuple(self.words(key, value) for value in values)

    def words(self, key: str, value: str) -> Text:
        """Return words that stand under a key, with their line."""
        file = self._file_of(key)
        return Text(value, TemplateSource(file.name, file.lines.of(self.path, value)))

    def citation(self) -> Citation:
        """Return the `source` of the table, or our own default where it gives none."""
        if "source" not in self.data:
            return OWN_DEFAULT
        seed, _, lines = self.string("source").partition(":")
        return Citation(seed, lines)

    def tables(self, key: str) -> Iterator[Table]:
        """Yield the tables of a list, none where the key is missing."""
        value = self.data.get(key, [])
        if not _are(dict, value):
            raise self.broken(f"‘{key}’ must be a list of tables.", key=key)
        for index, entry in enumerate(value):
            yield Table(entry, (*self.path, key, index), self._file_of(key))

    def table(self, key: str) -> Table:
        """Return the table under a key, which must be there."""
        value = self.data.get(key)
        if not isinstance(value, dict):
            raise self.broken(f"‘{key}’ must be a table.", key=key)
        return Table(value, (*self.path, key), self._file_of(key))


def _are(kind: type, value: object) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(one, kind) for one in value)


class File:
    """One file: its data, its lines, and its name below `templates/`."""

    def __init__(self, data: Mapping[str, Any], lines: Lines, name: str) -> None:
        self.data = data
        self.lines = lines
        self.name = name

    @classmethod
    def read(cls, path: Path) -> File:
        """Return a file. Raises BrokenError when it cannot be read or is no TOML."""
        return cls._of("/".join(path.parts[-3:]), path.read_bytes)

    @classmethod
    def named(cls, name: str) -> File:
        """Return a file by its path below `templates/`, and note that it is read."""
        return cls._of(name, partial(read, f"templates/{name}"))

    @classmethod
    def _of(cls, name: str, content: Callable[[], bytes]) -> File:
        try:
            text = content().decode()
            return cls(tomllib.loads(text), Lines(text), name)
        except (OSError, ValueError) as error:
            at = _AT_LINE.search(str(error))
            place = Place(template=TemplateAddress(name, int(at[1]) if at else 1))
            why = error.strerror if isinstance(error, OSError) else error  # its path is absolute
            raise BrokenError(f"This file cannot be read: {why}.", place=place) from error
