"""The commands. Each has a module with `add` (its arguments) and a function that runs it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

from pipeline.commands.apart import Apart
from pipeline.commands.aside import add_quiet
from pipeline.commands.lines import Formatter
from pipeline.commands.only import only
from pipeline.commands.outlet import drained, patient
from pipeline.commands.overview import Overview, no_command, said_of
from pipeline.commands.overwriting import overwritten
from pipeline.commands.project import Project, of_here
from pipeline.commands.trouble import UsageError, complain
from pipeline.commands.windows import windows_path
from pipeline.model.errors import BrokenError
from pipeline.resources import Home, home, using
from pipeline.runs.stop import StoppedError, stoppable

_MODULES: Final[Mapping[str, str]] = {
    "validate": "check",
    "check": "check",
    "render": "render",
    "preview": "preview",
    "comments": "comments",
    "mark": "mark",
    "approve": "approve",
    "publish": "publish",
    "status": "status",
    "verify": "verify",
    "prove": "prove",
    "deadlines": "deadlines",
    "budget": "budget",
    "compare": "compare",
    "lint": "lint",
    "profile": "profile",
    "upgrade": "upgrade",
    "types": "about",
    "rules": "about",
    "explain": "about",
    "schema": "about",
    "new": "new",
    "import": "importing",
    "export": "export",
    "completion": "completion",
}
"""The module of each command, in the order of `--help`. Only that of the one asked is loaded."""

_EPILOG = """\
exit codes: 0 nothing that --fail-on names, 1 such findings, 2 wrong usage,
3 at least one bundle could not be processed (the others were).

PATH is a bundle, a folder (searched for bundle.json and *.bundle.json), a .jsonl
file with one bundle a line, or - for standard input.
"""


def run(argv: Sequence[str]) -> int:
    """Parse the arguments, run the command, and return its exit code."""
    if not argv or argv[0] == "help":
        with patient(folds=True):
            return _helped(argv)
    if wrong := no_command(argv[0], tuple(_MODULES)):
        print(f"inspection-reports: {wrong}", file=sys.stderr)
        return 2
    with patient(folds=True):
        arguments = _parser(argv[0]).parse_args(argv)
    with patient(folds=not _is_data(arguments)) as output:
        code = _told(arguments)
        if output.error and not isinstance(output.error, BrokenPipeError):
            said = f"Standard output cannot be written: {output.error.strerror}."
            complain(BrokenError(said))
            return 3
        return code


_DATA = ("schema", "new", "completion")  # whose answers are files and no text for people


def _is_data(arguments: argparse.Namespace) -> bool:
    """Return whether a command answers with what programs read, of which no line may change."""
    is_file = getattr(arguments, "resolved", False) or arguments.command in _DATA
    return is_file or getattr(arguments, "format", "text") != "text"


def complete() -> None:
    """Answer a shell that asks how the line may go on, and end the program."""
    from pipeline.commands.completion import complete

    complete(_parser)


def _helped(argv: Sequence[str]) -> int:
    """Print the overview, or what a command takes; to be told of no command is wrong usage."""
    asked = argv[1] if argv[1:] else ""
    if asked and (wrong := no_command(asked, tuple(_MODULES))):
        print(f"inspection-reports: {wrong}", file=sys.stderr)
        return 2
    parser = _parser(asked)
    if asked:
        parser.parse_args([asked, "--help"])
    print(parser.format_help(), end="")
    return 0 if argv else 2


def _told(arguments: argparse.Namespace) -> int:
    """Run the command; what ends it is told, and gives its exit code."""
    try:
        project = Project() if "alone" in arguments else of_here(arguments.templates)
        wrong = windows_path(arguments) or overwritten(arguments, project)
    except BrokenError as error:
        complain(error)
        return 2
    if wrong:
        print(f"inspection-reports: {wrong}", file=sys.stderr)
        return 2
    try:
        with stoppable():  # or a signal would leave temporary files, with words of bundles in them
            code = _run(_filled(arguments, project), project)
        sys.stdout.flush()  # a pipe that has closed shows here, not when Python ends
        return code
    except BrokenError as error:
        complain(error)
        return 2 if isinstance(error, UsageError) else 3
    except OSError as error:
        drained(sys.stdout)
        complain(BrokenError(f"Nothing more can be written: {error.strerror or 'unknown'}."))
        return 3
    except KeyboardInterrupt as stop:
        print("inspection-reports: stopped", file=sys.stderr)
        return stop.code if isinstance(stop, StoppedError) else 130


def _filled(arguments: argparse.Namespace, project: Project) -> argparse.Namespace:
    """Return the arguments; what was not typed is the project’s, or else the usual."""
    if getattr(arguments, "formats", ()) is None:
        arguments.formats = project.formats or _usual_formats()
    if getattr(arguments, "large_print", False) is None:
        arguments.large_print = project.large_print and _comes_larger(arguments)
    if getattr(arguments, "fail_on", ()) is None:
        arguments.fail_on = project.fail_on or ("error",)
    arguments.choices = project.choices
    if getattr(arguments, "allowed_signers", ()) is None:
        arguments.allowed_signers = project.allowed_signers
    arguments.revoked_signers = project.revoked_signers
    if getattr(arguments, "baseline", ()) is None:
        arguments.baseline = project.baseline
    return arguments


def _usual_formats() -> tuple[str, ...]:
    from pipeline.writers import USUAL

    return USUAL


def _comes_larger(arguments: argparse.Namespace) -> bool:
    """Return whether a format is written that comes in large print; a final version has all."""
    from pipeline.writers import FORMATS

    return any(FORMATS[one].large for one in getattr(arguments, "formats", FORMATS))


def _run(arguments: argparse.Namespace, project: Project) -> int:
    here = Home(project.templates, project.brand) if project.folders else home()
    with using(here):
        if hasattr(arguments, "only"):
            arguments.only = only(arguments.only)
        return int(arguments.run(arguments))


def _parser(command: str) -> argparse.ArgumentParser:
    """Return the parser of a command; that of all of them, if it is none."""
    parser = Overview(
        prog="inspection-reports",
        description="From evidence bundles to checked inspection reports in HTML, PDF and DOCX.",
        epilog=_EPILOG,
        formatter_class=Formatter,
    )
    parser.add_argument("--version", action="store_true", help="print the version and stop")
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", required=True, parser_class=Apart
    )
    wanted = [_MODULES[command]] if command in _MODULES else dict.fromkeys(_MODULES.values())
    for name in wanted:
        import_module(f"{__name__}.{name}").add(commands)
    parser.said = said_of(commands)
    for one in commands.choices.values():
        one.formatter_class = Formatter
        add_quiet(one)
        one.add_argument(
            "--templates",
            type=Path,
            metavar="DIR",
            help="a folder of your own templates, report types and house styles; a file there "
            "stands in place of ours of the same name",
        )
    return parser
