"""What a command tells, in the formats asked for: `--format`, `--output`, `--also FORMAT=FILE`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeAlias, TypeVar

Told = TypeVar("Told")
Reporters: TypeAlias = Mapping[str, Callable[[Told], Iterable[str]]]


def add_formats(
    parser: argparse.ArgumentParser, reporters: Reporters[Told], said: str, output: str
) -> None:
    """Add the options to a command. The help says what formats there are, and what is written."""
    known = tuple(reporters)
    said = f"{said} (default: text)"
    parser.add_argument("--format", choices=known, default="text", metavar="NAME", help=said)
    parser.add_argument("--output", type=Path, metavar="FILE", help=output)
    _add_also(parser, known)


def _add_also(parser: argparse.ArgumentParser, known: tuple[str, ...]) -> None:

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


def write(
    arguments: argparse.Namespace,
    told: Told,
    reporters: Reporters[Told],
    shown: Iterable[str] | None = None,
) -> None:
    """Write what is told wherever it is asked for; `shown` stands for it on standard output.

    Raises OSError where a file cannot be written.
    """
    from pipeline.runs.files import write_parts

    if arguments.output is None:
        for part in reporters[arguments.format](told) if shown is None else shown:
            print(part, end="")
    files = [(arguments.format, arguments.output)] if arguments.output else []
    for name, file in [*files, *arguments.also]:
        write_parts(file, (part.encode() for part in reporters[name](told)))
