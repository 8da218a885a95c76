"""`import DRAFT.docx --into BUNDLE`: a draft that was written in Word."""

from __future__ import annotations

import argparse
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.commands import steps
from pipeline.commands.aside import aside
from pipeline.commands.told_draft import left_out, notes, report
from pipeline.commands.word_content import content, read
from pipeline.evidence.folder import has_lines
from pipeline.runs.files import put_new

if TYPE_CHECKING:
    from pipeline.exchange.draft.taking_in import TakenIn

_ENDING = re.compile(r"(?:\.?bundle)?\.json$")


@dataclass(frozen=True, slots=True)
class _Files:
    """The files to write: the new bundle, and the list of what was left out."""

    bundle: Path
    left_out: Path


def run(arguments: argparse.Namespace) -> int:
    """Take a draft into a bundle; return the exit code: 1 where words were left out."""
    from pipeline.exchange.draft.reading import draft
    from pipeline.exchange.draft.taking_in import RefusedError, taken_in

    if refused := _misused(arguments):
        return _refuse(refused)
    source = steps.only(arguments.into)
    if source.path is None or has_lines(source.path.name):
        return _refuse(f"{arguments.into}: only a bundle in a file of its own takes a draft in.")
    files = _files(source.path, arguments.out)
    for one in (files.bundle, files.left_out):
        if os.path.lexists(one):
            return _refuse(_taken(one))
    (path,) = arguments.files
    found = read(path, content(path), draft)
    try:
        taken = taken_in(found, source, replaces=arguments.replace)
    except RefusedError as error:
        steps.tell(error.findings)
        return 1
    if refused := _write(taken, files):
        return _refuse(refused)
    is_complete = not taken.accounts.left and not any(notes(taken.accounts, found))
    said = report(taken, found, files.bundle, files.left_out)
    aside(arguments, *said, failed=not is_complete)
    return 1 if taken.accounts.left else 0


def _misused(arguments: argparse.Namespace) -> str:
    if arguments.into is None:
        return "name the bundle that this draft is for: --into BUNDLE."
    if len(arguments.files) > 1:
        return "take drafts in one by one, each into what the one before has made."
    return ""


def _files(source: Path, out: Path | None) -> _Files:
    if out is None:
        stem = _ENDING.sub("", source.name)
        out = source.with_name(f"{stem}.with-draft.bundle.json".lstrip("."))
    return _Files(out, out.with_name(f"{_ENDING.sub('', out.name)}.left-out.txt"))


def _write(taken: TakenIn, files: _Files) -> str:
    """Write what there is to write, or return why not; evidence is its owner’s alone."""
    wanted: list[tuple[Path, str]] = []
    if taken.is_something:
        wanted.append((files.bundle, taken.content))
    if taken.accounts.left:
        wanted.append((files.left_out, "\n".join(left_out(taken.accounts)) + "\n"))
    for path, text in wanted:
        if not put_new(path, text.encode()):
            return _taken(path)
    return ""


def _taken(path: Path) -> str:
    return f"{path} is there already; name another file with --out."


def _refuse(said: str) -> int:
    print(f"inspection-reports: {said}", file=sys.stderr)
    return 2
