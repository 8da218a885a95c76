"""A returned file: its paragraphs, and each comment and tracked change with what it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.exchange.changes import changes
from pipeline.exchange.markup import UnreadableError
from pipeline.exchange.remarks import Remark
from pipeline.exchange.story import story
from pipeline.exchange.threads import MOST_REMARKS, comments
from pipeline.exchange.units import Unit, Where
from pipeline.exchange.word_file import opened

_STORIES: Final[tuple[tuple[str, Where], ...]] = (
    ("header", "header"), ("footer", "footer"), ("footnotes", "footnote"), ("endnotes", "endnote"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Returned:
    """What is in a file. `form` counts tracked changes of form: of looks, of rows and cells."""

    units: tuple[Unit, ...]
    remarks: tuple[Remark, ...]
    form: int


def returned(file: Path | bytes) -> Returned:
    """Return what is in a Word file.

    Raises UnreadableError for one that cannot be read, and OSError where the disk refuses.
    """
    with opened(file) as word:
        stories = [story(word.pieces(word.main), "body")]
        for kind, where in _STORIES:
            stories += [story(word.pieces(name), where) for name in word.parts[kind]]
        said = tuple(comments(word, stories))
    found = (*said, *(one for each in stories for one in changes(each)))
    if len(found) > MOST_REMARKS:
        raise UnreadableError("This file has too many comments and changes to read.")
    units = tuple(unit for each in stories for unit in each.units)
    return Returned(units, found, sum(one.form for one in stories))
