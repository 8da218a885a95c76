"""A workbook as grids, and what to tell of it. Nothing in it is worked out, opened or fetched.

Each part is read as a stream that knows bounds and refuses what no workbook has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from pipeline.exchange.markup import UnreadableError, read
from pipeline.exchange.packed import Package, Program, misplaced, opened
from pipeline.exchange.workbook.grids import Grid
from pipeline.exchange.workbook.number_formats import NumberFormats
from pipeline.exchange.workbook.readings import Cell
from pipeline.exchange.workbook.scan import Scan, Shared, letters_of, scanned
from pipeline.exchange.workbook.told import Told
from pipeline.exchange.workbook.values import Values

WORKBOOK: Final = Program(
    "Excel",
    "workbook (.xlsx)",
    "Open it in Excel or LibreOffice and save it as a workbook (.xlsx).",
    "This is a file of an old Excel (.xls), not .xlsx.",
)
_MAIN: Final = "xl/workbook.xml"
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
        names = _Names()
        read(package.pieces(_MAIN), names)
        sheets = _sheets(package, names)
        scans = _scans(package, sheets, names)
        told = [one for sheet in sheets for one in _beside(package, sheet)]
        if others := len(names.found) - len(sheets):
            many = "1 sheet has" if others == 1 else f"{others} sheets have"
            told.append(Told("warning", name, f"{many} no cells, and so nothing is taken in."))
        if any(one.startswith("xl/externalLinks/") for one in package.names):
            said = "This workbook has links to other files. None of them is opened."
            told.append(Told("notice", name, said))
    for sheet, scan in zip(sheets, scans, strict=True):
        told += _of_sheet(sheet, scan)
    grids = [Grid(one.name, _rows(scan)) for one, scan in zip(sheets, scans, strict=True)]
    return grids, tuple(told)


def _rows(scan: Scan) -> list[list[Cell]]:
    """Return the cells of a sheet in their rows, each as long as it must be."""
    rows: list[list[Cell]] = [
        [] for _ in range(max((row for row, _ in scan.cells), default=-1) + 1)
    ]
    for (row, column), cell in sorted(scan.cells.items()):
        rows[row] += [None] * (column - len(rows[row]))
        rows[row].append(cell)
    return rows


def _look(package: Package) -> None:
    """Raise UnreadableError for a file that is no workbook, or one with macros."""
    if "mimetype" in package.names or _MAIN not in package.names:
        raise UnreadableError(f"This is no {WORKBOOK.what}.", WORKBOOK.again)
    macros = any(one.casefold().endswith("vbaproject.bin") for one in package.names)
    if macros or "macroEnabled" in package.content_type(_MAIN):
        raise UnreadableError("This workbook has macros, and is not opened.", WORKBOOK.again)


class _Names:
    """The sheets that a workbook lists: name, relation, whether it is hidden; how days count."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str, bool]] = []
        self.since_1904 = False

    def start(self, name: str, given: Any) -> None:
        if name == "x:sheet":
            hidden = given.get("state", "visible") != "visible"
            self.found.append((given.get("name", ""), given.get("r:id", ""), hidden))
        elif name == "x:workbookPr":
            self.since_1904 = given.get("date1904") in ("1", "true")

    def end(self, _: str) -> None:
        pass

    def text(self, _: str) -> None:
        pass


def _sheets(package: Package, names: _Names) -> list[_Sheet]:
    related = {one.id: one for one in package.relations(_MAIN) if not one.outside}
    if any(id_ not in related for _, id_, _ in names.found):
        raise misplaced(WORKBOOK)
    found = [
        _Sheet(name, related[id_].part, hidden)
        for name, id_, hidden in names.found
        if related[id_].kind == "worksheet"
    ]
    there = all(one.part in package.names for one in found)
    distinct = len({one.name for one in found}) == len({one.part for one in found}) == len(found)
    if not found or not there or not distinct:
        raise misplaced(WORKBOOK)
    if len(found) > _MOST_SHEETS:
        raise UnreadableError(f"This workbook has more than {_MOST_SHEETS} sheets.")
    return found


def _scans(package: Package, sheets: Sequence[_Sheet], names: _Names) -> list[Scan]:
    """Return what is seen of each sheet."""
    shared, formats = Shared(), NumberFormats()
    if _SHARED in package.names:
        read(package.pieces(_SHARED), shared)
    if _STYLES in package.names:
        read(package.pieces(_STYLES), formats)
    values = Values(shared.texts, formats.days, names.since_1904, formats.struck, shared.struck)
    scans: list[Scan] = []
    for one in sheets:
        before = scans[-1].letters if scans else 0
        scans.append(scanned(package.pieces(one.part), values, before))
    return scans


# --- what is told --------------------------------------------------------------------------------


def _beside(package: Package, sheet: _Sheet) -> Iterator[Told]:
    """Yield what lies beside the cells of a sheet and is not taken in."""
    kinds = {one.kind for one in package.relations(sheet.part)}
    for words in dict.fromkeys(said for kind, said in _BESIDE.items() if kind in kinds):
        message = f"{words} are on this sheet. They are not taken in."
        yield Told("warning", sheet.name, message, "Write what they say into a cell.")


def _of_sheet(sheet: _Sheet, scan: Scan) -> Iterator[Told]:
    filled = {_name(*at) for at in scan.cells}
    hidden = [_name(*at) for at in scan.cells if scan.is_hidden(*at)]
    yield from _told(sheet, "warning", scan.formulas, _FORMULA, "Write the value itself.")
    yield from _told(sheet, "error", scan.without_value, _NO_VALUE, "Write the value itself.")
    yield from _told(sheet, "error", scan.errors, _ERROR, "Write the value itself.")
    yield from _told(sheet, "warning", scan.struck, _STRUCK, "Take them out if they are to go.")
    merged = [one for one in scan.merged if one.partition(":")[0] in filled]
    yield from _told(sheet, "notice", merged, _MERGED, "Where it is meant for all, write it there.")
    if sheet.hidden and filled:
        yield Told("notice", sheet.name, "This sheet is hidden. It is read like the others.")
    elif hidden:
        yield from _told(sheet, "notice", hidden, _HIDDEN, "Look whether they should be.")


def _name(row: int, column: int) -> str:
    return f"{letters_of(column)}{row + 1}"


_FORMULA: Final = "A formula stands here. It is not worked out: the value that it last had is taken"
_NO_VALUE: Final = "A formula without a value stands here; nothing is taken in"
_ERROR: Final = "A formula that went wrong stands here; nothing is taken in"
_STRUCK: Final = "Words that are struck through are read like the others"
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
