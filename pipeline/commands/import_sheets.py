"""`import` of workbooks and CSV files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.commands import sheets
from pipeline.commands.aside import aside
from pipeline.commands.told_cells import tell
from pipeline.commands.trouble import complain
from pipeline.evidence.folder import shown, unreadable
from pipeline.evidence.schema.view import bundle_view
from pipeline.exchange.workbook.checking import as_bytes, checked, once
from pipeline.exchange.workbook.reading import TYPE, VERSION, read_back, said_of_all
from pipeline.exchange.workbook.told import Told
from pipeline.model.errors import BrokenError
from pipeline.model.suggestion import did_you_mean
from pipeline.report_type.toml.file import ids
from pipeline.runs.files import put_new

if TYPE_CHECKING:
    from pipeline.exchange.workbook.grids import Grid
    from pipeline.exchange.workbook.taken import Taken


def run(arguments: argparse.Namespace) -> int:
    """Import the files that are named; return the exit code."""
    if wrong := sheets.cannot_be_json(arguments.out):
        print(f"inspection-reports: {wrong}", file=sys.stderr)
        return 2
    try:
        grids, told = _grids(arguments.files)
    except BrokenError as error:
        complain(error)
        return 3
    name = shown(arguments.files[0])
    found = _of_another(grids, name) or _taken(grids, told)
    if isinstance(found, Told):
        tell(name, (found,), sys.stdout)
        return 1
    every = once((*found.told, *checked(found.data, found.places, name)), found.order)
    return _end(arguments, found, every, name)


def _end(arguments: argparse.Namespace, found: Taken, told: tuple[Told, ...], name: str) -> int:
    """Tell what there is to tell, and write the bundle unless there are errors."""
    to_screen = arguments.out is None
    tell(name, told, sys.stderr if to_screen else sys.stdout)
    wrong = any(one.severity == "error" for one in told)
    if wrong and not arguments.unfinished:
        print(_NOTHING, file=sys.stderr)
        return 1
    if to_screen:
        print(as_bytes(found.data).decode(), end="")
        return int(wrong)
    if not put_new(arguments.out, as_bytes(found.data)):
        said = f"{arguments.out} is there already; choose another name."
        print(f"inspection-reports: {said}", file=sys.stderr)
        return 2
    then = f"Then run: inspection-reports check {arguments.out}"
    aside(arguments, f"Written: {arguments.out}. {then}")
    return int(wrong)


_NOTHING = (
    "inspection-reports: nothing is written. Mend the cells that are named and import again; "
    "--unfinished writes the bundle as it is."
)


def _of_another(grids: Sequence[Grid], name: str) -> Told | None:
    """Return why sheets are not those of a report type of ours, or of today’s version."""
    said, version = said_of_all(grids, TYPE), said_of_all(grids, VERSION)
    if said is None or not said.text:
        where = (said and said.where) or name
        return Told("error", where, "Nothing here says of which report type it is.", _FORM)
    type_ = _type(said.text)
    if type_ is None:
        hint = did_you_mean(said.text, ids()) or _FILL_IN
        return Told("error", said.where or name, "There is no report type of this name.", hint)
    wanted = str(bundle_view(type_).below("schema_version").said("const")[0])
    if version is None or version.text != wanted:
        where = (version and version.where) or name
        told = f"This is not of today’s version, {wanted}, of what a bundle holds."
        return Told("error", where, told, _FILL_IN)
    return None


_FILL_IN = "‘inspection-reports new TYPE --as xlsx’ writes a workbook to fill in."
_FORM = f"The sheet ‘Setting and event’ does: name all CSV files, or their folder. {_FILL_IN}"


def _type(said: str) -> str | None:
    """Return the report type that a cell names, in whatever capitals, or None."""
    return next((one for one in ids() if one.casefold() == said.casefold()), None)


def _taken(grids: Sequence[Grid], told: Sequence[Told]) -> Taken:
    said = said_of_all(grids, TYPE)
    type_ = _type(said.text) if said else None
    assert type_ is not None
    return read_back(grids, *sheets.of_type(type_), told)


def _grids(files: Sequence[Path]) -> tuple[list[Grid], tuple[Told, ...]]:
    """Return the sheets of a workbook, or of CSV files. Raises BrokenError for what is neither."""
    from pipeline.exchange.workbook.csv_in import csv_files, grid_of

    if files[0].is_dir() or files[0].suffix.lower() == ".csv":
        found = [grid_of(path) for path in csv_files(files)]
        return [grid for grid, _ in found], tuple(one for _, told in found for one in told)
    if len(files) > 1:
        raise unreadable(files[1], "A workbook is a whole bundle.", "Name one workbook alone.")
    return _workbook(files[0])


def _workbook(path: Path) -> tuple[list[Grid], tuple[Told, ...]]:
    from pipeline.exchange.markup import UnreadableError
    from pipeline.exchange.workbook.xlsx_in import grids_of

    try:
        return grids_of(path)
    except UnreadableError as error:
        raise unreadable(path, str(error), error.hint) from error
    except OSError as error:
        said = f"This file cannot be read: {error.strerror or 'unknown'}."
        raise unreadable(path, said) from error
