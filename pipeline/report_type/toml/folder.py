"""The files that report types are made of: their own, frameworks, shared parts.

This is the one place where `report_type` looks for files of report types and reads them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.model.errors import BrokenError
from pipeline.model.finding import Place, TemplateAddress
from pipeline.model.in_use import in_use
from pipeline.model.text_file import decoded
from pipeline.report_type.toml.characters import unfit
from pipeline.report_type.toml.lines import Lines
from pipeline.resources import home, read, remembered

_LONG_NUMBER = re.compile(r"[0-9_]{4300,}")  # Python reads no longer one
_AT = re.compile(r" \(at line (\d+), column \d+\)$| \(at end of document\)$")


class File:
    """One file: its data, its lines, and its name below `templates/`."""

    def __init__(self, data: Mapping[str, Any], lines: Lines, name: str) -> None:
        self.data = data
        self.lines = lines
        self.name = name

    @classmethod
    def named(cls, name: str) -> File:
        """Return a file by its path below `templates/`, and note that it is read.

        Raises BrokenError when it cannot be read or is no TOML.
        """
        return _named(name)

    @classmethod
    def at(cls, path: Path) -> File:
        """Return a file that is no template. Raises as `named` does."""
        return cls.of("/".join(path.parts[-3:]), path.read_bytes)

    @classmethod
    def of(cls, name: str, content: Callable[[], bytes]) -> File:
        """Return a file of this content. Raises as `named` does."""
        try:
            raw = content()
        except OSError as error:
            raise _broken(
                name, 1, f"This file cannot be read: {error.strerror}.", in_use(error)
            ) from error
        text = decoded(raw, name)
        try:
            file = cls(tomllib.loads(text), Lines(text), name)
        except (ValueError, RecursionError) as error:
            why, line = _told(error, text)
            raise _broken(name, line, f"This file is not TOML: {why}.") from error
        for one in unfit(file.data):
            raise _broken(name, file.lines.of(one.path), one.message, one.hint)
        return file


@remembered
def _named(name: str) -> File:
    return File.of(name, partial(read, f"templates/{name}"))


def _told(error: Exception, text: str) -> tuple[str, int]:
    """Return what is wrong, and the line: the parser puts it at the end of its message."""
    if isinstance(error, RecursionError):
        return "its lists are too deep", 1
    if not isinstance(error, tomllib.TOMLDecodeError):
        found = _LONG_NUMBER.search(text)
        return "a number is too long", text.count("\n", 0, found.start() if found else 0) + 1
    message = str(error)
    at = _AT.search(message)
    last = max(len(text.splitlines()), 1)
    line = int(at[1]) if at and at[1] else last
    return message[: at.start()] if at else message, min(line, last)


def _broken(name: str, line: int, message: str, hint: str = "") -> BrokenError:
    return BrokenError(message, place=Place(template=TemplateAddress(name, line)), hint=hint)


# The lists of files are not noted as read: only what is then read can change a report.


def types() -> tuple[str, ...]:
    """Return the ids of all report types, sorted."""
    found = home().names("templates/report-types/*/report-type.toml")
    return tuple(sorted(PurePosixPath(name).parent.name for name in found))


def frameworks() -> tuple[str, ...]:
    """Return the ids of all frameworks, sorted."""
    return _stems("frameworks")


def shared() -> tuple[str, ...]:
    """Return the names of all files of shared parts, without their ending, sorted."""
    return _stems("shared")


def house_styles() -> tuple[str, ...]:
    """Return the ids of all house styles, sorted."""
    return _stems("house-styles")


def _stems(folder: str) -> tuple[str, ...]:
    return tuple(PurePosixPath(name).stem for name in home().names(f"templates/{folder}/*.toml"))
