"""What there is, grouped by who uses what: `help`, `--help`, and what is said without a command."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from pipeline.commands.lines import fill, width, wrapped
from pipeline.model.suggestion import did_you_mean

GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "Write down an inspection": (
        "types", "new", "import", "export", "preview", "validate", "deadlines",
    ),
    "Check reports and draft them": ("check", "render", "explain"),
    "Send a report, approve and publish it": (
        "comments", "status", "mark", "approve", "publish", "verify", "prove",
    ),
    "Change templates, report types and rules": (
        "lint", "budget", "compare", "profile", "rules",
    ),
    "Set up": ("schema", "upgrade", "completion"),
}  # fmt: skip
"""Titles, and the commands below each; one that is in no group stands below ‘More’."""

_BEGIN: Final = (
    "Begin with ‘inspection-reports types’, then ‘inspection-reports new TYPE --out "
    "visit.bundle.json’. ‘inspection-reports help COMMAND’ says what a command takes, "
    "‘--version’ prints the version."
)
_INDENT = 14


class Overview(argparse.ArgumentParser):
    """The parser of all commands, whose help is the overview."""

    said: Mapping[str, str] = {}
    """What is said of each command, by its name."""

    def format_help(self) -> str:
        """Return the overview."""
        prose = (_BEGIN, *(self.epilog or "").split("\n\n"))
        told = [f"{fill(' '.join(one.split()))}\n" for one in prose]
        return "\n".join([f"{fill(self.description or '')}\n", *_groups(self.said), *told])


def said_of(commands: Any) -> Mapping[str, str]:
    """Return what the parser of each command says of it in a line, by its name."""
    return {one.dest: one.help or "" for one in commands._choices_actions}


def no_command(given: str, known: Sequence[str]) -> str:
    """Return what to say of a word that is no command, and ‘’ of one that is, or of an option."""
    if given in known or given.startswith("-"):
        return ""
    if is_path := os.path.exists(given):  # noqa: PTH110  a Path may raise
        hint = f"A command comes before a path: inspection-reports check {given}"
    else:
        hint = did_you_mean(given, known) or "‘inspection-reports help’ shows what there is."
    told = f"‘{given}’ is a path and no command." if is_path else f"there is no command ‘{given}’."
    return f"{told} {hint}"


def _groups(said: Mapping[str, str]) -> Iterator[str]:
    grouped = {one for names in GROUPS.values() for one in names}
    more = tuple(name for name in said if name not in grouped)
    for title, names in (*GROUPS.items(), ("More", more)):
        lines = [line for name in names if name in said for line in _lines(name, said[name])]
        if lines:
            yield "\n".join((title, *lines, ""))


def _lines(name: str, said: str) -> list[str]:
    told = wrapped(said, width() - _INDENT)
    return [f"  {name if not at else '':<{_INDENT - 2}}{line}" for at, line in enumerate(told)]
