"""CSV files as grids: those of Excel and of others, with commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Final

from pipeline.evidence.folder import unreadable
from pipeline.evidence.schema.view import bundle_view
from pipeline.exchange.workbook.grids import FORM_HEADERS, Grid
from pipeline.exchange.workbook.layout import layout_of
from pipeline.exchange.workbook.names import same
from pipeline.exchange.workbook.told import Told

MOST_BYTES: Final = 16 << 20
"""Bytes of one file. A bundle has at most 8 MiB."""
MOST_FILES: Final = 60
_MOST_LINES: Final = 30  # in which the names of columns are looked for
_SEPARATORS: Final = ",;\t"
_ACTS = re.compile(r"\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_SAYS = re.compile(r"sep=([,;\t])\r?\n")  # a first line of Excel’s own
GUARD: Final = "'"


def acts(text: str) -> bool:
    """Return whether a spreadsheet might take a text of a CSV file, or a guarded one, for more."""
    return _ACTS.match(text.lstrip(GUARD)) is not None


def unguarded(text: str) -> str:
    """Return a text without the apostrophe that keeps it from acting."""
    return text[1:] if text.startswith(GUARD) and acts(text[1:]) else text


def csv_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the CSV files among paths and in folders. Raises BrokenError where there are none."""
    found: list[Path] = []
    for path in paths:
        folder = path.is_dir()
        found += [one for one in (_inside(path) if folder else [path]) if _is_csv(one)]
        if not folder and not _is_csv(path):
            raise unreadable(path, "This is no CSV file.", "Name CSV files, or one workbook.")
    if not found:
        raise unreadable(
            paths[0], "There is no CSV file in this folder.", "Name a workbook itself."
        )
    if len(found) > MOST_FILES:
        raise unreadable(paths[0], f"There are more than {MOST_FILES} CSV files.")
    return tuple(found)


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError as error:
        said = f"This folder cannot be read: {error.strerror or 'unknown'}."
        raise unreadable(folder, said) from error


def _is_csv(path: Path) -> bool:
    return path.suffix.lower() == ".csv" and path.is_file()


def grid_of(path: Path) -> tuple[Grid, tuple[Told, ...]]:
    """Return the cells of a CSV file, and what to tell. Raises BrokenError for what is none."""
    text, told = _text(path)
    return grid_from(text, path), told


def grid_from(text: str, path: Path) -> Grid:
    """Return the cells of the text of a CSV file. Raises BrokenError for what is none."""
    said = _SAYS.match(text)
    separator = said[1] if said else _separator(text)
    rows = list(_rows(text, separator, path))
    cells = tuple(tuple(map(unguarded, one)) for one in rows)
    return Grid(path.name, ((), *cells[1:]) if said else cells, path.stem)


def _rows(text: str, separator: str, path: Path) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    except csv.Error as error:
        hint = "Save it as CSV again in the program that it comes from."
        raise unreadable(path, "This is no CSV file that can be read.", hint) from error


def _text(path: Path) -> tuple[str, tuple[Told, ...]]:
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        said = f"This file cannot be read: {error.strerror or 'unknown'}."
        raise unreadable(path, said) from error
    if len(raw) > MOST_BYTES:
        raise unreadable(path, f"This file is larger than {MOST_BYTES >> 20} MiB.")
    if b"\0" in raw[:2000] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise unreadable(path, "This is no text, and so no CSV file.")
    for encoding in ("utf-16",) if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else _ENCODINGS:
        try:
            return raw.decode(encoding), _told(path, encoding)
        except UnicodeDecodeError:
            continue
    said = "This file is neither in UTF-8 nor in Windows-1252."
    raise unreadable(path, said, "Save it as ‘CSV UTF-8’.")


_ENCODINGS: Final = ("utf-8-sig", "cp1252")


def _told(path: Path, encoding: str) -> tuple[Told, ...]:
    if encoding != "cp1252":
        return ()
    said = "This file is not in UTF-8, and is read as Windows-1252."
    return (Told("notice", path.name, said, "Look at letters with accents, quotes and dashes."),)


def _separator(text: str) -> str:
    """Return what separates cells: that which makes most names of columns, or most cells."""
    known = _headers()
    start = "\n".join(text.splitlines()[:_MOST_LINES])

    def score(separator: str) -> tuple[int, int]:
        try:
            read = csv.reader(io.StringIO(start, newline=""), delimiter=separator)
            rows = list(islice(read, _MOST_LINES))
        except csv.Error:  # cells longer than any: others may separate them
            return 0, 0
        named = max((sum(same(one) in known for one in row) for row in rows), default=0)
        return named, max(map(len, rows), default=0)

    return max(_SEPARATORS, key=score)


@cache
def _headers() -> frozenset[str]:
    """Return names of columns, as far as all report types have them."""
    tables = layout_of("", bundle_view(None)).sheets
    return frozenset(
        map(same, (*FORM_HEADERS, *(one.header for table in tables for one in table.columns)))
    )
