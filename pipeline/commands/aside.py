"""`--quiet`: what is said along the way is left out, what was asked for and what is wrong stays."""

from __future__ import annotations

import argparse


def add_quiet(parser: argparse.ArgumentParser) -> None:
    """Add `--quiet`, which every command has."""
    parser.add_argument(
        "--quiet",
        action="store_true",
        help="say only what was asked for and what is wrong: no progress, no table at the end, not "
        "what was written where, nor what to do next",
    )


def aside(arguments: argparse.Namespace, *lines: str, failed: bool = False) -> None:
    """Say on standard output how it went; with `--quiet` only of what has failed."""
    if failed or not arguments.quiet:
        for line in lines:
            print(line)
