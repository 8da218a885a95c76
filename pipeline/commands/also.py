"""`--also FORMAT=FILE`: what a command tells, in further formats, each to a file."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeAlias, TypeVar

Told = TypeVar("Told")
Reporters: TypeAlias = Mapping[str, Callable[[Told], Iterable[str]]]


def add_also(parser: argparse.ArgumentParser, names: Iterable[str]) -> None:
    """Add the option to a command that writes these formats."""
    known = tuple(names)

    def read(text: str) -> tuple[str, Path]:
        name, _, file = text.partition("=")
        if name not in known or not file:
            raise argparse.ArgumentTypeError(
                f"write a format, ‘=’ and a file, such as {known[-1]}=report; formats: "
                f"{', '.join(known)}"
            )
        return name, Path(file)

    parser.add_argument(
        "--also",
        type=read,
        action="append",
        default=[],
        metavar="FORMAT=FILE",
        help="write the same in this format to a file, too; may be given again",
    )


def outputs(arguments: argparse.Namespace) -> tuple[Path, ...]:
    """Return all files that a command is told to write its report to."""
    output: Path | None = getattr(arguments, "output", None)
    also: list[tuple[str, Path]] = getattr(arguments, "also", [])
    return (*([output] if output else []), *(file for _, file in also))


def write_also(arguments: argparse.Namespace, told: Told, reporters: Reporters[Told]) -> None:
    """Write what is told to each file. Raises OSError where one cannot be written."""
    from pipeline.runs.files import write_parts

    for name, file in arguments.also:
        write_parts(file, (part.encode() for part in reporters[name](told)))
