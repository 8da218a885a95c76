"""The commands. Each has a module with `add` (its arguments) and a function that runs it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from pipeline.commands import about, check, deadlines, new, render
from pipeline.model.errors import BrokenError

_EPILOG = """\
exit codes: 0 nothing that --fail-on names, 1 such findings, 2 wrong usage,
3 at least one bundle could not be processed (the others were).

PATH is a bundle, a folder (searched for bundle.json and *.bundle.json), a .jsonl
file with one bundle a line, or - for standard input.
"""


def run(argv: Sequence[str]) -> int:
    """Parse the arguments, run the command, and return its exit code."""
    parser = _parser()
    arguments = parser.parse_args(argv)
    try:
        code = int(arguments.run(arguments))
        sys.stdout.flush()  # a pipe that has closed shows here, not when Python ends
        return code
    except BrokenError as error:
        print(f"inspection-reports: {error}", file=sys.stderr)
        if error.hint:
            print(f"  {error.hint}", file=sys.stderr)
        return 3
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("inspection-reports: stopped", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="inspection-reports",
        description="From evidence bundles to checked inspection reports in HTML, PDF and DOCX.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="store_true", help="print the version and stop")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for module in (check, render, deadlines, about, new):
        module.add(commands)
    return parser
