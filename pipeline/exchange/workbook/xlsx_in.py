"""A workbook as grids, and what to tell of it. Nothing in it is worked out, opened or fetched.

Each part is first read as a stream, which knows bounds and refuses what no workbook has. Only the
parts with cells, and these bytes of them, reach the library that reads their values.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final
from zipfile import ZIP_STORED, ZipFile

from pipeline.exchange.markup import UnreadableError, read
from pipeline.exchange.packed import Package, Program, opened
from pipeline.exchange.workbook.grids import Grid, letters
from pipeline.exchange.workbook.scan import Scan, Shared, scanned
from pipeline.exchange.workbook.told import Told

WORKBOOK: Final = Program(
    "workbook (.xlsx)", "Open it in Excel or LibreOffice and save it as a workbook (.xlsx)."
)
_MAIN: Final = "xl/workbook.xml"
_USED: Final = ("[Content_Types].xml", "_rels/.rels", _MAIN, "xl/_rels/workbook.xml.rels")
_SHARED: Final = "xl/sharedStrings.xml"
_STYLES: Final = "xl/styles.xml"
_MOST_SHEETS: Final = 100
_FEW: Final = 8
_BESIDE: Final = {
    "comments": "Comments beside cells",
    "threadedComment": "Comments beside cells",
    "drawing": "Text boxes, pictures or charts",
    "oleObject": "Objects of other programs",
}


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    part: str
    hidden: bool


def grids_of(path: Path) -> tuple[list[Grid], tuple[Told, ...]]:
    """Return the sheets of a workbook, and what to tell of them.

    Raises UnreadableError for what is none, or more than can be read; OSError where the disk
    refuses.
    """
    with path.open("rb") as raw:
        return grids_from(raw, path.name)


def grids_from(raw: IO[bytes], name: str) -> tuple[list[Grid], tuple[Told, ...]]:
    """Return the same of a workbook that is open. `name` is what it is called."""
    with opened(raw, WORKBOOK) as package:
        _look(package)
        sheets = _sheets(package)
        clean, scans = _clean(package, sheets)
        told = [one for sheet in sheets for one in _beside(package, sheet)]
        if any(one.startswith("xl/externalLinks/") for one in package.names):
            said = "This workbook has links to other files. None of them is opened."
            told.append(Told("notice", name, said))
    grids = [Grid(one.name, rows) for one, rows in zip(sheets, _values(clean, sheets), strict=True)]
    for sheet, grid, scan in zip(sheets, grids, scans, strict=True):
        told += _of_sheet(sheet, grid, scan)
    return grids, tuple(told)


def _look(package: Package) -> None:
    """Raise UnreadableError for a file that is no workbook, or one with macros."""
    if "mimetype" in package.names or _MAIN not in package.names:
        raise UnreadableError(f"This is no {WORKBOOK.what}.", WORKBOOK.again)
    macros = any(one.casefold().endswith("vbaproject.bin") for one in package.names)
    if macros or "macroEnabled" in package.content_type(_MAIN):
        raise UnreadableError("This workbook has macros, and is not opened.", WORKBOOK.again)


class _Names:
    """The sheets that a workbook lists: name, relation, whether it is hidden."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str, bool]] = []

    def start(self, name: str, given: Any) -> None:
        if name == "x:sheet":
            hidden = given.get("state", "visible") != "visible"
            self.found.append((given.get("name", ""), given.get("r:id", ""), hidden))

    def end(self, _: str) -> None:
        pass

    def text(self, _: str) -> None:
        pass


def _sheets(package: Package) -> list[_Sheet]:
    names = _Names()
    read(package.pieces(_MAIN), names)
    related = {one.id: one for one in package.relations(_MAIN) if not one.outside}
    found = [
        _Sheet(name, related[id_].part, hidden)
        for name, id_, hidden in names.found
        if id_ in related and related[id_].kind == "worksheet"
    ]
    there = all(one.part in package.names for one in found)
    distinct = len({one.name for one in found}) == len({one.part for one in found}) == len(found)
    if not found or not there or not distinct:
        raise UnreadableError("This workbook is not packed as such files are.", WORKBOOK.again)
    if len(found) > _MOST_SHEETS:
        raise UnreadableError(f"This workbook has more than {_MOST_SHEETS} sheets.")
    return found


def _clean(package: Package, sheets: Sequence[_Sheet]) -> tuple[bytes, list[Scan]]:
    """Return a workbook of those parts alone that hold cells, and what was seen of each sheet."""
    page, shared = io.BytesIO(), Shared()
    with ZipFile(page, "w", ZIP_STORED) as copy:
        for name in (*_USED, _STYLES):
            if name in package.names:
                read(_copied(package, name, copy), _Nothing())
        if _SHARED in package.names:
            read(_copied(package, _SHARED, copy), shared)
        scans = [scanned(_copied(package, one.part, copy), shared.lengths) for one in sheets]
    return page.getvalue(), scans


class _Nothing:
    """Hears of all marks, and keeps none: a part is only held to be plain XML."""

    def start(self, _name: str, _attributes: Any) -> None:
        pass

    def end(self, _name: str) -> None:
        pass

    def text(self, _words: str) -> None:
        pass


def _copied(package: Package, name: str, copy: ZipFile) -> Iterator[bytes]:
    """Yield the pieces of a part, which go into the copy, too."""
    with copy.open(name, "w") as part:
        for piece in package.pieces(name):
            part.write(piece)
            yield piece


def _values(clean: bytes, sheets: Sequence[_Sheet]) -> list[list[list[Any]]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(clean))
        found = [
            book.get_sheet_by_name(one.name).to_python(skip_empty_area=False) for one in sheets
        ]
    except (CalamineError, ValueError, OverflowError) as error:
        raise UnreadableError("A part of this workbook is broken.", WORKBOOK.again) from error
    return [[[None if one == "" else one for one in row] for row in rows] for rows in found]


# --- what is told --------------------------------------------------------------------------------


def _beside(package: Package, sheet: _Sheet) -> Iterator[Told]:
    """Yield what lies beside the cells of a sheet and is not taken in."""
    kinds = {one.kind for one in package.relations(sheet.part)}
    for words in dict.fromkeys(said for kind, said in _BESIDE.items() if kind in kinds):
        message = f"{words} are on this sheet. They are not taken in."
        yield Told("warning", sheet.name, message, "Write what they say into a cell.")


def _of_sheet(sheet: _Sheet, grid: Grid, scan: Scan) -> Iterator[Told]:
    filled = {f"{letters(column)}{row + 1}" for row, column, _ in grid.filled()}
    hidden = [
        (row, column)
        for row, column, _ in grid.filled()
        if row in scan.hidden_rows or column in scan.hidden_columns
    ]
    lost = [one for one in scan.without_value if one not in filled]
    formulas = [one for one in scan.formulas if one in filled]
    yield from _told(sheet, "warning", formulas, _FORMULA, "Write the value itself.")
    yield from _told(sheet, "error", lost, _NO_VALUE, "Write the value itself.")
    yield from _told(sheet, "error", scan.errors, _ERROR, "Write the value itself.")
    merged = [one for one in scan.merged if one.partition(":")[0] in filled]
    yield from _told(sheet, "notice", merged, _MERGED, "Where it is meant for all, write it there.")
    if sheet.hidden and filled:
        yield Told("notice", sheet.name, "This sheet is hidden. It is read like the others.")
    elif hidden:
        cells = [f"{letters(column)}{row + 1}" for row, column in hidden]
        yield from _told(sheet, "notice", cells, _HIDDEN, "Look whether they should be.")


_FORMULA: Final = "A formula stands here. It is not worked out: the value that it last had is taken"
_NO_VALUE: Final = "A formula without a value stands here; nothing is taken in"
_ERROR: Final = "A formula that went wrong stands here; nothing is taken in"
_MERGED: Final = "These cells are one: what it says is taken for the first of them"
_HIDDEN: Final = "Cells that are hidden are read like the others"


def _told(
    sheet: _Sheet, severity: Any, cells: Sequence[str], said: str, hint: str
) -> Iterator[Told]:
    """Yield one thing to tell of several cells, which are named as far as they are few."""
    if cells:
        more = f" and {len(cells) - _FEW:,} more" if len(cells) > _FEW else ""
        named = f": {', '.join(cells[:_FEW])}{more}" if len(cells) > 1 or ":" in cells[0] else ""
        first = cells[0].partition(":")[0]
        yield Told(severity, f"{sheet.name}!{first}", f"{said}{named}.", hint)
