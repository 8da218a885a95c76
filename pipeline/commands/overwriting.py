"""What a command reads is never written over: not through a link, nor by another spelling."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from pipeline.commands.formats import outputs
from pipeline.commands.project import NAME, Project
from pipeline.model.errors import BrokenError

_READ = ("save_index", "index_key", "baseline")  # options that name a file which is read, too


def overwritten(arguments: argparse.Namespace, project: Project) -> str:
    """Return why a report cannot be written: its file is read, or is that of another; or ''."""
    from pipeline.runs.files import identity

    files = outputs(arguments)
    if len({os.path.realpath(one) for one in files}) < len(files):
        return "two reports cannot go into one file; name another one."
    there = {one: found for one in files if (found := identity(one)) is not None}
    if not there:
        return ""
    read = {identity(path) for path in _inputs(arguments, project)}
    for one, found in there.items():
        if found in read:
            return f"{one} is read by this run; name another file."
    return ""


def _inputs(arguments: argparse.Namespace, project: Project) -> Iterator[Path | int]:
    """Yield all files that a command reads, and standard input by its number."""
    from pipeline.evidence.find import files

    for path in (*arguments.paths, *getattr(arguments, "against", ())):
        if str(path) == "-" and sys.stdin is not None:
            yield 0
        yield from (one for one in files(path) if not isinstance(one, BrokenError))
    yield from (path for name in _READ if (path := getattr(arguments, name, None)))
    yield from (folder / NAME for folder in (Path.cwd(), *Path.cwd().parents))
    for folder in filter(None, (project.templates, project.brand)):
        for here, _, names in os.walk(folder):
            yield from (Path(here, name) for name in names)
