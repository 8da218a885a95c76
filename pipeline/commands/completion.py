"""What a shell may complete: commands, options, and the names that options and arguments take.

The shell starts the program at each press of Tab, with the line in its environment. So a team’s
own report types and rules are completed, too.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from pipeline.commands.project import of_here
from pipeline.model.errors import BrokenError
from pipeline.model.finding import FAMILIES, Severity
from pipeline.resources import Home, using

SHELLS: Final = ("bash", "zsh", "fish")
_SEVERITIES: Final = tuple(one.value for one in Severity)


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "completion",
        help="print what lets a shell complete commands, options and names",
        description="Print what lets a shell complete commands, options, report types, rules and "
        "states when you press Tab. Its page in docs/how-to says where to put it.",
    )
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))
    parser.set_defaults(run=_run, alone=True)  # a wrong project file must not end a start file


def _run(arguments: argparse.Namespace) -> int:
    from argcomplete.shell_integration import shellcode

    print(shellcode(["inspection-reports"], shell=arguments.shell))
    return 0


def complete(parser_of: Callable[[str], argparse.ArgumentParser]) -> None:
    """Answer the shell, and end the program. `parser_of` a command gives the parser for it."""
    import argcomplete

    words = os.environ.get("COMP_LINE", "").split()
    parser = parser_of(words[1] if len(words) > 1 else "")
    for one in _commands(parser):
        for action in one._actions:
            if names := _NAMES.get(action.dest):
                setattr(action, "completer", _Completer(names))  # noqa: B010  argcomplete reads it
    argcomplete.autocomplete(parser, always_complete_options=False)


def _commands(parser: argparse.ArgumentParser) -> Iterable[argparse.ArgumentParser]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.values()


class _Completer:
    """Gives names in the home of the working folder; none where that is broken."""

    def __init__(self, names: Callable[[], Sequence[str]]) -> None:
        self._names = names

    def __call__(self, prefix: str, parsed_args: argparse.Namespace, **_: object) -> Sequence[str]:
        """Return what a word may become; of a list with commas its last part."""
        before, comma, _rest = prefix.rpartition(",")
        try:
            project = of_here(getattr(parsed_args, "templates", None))
            with using(Home(project.templates, project.brand)):
                return [f"{before}{comma}{one}" for one in self._names()]
        except (BrokenError, OSError):
            return []


def _types() -> Sequence[str]:
    from pipeline.report_type.toml.file import ids

    return ids()


def _rules() -> Sequence[str]:
    from pipeline.publishing.rules import rules

    return [name for one in rules() for name in (one.id, one.name)]


def _shown() -> Sequence[str]:
    return (*_SEVERITIES, *FAMILIES, *_rules())


def _failing() -> Sequence[str]:
    return (*_SEVERITIES, *FAMILIES, "never")


def _formats() -> Sequence[str]:
    from pipeline.writers import FORMATS

    return tuple(FORMATS)


_NAMES: Final[Mapping[str, Callable[[], Sequence[str]]]] = {
    "type": _types,
    "types": _types,
    "rule": _rules,
    "only": _shown,
    "fail_on": _failing,
    "formats": _formats,
}
"""What may stand for an argument or after an option, by the name that argparse has for it."""
