"""The column of what is wrong: where its word stands in the line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.model.errors import BrokenError
from pipeline.model.finding import TemplateAddress
from pipeline.model.text_file import decoded
from pipeline.resources import aside, read

_QUOTED: Final = re.compile(r"‘([^‘’]+)’")


def at_column(file: str, line: int, word: str, message: str) -> TemplateAddress:
    """Return a line of a file with its column, from 1.

    It is that of the word or, without one in the line, of the first that the message quotes; or
    else that of the first character.
    """
    text = _line(file, line)
    found = (text.find(one) + 1 for one in _words(word, message))
    first = len(text) - len(text.lstrip()) + 1 if text.strip() else 0
    return TemplateAddress(file, line, next((one for one in found if one), first))


def _words(word: str, message: str) -> Iterator[str]:
    for one in (word, *_QUOTED.findall(message)):
        if one:
            yield one
            yield one.rpartition(".")[2] or one
            yield one.rpartition("/")[2] or one


def _line(file: str, line: int) -> str:
    """Return a line of a file, '' where it has none."""
    name = file if file.startswith("schemas/") else f"templates/{file}"
    try:
        with aside():
            lines = decoded(read(name), file).splitlines()
    except (OSError, BrokenError):
        return ""
    return lines[line - 1] if 0 < line <= len(lines) else ""
