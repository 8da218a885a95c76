"""`new`: a bundle to fill in."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from pipeline.commands.about import unknown
from pipeline.report_type.toml.file import ids, load


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "new",
        help="write a bundle to fill in",
        description="Write a bundle to fill in. Each blank holds a hint between << and >>; once "
        "all are filled, the bundle validates.",
    )
    parser.add_argument("type", metavar="TYPE", help="a report type")
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="write to a new file instead of standard output"
    )
    parser.set_defaults(run=_new)


def _new(arguments: argparse.Namespace) -> int:
    from pipeline.evidence.blanks import blank_bundle

    if arguments.type not in ids():
        return unknown("report type", arguments.type, ids())
    text = json.dumps(blank_bundle(load(arguments.type)), indent=2, ensure_ascii=False) + "\n"
    if arguments.out is None:
        print(text, end="")
        return 0
    return _write(arguments.out, text)


def _write(path: Path, text: str) -> int:
    """Write a new file; one that is there already may hold somebody's work and stays."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        print(f"inspection-reports: {path} is there already; choose another name.", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"inspection-reports: {path} cannot be written: {error.strerror}.", file=sys.stderr)
        return 3
    print(f"Fill in the blanks of {path}, then run: inspection-reports validate {path}")
    return 0
