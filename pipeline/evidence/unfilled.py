"""Blanks that are left in a bundle: as long as there is one, it does not validate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.evidence.door import door_rule
from pipeline.evidence.json.pointer import Path, to_pointer
from pipeline.evidence.json.reading import Json
from pipeline.evidence.json.rules import first_faults
from pipeline.evidence.json.strict import JsonFile
from pipeline.evidence.schema.view import View
from pipeline.model.finding import Finding

BLANK = door_rule(
    "BND028",
    "blank-not-filled",
    "No blank is left.",
    "‘new’ writes a hint between << and >> into every blank. It is for the person who fills the "
    "bundle in, and must not reach a report.",
    "Put the value in place of the hint, or remove an optional field. ‘validate --blanks’ lists "
    "all.",
)


_LEFT: Final = "This blank is not filled in yet."
_OPTIONAL: Final = "This blank is not filled in yet; its field may be removed."
_PIECE: Final = "A piece of a blank is left here: << or >>."


def blank_findings(file: JsonFile, view: View) -> tuple[Finding, ...]:
    """Return a finding for each blank that is still to be filled; `view` is that of the bundle."""
    return first_faults(
        BLANK.at(file.place(pointer), _message(data, path, view), key=file.stable_pointer(pointer))
        for path, data in _texts(file.data, ())
        if "<<" in data or ">>" in data
        for pointer in (to_pointer(path),)
    )


def is_optional(finding: Finding) -> bool:
    """Return whether a finding is of a blank whose field may be removed instead."""
    return finding.message == _OPTIONAL


def _message(data: str, path: Path, view: View) -> str:
    if not (data.startswith("<<") and data.endswith(">>")):
        return _PIECE
    return _OPTIONAL if _may_go(path, view) else _LEFT


def _may_go(path: Path, view: View) -> bool:
    """Return whether the field at a path, or whose list holds what is there, may be left out."""
    while path and isinstance(path[-1], int):
        path = path[:-1]
    around = view.at(path[:-1])
    return bool(path) and not any(path[-1] in names for names in around.said("required"))


def _texts(data: Json, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, (*path, index))
    elif isinstance(data, str):
        yield path, data
