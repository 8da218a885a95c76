"""A table of a TOML file: values are taken by name, with the line they stand in.

What is unknown, missing or of the wrong kind is an error that names file and line. A shared part
that a list names by `use` is put in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import isfinite
from pathlib import Path
from typing import Any, TypeGuard

from pipeline.model.document import TemplateSource, Text
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Citation, Place, TemplateAddress
from pipeline.model.suggestion import did_you_mean
from pipeline.report_type.toml.folder import File
from pipeline.report_type.toml.lines import Path as TablePath
from pipeline.report_type.toml.parts import KINDS, Part, parts
from pipeline.report_type.toml.sources import UnknownSourceError, citation
from pipeline.resources import aside

OWN_DEFAULT = Citation(says="our own default; the guidance gives no number")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MOST = 9999  # no limit, number of days or share of a width is greater
_LONGEST_ID = 60  # it is a part of names of files and folders


class Table:
    """One table of the file: values are taken by name, and what is left over is an error."""

    def __init__(
        self, data: Mapping[str, Any], path: TablePath, file: File, inside: tuple[str, ...] = ()
    ) -> None:
        self.data = data
        self.path = path
        self.file = file
        self._inside = inside  # the shared parts that this table is in
        self._origins: Mapping[str, File] = {}

    @classmethod
    def of_file(cls, path: Path) -> Table:
        """Return the top level of a file that is no template."""
        file = File.at(path)
        return cls(file.data, (), file)

    @classmethod
    def of_content(cls, name: str, content: Callable[[], bytes]) -> Table:
        """Return the top level of what `content` returns; errors call it by its name."""
        file = File.of(name, content)
        return cls(file.data, (), file)

    @classmethod
    def named(cls, name: str) -> Table:
        """Return the top level of a file by its path below `templates/`. Its reading is noted."""
        file = File.named(name)
        return cls(file.data, (), file)

    def over(self, base: Table) -> Table:
        """Return this table laid over another: each key comes whole from one of the two."""
        merged = Table({**base.data, **self.data}, (), self.file)
        merged._origins = {key: base.file for key in base.data if key not in self.data}
        return merged

    def _file_of(self, key: str) -> File:
        return self._origins.get(key, self.file)

    def close(self, *known: str) -> None:
        """Raise BrokenError for a key that is not one of those known."""
        for error in self.strange(*known):
            raise error

    def strange(self, *known: str) -> Iterator[BrokenError]:
        """Yield an error for each key that is not one of those known."""
        for key in self.data:
            if key not in known:
                hint = did_you_mean(key, known) or f"Known keys: {', '.join(known)}."
                yield self.broken(f"Unknown key ‘{key}’.", key=key, hint=hint)

    def address(self, key: str | int = "", *below: str | int) -> TemplateAddress:
        """Return the file and the line of this table, of a key in it, or of what is below."""
        file = self._file_of(key) if isinstance(key, str) else self.file
        path = (*self.path, key, *below) if key != "" else self.path
        return TemplateAddress(file.name, file.lines.of(path))

    def broken(
        self, message: str, *, key: str = "", below: TablePath = (), hint: str = ""
    ) -> BrokenError:
        """Return an error that names the file and the line of this table, or of a key in it."""
        return self.broken_at(self.address(key, *below), message, hint)

    def broken_at(self, at: TemplateAddress, message: str, hint: str = "") -> BrokenError:
        """Return an error that names a file and a line."""
        return BrokenError(message, place=Place(template=at), hint=hint)

    def _wrong(self, key: str, must: str, hint: str = "") -> BrokenError:
        told = f"‘{key}’ {must}." if key in self.data else f"‘{key}’ is missing: it {must}."
        return self.broken(told, key=key, hint=hint)

    def string(self, key: str, default: str | None = None) -> str:
        """Return a text, which must be there and have words unless a default is given."""
        value = self._string(key, default)
        if default is None and not value.strip():
            raise self._wrong(key, "must have words")
        return value

    def _string(self, key: str, default: str | None = None) -> str:
        value = self.data.get(key, default)
        if not isinstance(value, str):
            raise self._wrong(key, "must be a text")
        return value

    def id(self, key: str = "id") -> str:
        """Return an id: it names folders, files and anchors."""
        value = self._string(key)
        if not _ID.fullmatch(value):
            raise self._wrong(key, "must be small letters, digits and single hyphens")
        if len(value) > _LONGEST_ID:
            raise self._wrong(key, f"must have at most {_LONGEST_ID} letters")
        return value

    def integer(
        self, key: str, default: int | None = None, *, least: int = 0, most: int = _MOST
    ) -> int:
        """Return a whole number, which must be there unless a default is given."""
        value = self.data.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._wrong(key, "must be a whole number")
        if value < least:
            raise self._wrong(key, f"must not be below {least}")
        if value > most:
            raise self._wrong(key, f"must not be above {most}")
        return value

    def number(self, key: str) -> float:
        """Return a number, which must be there."""
        if not is_number(value := self.data.get(key)):
            raise self._wrong(key, f"must be a number from 0 to {_MOST}")
        return float(value)

    def optional_integer(self, key: str) -> int | None:
        """Return a whole number, or nothing where the key is missing."""
        return self.integer(key) if key in self.data else None

    def optional_figure(self, key: str) -> Text | None:
        """Return a whole number as a report shows it, or nothing where the key is missing."""
        number = self.optional_integer(key)
        return None if number is None else self._words(str(number), key)

    def boolean(self, key: str) -> bool:
        """Return a yes or no; no where the key is missing."""
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            raise self._wrong(key, "must be true or false")
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, each once, empty where the key is missing."""
        value = self.data.get(key, ())
        if not _are(str, value):
            raise self._wrong(key, "must be a list of texts")
        for at, one in enumerate(value):
            if one in value[:at]:
                raise self.broken(f"‘{one}’ stands twice.", key=key, below=(at,))
        return tuple(value)

    def some_strings(self, key: str) -> tuple[str, ...]:
        """Return a list of texts that must be there, with at least one."""
        if not (found := self.strings(key)):
            raise self._wrong(key, "must be a list of at least one text")
        return found

    def choice(self, key: str, allowed: Sequence[str], default: str | None = None) -> str:
        """Return a text that is one of those allowed."""
        value = self.data.get(key, default)
        if isinstance(value, str) and value in allowed:
            return value
        if isinstance(value, str):
            hint = did_you_mean(value, allowed)
        else:
            usual = next((one for one in allowed if one != default), "")
            hint = f'Write {key} = "{usual}", for example.'
        raise self._wrong(key, f"must be one of: {', '.join(allowed)}", hint)

    def pointer(self, key: str, default: str | None = None) -> str:
        """Return a JSON pointer."""
        value = self._string(key, default)
        if key in self.data and not re.fullmatch(r"(?:/[^/\s]+)+", value):
            raise self._wrong(key, "must be a pointer, such as /setting/name")
        return value

    def text(self, key: str) -> Text:
        """Return the words of a key with the line they stand in."""
        if _spaced(value := self.string(key)):
            raise self._wrong(key, "must have one space between words, and none around them")
        return self._words(value, key)

    def texts(self, key: str, count: int) -> tuple[Text, ...]:
        """Return a list of exactly so many words, each with its line."""
        values = self.strings(key)
        if len(values) != count or any(not one or _spaced(one) for one in values):
            raise self._wrong(key, f"must be a list of {count} texts")
        return tuple(self._words(value, key, at) for at, value in enumerate(values))

    def _words(self, value: str, key: str, *below: int) -> Text:
        at = self.address(key, *below)
        return Text(value, TemplateSource(at.file, at.line))

    def citation(self, key: str = "source") -> Citation:
        """Return the `source` of the table, or our own default where it gives none."""
        if key not in self.data:
            return OWN_DEFAULT
        try:
            with aside():  # the list of sources changes no report that comes of this
                return citation(self.string(key))
        except UnknownSourceError as error:
            raise self._wrong(key, str(error), error.hint) from error

    def tables(self, key: str) -> Iterator[Table]:
        """Yield the tables of a list, with its shared parts; none where the key is missing."""
        value = self.data.get(key, [])
        if not _are(dict, value):
            raise self._wrong(key, "must be a list of tables")
        for index, entry in enumerate(value):
            path = (*self.path, key, index)
            table = Table(entry, path, self._file_of(key), self._inside)
            if "use" in entry and key in KINDS:
                yield from table._used(KINDS[key])
            else:
                yield table

    def _used(self, kind: str) -> Iterator[Table]:
        """Yield the tables of the shared part that this table names."""
        if len(self.data) > 1:
            message = "A shared part stands as it is: beside ‘use’ there is no other key."
            raise self.broken(message, key=next(key for key in self.data if key != "use"))
        name, known = self.string("use"), parts()[kind]
        if name not in known:
            hint = did_you_mean(name, tuple(known)) or f"There are: {', '.join(known) or 'none'}."
            raise self.broken(f"No shared part of ‘{kind}’ has this name.", key="use", hint=hint)
        if (within := f"{kind}/{name}") in self._inside:
            raise self.broken("This shared part uses itself.", key="use")
        File.named(known[name].file.name)  # so that its reading is noted
        yield from self._of(known[name], kind, (*self._inside, within))

    def _of(self, part: Part, kind: str, inside: tuple[str, ...]) -> Iterator[Table]:
        if not isinstance(part.value, list):
            yield Table(part.value, part.path, part.file, inside)
            return
        for index, entry in enumerate(part.value):
            table = Table(entry, (*part.path, index), part.file, inside)
            if "use" in entry:
                yield from table._used(kind)
            else:
                yield table

    def table(self, key: str) -> Table:
        """Return the table under a key, which must be there."""
        value = self.data.get(key)
        if not isinstance(value, dict):
            raise self._wrong(key, "must be a table")
        return Table(value, (*self.path, key), self._file_of(key), self._inside)


def is_number(value: object) -> TypeGuard[float]:
    """Return whether a value is a number that something can be held against."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return isfinite(value) and 0 <= value <= _MOST


def _spaced(words: str) -> bool:
    return words != words.strip() or "  " in words


def _are(kind: type, value: object) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(one, kind) for one in value)
