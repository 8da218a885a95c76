"""What a command reads is never written over: not through a link, nor by another spelling."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from pipeline.commands.project import NAME, Project
from pipeline.model.errors import BrokenError

_READ = ("save_index", "index_key", "baseline")  # options that name a file which is read, too


def overwritten(arguments: argparse.Namespace, project: Project) -> str:
    """Return why `--output` cannot be written: it names something that is read; or ''."""
    output: Path | None = getattr(arguments, "output", None)
    if output is None:
        return ""
    from pipeline.runs.files import identity

    there = identity(output)
    if there is None:
        return ""
    if any(there == identity(path) for path in _inputs(arguments, project)):
        return f"{output} is read by this run; name another file for --output."
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
